"""Ingest keeps every readable article with its statements and reports what became of each input."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from bot.gazetteer.outlets import Outlets
from bot.ingest import Keeping, Report, in_urdu_script, ingest
from bot.model import Article, Parsed, Status, article_id
from bot.sources.given import Given, Known, Unreadable
from bot.wiring import wire
from tests.fakes import InMemoryArchive, record
from tests.ledger import InMemoryLedger
from tests.shared import hostile
from tests.sources.direct import read

_OUTLETS = Outlets(hosts={}, names={"harbour post": "Harbour Post"})
_STATUSES = (Status.SHOWN, Status.HELD)


def _given(
    text: str, *, url: str | None = None, outlet: str | None = "Harbour Post", published: date | None = date(2026, 5, 2)
) -> Given:
    article = Article(id=article_id(url=url, text=text), text=text, url=url, outlet=outlet, published=published)
    return Given(article=article, label=article.id)


def _parse(article: Article) -> Parsed:
    """Two statements in every article, one of them held, and no day of speaking."""
    statements = tuple(record(f"{status} in {article.id}", status=status).statement for status in _STATUSES)
    return Parsed(article=article, said_on=None, said_basis="", statements=statements)


def _ingest(archive: InMemoryArchive, *entries: Given | Known | Unreadable) -> Report:
    return ingest(entries, _keeping(archive), seen=lambda _: None)


def _keeping(archive: InMemoryArchive, parse: Callable[[Article], Parsed] | None = None) -> Keeping:
    return Keeping(archive=archive, ledger=_ledger(archive), parse=parse or _parse, outlets=_OUTLETS)


_LEDGERS: WeakKeyDictionary[InMemoryArchive, InMemoryLedger] = WeakKeyDictionary()


def _ledger(archive: InMemoryArchive) -> InMemoryLedger:
    """The archive's own, the same every time."""
    return _LEDGERS.setdefault(archive, InMemoryLedger(archive))


def test_the_report_counts_what_became_of_each_input() -> None:
    """New, changed and unchanged articles apart; statements only of what was added."""
    archive = InMemoryArchive()
    _ingest(archive, _given("one", url="https://harbour.example/1"))
    report = _ingest(
        archive,
        _given("one", url="https://harbour.example/1"),
        _given("one, corrected", url="https://harbour.example/1"),
        _given("undated", outlet=None, published=None),
        _given("two", outlet="Quay Times"),
    )
    assert report == Report(
        new=2, changed=1, unchanged=1, statements=6, held=3, undated=1, unknown_outlets={None: 1, "Quay Times": 1}
    )


def test_an_older_version_is_counted_as_such() -> None:
    """It is an article that was read, and adds nothing."""
    archive, url = InMemoryArchive(), "https://harbour.example/1"
    newer, older = (_given(f"of {day}", url=url, published=date(2026, 5, day)) for day in (3, 2))
    report = _ingest(archive, newer, older)
    assert (report.articles, report.new, report.older, report.statements, report.held) == (2, 1, 1, 2, 1)


def test_twice_adds_nothing() -> None:
    """The second time everything is unchanged and the archive holds what it held."""
    archive = InMemoryArchive()
    _ingest(archive, _given("one"), _given("two"))
    held = archive.counts()
    report = _ingest(archive, _given("one"), _given("two"))
    assert (report.articles, report.unchanged, report.statements, archive.counts()) == (2, 2, 0, held)


_TICKER = "Rupee gains 20 paisas | PSX crosses 190,000 | Petrol likely to drop"
_BODY = "The spokesperson said that the talks would go on through the winter, whatever came of them in the end.\n\nShe left."


def test_an_article_at_two_addresses_is_one() -> None:
    """The same words of one outlet and day lead to one article, which both addresses then lead to; a copy is another's."""
    archive = InMemoryArchive()
    first, second, copy = (f"https://harbour.example/{n}" for n in (1, 2, 3))
    report = _ingest(
        archive,
        _given(_BODY, url=first),
        _given(f"{_TICKER}\n\n{_BODY}", url=second),
        _given(_BODY, url=copy, outlet="Quay Times"),
        _given(_BODY, url=f"{first}?day=3", published=date(2026, 5, 3)),
    )
    assert (report.new, report.unchanged) == (3, 1)
    named = _ledger(archive).article_called
    assert named(second) == named(first) == article_id(url=first, text="")
    assert named(copy) == article_id(url=copy, text="")


