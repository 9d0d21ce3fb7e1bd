"""Mirrored and spun articles are told from newsrooms' own, whichever comes first, and count for nothing."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.archive import open_archive, open_review
from bot.archive.protocol import ALONE, Archive, Counts, Kin, Lookup
from bot.archive.review_protocol import Change, Decision
from bot.copies import kin_of
from bot.gazetteer.outlets import Outlets
from bot.likeness import MARKS, marks, share
from bot.model import Article, Record, Status, Wording
from tests.archive.test_review import NOON
from tests.fakes import PRINTED, SAID, InMemoryArchive, article, statement

OUTLETS = Outlets(
    hosts={"gazette.example": "The Harbour Gazette", "quay.example": "Quay Times", "mirror.example": "All News"},
    names={},
    kinds={"All News": "mirror"},
)
PK = Lookup(ministry="PK")
_WORDS = [f"word{number}" for number in range(40)]


def story(seed: int, *, words: int = 240) -> str:
    """An article of nobody's: the spokesperson's sentence, then words in no special order."""
    said = "The spokesperson said that Freedonia opposed the new tariff on grain."
    dice = random.Random(seed)
    return f"{said} {' '.join(dice.choice(_WORDS) for _ in range(words))}."


def spun(text: str, every: int) -> str:
    """The text with every so-manyth word replaced."""
    return " ".join(f"{word}x" if at % every == every - 1 else word for at, word in enumerate(text.split()))


def printed(text: str, host: str, *, published: date | None = PRINTED, outlet: str | None = None) -> Article:
    """An article at a host; its outlet is named by the host where none is."""
    name = outlet or OUTLETS.hosts.get(host, host)
    return article(text, url=f"https://{host}/{len(text)}-{hash(text) % 9973}", outlet=name, published=published)


TEXT = story(1)
ORIGINAL = printed(TEXT, "gazette.example")

COPIES = {
    "a mirror": (printed(TEXT, "mirror.example"), True),
    "an outlet nobody lists": (printed(TEXT, "new.example"), True),
    "its first half": (printed(TEXT[: len(TEXT) // 2], "new.example"), True),
    "spun, one word in five": (printed(spun(TEXT, 5), "new.example"), True),
    "a listed outlet's": (printed(TEXT, "quay.example"), False),
    "another story": (printed(story(2), "new.example"), False),
    "the statement in full, among as many words of its own": (
        printed(f"{TEXT} {story(3, words=420)}", "new.example"),
        False,
    ),
    "too short to tell": (printed(TEXT[:70], "new.example"), False),
    "an editor's summary": (replace(printed(TEXT, "new.example"), wording=Wording.SUMMARY), False),
}


@pytest.mark.parametrize(("other", "is_copy"), COPIES.values(), ids=COPIES.keys())
def test_what_is_a_copy(other: Article, is_copy: bool) -> None:
    """Most of its text is another's, and nobody vouches for its outlet; whichever of the two comes first."""
    assert kin_of(other, [ORIGINAL], OUTLETS) == (Kin(copy_of=ORIGINAL.id) if is_copy else ALONE)
    assert kin_of(ORIGINAL, [other], OUTLETS) == (Kin(copies=(other.id,)) if is_copy else ALONE)


def test_of_two_outlets_nobody_lists_the_first_is_the_original() -> None:
    """Neither is better than the other; but a mirror is a copy of what nobody lists."""
    first, second, mirror = (printed(TEXT, host) for host in ("new.example", "newer.example", "mirror.example"))
    assert kin_of(second, [first], OUTLETS) == Kin(copy_of=first.id)
    assert kin_of(second, [mirror], OUTLETS) == Kin(copies=(mirror.id,))
    assert kin_of(mirror, [first], OUTLETS) == Kin(copy_of=first.id)


def test_an_outlet_does_not_copy_itself() -> None:
    """A second page of one outlet is no copy of the first."""
    first, second = (printed(text, "new.example") for text in (TEXT, f"{TEXT} More."))
    assert kin_of(second, [first], OUTLETS) == ALONE
    unnamed = [replace(one, outlet=None) for one in (first, second)]
    assert kin_of(unnamed[1], unnamed[:1], OUTLETS) == ALONE
    named = [replace(one, url=None) for one in (first, second)]
    assert kin_of(named[1], named[:1], OUTLETS) == ALONE


def test_marks_are_few_and_shared_by_texts_alike() -> None:
    """The same for the same words in any case; shared by a spun text; hardly by any other."""
    assert marks(TEXT) == marks(TEXT.upper())
    assert (len(marks(TEXT)), marks("too short")) == (MARKS, ())
    common = [len(set(marks(TEXT)) & set(marks(other))) for other in (spun(TEXT, 5), story(2))]
    assert common[0] >= 4
    assert common[1] <= 3
    assert share(TEXT, TEXT) == 1
    assert share("", TEXT) == 0


