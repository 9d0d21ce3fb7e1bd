"""A quote that one outlet prints and others turn round, and a quote that only a held statement has."""

from __future__ import annotations

from datetime import date

from bot.model import Kind, Record, Speaker, Status
from bot.stance.quote_check import check
from bot.stance.views import View
from tests.fakes import InMemoryArchive, record

NAMES = {"PK": "Ruritania"}
SPUN = "The treaty has provision for unilateral suspension"
SOUND = "The treaty has no provision for unilateral suspension"


def quoted(words: str, outlet: str, said_on: date = date(2030, 5, 2)) -> Record:
    quotes = (f"{words},",)
    return record(f"“{words},” she said.", quotes=quotes, cue="said", kind=Kind.DIRECT, outlet=outlet, said_on=said_on)


def checked(text: str, *records: Record) -> View:
    return check(text, InMemoryArchive(records), ministry="PK", today=date(2030, 6, 1), names=NAMES)


def test_a_negation_that_others_print() -> None:
    """The outlet that has it is named, and its words are shown with what differs."""
    view = checked(SPUN, quoted(SPUN, "Courier"), quoted(SOUND, "Gazette"))

    assert "But a negation differs in Gazette: read both before using it." in view.message
    assert [section.heading for section in view.sections] == ["Word for word", "Turned round elsewhere"]
    assert "The quote leaves out “no”" in view.sections[1].passages[0].notes


def test_the_sound_one_names_the_other_as_well() -> None:
    """Nothing decides here which of the two is right."""
    assert "differs in Courier" in checked(SOUND, quoted(SPUN, "Courier"), quoted(SOUND, "Gazette")).message


def test_what_is_no_rival() -> None:
    """The same words, another wording of the same sense, another day."""
    others = (
        quoted(SOUND, "Herald"),
        quoted("The treaty holds no provision for unilateral suspension", "Mail"),
        quoted(SPUN, "Post", said_on=date(2029, 5, 2)),
    )
    view = checked(SOUND, quoted(SOUND, "Gazette"), *others[:2])
    assert [section.heading for section in view.sections] == ["Word for word"]
    assert [section.heading for section in checked(SOUND, *others).sections] == ["Word for word"]


def test_a_held_statement_has_the_words() -> None:
    """That it waits is told, and not what it says."""
    unnamed = Speaker(name=None, role="an official")
    held = record("It called the friendship higher than the mountains.", status=Status.HELD, speaker=unnamed)
    view = checked("higher than the mountains", held)

    assert not view.found
    assert view.message.endswith("One statement that has them waits for an editor's review.")
    assert "friendship" not in view.message
