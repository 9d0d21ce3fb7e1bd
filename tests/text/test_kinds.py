"""How the words reached print, and whether they state a position."""

from __future__ import annotations

import pytest

from bot.model import Kind
from tests.text.reading import only, quotes, statements, table

_WHO = "Foreign Office Spokesperson Mumtaz Zahra Baloch"

#: text -> kind
KINDS: dict[str, tuple[str, Kind]] = {
    "a quotation and its source": (f"“Talks with Iran go on,” {_WHO} said.", Kind.DIRECT),
    "a source and its quotation": (f"{_WHO} said: “Talks with Iran go on.”", Kind.DIRECT),
    "a quotation that goes on behind its source": (f"“Talks,” said {_WHO}, “go on with Iran.”", Kind.DIRECT),
    "a few words in marks": (f"{_WHO} said talks with Iran were “slow but useful” so far.", Kind.MIXED),
    "a full clause in marks behind that": (f"{_WHO} said that “talks with Iran go on”.", Kind.MIXED),
    "a quotation and a paraphrase": (f"“Talks with Iran go on,” {_WHO} said, adding that trade grew.", Kind.MIXED),
    "no marks": (f"{_WHO} said that talks with Iran went on.", Kind.PARAPHRASE),
    "a name in marks": (f"{_WHO} said that the ship “Morning Star” had left Iran.", Kind.PARAPHRASE),
    "declined to comment": (f"{_WHO} declined to comment on the talks with Iran.", Kind.DECLINED),
    "refused to say": (f"{_WHO} refused to say when the talks with Iran would end.", Kind.DECLINED),
    "did not comment": (f"{_WHO} did not comment on the talks with Iran.", Kind.DECLINED),
    "not aware": (f"{_WHO} said she was not aware of any talks with Iran.", Kind.DECLINED),
    "cannot be discussed": (f"{_WHO} said such matters cannot be discussed in the media.", Kind.DECLINED),
    "no comment, in marks": (f"“No comment on that,” said {_WHO}.", Kind.DECLINED),
    "not in a position": (f"“I am not in a position to say more,” {_WHO} said.", Kind.DECLINED),
    "neither confirmed nor denied": (f"{_WHO} neither confirmed nor denied the talks with Iran.", Kind.DECLINED),
    "would not comment": (f"When asked about the trial, {_WHO} said she would not comment.", Kind.DECLINED),
    "did not respond": (f"{_WHO} did not respond to a request for comment.", Kind.DECLINED),
    "nothing to add": (f"Asked about Iran, {_WHO} said she had nothing to add.", Kind.DECLINED),
    "could not be discussed": (f"{_WHO} said such matters could not be discussed in the media.", Kind.DECLINED),
    "avoided an answer": (f"{_WHO} avoided giving a direct answer on the visit.", Kind.DECLINED),
    "stopped short": (f"{_WHO} stopped short of naming any country.", Kind.DECLINED),
    "chose not to comment": (f"{_WHO} chose not to comment on the visit.", Kind.DECLINED),
    "a denial is not declined": (f"{_WHO} denied that there were talks with Iran.", Kind.PARAPHRASE),
    "brushed aside is not declined": (f"{_WHO} brushed aside the report on Iran.", Kind.PARAPHRASE),
    "rejected is not declined": (f"{_WHO} rejected the report on Iran.", Kind.PARAPHRASE),
    "refused to accept is not declined": (f"{_WHO} said that Iran had refused to accept the plan.", Kind.PARAPHRASE),
    "a counterpart who declined is no refusal": (f"{_WHO} said that the visit had been declined by Iran.", Kind.PARAPHRASE),
}


@pytest.mark.parametrize(("text", "expected"), **table(KINDS))
def test_how_words_reached_print(text: str, expected: Kind) -> None:
    """Direct, mixed and paraphrase follow from the marks; declined from the words."""
    assert only(text).kind is expected


