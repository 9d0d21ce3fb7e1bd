"""What was typed -> a question the archive can answer, or "did you mean".

    text -> cleaned -> filters taken out -> words read (`reading`) -> Query | Ambiguous | Unknown

A wrong country answered in silence is the error that must not happen; whatever is not plain is asked back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from bot.folding import fold, words_of
from bot.gazetteer import load_countries, load_topics
from bot.gazetteer.spellings import Meaning, Spellings, load_spellings, readings
from bot.stance.answers import Ambiguous, Choice, Query, Unknown
from bot.stance.filters import Fault, take
from bot.stance.nearest import offers
from bot.stance.pieces import Word
from bot.stance.reading import Reading, read

MOST_CHARACTERS = 300
_MOST_CHOICES = 5
_HELP = frozenset({"", "help", "--help", "-h", "?", "/help", "usage", "commands", "madad", "مدد"})
_WORD = re.compile(r"[^\W_]+")
#: Marks of program code or of other tools' query languages: what they meant to say is asked, not guessed.
_ODD = re.compile(r"[\\^*%={}~$;]|(?<!\S)-\w|\w\"(?=\s|$)(?<!\"\w\")")
_LINK = re.compile(r"\w://|\bwww\.")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_BASE = 0x1F1E6


def is_help(text: str) -> bool:
    """Whether the asker wants to know how to ask: nothing typed, `help`, `--help` and the like."""
    return " ".join(fold(text).split()) in _HELP


def match(text: str, *, today: date, home: str = "PK", limit: int = 5) -> Query | Ambiguous | Unknown:
    """Read a question.

    Args:
        text: as typed, or as Slack hands it over (`&amp;` for `&`).
        today: the day of asking, in the newsroom's time zone.
        home: country code of the ministry that is followed.
        limit: how many statements to list where the question does not say.

    Returns:
        The question; or the readings to choose from; or, where nothing is understood, the nearest names or a sentence that
        says what is wrong.

    Raises:
        GazetteerError: the compiled name file is missing or broken.
    """
    if len(text) > MOST_CHARACTERS:
        return Unknown(text=text.strip()[:MOST_CHARACTERS], fault=f"A question has at most {MOST_CHARACTERS} characters")
    typed = text.strip()
    cleaned = _clean(typed)
    if _LINK.search(cleaned):
        return Unknown(text=typed, fault="A link names no country; type a country or a topic")
    filters = take(cleaned, today=today, limit=limit)
    if isinstance(filters, Fault):
        return Unknown(text=typed, fault=filters.sentence)
    spellings = load_spellings()
    words = _words(filters.rest)
    if _leaves_out(words, spellings):
        return Unknown(text=typed, fault="Leaving something out cannot be asked; name what you want instead")
    reading = read(words, spellings, home=home)
    result = _result(typed, reading, words, spellings, odd=bool(_ODD.search(filters.rest)))
    if not isinstance(result, Query):
        return result
    return Query(
        text=typed,
        countries=result.countries,
        topics=result.topics,
        words=result.words,
        since=filters.since,
        until=filters.until,
        limit=filters.limit,
        offset=filters.offset,
    )


def _result(
    typed: str, reading: Reading, words: list[Word], spellings: Spellings, *, odd: bool
) -> Query | Ambiguous | Unknown:
    if reading.choices:
        return Ambiguous(text=typed, choices=_choices(reading.choices))
    if not reading.understood:
        return _unknown(typed, words, spellings)
    if odd:
        meant = [Meaning(countries=(code,)) for code in reading.countries]
        return Ambiguous(text=typed, choices=_choices([*meant, *(Meaning(topics=(one,)) for one in reading.topics)]))
    return Query(
        text=typed,
        countries=tuple(reading.countries),
        topics=tuple(reading.topics),
        words=tuple(dict.fromkeys(reading.words)),
    )


def _unknown(typed: str, words: list[Word], spellings: Spellings) -> Ambiguous | Unknown:
    run = "".join(word.text for word in words)
    if not run or " ".join(word.text for word in words) in spellings.ordinary["nothing"]:
        return Unknown(text=typed)
    near = offers(run, spellings)
    return Unknown(text=typed, choices=_choices([meaning for one in near for meaning in readings(one.value)]))


def _choices(meanings: Iterable[Meaning]) -> tuple[Choice, ...]:
    countries, topics = load_countries(), load_topics()
    found: dict[str, Choice] = {}
    for meaning in meanings:
        for code in meaning.countries[:1]:
            found.setdefault(code, Choice(code=code, name=countries.name(code)))
        for topic in meaning.topics[:1] if not meaning.countries else ():
            found.setdefault(topic, Choice(code=topic, name=topics.name(topic)))
    return tuple(found.values())[:_MOST_CHOICES]


def _leaves_out(words: list[Word], spellings: Spellings) -> bool:
    said = f" {' '.join(word.text for word in words)} "
    return any(f" {phrase} " in said for phrase in spellings.ordinary["exclusions"])


def _clean(text: str) -> str:
    """What the asker sees: Slack's escapes undone, overridden direction followed, flags as letters, nothing invisible."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    text = re.sub("\u202e([^\u202c]*)\u202c?", lambda match: match[1][::-1], text)
    text = _FLAG.sub(lambda match: f" {''.join(chr(ord(letter) - _FLAG_BASE + 65) for letter in match.group())} ", text)
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )


def _words(text: str) -> list[Word]:
    """Folded words; a word of capitals is remembered, as codes are written so."""
    found = []
    for raw in _WORD.findall(text):
        capitals = raw.isascii() and raw.isupper()
        found += [Word(text=word, capitals=capitals, plain=raw.isascii()) for word in words_of(raw)]
    return found
