"""Whose a bare "Foreign Office", "foreign ministry" or "spokesperson" is where the article may be another country's.

An article at home (its dateline there, or an outlet of there without one) means the home ministry by them. Filed abroad, or
printed by another country's outlet, it means that only where the home ministry has been told before; else an editor looks.
Such a statement carries the ministry that it most likely is of, none where that cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.outlets import outlets
from bot.gazetteer.reading import read_yaml
from bot.model import Article, Span, Speaker
from bot.text.clean import dateline_end
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.institutions import names_home_office
from bot.text.lexicon import country_words, lexicon
from bot.text.namesakes import Namesake, foreign_offices, namesakes
from bot.text.people import surname
from bot.text.tokens import Token, bare, tokenise, words

FOREIGN = "filed or printed abroad, and whose ministry it is is not told"
NAMESAKE = "another country’s ministry of this name is in the article"
#: "Kabul: ", "New Delhi — ".
_SMALL = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2}(?=\s*[:—–]\s)")
#: What of a dateline tells its country.
_PLACED = frozenset({"country", "capital", "metonym"})
#: A role with none of these only points back to whoever spoke ("the spokesperson").
_FOREIGN_AFFAIRS = frozenset({"foreign", "external", "fo", "mofa"})
#: Voices that tell the home ministry itself, not only its country.
_MINISTERIAL = ("ministry", "role", "document", "person")


class Place(NamedTuple):
    """Where an article comes from."""

    #: Filed at home: by its dateline.
    home: bool = False
    #: Filed abroad or in a town of no known country by its dateline, or printed by another country's outlet without one.
    abroad: bool = False
    #: Country of an outlet that is not of home; "" where it is, or is not known.
    outlet: str = ""
    #: The countries that the dateline names.
    codes: tuple[str, ...] = ()

    def office_of(self, home: str) -> str:
        """Whose a "Foreign Office" is here for all that the place tells: the home one, unless another is called so."""
        called = foreign_offices(home)
        return next((code for code in (*self.codes, self.outlet) if code in called), home)

    @property
    def ministry_of(self) -> str:
        """Whose a "foreign ministry" is here for all that the place tells: the dateline's country's; "" for nobody's."""
        return self.codes[0] if len(self.codes) == 1 else ""


def place_of(article: Article, sentences: Sequence[Frame], home: str) -> Place:
    """Where an article was filed and printed.

    Args:
        article: its text and outlet.
        sentences: all its sentences in order.
        home: the followed ministry's country.
    """
    country = outlets().countries.get(outlets().named(article.outlet) or "", "")
    foreign = country if country != home else ""
    if not sentences:
        return Place(abroad=foreign != "", outlet=foreign)
    first = sentences[0].span
    dateline = tokenise(article.text, first.start, dateline_end(article.text, first))
    if not any(token.capital for token in dateline):
        dateline = _in_small_letters(article.text, first, home)
    if not dateline:
        return Place(abroad=foreign != "", outlet=foreign)
    codes = _codes(dateline)
    at_home = home in codes or _names_city(dateline, home)
    return Place(at_home, not at_home, foreign, codes)


def _codes(dateline: list[Token]) -> tuple[str, ...]:
    return tuple(hit.entry.code for hit in lexicon().scan(dateline) if hit.entry.code and hit.entry.sort in _PLACED)


def _names_city(dateline: list[Token], home: str) -> bool:
    lows = f" {' '.join(token.low for token in dateline)} "
    return any(f" {city} " in lows for city in _cities(home))


def _in_small_letters(text: str, first: Span, home: str) -> list[Token]:
    """A dateline that is not written in capitals ("Kabul: …"); empty where the words are no place that is known."""
    match = _SMALL.match(text, first.start, first.end)
    dateline = tokenise(text, match.start(), match.end()) if match is not None else []
    return dateline if _codes(dateline) or _names_city(dateline, home) else []


