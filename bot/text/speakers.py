"""From a source phrase to a speaker: names, roles, pronouns and institutions resolved against what the article told before.

An allow-list decides who is a ministry: its people in an office that speaks for foreign policy on that day, its institution,
its government or seat as the subject of a speech verb. Everyone else speaks under their own name, and a printed role always
beats what the gazetteer thinks of a name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.cues import voice_words
from bot.gazetteer.ministries import Tenure, ministries
from bot.model import Speaker
from bot.text.lexicon import country_name, country_words
from bot.text.people import Known, by_short_name, surname
from bot.text.tokens import words
from bot.text.voices import Voice


class Resolved(NamedTuple):
    """A speaker, with what later phrases need to refer back to it."""

    speaker: Speaker
    #: person, institution, joint or unnamed.
    sort: str
    gender: str | None = None
    #: The country the voice belongs to, foreign policy or not; "" where unknown.
    code: str = ""
    flags: tuple[str, ...] = ()
    #: The one tenure of the office they speak in, where the article's day is unknown: it bounds the day.
    tenure: Tenure | None = None
    #: The other parties of a joint voice of two or three.
    others: tuple[str, ...] = ()
    known: Known | None = None


#: An article that names more people than this is no article; then only names as printed are followed.
_MANY = 400
#: How many speakers back a phrase may refer; bounds the work on a hostile text.
_REACH = 200
#: Somebody introduced by a role only ("a top general") may be named within this many characters.
_SOON = 700
#: Office of a printed role -> the role as people read it.
_ROLE_NAMES = {
    "spokesperson": "Spokesperson",
    "foreign_minister": "Foreign Minister",
    "head_of_government": "Prime Minister",
    "head_of_state": "President",
}
_INSTITUTIONAL = frozenset({"institution", "joint"})


class Speakers:
    """The running memory of one article; phrases must be resolved in the order of the text."""

    def __init__(self, known: dict[str, Known], day: date | None, home: str, demonyms: dict[str, str]) -> None:
        self._known, self._day, self._home, self._demonyms = known, day, home, demonyms
        self._said: list[Resolved] = []
        #: The person a pronoun would mean though they have not spoken yet (the subject of the sentence before).
        self._subject: Resolved | None = None
        self._subject_spoke = False
        self._lede = ""
        #: Countries named by the running sentence before its cue, and what heads it.
        self._around: tuple[str, ...] = ()
        self._heads_body = False
        #: The largest list of countries in the article: who "the ministers" are.
        self._group: tuple[str, ...] = ()

    def gather(self, groups: tuple[str, ...]) -> None:
        """Tell the article's largest list of countries."""
        self._group = groups

    def around(self, codes: tuple[str, ...], body: bool) -> None:
        """Tell which countries the running sentence names before its cue, and whether a body or outlet is among its words."""
        self._around, self._heads_body = codes, body

    @property
    def last(self) -> Resolved | None:
        """Who spoke last."""
        return self._said[-1] if self._said else None

    def open_with(self, code: str) -> None:
        """Tell the country that heads the article, where no one has spoken yet."""
        self._lede = self._lede or code

    def spoke(self, resolved: Resolved) -> None:
        """Remember a speaker as the running one."""
        self._said.append(resolved)
        self._subject = None
        self._lede = self._lede or resolved.code

    def mention(self, voice: Voice, at: int, *, spoke: bool = False) -> None:
        """Remember the subject of a sentence that is no statement: the next pronoun may mean them."""
        if voice.sort in ("person", "role", "country", "government", "ministry"):
            resolved = self.resolve(voice, at)
            if resolved.sort in ("person", "institution"):
                self._subject = resolved
                self._subject_spoke = spoke
                self._lede = self._lede or resolved.code

    def resolve(self, voice: Voice, at: int) -> Resolved:
        """The speaker a phrase means at offset `at`."""
        match voice.sort:
            case "pronoun":
                return self._pronoun(voice.name, at)
            case "person":
                return self._person(voice)
            case "role":
                return self._role(voice, at)
            case "ministry":
                resolved = self._ministry(voice)
                return resolved._replace(speaker=replace(resolved.speaker, role=voice.role)) if voice.role else resolved
            case "document":
                return self._document(voice)
            case "joint":
                return self._joint(voice, at)
            case "country" | "government":
                return self._government(voice)
            case "body":
                code = voice.codes[0] if voice.codes else ""
                return Resolved(
                    Speaker(
                        name=_bare(voice.name),
                        role="institutional",
                        ministry="EU" if "European" in voice.name or voice.name == "EU" else None,
                    ),
                    "institution",
                    code=code,
                )
        return self._unnamed(voice)

    # -- people ------------------------------------------------------------------------------------------------

    def _person(self, voice: Voice) -> Resolved:
        known = self._known.get(surname(voice.name)) or self._by_other_name(voice.name) or Known(voice.name)
        if voice.person is not None and (known.person is None or known.person.name != voice.person.name):
            known = Known(voice.person.name, voice.person, voice.person.gender)
        elif known.person is None and len(voice.name.split()) == 1 and len(known.name.split()) == 1:
            person = by_short_name(voice.name, self._day, self._home)
            known = Known(person.name, person, person.gender) if person is not None else known
        return self.of(
            known,
            voice.office or known.office,
            voice.role or known.role,
            voice.codes or ((known.code,) if known.code else ()),
            voice.former or (not voice.office and known.former),
        )

    def _by_other_name(self, name: str) -> Known | None:
        """One known by another part of the name ("Wang" for Wang Yi), or by the last name misspelt by one letter."""
        if len(words(name)) > 1:
            return None
        low = surname(name)
        parts = [known for known in self._known.values() if low in words(known.name)]
        if len(parts) == 1:
            return parts[0]
        if len(low) < 5 or len(self._known) > _MANY:
            return None
        near = [known for key, known in self._known.items() if len(key) > 4 and _one_edit(low, key)]
        return near[0] if len(near) == 1 else None

    def of(self, known: Known, office: str, role: str, codes: tuple[str, ...], former: bool) -> Resolved:
        """A person as a speaker, with the printed role beating the gazetteer."""
        person = known.person
        tenures = person.on(self._day) if person is not None else ()
        code = (
            person.country
            if person is not None
            else codes[0]
            if codes
            else self._home
            if office in ("spokesperson", "foreign_minister")
            else ""
        )
        if person is not None and codes and person.country not in codes and office == "other":
            return Resolved(
                Speaker(name=known.name, role=role or None), "person", known.gender, codes[0], known=known
            )  # a namesake abroad
        ministry: str | None = None
        flags: tuple[str, ...] = ()
        if not former:
            ministry = next((t.country for t in tenures if self._speaks(t.country, t.office)), None)
            if office == "other" and ministry is not None and not self._also_printed(role):
                ministry = (
                    None if not any(self._speaks(t.country, t.office) and t.title is None for t in tenures) else ministry
                )
            if ministry is None and office and office != "other" and code and self._speaks(code, office):
                if person is None or (not tenures and not person.tenures):
                    ministry = code
                elif not any(t.office == office for t in person.tenures) or tenures:
                    ministry = code if not tenures else None
                else:
                    ministry, flags = code, ("outside the known tenure",)
        shown = role or next((t.title or _ROLE_NAMES.get(t.office, "") for t in tenures), "")
        return Resolved(
            Speaker(name=known.name, role=shown or None, ministry=ministry),
            "person",
            known.gender,
            code,
            flags,
            self._bounding(tenures, office),
            known=known,
        )

    def _bounding(self, tenures: tuple[Tenure, ...], office: str) -> Tenure | None:
        held = [tenure for tenure in tenures if tenure.office == office] if self._day is None else []
        return held[0] if len(held) == 1 else None

    @staticmethod
    def _also_printed(role: str) -> bool:
        return "minister" in role.casefold() and "foreign" in role.casefold()

    def _speaks(self, country: str, office: str) -> bool:
        profile = ministries().by_country.get(country)
        if office == "crown_prince":
            return country in ("SA", "CN")
        if office == "head_of_state":
            return profile is not None and "head_of_state" in profile.speaks
        if office == "press_secretary":
            return profile is None or profile.country == "US"
        speaks = (
            profile.speaks
            if profile is not None
            else {
                "spokesperson",
                "foreign_minister",
                "head_of_government",
                "foreign_secretary",
                "state_minister",
                "envoy",
                "adviser",
            }
        )
        return office in speaks

    def _role(self, voice: Voice, at: int) -> Resolved:
        holder = self._holder(voice, at)
        if holder is not None:
            return holder
        office, code = voice.office, voice.codes[0] if voice.codes else ""
        if office == "spokesperson" and not voice.former:
            if not code and voice.name.startswith(("a ", "A ")) and self._heads_body:
                return Resolved(Speaker(name=_bare(voice.name), role=_bare(voice.name)), "unnamed")
            code = code or (self._running_ministry("") if self.last is not None or self._around else self._home)
            return Resolved(
                Speaker(name=self._institution(code), role="unnamed spokesperson", ministry=code), "institution", code=code
            )
        ministry = code if code and office != "other" and not voice.former and self._speaks(code, office) else None
        return Resolved(Speaker(name=_bare(voice.name), role=_bare(voice.name), ministry=ministry), "person", code=code)

    def _holder(self, voice: Voice, at: int) -> Resolved | None:
        """The person whom "the foreign minister", "the general" means."""
        code = voice.codes[0] if voice.codes else ""
        if voice.office == "other":
            return self._other_holder(voice, code, at)
        if voice.former:
            return next(
                (
                    self.of(k, k.office, k.role, (k.code,) if k.code else (), True)
                    for k in self._known.values()
                    if k.former and k.office == voice.office
                ),
                self.last,
            )
        around = [
            k
            for k in self._known.values()
            if k.holds(voice.office, self._day) and (not code or code in (k.code, k.person.country if k.person else k.code))
        ]
        if not code and self.last is not None and self.last.known in around:
            return (
                self.of(self.last.known, voice.office, self.last.known.role if self.last.known else "", (), False)
                if self.last.known
                else None
            )
        for wanted in () if code else (self._lede, self._home):
            around = [k for k in around if wanted and wanted in (k.code, k.person.country if k.person else k.code)] or around
        before = [k for k in around if any(place <= at for place in k.places)] or around
        if before:
            best = max(before, key=lambda k: max((place for place in k.places if place <= at), default=-1))
            return self.of(best, voice.office, best.role or _bare(voice.name), voice.codes, voice.former)
        return self._from_gazetteer(voice, code)

    def _from_gazetteer(self, voice: Voice, code: str) -> Resolved | None:
        """Whoever holds the office that day by the gazetteer: only where the day is known and one person does."""
        if self._day is None or voice.former or voice.office in ("envoy", "spokesperson", "press_secretary"):
            return None
        wanted = code or self._running_ministry("")
        holders = [
            p for p in ministries().people if p.country == wanted and any(t.office == voice.office for t in p.on(self._day))
        ]
        return (
            self.of(Known(holders[0].name, holders[0], holders[0].gender), voice.office, _bare(voice.name), (wanted,), False)
            if len(holders) == 1
            else None
        )

    def _other_holder(self, voice: Voice, code: str, at: int) -> Resolved | None:
        heads = (
            {word for word in _bare(voice.name).casefold().split() if word in _role_words()}
            - {"the", "a", "an", "of", "for", "senior", "former", "us", "top"}
            - country_words()
        )
        if (
            voice.name[:2].casefold() == "a " or voice.name[:3].casefold() == "an "
        ):  # somebody new, who may be named right after
            named = [
                k
                for k in self._known.values()
                if k.places
                and at < k.places[0] < at + _SOON
                and heads
                and heads <= set(k.role.casefold().split())
                and k.code in ("", code)
            ]
            return (
                self.of(named[0], named[0].office, named[0].role, (code,) if code else (), named[0].former)
                if len(named) == 1
                else None
            )
        for said in reversed(self._said[-_REACH:]):
            if (
                said.sort in ("person", "unnamed", "institution")
                and heads
                and heads <= set(f"{said.speaker.role or ''} {said.speaker.name or ''}".casefold().replace("-", " ").split())
                and (not code or code == said.code or not said.code)
            ):
                return said
        for known in self._known.values():
            if heads and heads <= set(known.role.casefold().split()) | {known.code.casefold()}:
                return self.of(known, known.office, known.role, (known.code,) if known.code else (), known.former)
        if heads and self.last is not None and self.last.sort == "person" and self.last.speaker.ministry is None:
            return self.last
        if (
            heads <= {"minister", "general", "leader", "chief", "president", "official", "person", "secretary", "premier"}
            and self.last is not None
            and self.last.sort == "person"
        ):
            return self.last
        return None

    def _pronoun(self, word: str, at: int) -> Resolved:
        if word in ("it",):
            if self._subject is not None and self._subject.sort == "institution":
                return self._subject
            return (
                self._back(lambda r: r.sort in _INSTITUTIONAL) or self._back(lambda r: r.sort == "unnamed") or self._nobody()
            )
        if word in ("they", "we"):
            return (
                self._back(lambda r: r.sort == "joint", 3)
                or self._back(lambda r: r.sort in ("unnamed", "institution"))
                or self.last
                or self._nobody()
            )
        gender = {"he": "m", "she": "f"}.get(word)

        def fits(said: Resolved) -> bool:
            return said.sort in ("person", "unnamed") and (gender is None or said.gender in (None, gender))

        sure = self._back(lambda said: said.sort == "person" and said.gender == gender, 3)
        if (
            self._subject is not None
            and fits(self._subject)
            and not (word == "she" and self._subject.gender is None and sure is not None and not self._subject_spoke)
        ):
            return self._subject
        if self.last is not None and self.last.speaker.role == "unnamed spokesperson":
            return self.last
        found = self._back(fits, 1) or sure or self._back(fits)
        return found or self._unspoken(gender, at) or self._back(_is_spokesperson) or self._nobody()

    def _unspoken(self, gender: str | None, at: int) -> Resolved | None:
        """A person named so far who could be meant though they never spoke; people of a ministry first."""
        fits = [known for known in self._known.values() if known.gender == gender and known.places and known.places[0] < at]
        if not fits:
            return None
        first = min(fits, key=lambda known: (not self._of_home_ministry(known), known.places[0]))
        return self.of(first, first.office, first.role, (first.code,) if first.code else (), first.former)

    def _of_home_ministry(self, known: Known) -> bool:
        person = known.person
        return (
            person is not None
            and person.country == self._home
            and any(self._speaks(tenure.country, tenure.office) for tenure in person.on(self._day))
        )

    def _back(self, fits: Callable[[Resolved], bool], reach: int = _REACH) -> Resolved | None:
        """The last speaker that fits, at most `reach` speakers back."""
        return next((said for said in reversed(self._said[-reach:]) if fits(said)), None)

    # -- institutions ------------------------------------------------------------------------------------------

    def _institution(self, code: str) -> str:
        if code == self._home or not code:
            profile = ministries().by_country.get(code or self._home)
            return profile.name if profile is not None else "Foreign Ministry"
        profile = ministries().by_country.get(code)
        name = profile.name if profile is not None else "Foreign Ministry"
        demonym = self._demonyms.get(code, code)
        return name if name.startswith((demonym, code, country_name(code))) else f"{demonym} {name}"

    def _ministry(self, voice: Voice) -> Resolved:
        code = voice.codes[0] if voice.codes else self._running_ministry(voice.name)
        named = _bare(voice.name)
        generic = any(
            word in named.casefold()
            for word in ("foreign ministry", "foreign office", "ministry of foreign", "foreign affairs")
        )
        printed = (
            named
            if not generic
            and voice.codes
            and code != self._home
            and len(named.split()) > 1
            and not voice.role
            and "of" not in named.split()[:1]
            else self._institution(code)
        )
        return Resolved(Speaker(name=printed, role="institutional", ministry=code), "institution", code=code)

    def _running_ministry(self, name: str) -> str:
        """Whose "the foreign ministry" is: the last speaker's, the lede's, else the home one."""
        if "Foreign Office" in name:
            return self._home
        if self._around:
            return self._around[0]
        for said in reversed(self._said[-4:]):
            if said.speaker.ministry:
                return said.speaker.ministry
        return self._lede or self._home

    def _government(self, voice: Voice) -> Resolved:
        code = voice.codes[0]
        name = self._institution(code) if code == self._home else f"Government of {country_name(code)}"
        if "administration" in voice.name.casefold() or "leadership" in voice.name.casefold():
            name = _bare(voice.name)
        return Resolved(Speaker(name=name, role="government", ministry=code), "institution", code=code)

    def _document(self, voice: Voice) -> Resolved:
        low = voice.name.casefold()
        if voice.issuer == "ministry" or voice.office == "spokesperson":
            return (
                self._ministry(voice)
                if voice.office != "spokesperson"
                else self._role(voice._replace(office="spokesperson"), 0)
            )
        if voice.office in ("head_of_government", "foreign_minister", "head_of_state"):
            code = voice.codes[0] if voice.codes else self._running_ministry("")
            ministry = code if self._speaks(code, voice.office) else None
            label = {"head_of_government": "Prime Minister’s Office", "foreign_minister": "Foreign Minister’s Office"}.get(
                voice.office, "President’s Office"
            )
            return Resolved(Speaker(name=label, role="institutional", ministry=ministry), "institution", code=code)
        bare = (
            voice.role
            and len(voice.role.split()) > 1
            and not voice.role.casefold().startswith(("the", "a ", "in ", "of ", "on ", "to "))
        )
        if "joint" in low:
            return self._back(lambda r: r.sort == "joint") or Resolved(
                Speaker(name="Joint statement", role="joint statement", ministry=self._lede or self._home), "joint"
            )
        if bare and _bare(voice.role).casefold() not in (
            "official",
            "separate",
            "fresh",
            "detailed",
            "brief",
            "an official",
            "the official",
        ):
            return Resolved(
                Speaker(name=_bare(voice.role), role="institutional"),
                "institution",
                code=voice.codes[0] if voice.codes else "",
            )
        if low.split()[0] in ("some", "several", "many", "media", "reports", "various"):
            return self._unnamed(voice)
        if "report" in low or "article" in low:
            found = (
                self._back(lambda r: r.speaker.role == "outlet")
                or self._back(lambda r: r.sort == "institution")
                or self.last
            )
            return found or self._nobody()
        if self._subject is not None and self._subject.sort == "institution":
            return self._subject
        found = self._back(lambda r: r.sort in _INSTITUTIONAL, 4)
        if found is not None:
            return found
        if self.last is not None and self.last.speaker.ministry is not None:
            code = self.last.speaker.ministry
            return Resolved(
                Speaker(name=self._institution(code), role="institutional", ministry=code), "institution", code=code
            )
        return self._back(lambda r: r.sort in _INSTITUTIONAL) or self.last or self._nobody()

    def _joint(self, voice: Voice, at: int) -> Resolved:
        if voice.names:
            members = [self._known.get(surname(name)) for name in voice.names]
            resolved = [
                self.of(k, k.office, k.role, (k.code,) if k.code else (), k.former) for k in members if k is not None
            ]
            codes = [r.speaker.ministry for r in resolved if r.speaker.ministry] or list(voice.codes)
            name = " and ".join(r.speaker.name or "" for r in resolved) if len(resolved) == len(voice.names) else voice.name
            return self._jointly(name, codes, "joint")
        if voice.codes:
            names = [self._demonyms.get(code, code) for code in voice.codes]
            return self._jointly(_bare(voice.name), list(voice.codes), "joint statement") if names else self._nobody()
        running = self._back(lambda r: r.sort == "joint", 6)
        if running is not None:
            return running
        few = any(word in voice.name.casefold() for word in ("both", "two", "pair", "duo", "sides", "leaders"))
        if len(self._around) > 1:
            return self._jointly(
                " and ".join(country_name(code) for code in self._around[:4]), list(self._around), "joint statement"
            )
        if not few and self._group:
            return self._jointly(f"{_bare(voice.name)} ({_listing(self._group)})", list(self._group), "joint statement")
        return self._pair(voice, at)

    def _pair(self, voice: Voice, at: int) -> Resolved:
        """ "Both sides": the two people of different countries named last, where there are two."""
        spoken: list[Resolved] = []
        for said in reversed(self._said[-6:]):
            if said.sort == "person" and said.code and all(said.code != other.code for other in spoken):
                spoken.append(said)
        if len(spoken) > 1:
            return self._jointly(
                " and ".join(r.speaker.name or "" for r in reversed(spoken[:2])),
                [r.speaker.ministry or r.code for r in reversed(spoken[:2])],
                "joint",
            )
        named = sorted(
            (k for k in self._known.values() if any(p <= at for p in k.places)),
            key=lambda k: -max(p for p in k.places if p <= at),
        )
        pair: list[Resolved] = []
        for known in named[:8]:
            resolved = self.of(known, known.office, known.role, (known.code,) if known.code else (), known.former)
            if resolved.code and all(resolved.code != other.code for other in pair):
                pair.append(resolved)
            if len(pair) == 2:
                codes = [r.speaker.ministry or r.code for r in reversed(pair)]
                return self._jointly(" and ".join(r.speaker.name or "" for r in reversed(pair)), codes, "joint")
        return Resolved(
            Speaker(
                name=_bare(voice.name), role="joint", ministry=self.last.speaker.ministry if self.last is not None else None
            ),
            "joint",
        )

    def _jointly(self, name: str, codes: list[str], role: str) -> Resolved:
        ministry = self._home if self._home in codes else codes[0] if codes else None
        others = tuple(code for code in codes if code != ministry) if len(codes) < 4 else ()
        return Resolved(Speaker(name=name, role=role, ministry=ministry), "joint", code=ministry or "", others=others)

    def _unnamed(self, voice: Voice) -> Resolved:
        role = "outlet" if voice.sort == "outlet" else _bare(voice.name)
        return Resolved(
            Speaker(name=_bare(voice.name), role=role),
            "institution" if voice.sort == "outlet" else "unnamed",
            code=voice.codes[0] if voice.codes else "",
        )

    def _nobody(self) -> Resolved:
        return Resolved(Speaker(name=None), "unnamed")


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """Every word of every role phrase."""
    return frozenset(word for phrase in voice_words().roles for word in phrase) - {"of", "for", "and", "affairs"}


def _listing(codes: tuple[str, ...]) -> str:
    names = [country_name(code) for code in codes]
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def _is_spokesperson(said: Resolved) -> bool:
    return said.speaker.role == "unnamed spokesperson"


def _one_edit(one: str, two: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes one the other."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return one == two
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest_one, rest_two = one[start:], two[start:]
    swapped = len(rest_one) > 1 and rest_one[:2] == rest_two[1::-1] and rest_one[2:] == rest_two[2:]
    return rest_one[1:] == rest_two or rest_one == rest_two[1:] or rest_one[1:] == rest_two[1:] or swapped


def _bare(phrase: str) -> str:
    """A phrase without its article."""
    for lead in ("the ", "a ", "an ", "The ", "A ", "An "):
        if phrase.startswith(lead):
            return phrase[len(lead) :]
    return phrase