@pytest.fixture(params=["sqlite", "fake"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    if request.param == "fake":
        yield InMemoryArchive()
        return
    with closing(open_archive(str(tmp_path / "archive.db"), create=True)) as opened:
        yield opened


def _keep(archive: Archive, within: Article) -> Record:
    """What ingesting it does."""
    said = statement(within, within.text.split(". ")[0])
    archive.add(within, SAID, [said], kin_of(within, archive.alike(within), OUTLETS))
    return Record(statement=said, article=within)


@pytest.mark.parametrize("host", ["new.example", "mirror.example"])
@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_copy_counts_for_nothing(archive: Archive, host: str, first: str) -> None:
    """One statement is answered, of one outlet; the other is kept, and its link still opens."""
    copy = printed(spun(TEXT, 6), host, published=PRINTED + timedelta(days=2))
    for within in (ORIGINAL, copy) if first == "original" else (copy, ORIGINAL):
        _keep(archive, within)
    [answered] = archive.find(PK)
    assert answered.article == ORIGINAL
    assert [month.statements for month in archive.months("PK", "US")] == [1]
    assert archive.counts() == Counts(articles=1, statements=1, held=0)
    other = archive.statement(statement(copy, copy.text.split(". ")[0]).id)
    assert other is not None
    assert (other.article, other.statement.status) == (copy, Status.MERGED)
    third = printed(spun(TEXT, 7), "newest.example")
    assert kin_of(third, archive.alike(third), OUTLETS) == Kin(copy_of=ORIGINAL.id)


@pytest.mark.parametrize(
    ("published", "found"), [(PRINTED + timedelta(days=3), True), (PRINTED + timedelta(days=4), False), (None, False)]
)
def test_copies_are_looked_for_in_the_days_around(archive: Archive, published: date | None, found: bool) -> None:
    """A text printed again a week later is another matter, and one without a day is not compared with dated ones."""
    _keep(archive, ORIGINAL)
    if isinstance(archive, InMemoryArchive):
        pytest.skip("the fake compares everything")
    assert (ORIGINAL in archive.alike(printed(TEXT, "new.example", published=published))) is found


def test_a_copy_that_is_rewritten_is_one_no_longer(archive: Archive) -> None:
    """A new version that has words of its own is answered like any other; the same one again adds nothing."""
    _keep(archive, ORIGINAL)
    copy = printed(TEXT, "new.example")
    _keep(archive, copy)
    assert len(archive.find(PK)) == 1
    own = replace(copy, text=story(9))
    assert _keep(archive, own) in archive.find(PK)
    assert [month.statements for month in archive.months("PK", "US")] == [2]


def test_what_an_editor_decided_outlives_an_original_that_comes_late(tmp_path: Path) -> None:
    """Released or corrected statements of a copy stay as the editor left them."""
    place = str(tmp_path / "archive.db")
    with closing(open_archive(place, create=True)) as archive, closing(open_review(place)) as review:
        copy = _keep(archive, printed(TEXT, "new.example"))
        review.correct(copy.statement.id, Change(topics=("trade",)), by="Ann", why="x", at=NOON)
        _keep(archive, ORIGINAL)
        assert len(archive.find(PK)) == 2
        late = _keep(archive, printed(TEXT, "newer.example"))
        review.correct(late.statement.id, Change(decision=Decision.RELEASE), by="Ann", why="their own", at=NOON)
        assert len(archive.find(PK)) == 3
        standing = review.audit(late.statement.id)
        assert standing is not None
        assert standing.copy_of == ORIGINAL


@pytest.mark.parametrize("first", ["original", "copy"])
def test_two_processes_that_keep_both_at_once_find_each_other(tmp_path: Path, first: str) -> None:
    """The second one waits for the first to be written, and then meets it: one statement is answered."""
    place = str(tmp_path / "archive.db")
    copy = printed(spun(TEXT, 6), "new.example")
    weighing, others = threading.Event(), [ORIGINAL, copy]

    def keep(within: Article, *, slowly: bool) -> None:
        def weigh(alike: Sequence[Article]) -> Kin:
            weighing.set()
            time.sleep(0.3 if slowly else 0.0)  # in which the other one would read, if it could
            return kin_of(within, alike, OUTLETS)

        with closing(open_archive(place)) as own:
            own.add(within, SAID, [statement(within, within.text.split(". ")[0])], weigh)

    with closing(open_archive(place, create=True)) as archive:
        slow, quick = others if first == "original" else others[::-1]
        begun = threading.Thread(target=keep, args=(slow,), kwargs={"slowly": True})
        begun.start()
        assert weighing.wait(10)
        keep(quick, slowly=False)
        begun.join()
        [answered] = archive.find(PK)
        assert answered.article == ORIGINAL
