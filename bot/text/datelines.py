"""Whose a bare "Foreign Office", "foreign ministry" or "spokesperson" is where the article may be another country's.

An article at home (its dateline there, or an outlet of there without one) means the home ministry by them. Filed abroad, or
printed by another country's outlet, it means that only where the home ministry has been told before; else an editor looks.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.gazetteer.ministries import ministries
from bot.gazetteer.outlets import outlets
from bot.gazetteer.reading import read_yaml
from bot.model import Article
from bot.text.clean import dateline_end
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.institutions import names_home_office
from bot.text.lexicon import Hit, country_words, lexicon
from bot.text.mentions import first_named
from bot.text.tokens import Token, tokenise, words

FOREIGN = "filed or printed abroad, and whose ministry it is is not told"
NAMESAKE = "another country’s ministry of this name is in the article"
#: Behind a demonym these are whom that country's ministry looks after ("British nationals").
_CARED_FOR = ("national", "nationals", "citizen", "citizens", "traveller", "travellers", "tourist", "tourists")
#: A role with none of these only points back to whoever spoke ("the spokesperson").
_FOREIGN_AFFAIRS = frozenset({"foreign", "external", "fo", "mofa"})
#: Voices that tell the home ministry itself, not only its country.
_MINISTERIAL = ("ministry", "role", "document", "person")


class Place(NamedTuple):
    """Where an article comes from."""

    #: Filed at home: by its dateline.
    home: bool = False
    #: Filed abroad by its dateline, or printed by another country's outlet without one.
    abroad: bool = False
    #: Printed by another country's outlet.
    foreign_outlet: bool = False
    #: The countries that the dateline names.
    codes: tuple[str, ...] = ()

    def tells_office(self, home: str) -> bool:
        """Whether a "Foreign Office" of an article that names somebody of home is the home one, no other is called so."""
        return not self.foreign_outlet and _foreign_offices(home).isdisjoint(self.codes)


def place_of(article: Article, sentences: Sequence[Frame], home: str) -> Place:
    """Where an article was filed and printed.

    Args:
        article: its text and outlet.
        sentences: all its sentences in order.
        home: the followed ministry's country.
    """
    country = outlets().countries.get(outlets().named(article.outlet) or "", "")
    foreign = country not in ("", home)
    if not sentences:
        return Place(abroad=foreign, foreign_outlet=foreign)
    first = sentences[0].span
    dateline = tokenise(article.text, first.start, dateline_end(article.text, first))
    if not any(token.capital for token in dateline):
        return Place(abroad=foreign, foreign_outlet=foreign)
    codes = tuple(hit.entry.code for hit in lexicon().scan(dateline) if hit.entry.code)
    lows = f" {' '.join(token.low for token in dateline)} "
    at_home = home in codes or any(f" {city} " in lows for city in _cities(home))
    return Place(at_home, not at_home, foreign, codes)


def doubted(drafts: Sequence[Draft], sentences: Sequence[Frame], place: Place, home: str) -> list[Draft]:
    """The drafts, those held of which the article does not tell that the voice is the home ministry's.

    Args:
        drafts: the drafts in order.
        sentences: all the article's sentences in order.
        place: where it was filed and printed.
        home: the followed ministry's country.
    """
    if place.home:
        return list(drafts)
    namesakes = _namesakes(sentences, home)
    people = [hit.entry.person for frame in sentences for hit in frame.hits if hit.entry.person is not None]
    printed, named = {person.name for person in people}, any(person.country == home for person in people)
    named |= not place.codes and home in first_named(sentences)  # a town of no known country, and the article is of home
    printed |= {draft.resolved.speaker.name or "" for draft in drafts if _sort(draft) == "person"}
    ministry = country = -1  # where the home ministry, and where its country, has last spoken under its own name
    found: list[Draft] = []
    office = False
    for draft in drafts:
        if draft.resolved.speaker.ministry != home:
            found.append(draft)
        elif _is_told(draft, printed, home):
            country = draft.span.start
            ministry = country if _sort(draft) in _MINISTERIAL else ministry
            found.append(draft)
        else:
            office = _is_office(draft, office)
            last = max(ministry, country) if office else ministry
            if last <= max((at for at in namesakes if at < draft.span.end), default=-1) != -1:
                found.append(_held(draft, NAMESAKE))
            elif place.abroad and last < 0 and not (office and named and place.tells_office(home)):
                found.append(_held(draft, FOREIGN))
            else:
                ministry = draft.span.start if last >= 0 else ministry
                found.append(draft)
    return found


def _held(draft: Draft, why: str) -> Draft:
    return draft._replace(resolved=draft.resolved.doubted(why))


def _sort(draft: Draft) -> str:
    return draft.attribution.voice.sort if draft.attribution is not None else ""


def _is_office(draft: Draft, before: bool) -> bool:
    """Whether the source is a "Foreign Office" by name; one that only points back is what the one before was."""
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is None or voice.sort == "pronoun" or (voice.sort == "role" and not _FOREIGN_AFFAIRS & set(words(voice.name))):
        return before
    return names_home_office(voice.name)


def _is_told(draft: Draft, printed: Set[str], home: str) -> bool:
    """Whether the words tell that the voice is the home ministry's: its country, or one of its people by name."""
    resolved = draft.resolved
    if resolved.known is not None and resolved.known.person is not None:
        return resolved.speaker.name in printed
    voice = draft.attribution.voice if draft.attribution is not None else None
    if voice is None or home not in voice.codes:
        return False
    return voice.sort not in _MINISTERIAL or not country_words().isdisjoint(words(voice.name))  # "MoFA" tells nothing


def _namesakes(sentences: Sequence[Frame], home: str) -> list[int]:
    """Where the article names another country's "Foreign Office", or the people whom such a one looks after."""
    return [
        frame.tokens[hit.start].start
        for frame in sentences
        for hit in frame.hits
        if hit.entry.code not in ("", home) and (_is_namesake(frame.tokens, hit) or _looked_after(frame.tokens, hit, home))
    ]


def _is_namesake(tokens: list[Token], hit: Hit) -> bool:
    lows = [token.low for token in tokens[hit.start : hit.end + 2]]
    office = any(one == "foreign" and two == "office" for one, two in pairwise(lows))
    return office or (hit.entry.sort in ("ministry", "metonym") and hit.entry.code in _foreign_offices(""))


def _looked_after(tokens: list[Token], hit: Hit, home: str) -> bool:
    if hit.entry.sort != "demonym" or hit.entry.code not in _foreign_offices(home):
        return False
    behind = tokens[hit.end].low if hit.end < len(tokens) else ""
    return behind in _CARED_FOR or tokens[hit.start].low.endswith("s")


@lru_cache(maxsize=4)
def _foreign_offices(home: str) -> frozenset[str]:
    """The other countries whose ministry is called Foreign Office."""
    profiles = ministries().by_country.items()
    return frozenset(code for code, profile in profiles if code != home and "Foreign Office" in profile.name)


@lru_cache(maxsize=4)
def _cities(home: str) -> frozenset[str]:
    """Cities of a country that head a dateline, small letters."""
    return frozenset(city.casefold() for city in read_yaml("places.yaml")["cities"].get(home, ()))
