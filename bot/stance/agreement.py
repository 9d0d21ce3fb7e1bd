"""Whether two reports of one matter can be called the same: where they differ in what turns a sentence round, they cannot.

    two records -> their sentences on what both speak of -> negations | opposing verbs | numbers | names -> what differs

Two outlets may share every word but "not". So likeness of words is no agreement; this errs towards "differs", which only
sets two reports side by side that a reader may find to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.folding import fold, words_of
from bot.gazetteer.spellings import load_spellings
from bot.model import Record
from bot.stance.content import content_words
from bot.stance.turning_words import DENIALS, FUNCTION, NOT, NUMBER_WORDS, OF_A_WORD, OPPOSITES, TITLES

_DIGITS = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\w")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+")
_CONTRACTED = re.compile(r"n['’]t\b")
#: Talk about a matter, of which nothing is told.
_TALKED = re.compile(
    r"\b(?:spoke|spoken|speaks|talked|commented|touched|briefed|dwelt|responded|remarked|elaborated|took questions"
    r"|answered (?:a question|questions)|discussed)\b"
)
_TOLD = re.compile(
    r"\b(?:that|saying|said (?!on\b|about\b)|says|calling|called|adding|added|stress\w+|underlin\w+|reiterat\w+|reaffirm\w+"
    r"|hop(?:ed|ing)|urg\w+)"
)
#: Content words two sentences share before one is held against the other.
_SHARED = 2
_STEM = 6
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "mis")
#: Letters from which a word is taken to have one ("unhappy"; "under" has none).
_LONG_ENOUGH = 6
_DAYS = frozenset(words_of("monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday"))

NEGATION, VERB, NUMBER, DAY, NAME = "a negation", "an opposing word", "a number", "a day", "a name"
_ALL = (NEGATION, VERB, NUMBER, DAY, NAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What of one report is compared."""

    #: Words by their beginnings, each as said outright (True) or as negated (False).
    said: frozenset[tuple[str, bool]]
    denies: bool
    #: Pairs of `OPPOSITES` by number, with the side taken.
    sides: frozenset[tuple[int, bool]]
    numbers: frozenset[str]
    days: frozenset[str]
    #: Words as they stand, for "acceptable" and "unacceptable".
    words: frozenset[str]
    capitals: frozenset[str]


def differs_in(first: Record, second: Record) -> tuple[str, ...]:
    """What keeps two reports of one matter from being the same, `NEGATION, VERB, NUMBER, DAY, NAME`; () where nothing does.

    A number or a name that only one of them has is less said and no difference; one in place of another is.
    """
    one, other = _claims(_without_source(first), _without_source(second))
    found = {
        NEGATION: one.denies != other.denies or _split(one.said, other.said) or _prefixed(one.words ^ other.words),
        VERB: _split(one.sides, other.sides),
        NUMBER: bool(one.numbers and other.numbers) and one.numbers != other.numbers,
        DAY: _each_its_own(one.days, other.days),
        NAME: _each_its_own(_countries(first), _countries(second))
        or _each_its_own(_others(one, second, first), _others(other, first, second)),
    }
    return tuple(what for what, differs in found.items() if differs)


def says_nothing(one: Record) -> bool:
    """Whether a report only tells that a matter was spoken of ("spoke on Thursday about relations with Peru")."""
    if one.statement.quotes:
        return False
    return _only_talks(one.words)


@lru_cache(maxsize=4096)  # as below
def _only_talks(text: str) -> bool:
    words = fold(text)
    return _TALKED.search(words) is not None and _TOLD.search(words) is None


def _without_source(one: Record) -> str:
    source = one.statement.source
    if source is None:
        return one.words
    start = one.statement.span.start
    return f"{one.words[: max(0, source.start - start)]} {one.words[max(0, source.end - start) :]}"


@lru_cache(maxsize=4096)  # each busy day's texts are compared again at every question about it
def _claims(here: str, there: str) -> tuple[_Claim, _Claim]:
    return _claim(_on(here, there)), _claim(_on(there, here))


