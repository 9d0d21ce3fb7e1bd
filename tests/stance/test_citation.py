"""Citations: five facts on one line, and marks only around words that were printed so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model import TRANSCRIPT, Kind, Record, Span, Speaker, Status, Wording
from bot.stance.citation import citation, cited_words
from tests.fakes import OFFICE, record

URL = "https://gazette.example/1"


def test_a_citation_has_all_five_facts() -> None:
    """Words, speaker with role, day said, outlet with its own day, link."""
    words = "“We shall talk,” the spokesperson said on Thursday."
    said = record(words, kind=Kind.MIXED, quotes=("We shall talk,",), url=URL)
    assert citation(said) == (
        "‘“We shall talk,” the spokesperson said on Thursday.’ — Amina Farouk, Foreign Office Spokesperson, said Thursday"
        " 2 May 2030 (partly quoted). The Harbour Gazette, published Friday 3 May 2030: https://gazette.example/1"
    )


WORDS = {
    "plain words stand between double marks": ("She called it a friend.", "“She called it a friend.”"),
    "an apostrophe is no mark": ("It’s Freedonia's and the envoys’ matter.", "“It’s Freedonia's and the envoys’ matter.”"),
    "double marks within are left as they are": ("“No,” she said.", "‘“No,” she said.’"),
    "straight ones, too": ('"It\'s fine," she said.', '‘"It\'s fine," she said.’'),
    "single marks within take double ones around": ("She said ‘no’ twice.", "“She said ‘no’ twice.”"),
    "both sorts within take a third": ("“He said ‘no’,” she said.", "«“He said ‘no’,” she said.»"),
    "straight ones of both sorts as well": ("\"He said 'no',\" she said.", "«\"He said 'no',\" she said.»"),
    "a mark that is never closed is a mark": ("“We shall go on.", "‘“We shall go on.’"),
    "lines become one": ("She said so.\n\n  Twice.", "“She said so. Twice.”"),
}


@pytest.mark.parametrize(("words", "cited"), WORDS.values(), ids=WORDS)
def test_marks_within_marks(words: str, cited: str) -> None:
    """Not a character of the words is changed, and the outer marks cannot be taken for inner ones."""
    assert cited_words(record(words)) == cited


ONE_QUOTATION = {
    "its own marks are enough": ("“We shall go.”", ("We shall go.",), "“We shall go.”"),
    "straight marks, too": ('"We shall go."', ("We shall go.",), '"We shall go."'),
    "two quotations are not one": ("“We go,” she said. “Soon.”", ("We go,", "Soon."), "‘“We go,” she said. “Soon.”’"),
    "nor is what only begins and ends with marks": (
        "“Go” was cheered, not “stay”",
        ("Go",),
        "‘“Go” was cheered, not “stay”’",
    ),
}


@pytest.mark.parametrize(("words", "quotes", "cited"), ONE_QUOTATION.values(), ids=ONE_QUOTATION)
def test_a_quotation_as_a_whole(words: str, quotes: tuple[str, ...], cited: str) -> None:
    """Words in marks of their own are not put between marks again."""
    assert cited_words(record(words, kind=Kind.DIRECT, quotes=quotes)) == cited


def test_an_editors_summary_says_so() -> None:
    """No marks stand around words that no outlet printed."""
    words = "The office wished for ties of “mutual respect”."
    said = record(words, kind=Kind.MIXED, quotes=("mutual respect",), speaker=OFFICE, wording=Wording.SUMMARY, url=URL)
    assert citation(said) == (
        "The office wished for ties of “mutual respect”. — Foreign Office, said Thursday 2 May 2030 (editor's summary of a"
        " partly quoted remark; only words in quotation marks are as printed). The Harbour Gazette, published Friday 3 May"
        " 2030: https://gazette.example/1"
    )
    plain = record("The office wished for ties.", speaker=OFFICE, wording=Wording.SUMMARY)
    assert "(editor's summary; not words as printed)" in str(citation(plain))


WHEN = {
    "Amina Farouk, Foreign Office Spokesperson, day not stated (": record(said_on=None),
    "Spokesperson, said earlier than its publication, day not stated (": record(said_on=None, earlier=True),
    "said Monday 1 April 2030 (the outlet's paraphrase, recalled from an earlier day)": record(
        said_on=date(2030, 4, 1), earlier=True
    ),
    "date unknown; spokesperson from August 2021 (": record(said_on=None, published=None, said_from=date(2021, 8, 1)),
    "The Harbour Gazette, publication day unknown: ": record(published=None),
    "Outlet unknown, published Friday 3 May 2030: no link known": record(outlet=None, url=None),
    "Speaker not named, official, said": record(speaker=Speaker(name=None, role="official", ministry="PK")),
    "(declined to comment)": record(kind=Kind.DECLINED, position=False),
    "(the outlet's paraphrase, corrected by an editor)": record(status=Status.CORRECTED),
}


@pytest.mark.parametrize(("part", "said"), WHEN.items(), ids=WHEN)
def test_what_is_unknown_is_said_to_be(part: str, said: Record) -> None:
    """A day of publication is never passed off as the day of saying."""
    assert part in str(citation(said))


def test_a_transcripts_answer_is_cited_with_its_question() -> None:
    """A bare yes means nothing without what was asked."""
    said = record("Yes.", before="Will you go? ", kind=Kind.DIRECT, quotes=("Yes.",), rule=TRANSCRIPT)
    asked = replace(said.statement, question=Span(start=0, end=12))
    cited = str(citation(Record(statement=asked, article=said.article)))
    assert cited.startswith("“Yes.” — Amina Farouk, Foreign Office Spokesperson, said Thursday 2 May 2030")
    assert "(official transcript; asked: “Will you go?”)" in cited


@pytest.mark.parametrize("status", [Status.HELD, Status.RETRACTED])
def test_what_is_held_or_retracted_cannot_be_cited(status: Status) -> None:
    """Nobody may quote it, so there is nothing to copy."""
    assert citation(record(status=status)) is None
