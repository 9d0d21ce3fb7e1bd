"""An editor's decision, purely: change -> which fields are what, before and after -> the statement with them.

Fields are what is kept of a decision: a statement read anew, with other words around it or by a better parser, gets the
fields that an editor ever set and keeps its own for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.archive.review_protocol import KEEP, Change, Decision
from bot.archive.rows import ANSWERED
from bot.errors import ReviewError
from bot.model import Kind, Speaker, Statement, Status

#: Fields that say something of a statement; the others say whether it is answered.
_ABOUT = ("speaker", "role", "ministry", "said_on", "countries", "topics", "kind")
#: What a day that an editor set follows from.
BASIS = "set by an editor"

Fields = Mapping[str, Any]


def difference(said: Statement, ever: Fields, change: Change) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that a change touches, before and after.

    Args:
        said: the statement as it stands.
        ever: the fields that editors set so far.
        change: what an editor wants.

    Raises:
        ReviewError: nothing would change, or the change contradicts itself or the statement.
    """
    _require_sense(said, change)
    now = fields_of(said, ever.get("same_as"))
    wanted = {name: _written(value) for name in _ABOUT if (value := getattr(change, name)) is not KEEP}
    after = {name: value for name, value in wanted.items() if now[name] != value}
    after |= _stand(said, now, change, about=_is_about({**ever, **after}))
    if not after:
        raise ReviewError("that is how it stands already, nothing was changed", where=said.id)
    return {name: now[name] for name in after}, after


def fields_of(said: Statement, same_as: str | None = None) -> dict[str, Any]:
    """Every field an editor can set, as it is."""
    speaker = said.speaker
    values = (speaker.name, speaker.role, speaker.ministry, said.said_on, said.countries, said.topics, said.kind)
    written = {name: _written(value) for name, value in zip(_ABOUT, values, strict=True)}
    return {**written, "status": said.status.value, "same_as": same_as}


def decided(said: Statement, fields: Fields) -> Statement:
    """The statement as an editor has it; what follows from a field follows from it anew."""
    if not fields:
        return said
    speaker = Speaker(
        name=fields.get("speaker", said.speaker.name),
        role=fields.get("role", said.speaker.role),
        ministry=fields.get("ministry", said.speaker.ministry),
    )
    corrected = replace(
        said,
        speaker=speaker,
        countries=tuple(fields.get("countries", said.countries)),
        inherited=() if "countries" in fields else said.inherited,
        topics=tuple(fields.get("topics", said.topics)),
        kind=Kind(fields.get("kind", said.kind)),
        status=_status(said, fields),
    )
    return _on_day(corrected, fields["said_on"]) if "said_on" in fields else corrected


def together(corrections: Iterable[Fields]) -> dict[str, Any]:
    """What several decisions come to, oldest first: the last one counts, field by field."""
    return {name: value for fields in corrections for name, value in fields.items()}


def _status(said: Statement, fields: Fields) -> Status:
    status = Status(fields.get("status", said.status))
    # Set while it was held, and now the parser itself would show it: it is an editor's work all the same.
    return Status.CORRECTED if status is Status.SHOWN and _is_about(fields) else status


def _is_about(fields: Fields) -> bool:
    return any(name in fields for name in _ABOUT)


def _on_day(said: Statement, written: str | None) -> Statement:
    day = None if written is None else date.fromisoformat(written)
    return replace(said, said_on=day, said_basis=BASIS, said_from=None, said_until=None)


def _stand(said: Statement, now: Fields, change: Change, *, about: bool) -> dict[str, Any]:
    """The fields that say whether it is answered, those that change."""
    status, same_as = said.status, now["same_as"]
    if change.same_as is not None:
        status, same_as = Status.MERGED, change.same_as
    elif change.decision is Decision.RETRACT:
        status, same_as = Status.RETRACTED, None
    elif change.decision is Decision.RELEASE and said.status not in ANSWERED:
        status, same_as = Status.CORRECTED if about else Status.SHOWN, None
    elif about and said.status is Status.SHOWN:  # where nothing about it was ever set, it stays as it is
        status = Status.CORRECTED
    stand = {"status": status.value, "same_as": same_as}
    return {name: value for name, value in stand.items() if value != now[name]}


def _require_sense(said: Statement, change: Change) -> None:
    if change.same_as is not None and change.decision is not None:
        raise ReviewError("it cannot be merged and released or retracted at once", where=said.id, todo="Choose one")
    if change.same_as == said.id:
        raise ReviewError("it cannot be merged into itself", where=said.id, todo="Name the other statement")
    if isinstance(change.kind, Kind) and change.kind in (Kind.DIRECT, Kind.MIXED) and not said.quotes:
        what = f"it cannot be {change.kind.value}: none of its words stand in quotation marks"
        raise ReviewError(what, where=said.id, todo="Choose paraphrase or declined")
    ministry = said.speaker.ministry if change.ministry is KEEP else change.ministry
    countries = said.countries if change.countries is KEEP else change.countries
    if ministry is not None and ministry in countries and (change.ministry, change.countries) != (KEEP, KEEP):
        what = f"{ministry} cannot be both the country that speaks and one that is spoken of"
        raise ReviewError(what, where=said.id, todo="Leave it out of the countries, or give another ministry")


def _written(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Kind) else value
