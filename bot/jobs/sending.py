"""A post that was taken -> Slack -> what came of it, written down.

    sent       Slack said yes, or its channel's history shows it
    planned    Slack said to wait; or, after the quiet period, history does not show it and it is sent again
    failed     Slack said no; whoever set it is told
    unknown    history may not be read: whoever set it is asked, and nothing is posted a second time by itself
    sending    anything else: looked at again after the quiet period

The quiet period is longer than a call can last, so that a message which is not in the history by then was never posted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.archive.outbox_protocol import Outbox, Post, State
from bot.slack.delivery import TIMEOUT_S, Absent, Look, Outcome, Posted, Refused, Unclear, Unseeable, Wait
from bot.slack.digest_posts import doubt_note, failure_note, payload_at

#: A call's time and half a minute.
QUIET = timedelta(seconds=TIMEOUT_S + 30)
#: Messages sent into silence before somebody is asked: a history that never shows them may be the wrong one.
_MOST_TRIES = 3
_log = logging.getLogger(__name__)


class Wire(Protocol):
    """Slack, as far as posting goes; see `bot.slack.delivery.Slack`."""

    def post(self, team: str, channel: str, payload: str, key: str) -> Outcome:
        """Post a message once."""
        ...

    def find(self, team: str, channel: str, key: str, since: datetime) -> Look:
        """Look for a message by its key."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What sending needs."""

    outbox: Outbox
    wire: Wire
    #: The present, aware.
    now: Callable[[], datetime]
    #: How long a post that was taken is left to whoever took it.
    quiet: timedelta = QUIET
    #: How late a post may still be sent again.
    latest: timedelta

    def take(self) -> Callable[[], None] | None:
        """Take the next thing to do, for this caller alone; None where there is nothing. Doing it may take seconds.

        Raises:
            ArchiveError: the outbox cannot be read or written, here or when it is done.
        """
        if not self.outbox.waiting():  # reading costs nobody anything, taking makes others wait
            return None
        now = self.now()
        post = self.outbox.claim(now)
        if post is not None:
            return lambda: self.send(post)
        stale = self.outbox.claim_stale(now, now - self.quiet)
        return None if stale is None else (lambda: self.look_after(stale))

    def send(self, post: Post) -> None:
        """Send a post that was just taken. Raises as `take` does."""
        now = self.now()
        if post.claimed is None or now - post.claimed > self.quiet / 3:
            return  # it stood still, and a call begun now could outlast the quiet period; whoever looks after it sends it
        if now - post.due > self.latest:
            self.outbox.settle(post, State.SKIPPED, reason="it could not be posted in time")
            return
        outcome = self.wire.post(post.team, post.channel, payload_at(post, now), post.key)
        match outcome:
            case Posted(ts=ts):
                self.outbox.settle(post, State.SENT, ts=ts)
            case Wait(seconds=seconds):
                self.outbox.put_back(post, self.now() + timedelta(seconds=seconds))
            case Refused(code=code):
                self._fail(post, code)
            case Unclear(why=why):
                _log.warning("post %s: %s; looked for after %d s", post.key, why, self.quiet.total_seconds())

    def look_after(self, post: Post) -> None:
        """Find out about a post that was taken long ago and just taken over. Raises as `take` does."""
        found = self.wire.find(post.team, post.channel, post.key, post.first_claimed or post.due)
        match found:
            case Posted(ts=ts):
                self.outbox.settle(post, State.SENT, ts=ts)
            case Absent() if post.attempts > _MOST_TRIES:
                self._ask(post, f"it was sent {_MOST_TRIES} times without an answer and is not in the channel's history")
            case Absent():
                self.send(post)
            case Unseeable(code=code):
                self._ask(post, f"the channel's history cannot be read to find out ({code})")
            case Unclear(why=why):
                _log.warning("post %s: %s; looked for again after %d s", post.key, why, self.quiet.total_seconds())

    def _fail(self, post: Post, code: str) -> None:
        if self.outbox.settle(post, State.FAILED, reason=code):
            _log.warning("post %s: Slack refused it (%s)", post.key, code)
            if post.owner and post.owner != post.channel:  # whom nothing reaches is not told so
                self.outbox.plan(failure_note(post, code, self.now()))

    def _ask(self, post: Post, why: str) -> None:
        if self.outbox.settle(post, State.UNKNOWN, reason=why):
            _log.warning("post %s: %s", post.key, why)
            if post.owner:
                self.outbox.plan(doubt_note(post, why, self.now()))
