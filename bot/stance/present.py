"""What every card says, in words: Slack and the terminal lay these sentences out, neither makes its own.

The one door to them: lines about a statement come from `lines`, whole sentences from `sentences`. All of it is plain text
that the edge escapes; names and titles in it are as the article has them.
"""

from __future__ import annotations

from typing import Any

from bot.model import Record, Wording
from bot.stance.agreement import difference_line, differs_in
from bot.stance.answers import Ambiguous, Answer, Choice, Context, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.answers import statements_of as statements_of
from bot.stance.as_json import day_json, public, record_json
from bot.stance.ask import MOST_OLDER
from bot.stance.briefings import independent_outlets
from bot.stance.lines import MENTION_LABEL as MENTION_LABEL
from bot.stance.lines import OTHER_MINISTRY_LABEL as OTHER_MINISTRY_LABEL
from bot.stance.lines import STARTER_LABEL as STARTER_LABEL
from bot.stance.lines import SUMMARY_LABEL as SUMMARY_LABEL
from bot.stance.lines import Names as Names
from bot.stance.lines import age_line as age_line
from bot.stance.lines import checked_of
from bot.stance.lines import countries_line as countries_line
from bot.stance.lines import kind_label as kind_label
from bot.stance.lines import name_of as name_of
from bot.stance.lines import outlet_line as outlet_line
from bot.stance.lines import published_line as published_line
from bot.stance.lines import question_line as question_line
from bot.stance.lines import said_line as said_line
from bot.stance.lines import transcript_line as transcript_line
from bot.stance.sentences import and_
from bot.stance.sentences import message as message
from bot.stance.sentences import understood as understood
from bot.stance.sentences import voices_line as voices_line
from bot.stance.sentences import with_article as with_article
from bot.stance.voices import speaker_line as speaker_line

#: Fields of answers that are lists of statements, in the order a card shows them.
_LISTS = ("wordings", "otherwise", "declined", "others", "mentions")
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
        countries, topics, words, phrases, by, outlet, ministry, since, until, limit, offset`; only `text` is filled where
        it was not understood), `ministry, newest, today, starter`; `lead` (a statement, see `record_json`, or null) and the
        lists of statements `others, wordings, otherwise, declined, mentions`; `statements`, all of these in card order;
        `older`, how many more there are; `outside`, whether a silent archive holds something on other days than those asked
        for; `held`, how many statements that wait for review might answer it; `choices` (`code, name, question`, the last
        one filled where the choice is no country or topic). Codes of countries and bodies are the public ones.
    """
    context, lead = context_of(answer), getattr(answer, "lead", None)

    def told(one: Record) -> dict[str, Any]:
        return record_json(one, checked_of(one, context))

    lists = {key: [told(one) for one in getattr(answer, key, ())] for key in _LISTS}
    return {
        "answer": _CASES[type(answer)],
        "message": message(answer, names),
        "query": _query_json(context.query if context is not None else Query(text=_text_of(answer))),
        "ministry": public(context.ministry) if context is not None else None,
        "newest": day_json(context.newest) if context is not None else None,
        "today": day_json(context.today) if context is not None else None,
        "starter": context is not None and context.starter,
        "lead": None if lead is None else told(lead),
        **lists,
        "statements": [told(one) for one in statements_of(answer)],
        "older": getattr(answer, "older", 0),
        "outside": isinstance(answer, Silent) and answer.outside,
        "held": answer.held if isinstance(answer, Silent) else 0,
        "choices": [{"code": public(one.code), "name": one.name, "question": one.question} for one in choices_of(answer)],
    }


def labels(answer: Answer) -> tuple[str, ...]:
    """What has to stand on a card beside its statements: a starter, another ministry, a misspelt word, a summary."""
    context = context_of(answer)
    found: tuple[str, ...] = ()
    if context is not None:
        found = (STARTER_LABEL,) if context.starter else ()
        found += (OTHER_MINISTRY_LABEL,) if context.query.ministry else ()
        found += tuple(f"No statement has “{one}”; this is on the wider topic" for one in context.query.named)
        found += tuple(f"No statement holds “{typed}”; looked for “{read}”" for typed, read in context.read_as)
    summary = any(one.article.wording is Wording.SUMMARY for one in statements_of(answer))
    return found + ((SUMMARY_LABEL,) if summary else ())


def first_of(answer: Found | Declined | OnlyMentions) -> Record:
    """The statement that stands at the top of a card."""
    return answer.mentions[0] if isinstance(answer, OnlyMentions) else answer.lead


def sections(answer: Answer) -> tuple[tuple[str, tuple[Record, ...]], ...]:
    """What stands below the first statement, under its headings and in card order, the same at every edge.

    `--limit` counts the first statement and those "Also said"; other outlets' wordings and what was declined at the same
    briefing come on top of these, a few of each at most.
    """
    found: tuple[tuple[str, tuple[Record, ...]], ...] = ()
    if isinstance(answer, Found):
        found = (
            ("The same in other outlets", answer.wordings),
            (_otherwise(answer), answer.otherwise),
            ("Declined to comment, the same day", answer.declined),
        )
    if isinstance(answer, Found | Declined):
        found = (*found, ("Also said", answer.others))
    elif isinstance(answer, OnlyMentions):
        found = (("Also said", answer.mentions[1:]),)
    return tuple((heading, records) for heading, records in found if records)


def _otherwise(answer: Found) -> str:
    """The heading of what other outlets print otherwise, which says in what it may differ from the words above."""
    what = difference_line([differs_in(answer.lead, one) for one in answer.otherwise])
    return f"Otherwise in other outlets: {what} may differ"


def older_line(answer: Answer) -> str | None:
    """How many statements are behind "Earlier"; None where there are none."""
    count = answer.older if isinstance(answer, Found | Declined | OnlyMentions) else 0
    if not count:
        return None
    return f"{count}{' or more' if count >= MOST_OLDER else ''} further statement{'' if count == 1 else 's'}"


def corroboration_line(answer: Answer) -> str | None:
    """Which outlets report the lead's matter in words of their own; None where it is one."""
    if not isinstance(answer, Found):
        return None
    outlets = independent_outlets(answer.lead, answer.wordings)
    return f"Reported independently by {and_(outlets)}" if len(outlets) > 1 else None


def quotes_line(answer: Answer) -> str | None:
    """Says where nothing the archive holds on the question is quoted; None where something is, or not all is listed."""
    if not isinstance(answer, Found) or answer.older or answer.context.query.offset:
        return None
    quoted = any(one.statement.quotes for one in statements_of(answer))
    return None if quoted else "No direct quote on this in the archive"


def context_of(answer: Answer) -> Context | None:
    """What an understood question was answered from; None for one that was not understood."""
    return None if isinstance(answer, Ambiguous | Unknown) else answer.context


def choices_of(answer: Answer) -> tuple[Choice, ...]:
    """The readings or near names to offer."""
    return answer.choices if isinstance(answer, Ambiguous | Unknown) else ()


def _query_json(query: Query) -> dict[str, Any]:
    return {
        "text": query.text,
        "countries": [public(code) for code in query.countries],
        "topics": list(query.topics),
        "words": list(query.words),
        "phrases": list(query.phrases),
        "by": query.by,
        "outlet": query.outlet,
        "ministry": public(query.ministry) if query.ministry else "",
        "since": day_json(query.since),
        "until": day_json(query.until),
        "limit": query.limit,
        "offset": query.offset,
    }


def _text_of(answer: Answer) -> str:
    return answer.text if isinstance(answer, Ambiguous | Unknown) else answer.context.query.text
