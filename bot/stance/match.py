"""What was typed -> a question the archive can answer, or "did you mean".

    text -> cleaned -> filters taken out -> words read (`reading`) -> Query | Ambiguous | Unknown

A wrong country answered in silence is the error that must not happen; whatever is not plain is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.folding import fold
from bot.gazetteer import load_countries, load_topics
from bot.gazetteer.keys import spans
from bot.gazetteer.spellings import Meaning, Spellings, load_spellings, readings
from bot.stance.answers import Ambiguous, Choice, Query, Unknown
from bot.stance.cleaning import cleaned, names_nothing, words_in
from bot.stance.filters import Fault, Filters, take
from bot.stance.named_days import named_day
from bot.stance.nearest import offers
from bot.stance.pieces import Piece, Word, cut, whose
from bot.stance.reading import Reading, read

MOST_CHARACTERS = 300
_MOST_CHOICES = 4
_HELP = frozenset({"", "help", "--help", "-h", "?", "/help", "usage", "commands", "madad", "مدد"})
#: Marks of program code or of other tools' query languages: what they meant to say is asked, not guessed.
_ODD = re.compile(r"[\\^*%={}~$;]|(?<!\S)[-!]\w|\w\"(?=\s|$)(?<!\"\w\")")
#: "C-130": what the digits are of is one letter.
_MODEL = re.compile(r"(?<![\w-])([A-Za-z])-(\d{1,4}[A-Za-z]?)(?![\w-])")
#: Before a country they ask for everything else, which no answer here is.
_NEGATIONS = frozenset({"not", "no", "non", "nor", "but", "never"})
#: And these before a topic: "no talks" is a thing to ask for.
_NEGATIONS_OF_TOPICS = frozenset({"not", "nor", "never"})
#: Words of the longest of such names.
_LONGEST_NAME = 3
_LEAVES_OUT = "Leaving something out cannot be asked; name what you want instead"
_NOT_ALONE = "from: says whose words are meant; name a country or a topic beside it, as in pakistan from:india"
_MINISTRY = "from: takes the country whose ministry is meant, one of {known}"


def is_help(text: str) -> bool:
    """Whether the asker wants to know how to ask: nothing typed, `help`, `--help` and the like."""
    return " ".join(fold(text).split()) in _HELP


def match(
    text: str, *, today: date, home: str = "PK", limit: int = 5, ministries: Collection[str] = ()
) -> Query | Ambiguous | Unknown:
    """Read a question.

    Args:
        text: as typed, or as Slack hands it over (`&amp;` for `&`).
        today: the day of asking, in the newsroom's time zone.
        home: country code of the ministry that is followed.
        limit: how many statements to list where the question does not say.
        ministries: country codes that `from:` may name.

    Returns:
        The question; or the readings to choose from; or, where nothing is understood, the nearest names or a sentence that
        says what is wrong.

    Raises:
        GazetteerError: the compiled name file is missing or broken.
    """
    if len(text) > MOST_CHARACTERS:
        return Unknown(text=text.strip()[:MOST_CHARACTERS], fault=f"A question has at most {MOST_CHARACTERS} characters")
    typed = text.strip()
    question = cleaned(typed)
    wrong = names_nothing(question)
    if wrong:
        return Unknown(text=typed, fault=wrong)
    filters = take(question, today=today, limit=limit)
    if isinstance(filters, Fault):
        return Unknown(text=typed, fault=filters.sentence)
    spellings = load_spellings()
    if filters.since and filters.since == filters.until and (days := named_day(question, filters.since, spellings)):
        return Ambiguous(text=typed, choices=days)
    ministry = _ministry(filters.ministry, ministries, spellings)
    if ministry is None:
        return Unknown(text=typed, fault=_MINISTRY.format(known=", ".join(sorted(ministries)) or home))
    return _matched(typed, filters, spellings, ministry=ministry, home=home, ministries=ministries)


def _matched(
    typed: str, filters: Filters, spellings: Spellings, *, ministry: str, home: str, ministries: Collection[str]
) -> Query | Ambiguous | Unknown:
    words = words_in(filters.rest)
    if _leaves_out(words, spellings):
        return Unknown(text=typed, fault=_LEAVES_OUT)
    reading = read(words, spellings, home=ministry or home)
    if reading.choices:
        return Ambiguous(text=typed, choices=choices(reading.choices))
    if len(reading.countries) > 1 and not reading.words and _either(cut(words, spellings)):
        return Ambiguous(text=typed, choices=choices(Meaning(countries=(code,)) for code in reading.countries))
    filters = _with_models(filters, reading)
    several = len(reading.countries) > 1 and not ministry
    speaking = whose(cut(words, spellings), home=home) if several else None
    if speaking is not None and speaking in ministries:
        return Ambiguous(text=typed, choices=_whose_words(speaking, reading, home))
    query = Query(
        text=typed,
        countries=tuple(reading.countries),
        topics=tuple(reading.topics),
        words=tuple(dict.fromkeys(reading.words)),
        phrases=filters.phrases,
        named=_named(words, spellings) if reading.topics else (),
        since=filters.since,
        until=filters.until,
        by=filters.by,
        outlet=filters.outlet,
        ministry="" if ministry == home else ministry,
        limit=filters.limit,
        offset=filters.offset,
    )
    odd = bool(_ODD.search(filters.rest))
    if ministry and not (words or filters.alone):
        return Unknown(text=typed, fault=_NOT_ALONE)
    if not reading.understood and not (filters.alone and not (query.words or odd)):
        return _unknown(query, words, spellings, odd=odd)
    if odd:
        return Ambiguous(text=typed, choices=choices(_apart(reading)))
    return query


def _either(pieces: Sequence[Piece]) -> bool:
    """Whether "or" stands between two names: one of them is meant, and statements on both are no answer to that."""
    texts = [(piece.words, piece.value) for piece in pieces]
    return any(
        texts[at][0] == ["or"] and texts[at - 1][1] is not None and texts[at + 1][1] is not None
        for at in range(1, len(texts) - 1)
    )


def _with_models(filters: Filters, reading: Reading) -> Filters:
    """The number of a make ("C-130") is looked for behind its letter, which alone is no word: both are one phrase."""
    found = [(letter, number.casefold()) for letter, number in _MODEL.findall(filters.rest)]
    models = tuple(f"{letter.casefold()} {number}" for letter, number in found if number in reading.words)
    reading.words = [word for word in reading.words if word not in {number for _, number in found}]
    return replace(filters, phrases=(*filters.phrases, *models)) if models else filters


def _whose_words(speaking: str, reading: Reading, home: str) -> tuple[Choice, ...]:
    """Another ministry's words on the rest, or the followed one's on all of it."""
    names = load_countries()
    others = [code for code in reading.countries if code != speaking]
    theirs = " and ".join(names.name(code) for code in others)
    ours = [code for code in reading.countries if code != home]
    return (
        Choice(code="", name=f"{names.name(speaking)} on {theirs}", question=f"ask {' '.join(others)} from:{speaking}"),
        Choice(
            code="", name=f"{names.name(home)} on {' and '.join(map(names.name, ours))}", question=f"ask {' '.join(ours)}"
        ),
    )


def _apart(reading: Reading) -> list[Meaning]:
    return [
        *(Meaning(countries=(code,)) for code in reading.countries),
        *(Meaning(topics=(one,)) for one in reading.topics),
    ]


def _unknown(query: Query, words: Sequence[Word], spellings: Spellings, *, odd: bool) -> Unknown:
    """The nearest names; where there are none, what may be looked for in the statements' own words."""
    run = "".join(word.text for word in words)
    if not run:
        return Unknown(text=query.text)
    known = " ".join(word.text for word in words) in spellings.ordinary["nothing"]
    near = () if known else choices(meaning for one in offers(run, spellings) for meaning in readings(one.value))
    return Unknown(text=query.text, choices=near, search=None if near or odd or not query.words else query)