def _on(text: str, other: str) -> str:
    """The sentences of a text that speak of what the other speaks of, and those that deny; all of it where none does."""
    wanted = content_words(other)
    kept = [one for one in _SENTENCE.split(text) if len(content_words(one) & wanted) >= _SHARED or _calls_untrue(one)]
    return " ".join(kept) or text


def _calls_untrue(sentence: str) -> bool:
    return any(DENIALS.fullmatch(word) for word in words_of(sentence))


@lru_cache(maxsize=4096)  # as above
def _claim(text: str) -> _Claim:
    words = words_of(_CONTRACTED.sub(" not", text))
    said: set[tuple[str, bool]] = set()
    sides: set[tuple[int, bool]] = set()
    denies = negated = False
    for word in words:
        if word in NOT or word in OF_A_WORD:
            denies, negated = denies or word in NOT, True
            continue
        if word in FUNCTION:
            continue
        denial = DENIALS.fullmatch(word) is not None
        denies = denies or denial
        said.add((word[:_STEM], not negated))
        sides.update((at, first != negated) for at, first in _sides(word))
        negated = False
    numbers = {one.replace(",", "") for one in _DIGITS.findall(fold(text))}
    return _Claim(
        said=frozenset(said),
        denies=denies,
        sides=frozenset(sides),
        numbers=frozenset(numbers | {NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS}),
        days=_DAYS.intersection(words),
        words=frozenset(words),
        capitals=frozenset(_capitals(text)),
    )


@lru_cache(maxsize=8192)  # a briefing has few words, and each would be held against every pair
def _sides(word: str) -> tuple[tuple[int, bool], ...]:
    """The pairs of opposites that a word belongs to, and whether to the first of the two."""
    pairs = enumerate(OPPOSITES)
    return tuple((at, one.match(word) is not None) for at, (one, other) in pairs if one.match(word) or other.match(word))


def _capitals(text: str) -> Iterable[str]:
    """Names by their capital, where no sentence or quotation begins with it."""
    for found in _CAPITAL.finditer(text):
        before = text[: found.start()].rstrip()
        if before and before[-1] not in '.!?“"‘:':
            parts = found.group().removesuffix("’s").removesuffix("'s").split("-")
            yield from words_of(" ".join(part for part in parts if part[:1].isupper()))  # "President-elect" names nobody


def _split(one: frozenset[tuple[object, bool]], other: frozenset[tuple[object, bool]]) -> bool:
    """Whether something is only said outright on one side and only negated on the other."""
    for what, outright in one:
        if (what, not outright) in other and (what, not outright) not in one and (what, outright) not in other:
            return True
    return False


def _prefixed(words: frozenset[str]) -> bool:
    """Whether, of the words that only one of two reports has, one is another with a prefix that turns it round."""
    negative = (word for word in words if len(word) > _LONG_ENOUGH and word.startswith(_PREFIXES))
    return any(word != bare and bare in words for word in negative for bare in map(word.removeprefix, _PREFIXES))


def _countries(one: Record) -> frozenset[str]:
    said = one.statement
    return frozenset(said.countries) - {said.speaker.ministry} - frozenset(said.inherited)


def _others(claim: _Claim, other: Record, own: Record) -> frozenset[str]:
    """Capitals of one report that are nowhere in the other: no countries, which have their codes, and no voice of theirs."""
    alone = claim.capitals - _words_in(other.words) - TITLES if claim.capitals else claim.capitals
    if not alone:
        return alone
    known = load_spellings().exact
    voices = words_of(f"{own.statement.speaker.name} {other.statement.speaker.name}")
    return frozenset(word for word in alone if word not in voices and word not in known)


@lru_cache(maxsize=4096)  # as above
def _words_in(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


def _each_its_own(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other) and bool(other - one)


def difference_line(pairs: Sequence[tuple[str, ...]]) -> str:
    """What some reports differ in, for a heading: "a negation or a number"."""
    what = [one for one in _ALL if any(one in some for some in pairs)]
    return " or ".join(([", ".join(what[:-1])] if what[1:] else []) + what[-1:])
