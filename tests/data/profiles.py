"""What a ministry's profile must look like: each fault as a sentence an editor understands.

profile -> the faults of its fields, its people, their tenures, and its spokespersons among each other
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

#: Offices that can state foreign policy, and `other` for everybody who does not.
OFFICES = frozenset(
    (
        *("spokesperson", "foreign_minister", "head_of_government", "head_of_state"),
        *("foreign_secretary", "state_minister", "envoy", "adviser", "other"),
    )
)
TOP_KEYS = frozenset(
    ["country", "name", "institution", "urdu", "seats", "speaks", "titles", "people", "several_spokespersons"]
)
NEEDED_KEYS = TOP_KEYS - {"urdu", "several_spokespersons"}
PERSON_KEYS = frozenset(["name", "aliases", "short", "urdu", "gender", "offices"])
OFFICE_KEYS = frozenset(["office", "title", "from", "until", "note"])
_FOREVER = date.max


def faults(profile: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a profile, in reading order; empty where nothing is."""
    return [*_fields(profile), *_names(profile), *_people(profile), *_overlaps(profile)]


def _fields(profile: dict[str, Any]) -> Iterator[str]:
    for key in sorted(NEEDED_KEYS - set(profile)):
        yield f"{key} is missing"
    for key in sorted(set(profile) - TOP_KEYS):
        yield f"{key} is no key of a profile"
    for office in sorted((set(profile.get("speaks", ())) | set(profile.get("titles", ()))) - OFFICES):
        yield f"{office} is no office"
    for title in (title for titles in profile.get("titles", {}).values() for title in titles):
        if title != title.lower():
            yield f"the title {title!r} must be written small"
    if "other" in profile.get("speaks", ()):
        yield "other voices never speak for the ministry"


def _names(profile: dict[str, Any]) -> Iterator[str]:
    owners = Counter(
        name
        for person in profile["people"]
        for name in {person["name"], *person.get("aliases", ()), *person.get("urdu", ())}
    )
    yield from (f"{name} names {times} people" for name, times in owners.items() if times > 1)


def _people(profile: dict[str, Any]) -> Iterator[str]:
    for person in profile["people"]:
        name = person["name"]
        for key in sorted(set(person) - PERSON_KEYS):
            yield f"{name}: {key} is no key of a person"
        if person.get("gender") not in ("f", "m"):
            yield f"{name}: gender must be f or m, pronouns need it"
        if not person.get("offices"):
            yield f"{name}: holds no office"
        yield from (f"{name}: {fault}" for office in person.get("offices", ()) for fault in _office(office))
        yield from (f"{name}: {fault}" for fault in _order(person.get("offices", ())))


def _office(office: dict[str, Any]) -> Iterator[str]:
    for key in sorted(set(office) - OFFICE_KEYS):
        yield f"{key} is no key of an office"
    if office["office"] not in OFFICES:
        yield f"{office['office']} is no office"
    if office["office"] in ("other", "envoy") and not office.get("title"):
        yield f"{office['office']} since {office['from']} needs a title"
    since, until = _tenure(office)
    if until < since:
        yield f"{office['office']} ends on {until}, before it began on {since}"


def _order(offices: list[dict[str, Any]]) -> Iterator[str]:
    for earlier, later in pairwise(offices):
        if _tenure(later)[0] < _tenure(earlier)[0]:
            yield f"{later['office']} since {later['from']} must stand before {earlier['office']} since {earlier['from']}"


def _overlaps(profile: dict[str, Any]) -> Iterator[str]:
    """Two spokespersons at once, where neither the profile nor the office says why."""
    if profile.get("several_spokespersons"):
        return
    held = sorted(
        (*_tenure(office), person["name"])
        for person in profile["people"]
        for office in person.get("offices", ())
        if office["office"] == "spokesperson" and not office.get("note")
    )
    for (_, until, one), (since, _, other) in pairwise(held):
        if since <= until:
            yield f"{one} and {other} are both spokesperson on {since}"


def _tenure(office: dict[str, Any]) -> tuple[date, date]:
    """First and last day; an open end is the end of time."""
    until = office["until"]
    return date.fromisoformat(office["from"]), _FOREVER if until == "null" else date.fromisoformat(until)
