"""An answer in one sentence.

Plain text of ours and of the asker's, never of an article; the edge that shows it escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.stance.answers import Ambiguous, Answer, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.days import plain_day
from bot.stance.lines import Names, age_line, name_of, said_line

#: Beginnings of names that running English puts an article before.
_WITH_ARTICLE = (
    "United ",
    "European Union",
    "Organisation ",
    "Organization ",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Gulf ",
)
#: Characters of what was typed that an answer repeats.
_LONGEST_ECHO = 80
_HELP = "Ask for a country, a topic or both: US, kashmir, China trade, US visas since 2024"
#: Typed to learn how to ask; nothing typed is, too.
_FOR_HELP = ("", "help", "h", "?")


def understood(query: Query, names: Names) -> str:
    """What the question was taken to mean: "amrica → United States, terrorism"; the typed text where it says as much."""
    parts = [name_of(code, names) for code in (*query.countries, *query.topics)]
    if query.words:
        parts.append(f"“{' '.join(query.words)}”")
    if query.since is not None:
        parts.append(f"since {plain_day(query.since)}")
    if query.until is not None:
        parts.append(f"until {plain_day(query.until)}")
    meaning = ", ".join(parts)
    return meaning if not query.text or query.text.casefold() == meaning.casefold() else f"{_echo(query.text)} → {meaning}"


def message(answer: Answer, names: Names) -> str:
    """The answer in one sentence, without any of the ministry's words."""
    if isinstance(answer, Unknown):
        return _unknown(answer)
    if isinstance(answer, Ambiguous):
        return f"“{_echo(answer.text)}” can mean {_or([one.name for one in answer.choices])}; choose one."
    return _understood_message(answer, names)


def ministry_line(ministry: str, names: Names) -> str:
    """Whose positions these are: "the foreign ministry of Pakistan"."""
    return f"the foreign ministry of {name_of(ministry, names)}"


def _understood_message(answer: Found | Declined | OnlyMentions | Silent, names: Names) -> str:
    query, today = answer.context.query, answer.context.today
    who, about = ministry_line(answer.context.ministry, names), _about(query, names)
    if isinstance(answer, Silent) and query.countries == (answer.context.ministry,):
        return f"The positions here are those of {who}; ask for another country or for a topic."
    if isinstance(answer, Silent):
        return f"The archive holds no statement of {who} on {about}; {age_line(answer.context)}.{_narrower(query, names)}"
    if isinstance(answer, OnlyMentions):
        return f"{_capital(who)} has stated no position on {about} in the archive, only announcements or mentions."
    when = said_line(answer.lead, today).removeprefix("said ")
    if query.offset:
        return f"Further statements of {who} on {about}, the first of them {when}."
    if isinstance(answer, Declined):
        return f"{_capital(who)} declined to comment on {about}: {when}."
    return f"Latest position of {who} on {about}: {when}."


def _narrower(query: Query, names: Names) -> str:
    """What to ask instead where several conditions together left nothing."""
    subjects = [name_of(code, names) for code in (*query.countries, *query.topics)]
    if len(subjects) < 2 and not (query.words or query.since or query.until):
        return ""
    return f" All parts of the question have to hold at once; ask for {_or(subjects)} alone." if subjects else ""


def _unknown(answer: Unknown) -> str:
    if answer.fault is not None:
        return f"{answer.fault.rstrip('.')}."
    if answer.text.strip().lower().lstrip("-/") in _FOR_HELP:
        return f"{_HELP}."
    near = f"Did you mean {_or([one.name for one in answer.choices])}?" if answer.choices else f"{_HELP}."
    return (
        f"“{_echo(answer.text)}” is no country or topic known here. {near}"
        if answer.text
        else f"Nothing was asked. {_HELP}."
    )


def _about(query: Query, names: Names) -> str:
    countries = and_([_with_article(name_of(code, names)) for code in query.countries])
    topics = and_([name_of(code, names) for code in query.topics])
    words = f"“{' '.join(query.words)}”" if query.words else ""
    return ", ".join(part for part in (countries, topics, words) if part) or "anything in these dates"


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def _echo(typed: str) -> str:
    """What was typed, on one line and no longer than anyone reads."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST_ECHO else f"{line[:_LONGEST_ECHO].rstrip()}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def and_(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    return _joined(names, "and")


def _or(names: Sequence[str]) -> str:
    return _joined(names, "or")


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