def doubted(
    drafts: Sequence[Draft], sentences: Sequence[Frame], place: Place, home: str, named: Callable[[str], str]
) -> list[Draft]:
    """The drafts, those held of which the article does not tell that the voice is the home ministry's.

    Args:
        drafts: the drafts in order.
        sentences: all the article's sentences in order.
        place: where it was filed and printed.
        home: the followed ministry's country.
        named: country code -> the name of its foreign ministry.
    """
    if place.home:
        return list(drafts)
    others = namesakes(sentences, home)
    people = {hit.entry.person.name for frame in sentences for hit in frame.hits if hit.entry.person is not None}
    printed = people | {draft.resolved.speaker.name or "" for draft in drafts if _sort(draft) == "person"}
    ministry = country = -1  # where the home ministry, and where its country, has last spoken under its own name
    found: list[Draft] = []
    office = False
    whose = _Whose(place, home, named)
    for draft in drafts:
        if draft.resolved.speaker.ministry != home:
            found.append(draft)
        elif _is_told(draft, printed, home):
            country = draft.span.start
            ministry = country if _sort(draft) in _MINISTERIAL else ministry
            found.append(draft)
        else:
            office = _is_office(draft, office)
            last = max(ministry, country) if office and place.office_of(home) == home else ministry
            another = next((one for one in reversed(others) if one.at < draft.span.end), None)
            if another is not None and last <= another.at:
                found.append(whose.held(draft, office, another))
            elif place.abroad and last < 0:
                found.append(whose.held(draft, office, None))
            else:
                ministry = draft.span.start if last >= 0 else ministry
                found.append(draft)
    return found


class _Whose:
    """Whose the doubtful voices of an article most likely are."""

    def __init__(self, place: Place, home: str, named: Callable[[str], str]) -> None:
        self._place, self._home, self._named = place, home, named
        self._renamed: dict[Speaker, Speaker] = {}

    def held(self, draft: Draft, office: bool, another: Namesake | None) -> Draft:
        """The draft, held; `office` where a "Foreign Office" by name speaks, `another` the namesake named last."""
        why = FOREIGN if another is None else NAMESAKE
        code = (
            another.code if another is not None else self._place.office_of(self._home) if office else self._place.ministry_of
        )
        resolved = draft.resolved.doubted(why)
        if code != self._home:
            resolved = resolved._replace(speaker=self._speaker(draft, code), code=code)
        return draft._replace(resolved=resolved)

    def _speaker(self, draft: Draft, code: str) -> Speaker:
        """The speaker as one of a country's ministry, "" for nobody knows which; its holder at home is not meant."""
        resolved, voice = draft.resolved, draft.attribution.voice if draft.attribution is not None else None
        if resolved.known is not None and resolved.known.person is None:
            return replace(resolved.speaker, ministry=code or None)
        if voice is None or voice.sort == "pronoun":
            return self._renamed.get(resolved.speaker) or replace(resolved.speaker, ministry=code or None)
        name = self._named(code) if code and resolved.sort == "institution" else bare(voice.name)
        renamed = replace(resolved.speaker, name=name, ministry=code or None)
        self._renamed[resolved.speaker] = renamed
        return renamed


def _sort(draft: Draft) -> str:
    return draft.attribution.voice.sort if draft.attribution is not None else ""


def _is_office(draft: Draft, before: bool) -> bool:
    """Whether the source is a "Foreign Office" by name; one that only points back is what the one before was."""
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is None or voice.sort == "pronoun" or (voice.sort == "role" and not _FOREIGN_AFFAIRS & set(words(voice.name))):
        return before
    return names_home_office(f"{voice.role} {voice.name}")


def _is_told(draft: Draft, printed: Set[str], home: str) -> bool:
    """Whether the words tell that the voice is the home ministry's: its country, or one of its people by name."""
    resolved = draft.resolved
    if resolved.sort == "joint":  # its parties are told, or it is held for that
        return True
    if resolved.known is not None and resolved.known.person is not None:
        last = surname(resolved.known.name)
        return resolved.speaker.name in printed or any(token.low == last for frame in draft.frames for token in frame.outer)
    if resolved.known is not None and resolved.known.code == home:  # "Pakistan’s foreign minister X", wherever it is printed
        return True
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is not None and voice.sort != "pronoun" and _is_in(draft.frame, home):
        return True
    if voice is None or home not in voice.codes:
        return False
    phrase = words(f"{voice.role} {voice.name}")
    return voice.sort not in _MINISTERIAL or not country_words().isdisjoint(phrase)  # "MoFA" tells nothing


def _is_in(frame: Frame, home: str) -> bool:
    """Whether the sentence begins with a seat of the country: "In Islamabad, the foreign ministry said …"."""
    place = frame.outer_hits.get(1)
    seated = place is not None and place.entry.code == home and place.entry.sort in _PLACED
    return seated and frame.outer[0].low == "in"


@lru_cache(maxsize=4)
def _cities(home: str) -> frozenset[str]:
    """Cities of a country that head a dateline, small letters."""
    return frozenset(city.casefold() for city in read_yaml("places.yaml")["cities"].get(home, ()))
