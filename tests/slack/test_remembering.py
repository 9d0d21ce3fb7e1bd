"""What was answered is given again only while the archive and the day are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import ArchiveError
from bot.slack.answering import answer_command, answer_text
from bot.slack.deps import Deps
from bot.slack.remembering import Remembered
from bot.slack.replies import acknowledgement
from bot.slack.subscribers import Asker
from tests.fakes import SAID, record
from tests.slack.desk import TODAY, Desk

DAY = TODAY


def asker(user: str) -> Asker:
    """Somebody who types a command."""
    return Asker(team="T1", channel="C1", user=user, request="1", refusal=lambda: None)


def ask(deps: Deps, text: str = "US", user: str = "U1") -> str:
    """The acknowledgement of a question."""
    said = answer_command(deps, text, asker(user))
    return said if isinstance(said, str) else acknowledgement(said)


def test_a_question_is_answered_once_for_everybody() -> None:
    """The second person gets the first one's answer, as it would have been made anew."""
    desk = Desk()
    deps = desk.deps()
    first = ask(deps, user="U1")
    assert first == acknowledgement(answer_text(desk.deps(), "US"))
    assert ask(deps, user="U2") is first


def test_what_is_added_is_in_the_next_answer() -> None:
    """Nobody is answered out of an older edition."""
    desk = Desk()
    deps = desk.deps()
    before = ask(deps)
    new = record("“The newest word of all,” she said.", said_on=TODAY, url="https://new.example/1")
    desk.archive.add(new.article, SAID, [new.statement])
    after = ask(deps)
    assert ("The newest word of all" in before, "The newest word of all" in after) == (False, True)


def test_yesterdays_answer_is_not_todays() -> None:
    """ "2 days ago" is another sentence tomorrow."""
    deps = Desk().deps()
    tomorrow = replace(deps, today=lambda: TODAY + timedelta(days=1))
    assert ask(deps) != ask(tomorrow)


def test_an_archive_that_cannot_be_read_gives_no_remembered_answer() -> None:
    """A fault is heard by everybody, whatever was asked before."""
    desk = Desk()
    deps = desk.deps()
    ask(deps)

    def broken() -> None:
        raise ArchiveError("the disk failed")

    desk.archive.edition = broken  # type: ignore[method-assign]
    with pytest.raises(ArchiveError, match="disk failed"):
        ask(deps)


def test_the_one_that_was_not_asked_for_the_longest_goes() -> None:
    """What is kept does not grow."""
    remembered = Remembered(most=2)
    for text in ("first", "second"):
        remembered.keep((text, DAY), 1, text)
    assert remembered.again(("first", DAY), lambda: 1) == "first"
    remembered.keep(("third", DAY), 1, "third")
    assert [remembered.again((text, DAY), lambda: 1) for text in ("first", "second", "third")] == ["first", None, "third"]


def test_without_an_edition_nothing_is_kept() -> None:
    """A server that does not tell whether anything changed is asked anew."""
    remembered = Remembered()
    remembered.keep(("US", DAY), None, "an answer")
    assert remembered.again(("US", DAY), lambda: None) is None


def test_only_questions_are_remembered() -> None:
    """Help and whatever is of several parts are made anew."""
    deps = Desk().deps()
    assert isinstance(answer_command(deps, "help", asker("U1")), str) is False
    assert isinstance(answer_command(deps, "history US", asker("U1")), str) is False
