"""Whose a bare "Foreign Office" or "foreign ministry" is beside other countries’ of this name, at home and abroad."""

from __future__ import annotations

import pytest

from bot.model import Article, Statement, Status, article_id
from bot.text.datelines import NAMESAKE
from bot.text.parse import parse
from tests.text.reading import FRIDAY, statements, table


def _last(text: str, outlet: str) -> Statement:
    article = Article(id=article_id(url=None, text=text), text=text, outlet=outlet, published=FRIDAY)
    return parse(article).statements[-1]


_LEDGER, _BRITISH, _AMERICAN = "Harbour Ledger", "BBC", "CNBC"

#: (outlet, article) whose last statement nobody is answered with
HELD: dict[str, tuple[str, str]] = {
    "advice to Britons": (_BRITISH, "The Foreign Office has advised Britons against sailing to Nauru."),
    "advice to British nationals anywhere": (
        _LEDGER,
        "The Foreign Office has told British nationals to leave Nauru. “Leave by sea,” the spokesperson said.",
    ),
    "an outlet of the other country": (_BRITISH, "Britain has summoned the envoy of Nauru, the Foreign Office said."),
    "its long name, then the bare one": (
        _LEDGER,
        "LONDON: The UK Foreign Office said on Thursday that the port was shut.\nThe Foreign Office told ships to wait.",
    ),
    "after its long name without a dateline": (
        _LEDGER,
        "The Foreign, Commonwealth and Development Office said that the port was shut.\nA Foreign Office spokesman said so.",
    ),
    "a spokesman nobody knows": (_BRITISH, "Foreign Office spokesman Omar Low said that Britons should leave."),
    "about home in the third person": (_LEDGER, "KABUL: The foreign ministry said that Pakistan had shut the gate."),
    "its spokesperson": (
        _LEDGER,
        "NEW DELHI: The foreign ministry said that Pakistan had shut the gate.\n“Open it,” the spokesperson said.",
    ),
    "what it went on to say": (_LEDGER, "GENEVA: The MoFA said that Pakistan had shut the gate. It said it would wait."),
    "a minister who is not named": (_LEDGER, "DUBAI: The foreign minister said that Pakistan had shut the gate."),
    "an agency's dateline": (_LEDGER, "KABUL, Nov 8 (Quay) - The foreign ministry said that Pakistan had shut the gate."),
    "filed abroad, somebody of home named": (_LEDGER, "KABUL: The Foreign Office said that Ishaq Dar would visit the port."),
    "filed abroad, home named": (
        _LEDGER,
        "GENEVA: The Foreign Office urged India. “Pakistan must answer,” it said.",
    ),
    "filed in a town of no known country": (_LEDGER, "QUAY: The Foreign Office said that Pakistan wanted more trade."),
    "a dateline in small letters": (_LEDGER, "Kabul: The Foreign Office said that Pakistan wanted more trade."),
    "home’s government has spoken where another Foreign Office is at home": (
        _LEDGER,
        "LONDON: Pakistan welcomed the vote. The Foreign Office said that it had summoned the envoy.",
    ),
    "an outlet abroad without a dateline": (_AMERICAN, "The foreign ministry said that the ships were safe."),
}


@pytest.mark.parametrize(("outlet", "text"), **table(HELD))
def test_whose_ministry_it_is_must_be_told(outlet: str, text: str) -> None:
    """Abroad, a bare name of a ministry is not taken for the home one's."""
    found = _last(text, outlet)
    assert (found.status, found.flags != ()) == (Status.HELD, True)


#: (outlet, article) -> ministry of its last statement, shown
SHOWN: dict[str, tuple[str, str, str]] = {
    "filed at home": (_BRITISH, "ISLAMABAD: The Foreign Office said that Britain had opened the port.", "PK"),
    "filed at home by an agency": (_BRITISH, "ISLAMABAD (Quay) - The foreign ministry said that the port was open.", "PK"),
    "filed at home, the country with it": (
        _BRITISH,
        "Islamabad, Pakistan – The foreign ministry said that the port was open.",
        "PK",
    ),
    "filed at home in small letters": (_BRITISH, "Lahore: The Foreign Office said that the port was open.", "PK"),
    "filed in a small town of home": (_LEDGER, "LANDI KOTAL: The foreign ministry said that the gate was open.", "PK"),
    "the ministry behind its Foreign Office": (
        _LEDGER,
        "WASHINGTON: Pakistan welcomed the vote. The Foreign Office said so, with Ishaq Dar.\nThe ministry said it again.",
        "PK",
    ),
    "its minister by his last name": (_LEDGER, "KABUL: Dar called for more trade, the Foreign Office said.", "PK"),
    "both sides of a joint statement abroad": (
        _LEDGER,
        "BEIJING: Pakistan and China reaffirmed their friendship.\nIn a joint statement, the two sides opposed the plan.",
        "PK",
    ),
    "filed in a city of home": (_LEDGER, "KARACHI: The foreign ministry said that the port was open.", "PK"),
    "told before": (
        _BRITISH,
        "Pakistan’s Foreign Office said that the port was open.\nThe Foreign Office said that it would stay so.",
        "PK",
    ),
    "its spokesperson by name": (
        _LEDGER,
        "DUBAI: Foreign Office Spokesperson Mumtaz Zahra Baloch said so.\nThe Foreign Office said that ships might sail.",
        "PK",
    ),
    "by its seat": (_LEDGER, "COLOMBO: The Foreign Office in Colombo said that India had helped.", "LK"),
    "by its seat abroad": (_LEDGER, "The foreign ministry in Beijing said that Pakistan had helped.", "CN"),
    "by the seat at home": (_BRITISH, "The Foreign Office in Islamabad said that Britain had helped.", "PK"),
}


