"""A channel's digest as typed: set, ended, posted now, shown; and what was done about posts.

    command -> the outbox -> one sentence of what will happen and when

Nothing is posted from here: what is to be posted is written down and sent by the jobs. Every function raises `ArchiveError`
where the archive or the outbox cannot be read or written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.archive.outbox_protocol import Post, State, Subscription
from bot.model import Record
from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.digest import digest_card, more_card, preview_blocks
from bot.slack.digest_posts import FORM, NOW, digest_post, doubt_card, subject_of
from bot.slack.elements import Block
from bot.slack.notices import notice
from bot.slack.state import PENDING, read_day, read_posted, write_day
from bot.slack.subscribers import Asker, Subscriptions
from bot.stance.days import weekday_and_day
from bot.stance.digest import Digest, message
from bot.stance.digest_commands import DigestOn, Scope
from bot.stance.sentences import and_

#: Posts whose fate a channel's status tells, and those it looks through for them.
_MOST_SHOWN, _LOOKED_THROUGH = 3, 10
_SET_ONE = "Set one with /fo-stance digest on 09:00 Asia/Karachi, your own time and zone in their place"
_PREVIEW = "A preview, seen by you alone: what /fo-stance digest now would post here"
_WINDOW = "A preview, seen by you alone: what the channel's digest would tell if it were posted now"
_TOO_OLD = "This digest is no longer kept; /fo-stance digest and its day shows what there is of that day."


def on(desk: Subscriptions, wanted: DigestOn, asker: Asker) -> Card:
    """Set the channel's digest, in place of the one it has."""
    before = desk.outbox.subscriptions("digest", asker.team, asker.channel)
    made = Subscription(
        team=asker.team,
        channel=asker.channel,
        kind="digest",
        name=wanted.slot.name,
        slot=wanted.slot,
        countries=wanted.scope.countries,
        topics=wanted.scope.topics,
        always=wanted.always,
        owner=asker.user,
        created=desk.now(),
    )
    desk.outbox.unsubscribe(asker.team, asker.channel, "digest")
    desk.outbox.subscribe(made)
    days = "from Monday to Friday" if wanted.slot.weekdays else "every day"
    silent = "A day without news gets one line" if wanted.always else "A day without news stays silent"
    instead = f" It takes the place of the one at {and_([one.name for one in before])}." if before else ""
    first = weekday_and_day(wanted.slot.upcoming(desk.now()))
    return notice(
        f"A digest{desk.about(made)} will be posted here {days} at {wanted.slot.name}, first on {first}.{instead} {silent}."
        " Invite the bot to this channel if it is no member: /invite."
    )


def off(desk: Subscriptions, asker: Asker) -> Card:
    """End it."""
    ended = desk.outbox.unsubscribe(asker.team, asker.channel, "digest")
    fixed = [one.name for one in desk.configured if one.channel == asker.channel]
    said = ["No digest is posted here any more." if ended else "No digest was set here by typing."]
    said += [f"The one at {and_(fixed)} stands in config.yaml, and is ended there."] if fixed else []
    return notice(" ".join(said))


def now(desk: Subscriptions, asker: Asker) -> Card:
    """Post what is new, at once; a request that comes twice posts once."""
    one, found = _pending(desk, asker)
    said = message(found, desk.names)
    if found.is_empty:
        return notice(f"Nothing was posted. {said}")
    slot = f"{NOW}{asker.request or desk.now().isoformat()}"
    desk.outbox.plan(digest_post(one, found, desk.names, slot=slot, due=desk.now(), starter=desk.archive.is_starter))
    return notice(f"It is being posted here: {said}")


def preview(desk: Subscriptions, asker: Asker) -> Card:
    """Show what `now` would post."""
    _, found = _pending(desk, asker)
    return digest_card(found, desk.names, notes=(_PREVIEW,), more=PENDING, starter=desk.archive.is_starter)


def preview_window(desk: Subscriptions, asker: Asker) -> list[Block]:
    """The same for a window in the Home tab."""
    _, found = _pending(desk, asker)
    return preview_blocks(found, desk.names, notes=(_WINDOW,), starter=desk.archive.is_starter)


