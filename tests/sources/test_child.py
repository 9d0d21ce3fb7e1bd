"""A page that no reader gets through costs its time and a sentence, and the next page is read as ever."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from bot.errors import SourceError
from bot.sources.child import SECONDS, Child
from bot.sources.given import Reading
from bot.sources.page import read_page

_PAGE = "<h1>Talks go on</h1><p>The spokesperson of the ministry told reporters that the harbour talks would go on.</p>"
_ATTRIBUTES = b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">she said so and left the table"


@pytest.fixture
def child(reading: Reading) -> Iterator[Child]:
    with Child(reading, seconds=1.0) as one:
        yield one


def test_it_reads_what_the_reader_reads(child: Child, reading: Reading) -> None:
    """The page is the same as without a process between."""
    url = "https://harbour.example/1"
    assert child.read(_PAGE.encode(), source="x", url=url) == read_page(_PAGE, source="x", reading=reading, url=url)


def test_a_page_of_200_000_attributes_is_given_up(child: Child) -> None:
    """It is one sentence, after at most ten seconds with the time that is given; what follows is read."""
    child.read(_PAGE.encode(), source="x")
    begun = time.monotonic()
    with pytest.raises(SourceError, match=r"^attributes: reading it takes more than 1 seconds"):
        child.read(_ATTRIBUTES, source="attributes")
    assert SECONDS - 1.0 + time.monotonic() - begun < 10.0
    assert child.read(_PAGE.encode(), source="x").title == "Talks go on"


def test_memory_is_bounded(reading: Reading) -> None:
    """A child that may have next to nothing says so, and so does every page after it."""
    with Child(reading, memory=150_000_000) as child:
        for _ in range(2):
            with pytest.raises(SourceError, match=r"^x: .+\."):
                child.read(b"<p>" + b"the spokesperson said a thing. " * 300_000, source="x")


def test_a_fault_of_the_page_keeps_its_sentence(child: Child) -> None:
    """What the reader says comes through as it is."""
    with pytest.raises(SourceError) as caught:
        child.read(b"%PDF-1.7", source="brief.pdf")
    assert str(caught.value).startswith("brief.pdf: it is a PDF, which is not read.")
    with pytest.raises(SourceError, match="it is no feed"):
        child.feed(b"<html></html>", source="x")
