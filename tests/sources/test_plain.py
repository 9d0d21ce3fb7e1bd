"""The day a plain text says it was published on, and the dates that are none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.gazetteer.outlets import Outlets
from bot.sources.given import Reading
from bot.sources.plain import Stated, stated, stated_day

TODAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A headline\nPublished November 8, 2024\n\nThe story.", date(2024, 11, 8)),
        ("A headline\nPublished: 8 Nov 2024\nThe story.", date(2024, 11, 8)),
        ("The story.\nPublished in The Sample, January 30th, 2026.", date(2026, 1, 30)),
        ("By Ada Writer\nNovember 07, 2024\nThe story.", date(2024, 11, 7)),
        ("A headline\nPublished: 2024-11-08\nThe story.", date(2024, 11, 8)),
        ("The harbour talks go on\n\n8 November 2024\n\nThe story.", date(2024, 11, 8)),
        ("Outlet: The Sample\nhttps://sample.example/1\nThe harbour talks go on\n2024-11-08\nThe story.", date(2024, 11, 8)),
    ],
    ids=[
        "a line that says so",
        "day first",
        "the print edition's note",
        "a date below the byline",
        "figures",
        "a date below the headline",
        "a date below the headline, outlet and link above it",
    ],
)
def test_a_stated_day_counts(text: str, day: date) -> None:
    """A text that says when it was published is believed."""
    assert day == stated_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "close\nSunday December 22, 2024\n\nA headline\nThe story.",
        "December 22, 2024\nA headline",
        "close\nDecember 22, 2024\n\nA headline of some words\nThe story.",
        "World Business Sports\nDecember 22, 2024\nA headline of some words\nThe story.",
        "A headline of some words\nSunday December 22, 2024\nThe story.",
        "A headline of some words\nISLAMABAD, Nov 21: The story.",
        "The treaty published on 8 November 2024 by the court says more than one would think.",
        "Published February 30, 2024",
        "Published Smarch 3, 2024",
        "Published March 3, 2027",
        "",
    ],
    ids=[
        "a crawler's banner",
        "a date on top",
        "a banner without its weekday",
        "a date between a menu and the headline",
        "a day of the week below the headline",
        "a dateline without a year",
        "prose",
        "no such day",
        "no such month",
        "a day to come",
        "nothing",
    ],
)
def test_other_dates_do_not(text: str) -> None:
    """A banner's date, a date in prose and an impossible one are no day of publication."""
    assert stated_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Published: 2027-05-03\n\nThe story.", "`Published` is 2027-05-03, a day still to come"),
        ("A headline\nPublished: 31 February 2026\n\nThe story.", "`Published` is no day"),
        ("Published: yesterday\n\nThe story.", "`Published` is no day"),
        ("Published on 31 February 2026\n\nThe story.", "`Published` is no day"),
        ("Published: 31 February 2026\nPublished: 2026-01-30\n\nThe story.", None),
        ("Published by order of the harbour master.\n\nThe story.", None),
        (f"Published: {'the story goes on ' * 9}", None),
        ("Published:\nThe story.", None),
    ],
)
def test_a_day_that_is_none_is_a_fault(text: str, fault: str | None) -> None:
    """A line that would date the text and cannot is told apart from none; prose is not, nor what another line dates."""
    assert stated(text, TODAY, Outlets(hosts={}, names={})).fault == fault


@pytest.mark.parametrize(
    ("head", "outlet", "url"),
    [
        ("Outlet: Quay Times", "Quay Times", None),
        ("OUTLET:  hp ", "Harbour Post", None),
        ("Source: HP", "Harbour Post", None),
        ("Source: https://quay.example/1", None, "https://quay.example/1"),
        ("URL: https://harbour.example/1", "Harbour Post", "https://harbour.example/1"),
        ("Link: https://quay.example/1\nOutlet: Quay Times", "Quay Times", "https://quay.example/1"),
        ("  https://quay.example/1?a=b  ", None, "https://quay.example/1?a=b"),
    ],
)
def test_outlet_and_link_may_stand_at_the_head(head: str, outlet: str | None, url: str | None, reading: Reading) -> None:
    """An outlet's line, an address, or both; an address on a known host names its outlet."""
    assert stated(f"{head}\nTalks go on\n\nThe story.", TODAY, reading.outlets) == Stated(
        published=None, outlet=outlet, url=url
    )


@pytest.mark.parametrize(
    "text",
    [
        "Source: a diplomat who was there\nThe story.",
        "The minister wrote on https://quay.example/1 that talks go on.",
        "Outlet: they spoke for hours about everything that the harbour needs",
        "URL: javascript:alert(1)",
        "http://localhost/1",
        f"{'The story goes on and on. ' * 9}\nOutlet: Quay Times\nhttps://quay.example/1",
    ],
    ids=["an unknown source", "an address in prose", "a sentence", "no web address", "this machine", "below the story"],
)
def test_other_lines_state_nothing(text: str, reading: Reading) -> None:
    """Only what is plainly an outlet or a link, and above the story, counts."""
    assert stated(text, TODAY, reading.outlets) == Stated(published=None, outlet=None, url=None)


def test_no_outlet_is_guessed_from_nothing() -> None:
    """A text without such lines states nothing."""
    assert stated("", TODAY, Outlets(hosts={}, names={})) == Stated(published=None, outlet=None, url=None)
