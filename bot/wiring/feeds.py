"""The configured feeds: how they stand, and looked at again and again."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.wiring.batches import Batches

if TYPE_CHECKING:
    from bot.archive.ledger import FeedState
    from bot.jobs.feeds import FeedRounds, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds(Batches):
    """Feeds that articles come from by themselves."""

    def feeds(self) -> tuple[str, ...]:
        """Addresses of the feeds that are watched."""
        return self.config.feeds

    def feed_faults(self) -> tuple[str, ...]:
        """What is wrong with configured feeds that are therefore left out: where, what and what to do, a sentence each."""
        return tuple(f"{fault}. Until then this entry is left out." for fault in self.config.feed_faults)

    def feed_states(self) -> list[FeedState]:
        """How the feeds stand, those that are configured wrongly as failing without an address.

        While there is no archive of the newsroom's own, there are only the latter.
        """
        from bot.archive.ledger import FeedState

        wrong = [FeedState(url="", failures=1, fault=fault) for fault in self.feed_faults()]
        return [*self._watched(), *wrong]

    def _watched(self) -> list[FeedState]:
        from bot.archive import ArchiveMissing

        try:
            with closing(self.archive_to_read()) as archive:
                return [archive.ledger.feed(url) for url in self.feeds()]
        except ArchiveMissing:
            return []

    def feed_rounds(self, turn: Turn | None = None) -> FeedRounds | None:
        """Looks at the feeds beside other work; None where there are none.

        Args:
            turn: whose it is, of several processes that serve together; None for one by itself.
        """
        from bot.jobs.feeds import FeedRounds, Turn

        if not self.feeds():
            return None
        portable = replace(self, environ=dict(self.environ))
        return FeedRounds(partial(_look, portable), is_due=self._is_a_feed_due, turn=turn or Turn())

    def _is_a_feed_due(self) -> bool:
        from bot.watch.due import is_due

        states = self._watched()
        return not states or any(is_due(state, self.now()) for state in states)


def _look(wiring: Feeds) -> None:
    """A round over the feeds that are due, told in the log; what could not be read has its row in the ingest log."""
    from bot.reporting import rested_lines, round_line
    from bot.watch.rounds import look

    with closing(wiring.archive_to_fill()) as archive, closing(wiring.work(archive)) as work:
        done = look(wiring.feeds(), work.watching())
    log = logging.getLogger(__name__)
    if done.asked:
        log.info(round_line(done))
    for line in rested_lines(done, wiring.config.timezone):
        log.warning(line)
