"""Reports that share nearly all their words and say the opposite are never shown as one another's confirmation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Kind, Record
from bot.stance.agreement import DAY, NAME, NEGATION, NUMBER, VERB, differs_in
from bot.stance.answers import Found, Query
from bot.stance.ask import ask
from bot.stance.briefings import independent_outlets, other_wordings, set_beside
from bot.stance.news import each_once
from bot.stance.present import corroboration_line, sections
from tests.fakes import SAID, InMemoryArchive, record

COURIER = "The Quay Courier"

#: What one outlet prints, what another does, and in what the two differ.
OPPOSITE = {
    "see, not see": ("We see Havana as a partner in health", "We do not see Havana as a partner in health", NEGATION),
    "will, will not": ("We will attend the harbour talks", "We will not attend the harbour talks", NEGATION),
    "will, won't": ("We will attend the harbour talks", "We won’t attend the harbour talks", NEGATION),
    "can, cannot": ("The ferry treaty can be renewed this year", "The ferry treaty cannot be renewed this year", NEGATION),
    "has, has never": ("Our navy has entered the strait", "Our navy has never entered the strait", NEGATION),
    "a deal, no deal": ("There is a deal on the ferry harbour", "There is no deal on the ferry harbour", NEGATION),
    "another thing negated": (
        "We do not want a quarrel and will renew the treaty",
        "We do not want a quarrel and will not renew the treaty",
        NEGATION,
    ),
    "with, without": ("We signed the treaty with conditions", "We signed the treaty without conditions", NEGATION),
    "called a lie": ("The treaty holds the harbour open", "It is a lie that the treaty holds the harbour open", NEGATION),
    "supports, rejects": ("Our government supports the harbour plan", "Our government rejects the harbour plan", VERB),
    "confirm, deny": ("We confirm the reports of the harbour talks", "We deny the reports of the harbour talks", VERB),
    "not reject, reject": ("We do not reject the harbour plan", "We reject the harbour plan", VERB),
    "lift, impose": ("We will lift duties on harbour timber", "We will impose duties on harbour timber", VERB),
    "acceptable, unacceptable": (
        "The harbour strike is acceptable to our people",
        "The harbour strike is unacceptable to our people",
        NEGATION,
    ),
    "doubled, halved": ("The timber trade has doubled this spring", "The timber trade has halved this spring", VERB),
    "Monday, Friday": ("The harbour visit will take place on Monday", "The harbour visit will take place on Friday", DAY),
    "1,000, 5,000": ("We sent 1,000 tents to the harbour towns", "We sent 5,000 tents to the harbour towns", NUMBER),
    "two, three": ("We sent two ships to the harbour towns", "We sent three ships to the harbour towns", NUMBER),
    "another person": ("Our envoy met Ana Roca at the harbour", "Our envoy met Luis Vega at the harbour", NAME),
}
#: Two faithful reports of one remark.
AGREEING = {
    "word for word": ("We do not see Havana as a partner in health", "We do not see Havana as a partner in health"),
    "denied and not": ("We did not enter the harbour strait", "We deny entering the harbour strait"),
    "not supported and rejected": ("We do not support the harbour plan", "We reject the harbour plan"),
    "less told": ("We sent 1,000 tents to the harbour towns", "We sent tents to the harbour towns"),
    "a numeral and its word": ("We sent 2 ships to the harbour towns", "We sent two ships to the harbour towns"),
    "a contraction": ("We will not attend the harbour talks", "We won't attend the harbour talks"),
    "another matter's negation beside it": (
        "The harbour treaty with its ferries stands. Nobody will sell grain.",
        "The harbour treaty with its ferries stands",
    ),
}


def quoted(words: str, outlet: str = "The Harbour Gazette", countries: tuple[str, ...] = ("CU",)) -> Record:
    return record(
        f"“{words},” the spokesperson said.", kind=Kind.DIRECT, quotes=(words,), outlet=outlet, countries=countries
    )


def told(words: str, outlet: str = COURIER, countries: tuple[str, ...] = ("CU",)) -> Record:
    return record(words, outlet=outlet, countries=countries)


def answered(*records: Record) -> Found:
    asked = Query(text="Cuba", countries=("CU",))
    answer = ask(asked, InMemoryArchive(records), ministry="PK", today=SAID)
    assert isinstance(answer, Found)
    return answer


@pytest.mark.parametrize(("one", "other", "what"), OPPOSITE.values(), ids=OPPOSITE)
def test_contradictions_are_set_apart_and_not_counted(one: str, other: str, what: str) -> None:
    """Each way round: no "same", no second witness, a heading of its own that says what differs."""
    for lead, second in ((one, other), (other, one)):
        first, otherwise = quoted(lead), quoted(second, COURIER)

        assert what in differs_in(first, otherwise)
        assert other_wordings(first, [first, otherwise]) == ()
        assert set_beside(first, [first, otherwise])[1] == (otherwise,)
        assert each_once([first, otherwise]) == [first, otherwise]

        answer = answered(first, otherwise)
        headings = [heading for heading, _ in sections(answer)]
        assert corroboration_line(answer) is None
        assert headings[0].startswith("Otherwise in other outlets: ")
        assert what in headings[0]
        assert "The same in other outlets" not in headings


def test_another_country_is_set_apart() -> None:
    """Talks with India are no talks with China."""
    first = quoted("We will hold harbour talks with India", countries=("CU", "IN"))
    second = quoted("We will hold harbour talks with China", COURIER, countries=("CU", "CN"))

    assert NAME in differs_in(first, second)
    assert set_beside(first, [second])[1] == (second,)


@pytest.mark.parametrize(("one", "other"), AGREEING.values(), ids=AGREEING)
def test_faithful_reports_stay_the_same(one: str, other: str) -> None:
    """What is the same in other words, or with less told, is still counted."""
    first, second = quoted(one), quoted(other, COURIER)

    assert (differs_in(first, second), differs_in(second, first)) == ((), ())
    assert independent_outlets(first, other_wordings(first, [second])) == ("The Harbour Gazette", COURIER)


def test_a_denial_outside_the_marks_counts() -> None:
    """What an outlet says around a part of a quote turns it round as well."""
    first = quoted("Havana is a partner in health")
    denied = record(
        "She denied that Havana was “a partner in health”.",
        kind=Kind.MIXED,
        quotes=("a partner in health",),
        cue="denied",
        outlet=COURIER,
        countries=("CU",),
    )

    assert NEGATION in differs_in(first, denied)
    assert other_wordings(first, [denied]) == ()


@pytest.mark.parametrize(
    "empty",
    [
        "The spokesperson spoke on Thursday about harbour relations with Havana.",
        "She also talked about the harbour relations with Havana.",
        "She commented on harbour relations with Havana at the weekly briefing.",
    ],
)
def test_talk_without_content_is_no_report(empty: str) -> None:
    """That a matter was spoken of confirms nothing that was said of it."""
    first = quoted("We value our harbour relations with Havana")

    assert set_beside(first, [told(empty)]) == ((), ())


def test_another_remark_on_the_country_is_no_report() -> None:
    """The country's name and one more word are shared by chance, and confirm nothing."""
    first = quoted("We do not see Havana as a partner in health and in education for Cuba")
    second = quoted("Cuba will attack the health workers at dawn", COURIER)

    assert set_beside(first, [second]) == ((), ())


