"""Answers that were given before, as they left for Slack: given again for as long as the archive stays as it is.

A desk asks for the same few countries all day. What is kept is a question's words, the day and the message, in this
process's memory alone; never who asked, nor how often. Only answers out of the archive are kept, each with the edition it
was made from, which tells whether it still stands: see `Archive.edition`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock

#: Messages of some ten thousand characters that are kept; then the one goes that was not asked for the longest.
MOST = 512
#: Characters of a message that is kept.
_LONGEST = 40_000

#: What was typed, and the day.
Question = tuple[str, date]


class Remembered:
    """What one process answered; safe to use from several threads."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[Question, tuple[Hashable, str]] = OrderedDict()

    def again(self, question: Question, edition: Callable[[], Hashable | None]) -> str | None:
        """The answer to a question that was asked before and would be answered the same; the archive is only asked then.

        Args:
            question: what was typed, and today.
            edition: the archive's, now.
        """
        kept = self._kept.get(question)
        if kept is None:
            return None
        stands = kept[0] == edition()
        with self._lock:
            if stands and question in self._kept:
                self._kept.move_to_end(question)
        return kept[1] if stands else None

    def keep(self, question: Question, edition: Hashable | None, message: str) -> None:
        """Keep an answer.

        Args:
            question: what was typed, and today.
            edition: the archive's before it was asked; None where it does not tell, and nothing is kept.
            message: the answer.
        """
        if edition is None or len(message) > _LONGEST:
            return
        with self._lock:
            self._kept[question] = edition, message
            self._kept.move_to_end(question)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
