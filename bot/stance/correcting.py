"""What an editor typed -> the change it asks for, every fault of it at once; and a correction, in words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.archive.review_protocol import KEEP, Change, Correction, Decision, Kept
from bot.errors import UsageError
from bot.folding import fold
from bot.gazetteer import load_countries, load_topics
from bot.model import Kind
from bot.stance.days import plain_day

#: Typed for a field that is to be empty.
NOTHING = ("none", "unknown")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What the fields of a correction are called in a sentence.
_CALLED = {"said_on": "said on", "same_as": "the same as"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A change as typed; None for what was not."""

    speaker: str | None = None
    role: str | None = None
    ministry: str | None = None
    said_on: str | None = None
    countries: str | None = None
    topics: str | None = None
    kind: str | None = None
    retract: bool = False
    release: bool = False
    same_as: str | None = None


class _Wrong(ValueError):
    """One value that cannot be read; its message completes "--said-on: ..."."""


def read_change(typed: Typed, *, today: date) -> Change:
    """The change that was typed.

    Args:
        typed: its values.
        today: nothing was said after it.

    Raises:
        UsageError: with every value that cannot be read, or because nothing was typed.
    """
    if typed == Typed():
        todo = "Give --speaker, --said-on, --countries, --retract, --release or another of its options"
        raise UsageError("nothing to change was given", where="correct", todo=todo)
    faults: list[str] = []

    def read(name: str, reader: Any) -> Any:
        value = getattr(typed, name)
        if value is None:
            return KEEP
        try:
            return reader(value)
        except _Wrong as wrong:
            faults.append(f"--{name.replace('_', '-')}: {wrong}")
            return KEEP

    countries = _names({code: one.name for code, one in load_countries().by_code.items()}, _public())
    topics = _names({id: one.name for id, one in load_topics().by_id.items()}, {})
    change = Change(
        speaker=read("speaker", _or_none),
        role=read("role", _or_none),
        ministry=read("ministry", lambda text: None if _is_nothing(text) else _one_of(text, countries, "country")),
        said_on=read("said_on", lambda text: _day(text, today)),
        countries=read("countries", lambda text: _several(text, countries, "country or body")),
        topics=read("topics", lambda text: _several(text, topics, "topic")),
        kind=read("kind", _kind),
        decision=Decision.RETRACT if typed.retract else Decision.RELEASE if typed.release else None,
        same_as=typed.same_as,
    )
    if typed.retract + typed.release + (typed.same_as is not None) > 1:
        faults.append("--retract, --release and --same-as: choose one of them")
    if faults:
        raise UsageError("; ".join(faults), where="correct", todo="Nothing was changed")
    return change


def correction_line(correction: Correction) -> str:
    """What was changed: "countries from US to US, CN; said on from 2 May 2030 to unknown"."""
    return "; ".join(
        f"{_CALLED.get(name, name)} from {_shown(name, before)} to {_shown(name, correction.after[name])}"
        for name, before in correction.before.items()
    )


def _shown(name: str, value: Any) -> str:
    if name == "said_on" and value is not None:
        return plain_day(date.fromisoformat(value))
    return (", ".join(value) if isinstance(value, list) else value) or ("unknown" if name == "said_on" else "none")


def _public() -> dict[str, str]:
    """Codes that other programs are told -> ours, where they differ."""
    return {one.public_code: code for code, one in load_countries().by_code.items() if one.public_code != code}


def _names(by_code: Mapping[str, str], others: Mapping[str, str]) -> Mapping[str, str]:
    """Folded codes and names -> codes."""
    written = [*((name, code) for code, name in by_code.items()), *others.items(), *((code, code) for code in by_code)]
    return {fold(text): code for text, code in written}


def _is_nothing(text: str) -> bool:
    return text.strip().casefold() in NOTHING


def _or_none(text: str) -> str | None:
    line = " ".join(text.split())
    if not line:
        raise _Wrong("it is empty; write `unknown` where nobody is named")
    return None if _is_nothing(line) else line


def _one_of(text: str, known: Mapping[str, str], what: str) -> str:
    found = known.get(fold(text).strip())
    if found is None:
        raise _Wrong(f"{text.strip()!a} is no {what} known here{_nearest(fold(text), known)}")
    return found


def _several(text: str, known: Mapping[str, str], what: str) -> tuple[str, ...]:
    if _is_nothing(text):
        return ()
    parts = [part for part in text.split(",") if part.strip()]
    if not parts:
        raise _Wrong("it is empty; write `none`, or codes with commas between them")
    return tuple(dict.fromkeys(_one_of(part, known, what) for part in parts))


def _nearest(text: str, known: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(text[:60], known, n=1, cutoff=0.75)
    return f"; the nearest is “{near[0]}” ({known[near[0]]})" if near else ""


def _day(text: str, today: date) -> date | None:
    if _is_nothing(text):
        return None
    try:
        day = date.fromisoformat(text.strip()) if _ISO.fullmatch(text.strip()) else None
    except ValueError:
        day = None
    if day is None:
        raise _Wrong(f"{text!a} is no day; write it as 2026-05-03, or `unknown`")
    if day > today:
        raise _Wrong(f"{plain_day(day)} is still to come")
    return day


def _kind(text: str) -> Kind | Kept:
    try:
        return Kind(text.strip().casefold())
    except ValueError:
        raise _Wrong(f"{text!a} is no kind; known are {', '.join(map(str, Kind))}") from None


def held_reasons(flags: Sequence[str]) -> str:
    """Why a statement waits for review."""
    return "; ".join(flags) or "nobody is named as the speaker"


def lines_of(values: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """ "speaker: Jane Roe", a line a field; none for an empty one."""
    return (f"  {name}: {value}" for name, value in values if value)
