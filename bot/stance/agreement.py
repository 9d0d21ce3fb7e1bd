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

_NOT = frozenset({"not", "no", "never", "nor", "neither", "none", "cannot", "nobody", "nothing", "hardly"})
#: These turn the word behind them round, and not the sentence: "non-interference", "without meddling".
_OF_A_WORD = frozenset({"non", "without"})
#: Words that call something untrue, or do not do it; "denied that it took part" says what "did not take part" says.
_DENIALS = re.compile(
    r"den(?:y|ie[sd]|ying|ials?)|reject\w*|refus\w+|refut\w+|oppos(?:e[sd]?|ing)|ruled|rul(?:es|ing)|dismiss\w*|declin\w+"
    r"|false\w*|untrue|lies?|baseless|fabricat\w+|unfounded|fake|myths?|stopp?\w*|ceas\w+|halt\w*|fail\w*|abandon\w*"
)
#: Each side's beginnings of words; both sides of a line on one matter are opposite positions.
_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"support|back(?:s|ed|ing)?$|welcom|endors|approv|accept|favou?r", r"reject|oppos|condemn|refus|disapprov|denounc"),
        (r"confirm|acknowledg|admit|affirm", r"den(?:y|ied|ies)|refut|disput"),
        (r"agree", r"disagree"),
        (r"increas|rais(?:e|ing)|expand|grow|rose$|rise", r"decreas|reduc|lower|shr[iu]nk|cut(?:s|ting)?$|fell$|fall"),
        (r"open(?:s|ed|ing)?$|reopen", r"clos(?:e|ed|es|ing|ure)$|shut"),
        (r"resum|restor|continu|maintain", r"suspend|halt|stop|end(?:s|ed|ing)?$|sever|cease|cancel|terminat"),
        (r"allow|permit|authori[sz]|legal", r"ban(?:s|ned|ning)?$|forbid|prohibit|bar(?:s|red)$|block|illegal"),
        (r"lift(?:s|ed|ing)?$", r"impos"),
        (r"strengthen|improv|deepen", r"weaken|worsen|deteriorat|undermin"),
        (r"friend|partner|ally$|allies", r"enem|foe|adversar|rival"),
        (r"join", r"leav|left$|withdr|quit"),
        (r"true$|correct$|accurate", r"false|untrue|incorrect|inaccurate"),
        (r"possible$|likely$", r"impossible|unlikely"),
        (r"recogni[sz]|honou?r|keep|kept$|uphold", r"violat|break|broke|breach|abrogat|revok"),
        (r"trust", r"distrust|mistrust"),
        (r"prais|commend|applaud", r"critici[sz]|condemn|deplor|blam"),
        (r"start|began|begin|launch", r"end(?:s|ed|ing)?$|stop|conclud"),
        (r"attack|invad", r"defend|protect"),
        (r"innocent", r"guilt"),
        (r"success|succeed", r"fail"),
        (r"more$", r"less$|fewer$"),
        (r"win(?:s|ning)?$|won$|victor", r"los(?:e|t|ing|es)$|defeat"),
    )
)  # fmt: skip
_FEW = words_of(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
)
_MANY = words_of("thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half twice")
_NUMBER_WORDS = {word: str(at + 1 if at else 0) for at, word in enumerate(_FEW)} | {word: word for word in _MANY}
_NUMBER_WORDS |= {f"{word}s": word for word in _MANY}
_DIGITS = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
#: Words that carry no matter: what is negated is looked for behind them.
_FUNCTION = frozenset(words_of(
    "a an the to of in on at by for be been being is are was were am it its that this any as has have had do does did will"
    " would shall should can could may might must we i you he she they our their his her and or but so also s t d ll ve re"
    " only longer yet with from said"
))  # fmt: skip
#: Capitals that name nobody.
_TITLES = frozenset(words_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december foreign prime minister ministry office spokesperson spokesman spokeswoman president"
    " ambassador secretary government state mr mrs ms dr mission embassy treaty agreement i"
))  # fmt: skip
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

NEGATION, VERB, NUMBER, NAME = "a negation", "an opposing word", "a number", "a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What of one report is compared."""

    #: Words by their beginnings, each as said outright (True) or as negated (False).
    said: frozenset[tuple[str, bool]]
    denies: bool
    #: Pairs of `_OPPOSITES` by number, with the side taken.
    sides: frozenset[tuple[int, bool]]
    numbers: frozenset[str]
    capitals: frozenset[str]


def differs_in(first: Record, second: Record) -> tuple[str, ...]:
    """What keeps two reports of one matter from being the same: of `NEGATION, VERB, NUMBER, NAME`; () where nothing does.

    A number or a name that only one of them has is less said and no difference; one in place of another is.
    """
    here, there = (_without_source(one) for one in (first, second))
    one, other = _claim(_on(here, there)), _claim(_on(there, here))
    found = {
        NEGATION: one.denies != other.denies or _split(one.said, other.said),
        VERB: _split(one.sides, other.sides),
        NUMBER: bool(one.numbers and other.numbers) and one.numbers != other.numbers,
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


def _on(text: str, other: str) -> str:
    """The sentences of a text that speak of what the other speaks of, and those that deny; all of it where none does."""
    wanted = content_words(other)
    kept = [one for one in _SENTENCE.split(text) if len(content_words(one) & wanted) >= _SHARED or _calls_untrue(one)]
    return " ".join(kept) or text


def _calls_untrue(sentence: str) -> bool:
    return any(_DENIALS.fullmatch(word) for word in words_of(sentence))


@lru_cache(maxsize=4096)  # each busy day's texts are compared again at every question about it
def _claim(text: str) -> _Claim:
    words = words_of(_CONTRACTED.sub(" not", text))
    said, sides, denies, negated = set(), set(), False, False
    for word in words:
        if word in _NOT or word in _OF_A_WORD:
            denies, negated = denies or word in _NOT, True
            continue
        if word in _FUNCTION:
            continue
        denial = _DENIALS.fullmatch(word) is not None
        denies = denies or denial
        said.add((word[:_STEM], not negated))
        sides.update((at, first != negated) for at, first in _sides(word))
        negated = False
    numbers = {one.replace(",", "") for one in _DIGITS.findall(fold(text))}
    return _Claim(
        said=frozenset(said),
        denies=denies,
        sides=frozenset(sides),
        numbers=frozenset(numbers | {_NUMBER_WORDS[word] for word in words if word in _NUMBER_WORDS}),
        capitals=frozenset(_capitals(text)),
    )


@lru_cache(maxsize=8192)  # a briefing has few words, and each would be held against every pair
def _sides(word: str) -> tuple[tuple[int, bool], ...]:
    """The pairs of opposites that a word belongs to, and whether to the first of the two."""
    pairs = enumerate(_OPPOSITES)
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


def _countries(one: Record) -> frozenset[str]:
    said = one.statement
    return frozenset(said.countries) - {said.speaker.ministry} - frozenset(said.inherited)


def _others(claim: _Claim, other: Record, own: Record) -> frozenset[str]:
    """Capitals of one report that are nowhere in the other: no countries, which have their codes, and no voice of theirs."""
    alone = claim.capitals - _words_in(other.words) - _TITLES if claim.capitals else claim.capitals
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
    what = [one for one in (NEGATION, VERB, NUMBER, NAME) if any(one in some for some in pairs)]
    return " or ".join(([", ".join(what[:-1])] if what[1:] else []) + what[-1:])
