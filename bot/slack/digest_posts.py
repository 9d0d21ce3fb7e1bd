"""Posts as they are written down: a digest's, a watch's, a note to whoever set it; each message frozen as it is."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.archive.outbox_protocol import Post, State, Subscription
from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.digest import digest_card, payload_of
from bot.slack.notices import notice
from bot.slack.state import write_posted
from bot.stance import present
from bot.stance.days import weekday_and_day
from bot.stance.digest import Digest
from bot.stance.present import Names
from bot.stance.sentences import and_, capital, with_article
from bot.stance.telling import told_with

#: Action ids of an editor's word on a post that may or may not stand in its channel.
AGAIN, STANDS = "post-again", "post-stands"
#: Action id of the button that opens the form of a channel's digest, and what that is called when it comes back.
FORM = "digest-form"
#: Action id of the button that opens a window with what a channel's digest would tell now.
PREVIEW = "digest-preview"

#: Slack's codes that its people can do something about, and what.
_CURES = {
    "not_in_channel": "the bot is not in the channel; invite it with /invite",
    "channel_not_found": "the bot cannot see the channel; invite it with /invite",
    "is_archived": "the channel is archived; type digest off where it was set, or unarchive it",
    "restricted_action": "the workspace does not let the bot post there; ask an administrator",
    "invalid_auth": "Slack refuses the bot's token; whoever runs the bot has to renew it",
    "token_revoked": "the bot's token was revoked; whoever runs the bot has to install it again",
    "account_inactive": "the bot was removed from the workspace; whoever runs it has to install it again",
    "missing_scope": "the bot lacks the right chat:write; whoever runs it has to install it again",
    "not_allowed_token_type": "the bot's token is of the wrong kind; whoever runs it has to set a bot token",
    "msg_too_long": "the message is too long for Slack; narrow the digest with countries: or topics:",
}


def digest_post(
    subscription: Subscription,
    found: Digest,
    names: Names,
    *,
    slot: str,
    due: datetime,
    starter: bool = False,
) -> Post:
    """A digest's post.

    Args:
        subscription: whom it is for.
        found: what it tells; its day is the post's local date.
        names: code or topic id -> the name a person reads.
        slot: what it is the only post of for its date.
        due: when it is to be sent.
        starter: whether the starter archive speaks.
    """
    key = new_key()
    card = digest_card(found, names, more=write_posted(key, len(found.rest)), starter=starter)
    return _post(subscription, found, card, key=key, slot=slot, due=due)


def watch_posts(watches: Sequence[Subscription], found: Digest, names: Names, *, now: datetime) -> tuple[Post, ...]:
    """One message to a person on what they watch of one briefing, and for each watch that it answers, that it is answered.

    Args:
        watches: a person's, one at least.
        found: what the briefing tells on any of them.
        names: code or topic id -> the name a person reads.
        now: when it is planned.

    Returns:
        The message, under the first watch's slot; a skipped post for each other one, to be planned together with it.
    """
    key, first, others = new_key(), watches[0], watches[1:]
    subjects = [" ".join(present.name_of(code, names) for code in (*one.countries, *one.topics)) for one in watches]
    who = present.name_of(found.ministry, names)
    heading = f"{who} on {and_([with_article(one) for one in subjects])}, {weekday_and_day(found.day)}"
    ends = "unwatch and its name ends one" if others else f"unwatch {subjects[0]} ends it"
    notes = (f"You watch {'; '.join(subjects)}: /fo-stance {ends}",)
    card = digest_card(found, names, heading=capital(heading), notes=notes, more=write_posted(key, len(found.rest)))
    reason = "one message tells of it and of what else was watched"
    return (
        _post(first, found, card, key=key, slot=watch_slot(first), due=now),
        *(skipped(one, found.day, slot=watch_slot(one), due=now, reason=reason) for one in others),
    )


def skipped(subscription: Subscription, day: date, *, slot: str, due: datetime, reason: str) -> Post:
    """A post that is not sent: written down so that nobody plans it again, and the reason is there to be read."""
    return Post(
        key=new_key(),
        team=subscription.team,
        channel=subscription.channel,
        slot=slot,
        local_date=day,
        state=State.SKIPPED,
        due=due,
        owner=subscription.owner,
        reason=reason,
    )


def failure_note(post: Post, code: str, now: datetime) -> Post:
    """Tells who set it that a post was refused."""
    why = _CURES.get(code, f"Slack refused it ({code}); whoever runs the bot finds it in the log")
    return _note(post, notice(f"{subject_of(post)} was not posted: {why}."), now)


def payload_at(post: Post, now: datetime) -> str:
    """A post's message as it is sent now: as it was planned, and, where its time is long past, with when that was.

    Whatever was down in between, the program or Slack, it is late when it is sent and not before.
    """
    found = _DIGEST_SLOT.fullmatch(post.slot)
    if found is None or now - post.due <= LATE:
        return post.payload
    local, due = (instant.astimezone(ZoneInfo(found["zone"])) for instant in (now, post.due))
    day = "" if local.date() == due.date() else f" on {weekday_and_day(local.date())}"
    said = f"For {found['time']} {found['zone']}, posted at {local:%H:%M}{day}: it could not be posted in time"
    message = json.loads(post.payload)
    head, *rest = message.get("blocks", ()) or [None]
    blocks = {} if head is None else {"blocks": [head, el.small(said), *rest]}
    return json.dumps({**message, "text": el.fallback(f"{said}\n") + message["text"], **blocks}, ensure_ascii=False)


def doubt_note(post: Post, why: str, now: datetime) -> Post:
    """Asks who set it whether a post stands in its channel."""
    return _note(post, doubt_card(post, why), now)


def doubt_card(post: Post, why: str) -> Card:
    """A post of which nobody knows whether it was posted, with a button for either case; it is never posted by itself."""
    said = f"{subject_of(post)} may have been posted or not: {why}. Look there, then choose."
    buttons = [
        el.button("Post it again", action=AGAIN, value=post.key, spoken=f"Post it again: {subject_of(post)}"),
        el.button("It is there", action=STANDS, value=post.key, spoken=f"It is there: {subject_of(post)}"),
    ]
    return Card(text=el.fallback(said), blocks=(el.line(said), el.actions(buttons)))


def subject_of(post: Post) -> str:
    """ "The digest of Friday 3 May 2030 (09:00 Asia/Karachi)"."""
    if post.slot.startswith(WATCH):
        return f"A message on what you watch, of {weekday_and_day(post.local_date)},"
    slot = "posted by hand" if post.slot.startswith(NOW) else post.slot
    return f"The digest of {weekday_and_day(post.local_date)} ({slot})"


#: A digest that is posted later than this says so.
LATE = timedelta(minutes=10)
#: The slot of a digest that a time of day makes due, and how those of other posts begin.
_DIGEST_SLOT = re.compile(r"(?P<time>\d\d:\d\d) (?P<zone>\S+)")
NOW, WATCH, NOTE = "now ", "watch ", "note "


def watch_slot(watch: Subscription) -> str:
    """What a watch's message is the only one of for a briefing's day."""
    return f"{WATCH}{watch.name}"


def new_key() -> str:
    """A post's key."""
    return uuid.uuid4().hex


def _post(subscription: Subscription, found: Digest, card: Card, *, key: str, slot: str, due: datetime) -> Post:
    return Post(
        key=key,
        team=subscription.team,
        channel=subscription.channel,
        slot=slot,
        local_date=found.day,
        state=State.PLANNED,
        due=due,
        payload=payload_of(card),
        told=told_with(found),
        owner=subscription.owner,
    )


def _note(post: Post, card: Card, now: datetime) -> Post:
    return Post(
        key=new_key(),
        team=post.team,
        channel=post.owner,
        slot=f"{NOTE}{post.key}",
        local_date=post.local_date,
        state=State.PLANNED,
        due=now,
        payload=payload_of(card),
    )
