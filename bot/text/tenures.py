"""As whom a person speaks: for a ministry in an office that speaks for foreign policy on that day, else for themselves.

A printed role always beats what the gazetteer thinks of a name.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import SPEAKS, Person, Tenure, ministries
from bot.model import Speaker
from bot.text.memory import Memory, Resolved
from bot.text.people import Known
from bot.text.tokens import bare

#: Office of a printed role -> the role as people read it.
_ROLE_NAMES = {
    "spokesperson": "Spokesperson",
    "foreign_minister": "Foreign Minister",
    "head_of_government": "Prime Minister",
    "head_of_state": "President",
}
#: Where a crown prince speaks for foreign policy.
_CROWN_PRINCES = ("SA", "CN")
_THEIRS = ("his", "her", "their")
OUTSIDE_TENURE = "outside the known tenure"


UNKNOWN_BEARER = "nobody known by this name holds the office, and whose office it is is not told"
NEW_BEARER = "nobody known by this name is the spokesperson, and another one is by the list of people"


class Printed(NamedTuple):
    """What the article prints of somebody's role."""

    #: "" where no role is printed, "other" where it never speaks for foreign policy.
    office: str
    role: str
    #: Countries the role is of.
    codes: tuple[str, ...]
    former: bool


def printed_of(known: Known) -> Printed:
    """The role that the article printed beside the name."""
    return Printed(known.office, known.role, known.codes, known.former)


def recalled(memory: Memory, known: Known) -> Resolved:
    """Somebody as the article knows them so far."""
    return as_speaker(known, printed_of(known), memory.day, memory.home)


def as_speaker(known: Known, printed: Printed, day: date | None, home: str) -> Resolved:
    """A person as a speaker.

    Args:
        known: the person.
        printed: their role in the words at hand.
        day: the article's day, for tenures; None where unknown.
        home: the ministry's country, to which an unqualified spokesperson or foreign minister belongs.
    """
    person, abroad = known.person, printed.codes[:1]
    if person is not None and abroad and person.country not in printed.codes and printed.office == "other":
        return Resolved(Speaker(name=known.name, role=printed.role or None), "person", known.gender, abroad[0], known=known)
    tenures = person.on(day) if person is not None else ()
    code = person.country if person is not None else _country(printed, home)
    ministry, flags = _ministry(person, tenures, printed, code) if not printed.former else (None, ())
    if ministry is not None and person is None and not printed.codes and not tells_ministry(printed.role):
        flags = (*flags, UNKNOWN_BEARER)
    elif (
        person is None and ministry == home and printed.office == "spokesperson" and _is_held_by_another(home, day, printed)
    ):
        flags = (*flags, NEW_BEARER)
    shown = _tidy(printed.role) or next((t.title or _ROLE_NAMES.get(t.office, "") for t in tenures), "")
    speaker = Speaker(name=known.name, role=shown or None, ministry=ministry)
    bounding = _bounding(tenures, printed.office) if day is None else None
    return Resolved(speaker, "person", known.gender, code, flags, bounding, known=known)


def _is_held_by_another(country: str, day: date | None, printed: Printed) -> bool:
    """Whether the list has a spokesperson on that day, or ends before it: then an unknown one is new, or misread.

    A deputy stands beside the spokesperson and is none of them; a day before the list begins tells nothing.
    """
    if day is None or "deputy" in printed.role.casefold():
        return False
    held = [
        tenure
        for person in ministries().people
        for tenure in person.tenures
        if (tenure.country, tenure.office, tenure.title) == (country, "spokesperson", None)
    ]
    runs = any(tenure.covers(day) for tenure in held)
    return runs or (bool(held) and all(tenure.until is not None and tenure.until < day for tenure in held))


def tells_ministry(role: str) -> bool:
    """Whether a printed role names the foreign ministry itself ("FO Spokesperson")."""
    words = set(role.casefold().replace("-", " ").split())
    return "foreign" in words or not words.isdisjoint({"fo", "mofa"})


def _tidy(role: str) -> str:
    """A role without its article and without what led on from it ("the spokesperson on")."""
    kept = bare(role).split()
    while kept and kept[-1].casefold() in grammar().no_leftover_end:
        kept.pop()
    return " ".join(kept).removesuffix("’s").removesuffix("'s")


def speaks(country: str, office: str) -> bool:
    """Whether an office speaks for a country's foreign policy, by its profile; without a profile by what is usual."""
    profile = ministries().by_country.get(country)
    if office == "crown_prince":
        return country in _CROWN_PRINCES
    if office == "head_of_state":
        return profile is not None and "head_of_state" in profile.speaks
    if office == "press_secretary":
        return profile is None or profile.country == "US"
    return office in (profile.speaks if profile is not None else SPEAKS)


def _country(printed: Printed, home: str) -> str:
    """The country of somebody whom the gazetteer does not know."""
    if printed.codes:
        return printed.codes[0]
    return home if printed.office in ("spokesperson", "foreign_minister") else ""


def _ministry(
    person: Person | None, tenures: tuple[Tenure, ...], printed: Printed, code: str
) -> tuple[str | None, tuple[str, ...]]:
    """The ministry they speak for, if any, and what an editor should look at."""
    by_tenure = _by_tenure(tenures, printed)
    if by_tenure is not None:
        return by_tenure, (OUTSIDE_TENURE,) if _outside(person, tenures, printed) else ()
    if tenures or printed.office in ("", "other") or not code or not speaks(code, printed.office):
        return None, ()
    held = person is not None and any(tenure.office == printed.office for tenure in person.tenures)
    return code, (OUTSIDE_TENURE,) if held else ()


def _by_tenure(tenures: tuple[Tenure, ...], printed: Printed) -> str | None:
    """By the offices held that day; one under a title of its own gives way to another printed role."""
    speaking = [tenure for tenure in tenures if speaks(tenure.country, tenure.office)]
    if printed.office == "other" and not _beside_office(printed.role):
        return None
    return speaking[0].country if speaking else None


def _beside_office(role: str) -> bool:
    """Whether an office still counts beside another printed role ("Senator X"); a coach or police chief is somebody else."""
    low = " ".join(word for word in role.casefold().split() if word not in _THEIRS)
    return low in grammar().beside_office or ("minister" in low and "foreign" in low)


def _outside(person: Person | None, tenures: tuple[Tenure, ...], printed: Printed) -> bool:
    """Whether the printed office is one that the person held at another time, but not that day."""
    held = any(tenure.office == printed.office for tenure in tenures)
    if person is None or held or printed.office == "other":
        return False
    return any(tenure.office == printed.office for tenure in person.tenures)


def _bounding(tenures: tuple[Tenure, ...], office: str) -> Tenure | None:
    """The one tenure of the office, for an article whose day is unknown."""
    held = [tenure for tenure in tenures if tenure.office == office]
    return held[0] if len(held) == 1 else None
