"""`data/ministries/*.yaml` -> who speaks for which country's foreign policy, and since when.

A ministry's profile names its institution, the seats that stand for it ("Islamabad"), how outlets title its offices, and its
people with their tenures; prominent other voices of the country are listed too, as `other`, so that they are never taken
for the ministry. `docs/add-a-ministry.md` says how to write one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from bot.errors import GazetteerError
from bot.gazetteer.reading import DATA, read_yaml

#: Offices that state foreign policy unless a profile says otherwise.
SPEAKS = frozenset(
    {"spokesperson", "foreign_minister", "head_of_government", "foreign_secretary", "state_minister", "envoy", "adviser"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One office a person held; both days inclusive, None where open or unknown."""

    country: str
    office: str
    title: str | None
    since: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the office was held on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A voice with its names and offices."""

    name: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    gender: str | None
    country: str
    tenures: tuple[Tenure, ...]

    def on(self, day: date | None) -> tuple[Tenure, ...]:
        """The offices held on that day; all of them where the day is unknown."""
        return self.tenures if day is None else tuple(t for t in self.tenures if t.covers(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ministry:
    """One country's foreign ministry."""

    country: str
    #: The institution's usual name ("Foreign Office").
    name: str
    institution: tuple[str, ...]
    seats: tuple[str, ...]
    titles: dict[str, tuple[str, ...]]
    speaks: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ministries:
    """All profiles, with their people by folded name."""

    by_country: dict[str, Ministry]
    people: tuple[Person, ...]


@lru_cache(maxsize=1)
def ministries() -> Ministries:
    """All profiles, read once.

    Raises:
        GazetteerError: a profile cannot be read, or a field has another shape; names the file and the field.
    """
    profiles: dict[str, Ministry] = {}
    people: list[Person] = []
    for path in sorted((DATA / "ministries").glob("*.yaml")):
        name = f"ministries/{path.name}"
        raw = read_yaml(name)
        try:
            profile = _ministry(raw)
            profiles[profile.country] = profile
            people += [_person(entry, profile.country) for entry in raw.get("people") or ()]
        except _Misdated as error:
            raise GazetteerError(str(error), where=name, todo="Write it as 2024-11-08, as a month or a year") from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise GazetteerError(
                f"a field is missing or has another shape ({error!r})", where=name, todo="See docs/add-a-ministry.md"
            ) from error
    return Ministries(by_country=profiles, people=tuple(people))


def _ministry(raw: dict[str, Any]) -> Ministry:
    return Ministry(
        country=raw["country"],
        name=raw["name"],
        institution=tuple(raw["institution"]) + tuple(raw.get("urdu") or ()),
        seats=tuple(raw.get("seats") or ()),
        titles={office: tuple(titles) for office, titles in (raw.get("titles") or {}).items()},
        speaks=frozenset(raw["speaks"]) if raw.get("speaks") else SPEAKS,
    )


def _person(raw: dict[str, Any], country: str) -> Person:
    return Person(
        name=raw["name"],
        names=(raw["name"], *(raw.get("aliases") or ()), *(raw.get("urdu") or ())),
        short=tuple(raw.get("short") or ()),
        gender=raw.get("gender"),
        country=country,
        tenures=tuple(_tenure(entry, country, raw["name"]) for entry in raw.get("offices") or ()),
    )


def _tenure(raw: dict[str, Any], country: str, name: str) -> Tenure:
    return Tenure(
        country=raw.get("country") or country,
        office=raw["office"],
        title=raw.get("title"),
        since=_day(raw, "from", name),
        until=_day(raw, "until", name),
    )


class _Misdated(ValueError):
    """A tenure's day that is none; says whose it is, which, and what stands there."""


def _day(raw: dict[str, Any], field: str, name: str) -> date | None:
    """A day; a bare year or month counts as its first day."""
    value = raw.get(field)
    if value is None:
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except (ValueError, AttributeError, OverflowError) as error:
        raise _Misdated(f"`{field}` of {name} as {raw.get('office')} is {value!r}, which is no day") from error
