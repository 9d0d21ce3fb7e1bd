"""Whose a bare "Foreign Office", "foreign ministry" or "spokesperson" is where the article may be another country's.

An article at home (its dateline there, or an outlet of there without one) means the home ministry by them. Filed abroad, or
printed by another country's outlet, it means that only where the home ministry has been told before; else an editor looks.
Such a statement carries the ministry that it most likely is of, none where that cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.outlets import outlets
from bot.gazetteer.reading import read_yaml
from bot.model import Article, Span
from bot.text.clean import dateline_end
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.institutions import names_home_office
from bot.text.lexicon import lexicon
from bot.text.namesakes import foreign_offices, namesakes
from bot.text.tokens import Token, tokenise, words
from bot.text.whose import MINISTERIAL, PLACED, Whose, is_office, is_told, sort_of

FOREIGN = "filed or printed abroad, and whose ministry it is is not told"
NAMESAKE = "another country’s ministry of this name is in the article"
#: "Kabul: ", "New Delhi — ".
_SMALL = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+){0,2}(?=\s*[:—–]\s)")
#: The home country's abbreviation tells it from another one's ("FO").
_SHORT = "fo"


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
    return tuple(hit.entry.code for hit in lexicon().scan(dateline) if hit.entry.code and hit.entry.sort in PLACED)


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
    whose = Whose(home, named)
    if place.home:
        return _at_home(drafts, whose, home)
    others = namesakes(sentences, home)
    people = {hit.entry.person.name for frame in sentences for hit in frame.hits if hit.entry.person is not None}
    printed = people | {draft.resolved.speaker.name or "" for draft in drafts if sort_of(draft) == "person"}
    ministry = country = -1  # where the home ministry, and where its country, has last spoken under its own name
    found: list[Draft] = []
    office = False
    for draft in drafts:
        if draft.resolved.speaker.ministry != home:
            found.append(draft)
        elif is_told(draft, printed, home):
            country = draft.span.start
            ministry = country if sort_of(draft) in MINISTERIAL else ministry
            found.append(draft)
        else:
            office = is_office(draft, office)
            last = max(ministry, country) if office and place.office_of(home) == home else ministry
            another = next((one for one in reversed(others) if one.at < draft.span.end), None)
            if another is not None and last <= another.at:
                found.append(whose.held(draft, NAMESAKE, another.code))
            elif place.abroad and last < 0:
                found.append(whose.held(draft, FOREIGN, place.office_of(home) if office else place.ministry_of))
            else:
                ministry = draft.span.start if last >= 0 else ministry
                found.append(draft)
    return found


def _at_home(drafts: Sequence[Draft], whose: Whose, home: str) -> list[Draft]:
    """The drafts of an article filed at home, a bare "Foreign Office" held behind another country's that spoke.

    The home one is meant again once it, its country or one of its people has spoken by name, or as "FO".
    """
    found: list[Draft] = []
    another, office = "", False
    for draft in drafts:
        voice = draft.attribution.voice if draft.attribution is not None else None
        phrase = f"{voice.role} {voice.name}" if voice is not None else ""
        office = is_office(draft, office)
        if voice is not None and voice.codes[:1] not in ((), (home,)) and names_home_office(phrase):
            another = voice.codes[0]
        elif draft.resolved.speaker.ministry == home:
            if _SHORT in words(phrase) or (voice is not None and is_told(draft, frozenset(), home)):
                another = ""
            elif another and office and draft.resolved.sort != "joint":
                draft = whose.held(draft, NAMESAKE, another)
        found.append(draft)
    return found


@lru_cache(maxsize=4)
def _cities(home: str) -> frozenset[str]:
    """Cities of a country that head a dateline, small letters."""
    return frozenset(city.casefold() for city in read_yaml("places.yaml")["cities"].get(home, ()))
