"""Which outlets are witnesses of their own, and which print one agency's text.

statements -> their articles -> one agency credited, one sentence's prose, or most of one text  ->  one witness
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.folding import words_of
from bot.gazetteer.outlets import outlets
from bot.model import Article, Record, Wording

#: Words in a row that make one shingle: shorter runs are the idiom of diplomacy, longer ones break on one edited word.
_SHINGLE = 5
#: Share of the shorter text's shingles found in the other from which both are one agency's copy.
_SAME_COPY = 0.5
#: Shingles from which a text is long enough to be compared as a whole; in a shorter one the quotations are most of it.
_ENOUGH = 30
#: An outlet's own words in a sentence from which an identical sentence is no coincidence; "she said" is one.
_TELLING = 6
#: Articles of one day that are compared as whole texts; telling copies costs far more than the rest.
_MOST_COMPARED = 24
#: An agency is credited in the line of place and day, or alone at the very end.
_HEAD, _TAIL = 600, 60

_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"^[^\n.(]{0,60}\((?P<name>[A-Z][^\n()]{1,40})\)\s*[:—–-]", re.MULTILINE)
_SIGNATURE = re.compile(r"(?:[—–-]\s*|\n\s*|\(\s*)(?P<name>[A-Z][A-Za-z -]{1,40})\)?[.\s]*\Z")
#: "APP", "Reuters", "Associated Press of Pakistan": one word, or a name that says what it is.
_LIKE_AN_AGENCY = re.compile(r"\S+|.*(?:Press|Presse|News|Agency)\b.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One report of a briefing, in one outlet or, as a copy, in several."""

    #: The named outlets that print it, in the order of the statements.
    outlets: tuple[str, ...]


def witnesses(records: Iterable[Record]) -> tuple[Witness, ...]:
    """The independent reports behind some statements of one day; a transcript is the source and no report of it.

    An article without a named outlet is no witness, as nobody knows whose it is. An outlet that prints several
    articles is one witness.

    Args:
        records: statements of one ministry on one day, of any outlets.
    """
    articles: dict[str, list[Record]] = {}
    for one in records:
        if not one.official and one.article.outlet is not None:
            articles.setdefault(one.article.id, []).append(one)
    found: list[_Report] = []
    for place, some in enumerate(articles.values()):
        report = _report(place, some)
        alike = [one for one in found if one.keys & report.keys or _overlap(one.texts, report.texts)]
        found = [one for one in found if one not in alike]
        found.append(_together((*alike, report)))
    return tuple(Witness(outlets=tuple(dict.fromkeys(one.outlets))) for one in sorted(found, key=lambda one: one.place))


def same_copy(one: Record, other: Record) -> bool:
    """Whether two records are one agency's text in two places, and so a single witness.

    Equal quotations are no sign of it, as both outlets may simply be right; equal prose around them is. Nor is an outlet
    that quotes a transcript at length a copy of it.
    """
    if one.official != other.official:
        return False
    if one.article.id == other.article.id or Wording.SUMMARY in (one.article.wording, other.article.wording):
        return False
    if _of_one_agency(one.article, other.article):
        return True
    own = _own_words(one)
    if len(own) >= _TELLING and words_of(one.words) == words_of(other.words):
        return True
    return _same_text(one.article.text, other.article.text)


def agency_of(article: Article) -> str | None:
    """The news agency that an article is credited to ("TEHRAN (AFP):", "— APP", a byline); None where to none.

    A photograph's credit ("— Reuters/File") and "with input from AFP" credit no text.
    """
    heads = _CREDIT.finditer(article.text[:_HEAD])
    names = [*article.byline, *(found["name"] for found in heads)]
    signed = _SIGNATURE.search(article.text[-_TAIL:])
    likely = [name for name in (*names, signed["name"] if signed else "") if _LIKE_AN_AGENCY.fullmatch(name)]
    if not likely:
        return None  # without reading the file of outlets, which a first answer would wait for
    known = outlets().agencies
    return next((known[name] for name in likely if name in known), None)


def _of_one_agency(first: Article, second: Article) -> bool:
    """Both credited to one agency, or one to the agency that printed the other."""
    credits = [agency_of(one) for one in (first, second)]
    if credits == [None, None]:
        return False
    names = {credit or article.outlet for credit, article in zip(credits, (first, second), strict=True)}
    return len(names) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What was put together so far as one witness."""

    #: Its place among the statements: that of its first article.
    place: int
    outlets: tuple[str, ...]
    #: What two articles of one witness have in common: outlet, agency, a telling sentence.
    keys: frozenset[tuple[str, ...]]
    texts: tuple[str, ...]


def _report(place: int, some: Sequence[Record]) -> _Report:
    """One article by itself; an editor's summary is no copy of anything, but its outlet's."""
    article = some[0].article
    outlet = article.outlet or article.id
    keys: set[tuple[str, ...]] = {("outlet", outlet)}
    if article.wording is not Wording.SUMMARY:
        keys.add(("agency", agency_of(article) or outlet))
        keys.update(("words", *words_of(one.words)) for one in some if len(_own_words(one)) >= _TELLING)
    texts = () if article.wording is Wording.SUMMARY else (article.text,)
    return _Report(place=place, outlets=(outlet,), keys=frozenset(keys), texts=texts)


def _together(reports: Sequence[_Report]) -> _Report:
    return _Report(
        place=reports[0].place,
        outlets=tuple(chain.from_iterable(one.outlets for one in reports)),
        keys=frozenset(chain.from_iterable(one.keys for one in reports)),
        texts=tuple(chain.from_iterable(one.texts for one in reports)),
    )


def _overlap(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether any of some texts is mostly another's."""
    return any(_same_text(one, other) for one in first[:_MOST_COMPARED] for other in second)


def _same_text(one: str, other: str) -> bool:
    first, second = _shingles(one), _shingles(other)
    smaller = min(len(first), len(second))
    return smaller >= _ENOUGH and len(first & second) >= _SAME_COPY * smaller


def _own_words(one: Record) -> tuple[str, ...]:
    """The outlet's words in a statement, its quotations cut out."""
    text, said = one.article.text, one.statement
    edges = chain((said.span.start,), *((quote.start, quote.end) for quote in said.quotes), (said.span.end,))
    flat = list(edges)
    return tuple(chain.from_iterable(words_of(text[start:end]) for start, end in zip(flat[::2], flat[1::2], strict=True)))


@lru_cache(maxsize=64)  # a briefing's articles are compared pair by pair
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    # Copies of one text differ in quotation marks and capitals at most: folding, which costs ten times this, gains nothing.
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[at:] for at in range(_SHINGLE)), strict=False))
