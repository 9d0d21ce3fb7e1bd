"""Which statements belong together, and which outlets are witnesses of their own."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind, Record, Speaker, Wording
from bot.stance.briefings import by_briefing, independent_outlets, other_wordings
from bot.stance.copies import same_copy
from tests.fakes import SAID, record

COURIER = "The Quay Courier"
LEAD = record(
    "“The old river treaty stands and will be honoured in full,” the spokesperson said.",
    kind=Kind.DIRECT,
    quotes=("The old river treaty stands and will be honoured in full,",),
    topics=("water",),
)
WIRE = (
    "Envoys of both banks met at the weir for nine hours and parted without a word to the reporters who stood in the rain."
    " The spokesperson then said the ancient river treaty would be kept to the letter by her government."
)
WIRE_SAID = "The spokesperson then said the ancient river treaty would be kept to the letter by her government."


def theirs(words: str, **other: object) -> Record:
    """Another outlet's record on the same matter."""
    given = {"topics": ("water",), "outlet": COURIER, **other}
    return record(words, **given)  # type: ignore[arg-type]


def test_briefings_are_days_newest_first() -> None:
    """Records fall into days; the undated follow the dated, each article by itself."""
    undated = record("She said it sometime.", said_on=None, published=None)
    published = record("She said it somewhere.", said_on=None, published=SAID)
    older = record("She said it before.", said_on=date(2030, 4, 1))
    found = by_briefing([undated, published, older, LEAD])

    assert [(one.day, one.stated, one.records) for one in found] == [
        (SAID, True, (LEAD,)),
        (SAID, False, (published,)),
        (date(2030, 4, 1), True, (older,)),
        (None, False, (undated,)),
    ]


SAME_MATTER = {
    "other words inside the marks": theirs("“The river treaty stands,” she said.", quotes=("The river treaty stands,",)),
    "a paraphrase": theirs("She said the river treaty would be honoured."),
    "words without a topic that share its substance": theirs("She said the river treaty would be honoured.", topics=()),
}
OTHER_MATTER = {
    "another day's": theirs("She said the river treaty would be honoured.", said_on=date(2030, 4, 25)),
    "another country's, however alike": theirs(LEAD.words, countries=("CA",)),
    "another topic's, however alike": theirs(LEAD.words, topics=("trade",)),
    "another ministry's": theirs(
        "He said the river treaty would be honoured.", speaker=Speaker(name="Ivo Lund", ministry="NO")
    ),
    "a decline": theirs("She would not discuss the river treaty.", kind=Kind.DECLINED),
    "the same outlet's": record("She said the river treaty would be honoured.", topics=("water",)),
    "words that share nothing with it": theirs("She welcomed the dam."),
}


@pytest.mark.parametrize("other", SAME_MATTER.values(), ids=SAME_MATTER)
def test_same_matter_is_another_wording(other: Record) -> None:
    """Briefing, country and topic make it the same matter."""
    assert other_wordings(LEAD, [LEAD, other]) == (other,)


@pytest.mark.parametrize("other", OTHER_MATTER.values(), ids=OTHER_MATTER)
def test_other_matter_is_not(other: Record) -> None:
    """Likeness alone does not."""
    assert other_wordings(LEAD, [LEAD, other]) == ()


def test_quoted_wordings_come_first_and_few_are_shown() -> None:
    """The ministry's words in other marks are worth more than another paraphrase."""
    told = theirs("She said the old river treaty would be honoured.")
    words = theirs(
        "“The treaty on the river stands,” she said.", quotes=("The treaty on the river stands,",), outlet="Mole News"
    )

    assert other_wordings(LEAD, [told, words], most=2) == (words, told)
    assert other_wordings(LEAD, [told, words], most=1) == (words,)


def test_each_outlet_is_shown_once() -> None:
    """Of several statements of one outlet the best one stands for it."""
    told = theirs("She said the old river treaty would be honoured.")
    words = theirs("“The river treaty stands,” she said.", quotes=("The river treaty stands,",))
    third = theirs("The river treaty is to be honoured, she said.", outlet="Mole News")

    assert other_wordings(LEAD, [told, third, words]) == (words, third)


def test_wire_copy_is_one_witness() -> None:
    """Two outlets with one agency's text count as one."""
    first = theirs(WIRE_SAID, before=WIRE.removesuffix(WIRE_SAID))
    second = theirs(WIRE_SAID, before=WIRE.removesuffix(WIRE_SAID), outlet="Mole News")

    assert same_copy(first, second)
    assert len(other_wordings(LEAD, [first, second])) == 1


def test_equal_quotations_are_two_witnesses() -> None:
    """Two outlets that print the same quoted words may both simply be right."""
    other = theirs(
        LEAD.words, quotes=("The old river treaty stands and will be honoured in full,",), after=" More followed at noon."
    )

    assert not same_copy(LEAD, other)
    assert other_wordings(LEAD, [other]) == (other,)


def test_summaries_of_alike_facts_are_not_wire_copy() -> None:
    """An editor who files two outlets in the same words does not make them one agency's."""
    words = "The ministry says the old treaty on the river stands."
    first = record(words, wording=Wording.SUMMARY)
    second = record(words, wording=Wording.SUMMARY, outlet=COURIER)

    assert not same_copy(first, second)


def test_outlets_are_named_once() -> None:
    """Each witness is counted once, the lead's first; an unknown outlet is not counted."""
    others = [theirs("She said so."), theirs("She said it twice."), theirs("Nobody knows where.", outlet=None)]

    assert independent_outlets(LEAD, others) == ("The Harbour Gazette", COURIER)
