"""Which countries and topics a statement is about."""

from __future__ import annotations

import pytest

from tests.text.reading import only, statements, table

_SAID = "The Foreign Office said that "

#: what was said -> countries and bodies
COUNTRIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "a country": ("talks with Iran went on.", ("IR",)),
    "a demonym": ("Iranian guards had crossed the border.", ("IR",)),
    "several, in order of mention": ("China, Iran and Russia would meet.", ("CN", "IR", "RU")),
    "a capital that acts is its government": ("Washington must listen.", ("US",)),
    "a capital that is urged": ("it urged Kabul to act.", ("AF",)),
    "a capital where somebody meets is a place": ("the talks in Doha had helped.", ()),
    "a capital somebody goes to is a place": ("the envoy had gone to Vienna.", ()),
    "the US against us": ("the US must listen to us.", ("US",)),
    "us alone": ("they told us nothing.", ()),
    "two-letter words": ("it is in no way so, as we are to be at it.", ()),
    "two-letter words in capitals": ("IN, IT, NO, SO, AM and BE were words.", ()),
    "Vienna Convention": ("the Vienna Convention must be kept.", ()),
    "Indian Ocean": ("the Indian Ocean must stay calm.", ()),
    "Tehreek-e-Taliban Pakistan": ("the Tehreek-e-Taliban Pakistan must be stopped.", ()),
    "Simla Agreement": ("the Simla Agreement was alive.", ()),
    "South China Sea": ("the South China Sea must stay calm.", ()),
    "Persian Gulf": ("the Persian Gulf must stay calm.", ()),
    "a capital in front of a meeting is a place": ("the Doha talks were useful.", ()),
    "an embassy in a capital is a place": ("the embassy in Washington was open.", ()),
    "a visit to a capital": ("the minister would travel to Tokyo.", ("JP",)),
    "an envoy recalled from a capital": ("it would not recall its envoy from Helsinki.", ("FI",)),
    "those who govern in a capital": ("it would work with the new administration in Washington.", ("US",)),
    "a bank based in a capital": ("the Beijing-based bank was open.", ()),
    "a seat of power": ("the White House and the Kremlin must answer.", ("US", "RU")),
    "dotted initials": ("ties with the U.S. were strong.", ("US",)),
    "a country by its leader": ("Modi must answer.", ("IN",)),
    "two countries joined by a hyphen": ("the Iran-China road was open.", ("IR", "CN")),
    "the north and the south of Korea": ("North Korea and South Korea would talk.", ("KP", "KR")),
    "a country inside another's name": ("Guinea-Bissau was welcome.", ("GW",)),
    "a bird and shoes": ("turkey was on the table, and jordan shoes were sold.", ()),
    "the international community is no country": ("it called upon the international community to act.", ()),
    "Gaza is Palestine": ("Gaza was in flames.", ("PS",)),
    "Hong Kong is China": ("Hong Kong was quiet.", ("CN",)),
    "Macao is China": ("Macao was quiet.", ("CN",)),
    "Michael Jordan": ("Michael Jordan was welcome.", ()),
    "Niger is not Nigeria": ("Nigeria was welcome.", ("NG",)),
    "Nigeria is not Niger": ("Niger was welcome.", ("NE",)),
    "Kashmir is about India": ("Kashmir was in flames.", ("IN",)),
    "the Taliban are Kabul": ("the Taliban must act.", ("AF",)),
    "the UN where it is addressed": ("it urged the UN to act.", ("UN",)),
    "the UN Charter is no body": ("the UN Charter must be kept.", ()),
    "the speaker's own country never counts": ("Pakistan and Iran would meet in Islamabad.", ("IR",)),
    "a soft hyphen in a name": ("Afghan\u00adistan must act.", ("AF",)),
    "a possessive": ("Iran’s ports were safe.", ("IR",)),
}