def test_another_ticker_is_no_other_version() -> None:
    """Only what the outlet wrote makes a version; the article is then as it was first read."""
    archive, url = InMemoryArchive(), "https://harbour.example/1"
    report = _ingest(
        archive,
        _given(f"{_TICKER}\n\n{_BODY}", url=url),
        _given(_BODY, url=url),
        _given(_BODY.replace("winter", "spring"), url=url),
    )
    assert (report.new, report.unchanged, report.changed) == (1, 1, 1)


def test_what_is_held_is_not_parsed_again() -> None:
    """Going on where a run was stopped costs a look, not the work."""
    archive, parsed = InMemoryArchive(), []

    def parse(article: Article) -> Parsed:
        parsed.append(article.id)
        return _parse(article)

    for _ in range(2):
        ingest(
            [_given("one"), _given("two", url="https://harbour.example/2")], _keeping(archive, parse), seen=lambda _: None
        )
    assert len(parsed) == 2


def test_known_addresses_are_counted() -> None:
    """They are no articles that were read, and no faults."""
    report = _ingest(InMemoryArchive(), Known(source="https://harbour.example/1"), _given("two"))
    assert (report.known, report.articles, report.inputs) == (1, 1, 2)


def test_unreadable_inputs_are_logged_and_the_others_go_on() -> None:
    """A row in the ingest log with the reason, an entry in the report, and the article behind it kept."""
    archive, broken = InMemoryArchive(), Unreadable(source="a.txt", reason="it is empty")
    report = _ingest(archive, broken, _given("two"))
    assert (archive.unreadable, report.unreadable, report.new) == ([("a.txt", "it is empty")], [broken], 1)


def test_articles_in_which_nothing_was_found_are_counted() -> None:
    """Each one that is new, and how many of them are in a script that is not read yet."""
    archive, report = InMemoryArchive(), Report()
    nothing = lambda article: Parsed(article=article, said_on=None, said_basis="", statements=())  # noqa: E731
    entries = [_given("The harbour was quiet."), _given("بندرگاہ خاموش تھی۔"), _given("بندرگاہ خاموش تھی۔")]
    ingest(entries, _keeping(archive, nothing), seen=lambda _: None, report=report)
    assert (report.new, report.unchanged, report.silent, report.in_urdu) == (2, 1, 2, 1)


@pytest.mark.parametrize(
    ("text", "urdu"),
    [("بندرگاہ (harbour) خاموش تھی۔", True), ("The harbour (بندرگاہ) was quiet.", False), ("12 — 7", False)],
)
def test_a_text_is_of_the_script_of_most_of_its_letters(text: str, urdu: bool) -> None:
    """A name in another script changes nothing, and figures are of none."""
    assert in_urdu_script(text) == urdu


def test_progress_is_told_after_each_input() -> None:
    """One call an input, readable or not, with the report so far."""
    told: list[int] = []
    entries = (_given("one"), Unreadable(source="a.txt", reason="it is empty"), _given("two"))
    seen = lambda report: told.append(report.articles + len(report.unreadable))  # noqa: E731
    ingest(entries, _keeping(InMemoryArchive()), seen=seen)
    assert told == [1, 2, 3]


#: How long huge articles may take is the parser's own tests' business; that they are read is the sources'.
_ROWS = [one for one in hostile("article") if one.values[0].get("category") != "size"]


@pytest.mark.parametrize(("row", "payload"), _ROWS)
def test_hostile_articles_are_kept_or_named(row: dict[str, Any], payload: bytes, tmp_path: Path) -> None:
    """From bytes through the real parser into a real archive nothing raises, and twice adds nothing."""
    wiring = wire({"DATABASE_URL": str(tmp_path / "a.db")})
    with closing(wiring.archive_to_fill()) as archive:
        keeping = Keeping(archive=archive, ledger=archive.ledger, parse=wiring.parse, outlets=wiring.outlets())
        first, again = (
            ingest(read(["-"], io.BytesIO(payload), wiring.reading()), keeping, seen=lambda _: None) for _ in range(2)
        )
        held = archive.counts()
    assert first.new + len(first.unreadable) == 1
    assert (again.unchanged, len(again.unreadable)) == (first.new, len(first.unreadable))
    assert (held.articles, held.statements) == (first.new, first.statements)
    assert row["expect"] != "clear error" or first.new == 0