@given(
    verb=st.sampled_from(["renew", "widen", "honour", "publish", "discuss"]),
    thing=st.sampled_from(["the harbour treaty", "our ferry accord", "the timber list"]),
    negated=st.sampled_from(["will not", "won't", "can never", "cannot", "shall not", "do not"]),
    tail=st.sampled_from(["", " this year", " with our neighbours", " in the coming months"]),
)
def test_one_negation_is_enough(verb: str, thing: str, negated: str, tail: str) -> None:
    """Whatever is said, saying it with and without a negation is never the same."""
    first = quoted(f"Our government will {verb} {thing}{tail}")
    second = quoted(f"Our government {negated} {verb} {thing}{tail}", COURIER)

    assert NEGATION in differs_in(first, second)
    assert not other_wordings(first, [second])
    assert not other_wordings(second, [first])


@given(one=st.integers(min_value=21, max_value=10**7), other=st.integers(min_value=21, max_value=10**7))
def test_numbers_agree_only_when_equal(one: int, other: int) -> None:
    """A number with and without its commas is one; two numbers are two."""
    first, second = quoted(f"We sent {one:,} tents to the harbour"), quoted(f"We sent {other} tents to the harbour", COURIER)

    assert (NUMBER in differs_in(first, second)) == (one != other)