def of_day(desk: Subscriptions, day: date) -> Card:
    """Show one day's digest."""
    found = desk.teller().of_day(day)
    if found.is_empty:
        near = [weekday_and_day(one) for one in desk.archive.days(desk.ministry, limit=1, before=day)]
        before = f"; the day before that has one is {near[0]}" if near else ""
        return notice(f"The archive holds no briefing of {weekday_and_day(day)}{before}.")
    return digest_card(found, desk.names, more=write_day(day), starter=desk.archive.is_starter)


def status(desk: Subscriptions, asker: Asker) -> Card:
    """Tell what is set here, and what became of the last posts."""
    here = _here(desk, asker)
    lines = [_line(desk, one) for one in here]
    posts = [one for one in desk.outbox.posts(asker.team, asker.channel, _LOOKED_THROUGH) if one.slot]
    lines += [_fate(one) for one in posts[:_MOST_SHOWN]]
    doubtful = next((one for one in posts if one.state is State.UNKNOWN), None)
    text = "\n".join(lines) if here else "\n".join(("No digest is set in this channel.", *lines, f"{_SET_ONE}."))
    card = notice(text)
    form = el.actions([el.button("Change it" if here else "Set a digest", action=FORM, value=asker.channel)])
    asked = () if doubtful is None else (el.divider(), *doubt_card(doubtful, doubtful.reason).blocks)
    return Card(text=card.text, blocks=(*card.blocks, form, *asked))


def more(desk: Subscriptions, value: str, asker: Asker) -> Card:
    """The statements that a post, a preview or a day's digest only counted, by what its button remembers."""
    rest = _rest(desk, value, asker)
    return more_card(rest, desk.names) if rest else notice(_TOO_OLD)


def _rest(desk: Subscriptions, value: str, asker: Asker) -> Sequence[Record]:
    day, posted = read_day(value), read_posted(value)
    if day is not None:
        return desk.teller().of_day(day).rest
    if posted is None:
        return _pending(desk, asker)[1].rest if value == PENDING else ()
    key, count = posted
    post = desk.outbox.post(key)
    return () if post is None else desk.teller().statements(id for id, _ in post.told[:count])


def decide(desk: Subscriptions, key: str, state: State, asker: Asker) -> Card:
    """An editor's word on a post that may or may not stand in its channel."""
    post = desk.outbox.post(key)
    if post is None:
        return notice(_TOO_OLD)
    refused = None if asker.user == post.owner else asker.refusal()
    if refused is not None:
        return refused
    if not desk.outbox.decide(key, state, desk.now()):
        return notice(f"{subject_of(post)}: this was decided before; nothing was changed.")
    done = "is posted again" if state is State.PLANNED else "is taken to be there; nothing is posted"
    return notice(f"{subject_of(post)} {done}.")


def _pending(desk: Subscriptions, asker: Asker) -> tuple[Subscription, Digest]:
    """The channel's digest, or one of everything where none is set; and what it would tell now."""
    nothing = Subscription(team=asker.team, channel=asker.channel, kind="digest", name="")
    one = next(iter(_here(desk, asker)), nothing)
    day = desk.now().astimezone(one.slot.zone if one.slot is not None else desk.zone).date()
    last = max((each.local_date for each in desk.outbox.posts(asker.team, asker.channel, _LOOKED_THROUGH)), default=None)
    scope = Scope(countries=one.countries, topics=one.topics)
    found = desk.teller().digest(asker.team, asker.channel, scope, day=day, last=last)
    return replace(one, owner=asker.user), found


def _here(desk: Subscriptions, asker: Asker) -> list[Subscription]:
    typed = desk.outbox.subscriptions("digest", asker.team, asker.channel)
    return [*typed, *(one for one in desk.configured if one.channel == asker.channel)]


def _line(desk: Subscriptions, one: Subscription) -> str:
    assert one.slot is not None
    days = " from Monday to Friday" if one.slot.weekdays else ""
    coming = weekday_and_day(one.slot.upcoming(desk.now()))
    where = " It stands in config.yaml." if one.created is None else ""
    return f"A digest{desk.about(one)} is posted here at {one.slot.name}{days}, next on {coming}.{where}"


def _fate(post: Post) -> str:
    """What became of a post, in one line."""
    what = {
        State.PLANNED: "waits to be posted",
        State.SENDING: "is being posted",
        State.SENT: "was posted",
        State.UNKNOWN: "may have been posted or not",
        State.FAILED: "was not posted",
        State.SKIPPED: "was not posted",
    }[post.state]
    return f"{subject_of(post)} {what}{f': {post.reason}' if post.reason else ''}."