#: text -> the speaker's quoted words
OWN: dict[str, tuple[str, list[str]]] = {
    "two stretches": (f"“Talks,” said {_WHO}, “go on.”", ["Talks,", "go on."]),
    "a name in marks is none": (f"{_WHO} said that the ship “Morning Star” had left.", []),
    "a name beside words": (f"{_WHO} said the “Morning Star” had left “in good order”.", ["in good order"]),
    "doubled single marks": (f"''Talks go on,'' said {_WHO}.", ["Talks go on,"]),
    "a comma behind the mark": (f"“Talks go on”, said {_WHO}.", ["Talks go on"]),
    "a stop before the source": (f"“Talks with Iran go on.” {_WHO} said.", ["Talks with Iran go on."]),
    "marks in the question": (f"Asked about “the plan”, {_WHO} said that talks went on.", []),
    "single marks inside double ones": (f"{_WHO} said: “The ‘plan’ is dead.”", ["The ‘plan’ is dead."]),
    "a word put in by the outlet": (f"“[Talks] go on,” {_WHO} said.", ["[Talks] go on,"]),
    "an ellipsis": (f"“Talks go on… and on,” {_WHO} said.", ["Talks go on… and on,"]),
    "single marks with an apostrophe": (
        f"{_WHO} said, 'Talks with Iran's new envoys go on.'",
        ["Talks with Iran's new envoys go on."],
    ),
    "over three paragraphs": (
        f"“Talks go on.\n“Trade grows.\n“We are all friends,” {_WHO} said.",
        ["Talks go on.", "Trade grows.", "We are all friends,"],
    ),
    "one short word": (f"“No,” said {_WHO}.", ["No,"]),
    "never closed": (f"{_WHO} said: “Talks go on.", ["Talks go on."]),
    "a stray mark before the source": ("“Baloch said, “Talks go on.”", ["Talks go on."]),
    "an apostrophe": (f"“It isn’t Iran’s turn,” said {_WHO}.", ["It isn’t Iran’s turn,"]),
}


@pytest.mark.parametrize(("text", "expected"), **table(OWN))
def test_the_speakers_own_words(text: str, expected: list[str]) -> None:
    """Quotes are what stands between the marks, and never a mere name."""
    assert quotes(text) == [expected]


#: text -> whether it states a position
POSITIONS: dict[str, tuple[str, bool]] = {
    "a stance": (f"{_WHO} said that the border must stay open.", True),
    "a condemnation": (f"{_WHO} condemned the blast in Kabul.", True),
    "support": (f"{_WHO} reaffirmed support for Palestine.", True),
    "a visit that is announced": (f"{_WHO} said that the minister would visit Baku from Monday.", False),
    "a visit that is scheduled": (f"{_WHO} said that the prime minister was scheduled to visit Riyadh.", False),
    "a conference to be attended": (f"{_WHO} said that the minister would attend a conference in Baku.", False),
    "a refusal to comment": (f"{_WHO} declined to comment on the talks with Iran.", False),
    "a felicitation": ("Prime Minister Shehbaz Sharif congratulated the new president of Iran.", False),
}


@pytest.mark.parametrize(("text", "expected"), **table(POSITIONS))
def test_what_is_a_position(text: str, expected: bool) -> None:
    """A stance is a position; an announced visit, a courtesy and a refusal to comment are none."""
    assert only(text).position is expected


def test_a_quotation_carried_on_is_direct() -> None:
    """A second quoted sentence without a source is the same speaker's, directly."""
    first, second = statements(f"“Talks go on,” said {_WHO}. “They will not be hurried by anybody.”")
    assert (first.kind, second.kind, second.cue) == (Kind.DIRECT, Kind.DIRECT, None)


@pytest.mark.parametrize("said", ["did not say", "never said", "has not said", "didn’t say"])
def test_what_was_not_said_is_no_quote(said: str) -> None:
    """Words that a speaker did *not* say are never shown as their own."""
    assert [quote for found in quotes(f"{_WHO} {said} “we will attack the port”.") for quote in found] == []


#: what follows a briefing -> its kind
REFUSED: dict[str, tuple[str, Kind]] = {
    "and then something is said": ("She declined to comment on it, but said that Iran was a friend.", Kind.PARAPHRASE),
    "though it is stated": ("She would not comment on it, though she reiterated that Iran was a friend.", Kind.PARAPHRASE),
    "and nothing is said": ("She declined to comment on it, but said she would not speculate.", Kind.DECLINED),
    "before something else": ("She said talks went on but declined to give details.", Kind.DECLINED),
    "another country does": ("She said that India had declined to comment on the gate.", Kind.PARAPHRASE),
    "another country does still": ("She said New Delhi has not responded to the offer.", Kind.PARAPHRASE),
    "on another country": ("She said she could not comment on India’s gate.", Kind.DECLINED),
}


@pytest.mark.parametrize(("sentence", "kind"), **table(REFUSED))
def test_who_refuses_and_whether_that_is_all(sentence: str, kind: Kind) -> None:
    """Another's refusal is none of the speaker's; a position behind the speaker's own stays one."""
    lead = "Foreign Office Spokesperson Mumtaz Zahra Baloch said on Thursday that the port was open.\n"
    assert statements(lead + sentence)[-1].kind is kind
