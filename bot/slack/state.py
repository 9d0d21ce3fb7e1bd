"""What a button remembers: a statement's id, a question and a page, or a question as typed, as short text in its value.

The value comes back from outside, so nothing here takes it on trust: whatever is not exactly what was written is None, and
the click is answered with a sentence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.stance.answers import Query

#: Characters of a question that are kept: as many as `stance.match` reads. A button's value can hold that.
MAX_QUESTION = 300
#: Statements on one card; more would not fit into Slack's 50 blocks.
MAX_PAGE = 10
_MAX_OFFSET = 10_000
_ID = re.compile(r"[0-9a-f]{16}")
_KEY = re.compile(r"[0-9a-f]{32}")
_POSTED = re.compile(r"([0-9a-f]{32}) ([0-9]{1,4})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Behind a button for what a channel's digest would tell now.
PENDING = "pending"
_CHANNEL = re.compile(r"[CGD][A-Z0-9]{2,20}")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_TOPIC = re.compile(r"[a-z][a-z0-9_]{1,39}")


def write_query(query: Query) -> str:
    """The question and its page, for `read_query`."""
    kept: dict[str, object] = {
        "q": query.text[:MAX_QUESTION],
        "c": query.countries,
        "t": query.topics,
        "w": query.words,
        "p": query.phrases,
        "b": query.by,
        "a": query.outlet,
        "m": query.ministry,
        "s": query.since.isoformat() if query.since else None,
        "u": query.until.isoformat() if query.until else None,
        "l": query.limit,
        "o": query.offset,
    }
    return json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False, separators=(",", ":"))


def write_question(text: str) -> str:
    """A question as it would be typed, for `read_question`."""
    return json.dumps({"x": text[:MAX_QUESTION]}, ensure_ascii=False, separators=(",", ":"))


def read_question(value: str) -> str | None:
    """The typed question a button was made with; None where the value is not one."""
    try:
        kept = json.loads(value)
        return _text(kept["x"]) if isinstance(kept, dict) and set(kept) == {"x"} else None
    except (ValueError, RecursionError):
        return None


def read_query(value: str) -> Query | None:
    """The question a button was made with; None where the value is not one."""
    try:
        kept = json.loads(value)
        return _query(kept) if isinstance(kept, dict) else None
    except (ValueError, RecursionError):
        return None


def write_posted(key: str, count: int) -> str:
    """A post's key, and how many of the statements it tells are behind a button; for `read_posted`."""
    return f"{key} {count}"


def read_posted(value: str) -> tuple[str, int] | None:
    """The post and the number that a button was made with; None where the value is none of ours."""
    found = _POSTED.fullmatch(value)
    return None if found is None else (found[1], int(found[2]))


def write_day(day: date) -> str:
    """A day, for `read_day`."""
    return f"day {day.isoformat()}"


def read_day(value: str) -> date | None:
    """The day that a button was made with; None where the value is none of ours."""
    word, _, day = value.partition(" ")
    try:
        return date.fromisoformat(day) if word == "day" and _DAY.fullmatch(day) else None
    except ValueError:
        return None


def read_channel(value: str) -> str | None:
    """A channel's id; None where the value is not one."""
    return value if _CHANNEL.fullmatch(value) else None


def read_key(value: str) -> str | None:
    """A post's key; None where the value is not one."""
    return value if _KEY.fullmatch(value) else None


def read_id(value: str) -> str | None:
    """A statement's id; None where the value is not one."""
    return value if _ID.fullmatch(value) else None


def _query(kept: dict[str, Any]) -> Query:
    return Query(
        text=_text(kept.get("q", "")),
        countries=_all(kept.get("c", []), lambda one: bool(_CODE.fullmatch(one))),
        topics=_all(kept.get("t", []), lambda one: bool(_TOPIC.fullmatch(one))),
        words=_all(kept.get("w", []), lambda one: 0 < len(one) <= MAX_QUESTION),
        phrases=_all(kept.get("p", []), lambda one: 0 < len(one) <= MAX_QUESTION),
        by=_text(kept.get("b", "")),
        outlet=_text(kept.get("a", "")),
        ministry=_code(kept.get("m", "")),
        since=_day(kept, "s"),
        until=_day(kept, "u"),
        limit=_number(kept.get("l", MAX_PAGE), 1, MAX_PAGE),
        offset=_number(kept.get("o", 0), 0, _MAX_OFFSET),
    )


def _text(value: object) -> str:
    if isinstance(value, str) and len(value) <= MAX_QUESTION:
        return value
    raise ValueError("no text of ours")


def _code(value: object) -> str:
    code = _text(value)
    if code and not _CODE.fullmatch(code):
        raise ValueError("no code of ours")
    return code


def _all(values: object, good: Callable[[str], bool]) -> tuple[str, ...]:
    if (
        isinstance(values, list)
        and len(values) <= MAX_QUESTION
        and all(isinstance(one, str) and good(one) for one in values)
    ):
        return tuple(values)
    raise ValueError("no list of ours")


def _day(kept: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(_text(kept[name])) if name in kept else None


def _number(value: object, least: int, most: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise ValueError("no number of ours")