def choices(meanings: Iterable[Meaning]) -> tuple[Choice, ...]:
    """What to offer for some readings, each once, the likeliest first and no more than four."""
    countries, topics = load_countries(), load_topics()
    found: dict[str, Choice] = {}
    for meaning in meanings:
        for code in meaning.countries[:1]:
            found.setdefault(code, Choice(code=code, name=countries.name(code)))
        for topic in meaning.topics[:1] if not meaning.countries else ():
            found.setdefault(topic, Choice(code=topic, name=topics.name(topic)))
    return tuple(found.values())[:_MOST_CHOICES]


def _ministry(named: str, ministries: Collection[str], spellings: Spellings) -> str | None:
    """The country whose ministry is named; empty where none is, None where it is none of those there are."""
    if not named:
        return ""
    value = spellings.exact.get(named) or spellings.codes.get(named, "")
    return value if value in ministries else None


def _leaves_out(words: Sequence[Word], spellings: Spellings) -> bool:
    said = f" {' '.join(word.text for word in words)} "
    if any(f" {phrase} " in said for phrase in spellings.ordinary["exclusions"]):
        return True
    if not any(word.text in _NEGATIONS for word in words):
        return False
    return any(_negates(before, behind) for before, behind in pairwise(cut(words, spellings)))


def _negates(before: Piece, behind: Piece) -> bool:
    """Whether a negation stands right before something that was read."""
    if before.value or not behind.value:
        return False
    return before.words[-1] in (_NEGATIONS_OF_TOPICS if behind.value.startswith("#") else _NEGATIONS)


def _named(words: Sequence[Word], spellings: Spellings) -> tuple[str, ...]:
    """Which of the words are a topic's event, person or thing by name; the longest name where one holds another."""
    texts = [word.text for word in words]
    found: list[str] = []
    for start, stop in spans(texts, _LONGEST_NAME):
        name = " ".join(texts[start:stop])
        if name in spellings.ordinary["named"] and not any(f" {name} " in f" {one} " for one in found):
            found.append(name)
    return tuple(found)
