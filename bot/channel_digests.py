"""A channel's digest as config.yaml sets it: plain texts -> `ChannelDigest`, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.slots import Slot
from bot.zones import Unreadable, read_time, read_zone

#: How a digest is written, and what may stand in it.
EXAMPLE = '{channel: C0123456789, time: "09:00", timezone: Asia/Karachi}'
KEYS = ("channel", "time", "timezone", "weekdays", "countries", "topics", "always")

_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,20}")
_FORMS = {
    "countries": (re.compile(r"[A-Z][A-Z0-9]{1,11}"), "codes of countries and bodies, such as [US, EU]"),
    "topics": (re.compile(r"[a-z][a-z0-9_]{1,39}"), "ids of topics, such as [trade]"),
}
#: Zones are looked up by their names; only what an abbreviation may stand for depends on the day.
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)

Given = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDigest:
    """A digest that is posted in a Slack channel."""

    #: Slack's id of the channel.
    channel: str
    slot: Slot
    #: Codes of countries and bodies, and ids of topics, as written; empty for any.
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: Whether a day without news gets a line.
    always: bool = False

    def __str__(self) -> str:
        return f"{self.channel} at {self.slot.name}"


def channel_digest(given: Given) -> ChannelDigest:
    """Read one.

    Args:
        given: what is written behind each of KEYS that stands there.

    Raises:
        Unreadable: something is missing or cannot be read.
    """
    missing = [name for name in ("channel", "time", "timezone") if name not in given]
    if missing:
        raise Unreadable(f"a digest has no {' and no '.join(missing)}; write it as {EXAMPLE}")
    return ChannelDigest(
        channel=_channel(_text("channel", given)),
        slot=Slot(
            at=_clock(_text("time", given)),
            zone=read_zone(_text("timezone", given), now=_ANY_DAY),
            weekdays=_yes_no("weekdays", given),
        ),
        countries=_codes("countries", given),
        topics=_codes("topics", given),
        always=_yes_no("always", given),
    )


def _text(name: str, given: Given) -> str:
    value = given[name]
    if not isinstance(value, str):
        raise Unreadable(f"{name}: a single value is expected, not a list")
    return value


def _channel(text: str) -> str:
    if _CHANNEL.fullmatch(text) is None:
        raise Unreadable(f"“{text[:40]}” is no channel's id, which begins with C; Slack shows it in the channel's details")
    return text


def _clock(text: str) -> time:
    """Two digits on either side: many a program that reads YAML takes a bare 9:00 for the number 540."""
    at = read_time(text)
    if text != f"{at:%H:%M}":
        raise Unreadable(f"“{text[:40]}” is not written as {at:%H:%M}")
    return at


def _codes(name: str, given: Given) -> tuple[str, ...]:
    codes = given.get(name, ())
    form, what = _FORMS[name]
    odd = [code for code in codes if form.fullmatch(code) is None]
    if isinstance(codes, str) or odd:
        raise Unreadable(
            f"{name}: takes {what}" + (f"; “{odd[0][:40]}” is none" if odd and not isinstance(codes, str) else "")
        )
    return tuple(dict.fromkeys(codes))


def _yes_no(name: str, given: Given) -> bool:
    text = given.get(name, "false")
    if text not in ("true", "false"):
        raise Unreadable(f"{name}: takes true or false")
    return text == "true"
