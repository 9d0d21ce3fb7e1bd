"""What every card says, in words: Slack and the terminal lay these sentences out, neither makes its own.

All of it is plain text. Words of articles are never put into a sentence here, so a sentence can be trusted to hold nothing
but ours and what the asker typed; the edge that shows it escapes both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.model import Record, Wording
from bot.stance.answers import Ambiguous, Answer, Choice, Context, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.as_json import day_json, record_json
from bot.stance.ask import MOST_OLDER
from bot.stance.briefings import independent_outlets
from bot.stance.days import plain_day
from bot.stance.lines import MENTION_LABEL as MENTION_LABEL
from bot.stance.lines import STARTER_LABEL as STARTER_LABEL
from bot.stance.lines import SUMMARY_LABEL as SUMMARY_LABEL
from bot.stance.lines import Names as Names
from bot.stance.lines import age_line as age_line
from bot.stance.lines import countries_line as countries_line
from bot.stance.lines import kind_label as kind_label
from bot.stance.lines import name_of as name_of
from bot.stance.lines import outlet_line as outlet_line
from bot.stance.lines import published_line as published_line
from bot.stance.lines import said_line as said_line
from bot.stance.lines import speaker_line as speaker_line

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
_HELP = "Try a country, a topic or both (US, kashmir, China trade), or help"

#: Fields of answers that are lists of statements, in the order a card shows them.
_LISTS = ("wordings", "declined", "others", "mentions")
_CASES = {
    Found: "found",
    Declined: "declined",
    OnlyMentions: "only_mentions",
    Silent: "silent",
    Ambiguous: "ambiguous",
    Unknown: "unknown",
}


def to_json(answer: Answer, names: Names) -> dict[str, Any]:
    """The answer for other programs: every key is there in every case, null or empty where it says nothing.

    Returns:
        `answer` (found, declined, only_mentions, silent, ambiguous, unknown), `message` (one sentence), `query` (`text,
        countries, topics, words, since, until, limit, offset`; only `text` is filled where it was not understood),
        `ministry, newest, today, starter`; `lead` (a statement, see `record_json`, or null) and the lists of statements
        `others, wordings, declined, mentions`; `statements`, all of these in card order; `older`, how many more there
        are; `choices` (`code, name`).
    """
    context, lead = context_of(answer), getattr(answer, "lead", None)
    lists = {key: [record_json(one) for one in getattr(answer, key, ())] for key in _LISTS}
    return {
        "answer": _CASES[type(answer)],
        "message": message(answer, names),
        "query": _query_json(context.query if context is not None else Query(text=_text_of(answer))),
        "ministry": context.ministry if context is not None else None,
        "newest": day_json(context.newest) if context is not None else None,
        "today": day_json(context.today) if context is not None else None,
        "starter": context is not None and context.starter,
        "lead": None if lead is None else record_json(lead),
        **lists,
        "statements": [record_json(one) for one in statements_of(answer)],
        "older": getattr(answer, "older", 0),
        "choices": [{"code": one.code, "name": one.name} for one in choices_of(answer)],
    }


def labels(answer: Answer) -> tuple[str, ...]:
    """What has to stand on a card beside its statements: that it is a starter, that it is a summary."""
    context = context_of(answer)
    starter = (STARTER_LABEL,) if context is not None and context.starter else ()
    summary = any(one.article.wording is Wording.SUMMARY for one in statements_of(answer))
    return starter + ((SUMMARY_LABEL,) if summary else ())


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


def older_line(answer: Answer) -> str | None:
    """How many statements are behind "Earlier"; None where there are none."""
    count = answer.older if isinstance(answer, Found | Declined) else 0
    if not count:
        return None
    return f"{count}{' or more' if count >= MOST_OLDER else ''} further statement{'' if count == 1 else 's'}"


def corroboration_line(answer: Answer) -> str | None:
    """Which outlets report the lead's matter in words of their own; None where it is one."""
    if not isinstance(answer, Found):
        return None
    outlets = independent_outlets(answer.lead, answer.wordings)
    return f"Reported independently by {_and(outlets)}" if len(outlets) > 1 else None


def quotes_line(answer: Answer) -> str | None:
    """Says where nothing the archive holds on the question is quoted; None where something is, or not all is listed."""
    if not isinstance(answer, Found) or answer.older or answer.context.query.offset:
        return None
    quoted = any(one.statement.quotes for one in statements_of(answer))
    return None if quoted else "No direct quote on this in the archive"


def statements_of(answer: Answer) -> tuple[Record, ...]:
    """Every statement an answer shows, in card order: lead, other wordings, declined, others; or the mentions."""
    match answer:
        case Found():
            return (answer.lead, *answer.wordings, *answer.declined, *answer.others)
        case Declined():
            return (answer.lead, *answer.others)
        case OnlyMentions():
            return answer.mentions
        case _:
            return ()


def context_of(answer: Answer) -> Context | None:
    """What an understood question was answered from; None for one that was not understood."""
    return None if isinstance(answer, Ambiguous | Unknown) else answer.context


def choices_of(answer: Answer) -> tuple[Choice, ...]:
    """The readings or near names to offer."""
    return answer.choices if isinstance(answer, Ambiguous | Unknown) else ()


def _query_json(query: Query) -> dict[str, Any]:
    return {
        "text": query.text,
        "countries": list(query.countries),
        "topics": list(query.topics),
        "words": list(query.words),
        "since": day_json(query.since),
        "until": day_json(query.until),
        "limit": query.limit,
        "offset": query.offset,
    }


def _text_of(answer: Answer) -> str:
    return answer.text if isinstance(answer, Ambiguous | Unknown) else answer.context.query.text


def ministry_line(ministry: str, names: Names) -> str:
    """Whose positions these are: "the foreign ministry of Pakistan"."""
    return f"the foreign ministry of {name_of(ministry, names)}"


def _understood_message(answer: Found | Declined | OnlyMentions | Silent, names: Names) -> str:
    query, today = answer.context.query, answer.context.today
    who, about = ministry_line(answer.context.ministry, names), _about(query, names)
    if isinstance(answer, Silent):
        return f"The archive holds no statement of {who} on {about}; {age_line(answer.context)}.{_narrower(query, names)}"
    if isinstance(answer, OnlyMentions):
        return f"{_capital(who)} has stated no position on {about} in the archive, only announcements or mentions."
    when = said_line(answer.lead, today).removeprefix("said ")
    if query.offset:
        return f"Further statements of {who} on {about}, the first of them {when}."
    if isinstance(answer, Declined):
        return f"{_capital(who)} was asked about {about} and declined to comment, {when}."
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
    if answer.choices:
        return f"“{_echo(answer.text)}” is no country or topic known here. Did you mean {_or([one.name for one in answer.choices])}?"
    return (
        f"“{_echo(answer.text)}” is no country or topic known here. {_HELP}."
        if answer.text
        else f"Nothing was asked. {_HELP}."
    )


def _about(query: Query, names: Names) -> str:
    countries = _and([_with_article(name_of(code, names)) for code in query.countries])
    topics = _and([name_of(code, names) for code in query.topics])
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


def _and(names: Sequence[str]) -> str:
    return _joined(names, "and")


def _or(names: Sequence[str]) -> str:
    return _joined(names, "or")


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