@pytest.mark.parametrize(("outlet", "text", "ministry"), **table(SHOWN))
def test_a_ministry_that_is_told_is_shown(outlet: str, text: str, ministry: str) -> None:
    """A dateline at home, a seat, a country or a known name tells whose ministry it is."""
    found = _last(text, outlet)
    assert (found.speaker.ministry, found.status) == (ministry, Status.SHOWN)


#: (outlet, article) -> speaker and ministry that its last, held statement carries
CARRIED: dict[str, tuple[str, str, tuple[str, str | None]]] = {
    "the dateline's foreign ministry": (
        _LEDGER,
        "KABUL: The foreign ministry said that Pakistan had shut the gate.",
        ("Afghan Foreign Ministry", "AF"),
    ),
    "what it went on to say": (
        _LEDGER,
        "KABUL: The foreign ministry said that Pakistan had shut the gate.\nIt said that it would wait.",
        ("Afghan Foreign Ministry", "AF"),
    ),
    "a foreign minister is not home's": (
        _LEDGER,
        "DHAKA: The foreign minister said that Pakistan had shut the gate.",
        ("foreign minister", "BD"),
    ),
    "a ministry in a town of no known country": (
        _LEDGER,
        "QUAY: The foreign ministry said that Pakistan had shut the gate.",
        ("foreign ministry", None),
    ),
    "a Foreign Office where none is called so": (
        _LEDGER,
        "KABUL: The Foreign Office thanked Iran.",
        ("Foreign Office", "PK"),
    ),
    "a Foreign Office where one is called so": (
        _LEDGER,
        "LONDON: The Foreign Office thanked Iran.",
        ("British Foreign Office", "GB"),
    ),
    "an outlet's own": (_BRITISH, "The Foreign Office advised against Nauru.", ("British Foreign Office", "GB")),
    "a spokesman by name": (_BRITISH, "Foreign Office spokesman Omar Low said that Nauru was shut.", ("Omar Low", "GB")),
    "the one named before": (
        _LEDGER,
        "The UK Foreign Office said that the port was shut.\nThe Foreign Office told ships to wait.",
        ("British Foreign Office", "GB"),
    ),
}


@pytest.mark.parametrize(("outlet", "text", "voice"), **table(CARRIED))
def test_held_words_carry_the_most_likely_ministry(outlet: str, text: str, voice: tuple[str, str | None]) -> None:
    """An editor is not offered another country's words as the home ministry's."""
    found = _last(text, outlet)
    assert (found.status, (found.speaker.name, found.speaker.ministry)) == (Status.HELD, voice)


def test_a_bare_office_behind_anothers_is_held_at_home() -> None:
    """Whose "The Foreign Office" is right behind "Britain's Foreign Office said" is for an editor, be it filed at home."""
    text = "ISLAMABAD: Britain's Foreign Office said Nauru was a partner. The Foreign Office added that Nauru was far."
    _, behind = statements(text)
    assert (behind.speaker.ministry, behind.status, behind.flags) == ("GB", Status.HELD, (NAMESAKE,))


def test_a_ministry_told_again_is_meant_again_at_home() -> None:
    """Once the home one has spoken by name, or as "FO", the bare name is its own."""
    text = (
        "ISLAMABAD: Britain's Foreign Office said on Thursday that Nauru was a partner. {} said Nauru was far."
        " The Foreign Office added that Nauru was small."
    )
    for own in ("Pakistan's Foreign Office", "The FO", "Pakistan"):
        found = statements(text.format(own))[1:]
        assert [(one.speaker.ministry, one.status) for one in found] == [("PK", Status.SHOWN)] * 2
