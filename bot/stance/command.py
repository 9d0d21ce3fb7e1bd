"""The command language, the same in Slack, on the command line and for `match`: a verb first, or a question as it stands.

    text -> is its first word a verb? -> the rest read as that verb wants it  |  else the whole is a question
                                      -> a word close to a verb is asked about

`history US`, `changes US`, `compare US China`, `check <quote>`, `chart US`, `latest`, `briefing 2024-11-07`, `countries`,
`topics`, `status`, `help`; `digest ...`, `watch US`, `watches`, `unwatch US`; and `ask <question>`, where a question's first
word is a verb's.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from bot.folding import fold, words_of
from bot.gazetteer.spellings import load_spellings
from bot.stance.answers import Ambiguous, Choice, Query, Unknown
from bot.stance.cleaning import cleaned, unescaped
from bot.stance.digest_commands import Subscribing
from bot.stance.filters import outside_option
from bot.stance.match import is_help, match
from bot.stance.moments import Unclear
from bot.stance.when import option_days

#: Characters of a quote that can be checked; a longer one is an article.
MOST_QUOTE = 3000
#: Countries that can be put side by side: a card has no room for more.
MOST_COMPARED = 4
#: Countries that a chart holds, one below the other.
MOST_CHARTED = 2
#: Words that are named where they were not understood.
_MOST_NAMED = 3
#: Between countries that are set side by side it says what "and" does.
_OR = re.compile(r"(?<!\S)or(?!\S)", re.IGNORECASE)
#: Share of letters alike, from which a first word is taken for a misspelt verb and asked about.
_CLOSE = 0.82


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The latest position."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was said, month by month and day by day."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new, gone and repeated between the two latest briefings."""

    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare:
    """Two to four countries side by side."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Whether a quote was said, by whom, and in which words."""

    #: As pasted, trimmed.
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One day's briefing; the newest where `day` is None."""

    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the archive holds by country or by topic."""

    of: Literal["countries", "topics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Positions a month, by kind, on one or two subjects: numbers, and a picture of them."""

    queries: tuple[Query, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the archive holds and how fresh it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """How to ask."""


Command: TypeAlias = Ask | History | Changes | Compare | Check | Briefing | Listing | Chart | Status | Subscribing | Help
Reading: TypeAlias = Command | Ambiguous | Unknown
#: A question's text -> what it is understood as.
Match: TypeAlias = Callable[[str], Query | Ambiguous | Unknown]

_VERBS = (
    "ask", "history", "changes", "compare", "check", "chart", "latest", "briefing", "countries", "topics", "status", "help",
    "digest", "watch", "watches", "unwatch",
)  # fmt: skip
#: What each verb wants behind it, where nothing stands there.
_WANTS = {
    "ask": "ask takes a question, as in ask US",
    "history": "history takes a country or a topic, as in history US",
    "changes": "changes takes a country or a topic, as in changes US",
    "compare": f"compare takes 2 to {MOST_COMPARED} countries, as in compare US China",
    "chart": f"chart takes a topic, or one or {MOST_CHARTED} countries, as in chart US China",
    "check": 'check takes the words to look for, as in check "the quote as you have it"',
}
#: Verbs of other bots, and of the desk's own work, that nobody should take for a search.
_ELSEWHERE = {
    "add": "Articles are not added by a question; run fo-stance ingest with the file or the address",
    "delete": "Nothing is deleted by a question",
    "admin": "Nothing is set by a question; what an editor decides stands in config.yaml",
}


def read_command(text: str, *, today: date, home: str = "PK", limit: int = 5, ministries: Collection[str] = ()) -> Reading:
    """Read what was typed.

    Args:
        text: as typed, or as Slack hands it over.
        today: the day of asking, in the newsroom's time zone.
        home: country code of the ministry that is followed.
        limit: how many statements to list where the question does not say.
        ministries: country codes that `from:` may name.

    Returns:
        A command; or the readings to choose from; or what was not understood.

    Raises:
        GazetteerError: the compiled name file is missing or broken.
    """
    typed = unescaped(text).strip()
    if len(typed) <= 40 and is_help(cleaned(typed)):
        return Help()

    def question(asked: str) -> Query | Ambiguous | Unknown:
        return match(asked, today=today, home=home, limit=limit, ministries=ministries)

    first, _, rest = typed.partition(" ") if " " in typed else (typed, "", "")
    rest = rest.strip()
    verb = fold(cleaned(first[:40])).strip(" :")
    if verb in _WANTS and not rest:
        return Unknown(text=typed, fault=_WANTS[verb])
    read = _READERS.get(verb)
    found = read(rest, question, today) if read is not None else _elsewhere(verb, typed)
    if found is not None:
        return found if isinstance(found, Command) else _as_typed(found, typed, verb, question)
    asked = question(typed)
    misspelt = None if verb in _READERS else _misspelt(verb, rest, asked)
    return misspelt or (Ask(query=asked) if isinstance(asked, Query) else asked)


def kind_of(text: str) -> str:
    """The verb that a text begins with, else "question": one of a few words of ours, to be counted, whatever was typed."""
    verb = fold(text.strip().partition(" ")[0][:40])
    return verb if verb in _VERBS else "question"


def _about(made: Callable[..., Ask | History | Changes]) -> Callable[[str, Match, date], Reading | None]:
    """A verb before one question: the command that is made of it, or what was not understood."""

    def read(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001 - readers share one signature
        found = question(rest)
        return made(query=found) if isinstance(found, Query) else found

    return read


def _compare(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001
    found = question(_OR.sub("and", rest))
    if isinstance(found, Ambiguous):  # a button for one of its readings would lose the other countries
        names = " or ".join(one.name for one in found.choices)
        return Unknown(text=rest, fault=f"“{rest[:80]}” leaves open which country is meant, {names}; write its name in full")
    if not isinstance(found, Query):
        return found
    if not 2 <= len(found.countries) <= MOST_COMPARED:
        return Unknown(text=rest, fault=f"{_WANTS['compare']}; {_understood(found)}")
    return Compare(queries=tuple(replace(found, countries=(code,)) for code in found.countries))


def _understood(found: Query) -> str:
    """How many countries were understood, and which words, if any, were not."""
    count = f"{len(found.countries) or 'none'} was understood here"
    if len(found.countries) >= 2 or not found.words:
        return count
    words = " and ".join(f"“{word}”" for word in found.words[:_MOST_NAMED])
    return f"{count}, and {words} names none"


def _chart(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001
    found = question(_OR.sub("and", rest))
    if not isinstance(found, Query):
        return found
    if len(found.countries) > MOST_CHARTED:
        return Unknown(text=rest, fault=f"{_WANTS['chart']}; {len(found.countries)} countries were understood here")
    if len(found.countries) < MOST_CHARTED:
        return Chart(queries=(found,))
    return Chart(queries=tuple(replace(found, countries=(code,)) for code in found.countries))


def _check(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001
    if len(rest) > MOST_QUOTE:
        return Unknown(text=rest[:MOST_QUOTE], fault=f"A quote to check has at most {MOST_QUOTE} characters")
    quote = cleaned(rest).strip()
    option = outside_option(quote)
    if option:
        return Unknown(text=rest, fault=f"check takes no filters, only the words to look for; leave out {option}")
    return Check(quote=quote) if words_of(quote) else Unknown(text=rest, fault=_WANTS["check"])


def _latest(rest: str, question: Match, today: date) -> Reading | None:
    """`latest` alone is the newest briefing; `latest US` is the question that it says."""
    return _briefing(rest, question, today) if not rest else None


def _briefing(rest: str, question: Match, today: date) -> Reading | None:
    """A day's briefing; any other words are a question ("briefing on iran")."""
    if not rest:
        return Briefing(day=None)
    try:
        days = option_days(" ".join(cleaned(rest).removeprefix("on ").split()), "on", today)
    except Unclear as wrong:
        return Unknown(text=rest, fault=str(wrong))
    if days is None:
        return _about(Ask)(rest, question, today)
    if days[0] != days[1]:
        return Unknown(text=rest, fault=f"briefing takes one day, as in briefing {days[1].isoformat()}")
    return Briefing(day=days[0])


def _listing(of: Literal["countries", "topics"]) -> Callable[[str, Match, date], Reading | None]:
    def read(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001
        return None if rest else Listing(of=of)

    return read


def _status(rest: str, question: Match, today: date) -> Reading | None:  # noqa: ARG001
    return None if rest else Status()


def _subscribing(verb: str) -> Callable[[str, Match, date], Reading | None]:
    def read(rest: str, question: Match, today: date) -> Reading | None:
        from bot.stance import digest_words  # what is typed least often need not be waited for by a first answer

        return digest_words.READERS[verb](rest, question, today)

    return read


_READERS: dict[str, Callable[[str, Match, date], Reading | None]] = {
    "ask": _about(Ask),
    "history": _about(History),
    "changes": _about(Changes),
    "compare": _compare,
    "check": _check,
    "chart": _chart,
    "latest": _latest,
    "briefing": _briefing,
    "countries": _listing("countries"),
    "topics": _listing("topics"),
    "status": _status,
    **{verb: _subscribing(verb) for verb in ("digest", "watch", "watches", "unwatch")},
}


def _elsewhere(verb: str, typed: str) -> Unknown | None:
    return Unknown(text=typed, fault=_ELSEWHERE[verb]) if verb in _ELSEWHERE else None


def _as_typed(found: Ambiguous | Unknown, typed: str, verb: str, question: Match) -> Ambiguous | Unknown:
    """What was asked back about a verb's subject, with the verb put before each choice."""
    offered = tuple(
        replace(one, question=f"{verb} {one.question.removeprefix('ask ') or _plainly(one, question)}")
        for one in found.choices
    )
    if isinstance(found, Ambiguous):
        return replace(found, choices=offered)
    return replace(found, text=typed if found.fault else found.text, choices=offered, search=None)


def _plainly(choice: Choice, question: Match) -> str:
    """A choice by its name, or by its code where the name alone would be asked back again ("Guinea")."""
    return choice.name if isinstance(question(choice.name), Query) else choice.code


def _misspelt(verb: str, rest: str, asked: Query | Ambiguous | Unknown) -> Ambiguous | None:
    """Asks about a first word close to a verb, unless it is a spelling of its own or part of one ("states of america")."""
    spellings = load_spellings()
    if len(verb) < 4 or verb in spellings.exact or verb in spellings.alone or (isinstance(asked, Query) and not asked.words):
        return None
    swapped = [one for one in _VERBS if one[0] == verb[0] and sorted(one) == sorted(verb)]
    close = swapped or difflib.get_close_matches(verb, _VERBS, n=1, cutoff=_CLOSE)
    if not close:
        return None
    meant = f"{close[0]} {rest}".strip()
    others: tuple[Choice, ...] = ()
    if isinstance(asked, Query):
        others = (Choice(code="", name=f"no command: {asked.text}", question=f"ask {asked.text}"),)
    return Ambiguous(text=asked.text, choices=(Choice(code="", name=meant, question=meant), *others))
