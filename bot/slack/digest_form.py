"""The form that sets a channel's digest, for whoever does not remember the words; it says the same as the words do.

click -> may this person? -> the form, opened  |  filled in -> the words it stands for -> set, or a sentence at a field
"""

from __future__ import annotations

from typing import Any

from bot.archive.outbox_protocol import Subscription
from bot.slack import forms
from bot.slack.deps import Deps
from bot.slack.digest_posts import FORM
from bot.slack.subscribers import Asker
from bot.slack.subscribing import subscribe
from bot.stance.answers import Ambiguous, Unknown
from bot.stance.digest_commands import DigestOn
from bot.stance.present import Names, name_of

_TITLE = "Digest in this channel"
_DAYS = {"daily": "Every day", "weekdays": "From Monday to Friday"}
_QUIET = {"silent": "Stays silent", "always": "Gets one line that says so"}
_MOST = 200
#: What a sentence about a field holds, and the field.
_FIELDS = (("countries:", "countries"), ("topics:", "topics"), ("time of day", "time"))

Payload = dict[str, Any]


def digest_form(channel: str, zone: str, now: Subscription | None, names: Names) -> Payload:
    """The form, with what is set now or what most would set.

    Args:
        channel: Slack's id of the channel that it is for.
        zone: the newsroom's zone, by its name.
        now: the channel's digest; None where it has none.
        names: code or topic id -> the name a person reads.
    """
    slot = now.slot if now is not None else None
    kept = now or Subscription(team="", channel=channel, kind="digest", name="")
    return forms.form(
        FORM,
        title=_TITLE,
        submit="Set it",
        about=channel,
        blocks=(
            forms.text_field("time", "Time of day", most=12, begins=f"{slot.at:%H:%M}" if slot else "09:00"),
            forms.text_field(
                "zone",
                "Time zone",
                most=60,
                begins=slot.zone.key if slot else zone,
                hint="A region and city, such as Asia/Karachi: it knows when clocks change",
            ),
            forms.choice("days", "On", _DAYS, first="weekdays" if slot and slot.weekdays else "daily"),
            forms.text_field(
                "countries",
                "Countries",
                most=_MOST,
                begins=_list(kept.countries, names),
                optional=True,
                hint="With commas between them; all where this is empty",
            ),
            forms.text_field("topics", "Topics", most=_MOST, begins=_list(kept.topics, names), optional=True),
            forms.choice("quiet", "A day without news", _QUIET, first="always" if kept.always else "silent"),
        ),
    )


def words_of(view: Payload) -> str:
    """What one would type to say what was filled in."""
    given = {name: (forms.field_of(view, name) or "").strip() for name in ("time", "zone", "days", "quiet")}
    lists = {name: (forms.field_of(view, name) or "").strip() for name in ("countries", "topics")}
    behind = " ".join(f"{name}: {value}" for name, value in lists.items() if value)
    return f"digest on {given['time']} {given['zone']} {given['days']} {given['quiet']} {behind}".strip()


def submitted(deps: Deps, view: Payload, asker: Asker) -> Payload:
    """Do what was filled in; how Slack is to go on: another form in its place, or sentences at its fields.

    Raises:
        ArchiveError: it cannot be kept.
    """
    reading = deps.read(words_of(view))
    if isinstance(reading, DigestOn) and deps.subscriptions is not None:
        card = subscribe(deps.subscriptions, reading, asker)
        return {"response_action": "update", "view": forms.said(FORM, _TITLE, _unescaped(card.text))}
    fault = reading.fault if isinstance(reading, Unknown) else None
    sentence = fault or ("This can be read in several ways" if isinstance(reading, Ambiguous) else "This is not understood")
    field = next((field for part, field in _FIELDS if part in sentence), "zone")
    return {"response_action": "errors", "errors": {field: f"{sentence.rstrip('.?')}."}}


def _list(codes: tuple[str, ...], names: Names) -> str:
    return ", ".join(name_of(code, names) for code in codes)


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
