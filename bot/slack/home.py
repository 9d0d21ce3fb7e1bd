"""The App Home: what this is, how to ask, what the archive holds and how fresh it is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.slack import elements as el
from bot.slack import notices
from bot.slack.deps import Deps
from bot.slack.digest_posts import PREVIEW
from bot.slack.editing import queue
from bot.slack.elements import Block
from bot.slack.people import Who
from bot.slack.queue import MOST_SHOWN, queue_blocks
from bot.stance.status import status

View = dict[str, Any]

#: Blocks that Slack takes in a view.
MAX_VIEW_BLOCKS = 100
#: Of a workspace's digests, those that are listed.
_MOST_DIGESTS = 20


def home_view(deps: Deps, who: Who, *, editor: bool) -> View:
    """The Home tab's view for somebody; for an editor with what waits. Raises `ArchiveError`."""
    blocks = [*_about(deps), *_archive(deps), *_told(deps, who)]
    if editor and deps.editing is not None:
        blocks += queue_blocks(*queue(deps.editing, who, most=MOST_SHOWN))
    return view_of(blocks)


def failed_view(error: Exception) -> View:
    """The Home tab where the archive cannot be asked."""
    return view_of((el.line(notices.failure(error)),))


def view_of(blocks: Iterable[Block]) -> View:
    """A Home tab of these blocks, as many as Slack takes."""
    return {"type": "home", "blocks": [*blocks][:MAX_VIEW_BLOCKS]}


def _about(deps: Deps) -> Iterable[Block]:
    yield el.header("Ask in any channel or direct message")
    yield el.line(notices.introduction(deps.ministry, deps.names))
    yield el.line("\n".join(f"{notices.COMMAND} {typed} — {what}" for typed, what in notices.EXAMPLES))
    yield el.small(
        "In a thread, mention the bot instead. In a message's menu, Check this quote looks its words up, and Add article"
        " reads its link."
    )


def _told(deps: Deps, who: Who) -> Iterable[Block]:
    """What this person watches, and which channels of the workspace get a digest."""
    desk = deps.subscriptions
    if desk is None:
        return
    watches = desk.outbox.subscriptions("watch", who.team, who.user)
    digests = [*desk.outbox.subscriptions("digest", who.team), *desk.configured]
    yield el.divider()
    yield el.header("Watches and digests")
    subjects = "; ".join(map(desk.subject, watches)) or "nothing yet"
    yield el.line(f"You watch: {subjects}. {notices.COMMAND} watch Iran, say, tells you of each briefing on it.")
    if not digests:
        yield el.line(f"No channel has a digest yet. In a channel, {notices.COMMAND} digest says how to set one.")
    for one in digests[:_MOST_DIGESTS]:
        yield el.rich(el.paragraph(el.channel(one.channel), el.words(f" gets a digest{desk.about(one)} at {one.name}")))
        spoken = f"Preview of the digest at {one.name}"
        yield el.actions([el.button("Preview", action=PREVIEW, value=one.channel, spoken=spoken)])


def _archive(deps: Deps) -> Iterable[Block]:
    today, feeds = deps.today(), deps.feeds()
    told = status(deps.archive, ministry=deps.ministry, today=today, names=deps.names, feeds=feeds)
    yield el.divider()
    yield el.header(told.title)
    yield el.line(told.message)
    yield from (el.line("\n".join(section.lines)) for section in told.sections)
    if told.notes:
        yield el.small(*told.notes)