@pytest.mark.parametrize(("said", "expected"), **table(COUNTRIES))
def test_countries_that_are_named(said: str, expected: tuple[str, ...]) -> None:
    """A statement is about the countries its words name, longest match first."""
    assert only(_SAID + said).countries == expected


def test_a_country_is_inherited_and_marked() -> None:
    """A statement without a country is about what the ones around it are about, and says so."""
    _, second = statements(_SAID + "talks with Iran went on.\nIt said that the border would stay open.")
    assert (second.countries, second.inherited) == (("IR",), ("IR",))


def test_a_new_question_inherits_nothing() -> None:
    """An answer to another question starts a new matter."""
    _, second = statements(
        _SAID + "talks with Iran went on.\nIn response to another question, the spokesperson said that prices would fall."
    )
    assert second.countries == ()


def test_named_countries_are_not_inherited() -> None:
    """A statement with countries of its own inherits none."""
    _, second = statements(_SAID + "talks with Iran went on.\nIt said that trade with China grew.")
    assert (second.countries, second.inherited) == (("CN",), ())


#: what was said -> a topic among its topics
TOPICS: dict[str, tuple[str, str]] = {
    "Kashmir": ("Kashmir was in flames.", "kashmir"),
    "terrorism": ("terrorism had to be fought together.", "terrorism"),
    "a border": ("the border with Iran would stay open.", "border"),
    "Gaza": ("the siege of Gaza must end.", "palestine_gaza"),
    "a visit": ("the minister would visit Baku from Monday.", "visits_summits"),
}


@pytest.mark.parametrize(("said", "expected"), **table(TOPICS))
def test_topics_that_are_named(said: str, expected: str) -> None:
    """The words of the lexicon tell the topics."""
    assert expected in only(_SAID + said).topics


_ON_IRAN = (
    "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that Iran was dear.\nShe said that Iran was near.\n"
)

#: what follows two statements on Iran -> the countries of its last statement
CARRIES_ON: dict[str, tuple[str, tuple[str, ...]]] = {
    "to another question": ("To another, she said it was too early to comment.", ()),
    "in reply to another": ("In reply to another, she said that the port was open.", ()),
    "to yet another question": ("To yet another question, she said that the port was open.", ()),
    "the answer goes on": ("To another, she said that the port was open. She said that it would stay so.", ()),
    "a refusal on what was just named": (
        "She said that no invitation had come from Germany. She did not say when one would come.",
        ("DE",),
    ),
    "no refusal": ("She said that no invitation had come from Germany. She said that the port was open.", ("IR",)),
}


@pytest.mark.parametrize(("then", "expected"), **table(CARRIES_ON))
def test_what_an_answer_carries_on(then: str, expected: tuple[str, ...]) -> None:
    """A new question carries on nothing; a refusal that points back is about what was named right before."""
    assert statements(_ON_IRAN + then)[-1].countries == expected


def test_what_a_passage_turns_to_goes_on() -> None:
    """A pronoun's sentence is about what the speaker has just turned to, not about what the article is mostly of."""
    lead = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that India had shut the gate.\n"
    text = lead + "She said that India must answer.\nReferring to Iran, she said that it was a friend.\nShe hailed trade."
    assert [found.countries for found in statements(text)] == [("IN",), ("IN",), ("IR",), ("IR",)]


def test_whoever_was_met_next_does_not_speak_of_whom_was_met_before() -> None:
    """ "Later, he spoke with X, who sent condolences" is about the one who called, not about the call before."""
    text = (
        "Foreign Minister Ishaq Dar telephoned his Iranian counterpart Abbas Araghchi on Thursday.\n\n"
        "Dar reiterated support for Iran, the Foreign Office said.\n\n"
        "Later, he also spoke with Norwegian Foreign Minister Peter Poe, who expressed condolences over the floods."
    )
    last = statements(text)[-1]
    assert (last.speaker.ministry, last.countries) == ("NO", ())
