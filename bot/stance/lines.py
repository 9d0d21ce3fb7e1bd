"""The lines that describe one statement: when, who, where, how. Plain text, the same in Slack and in a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.model import Kind, Record, Status, Wording
from bot.stance.answers import Context
from bot.stance.check import Mark
from bot.stance.days import ago, month, plain_day, weekday_and_day
from bot.stance.silences import is_unanswered
from bot.stance.transcripts import Checked

#: Code or topic id -> the name a person reads ("US" -> "United States"); what it lacks is shown as its code.
Names = Mapping[str, str]

STARTER_LABEL = "Starter archive: facts filed by editors in their own words; ingest your own articles to replace it"
SUMMARY_LABEL = "An editor's summary; only words in quotation marks are as printed"
OTHER_MINISTRY_LABEL = "Not the ministry that this archive follows: only what its articles happened to quote"
#: Of announcements, mentions and denials alike: what each is, its own words tell.
MENTION_LABEL = "no position stated"

_KIND_LABELS = {
    Kind.DIRECT: "quoted directly",
    Kind.MIXED: "partly quoted",
    Kind.PARAPHRASE: "the outlet's paraphrase",
    Kind.DECLINED: "declined to comment",
}
_OFFICIAL_LABELS = {
    **dict.fromkeys(Kind, "official transcript"),
    Kind.DECLINED: "declined to comment, official transcript",
}
_SUMMARY_LABELS = {
    Kind.DIRECT: "editor's summary of a direct quote",
    Kind.MIXED: "editor's summary of a partly quoted remark",
    Kind.PARAPHRASE: "editor's summary",
    Kind.DECLINED: "declined to comment, editor's summary",
}


def said_line(record: Record, today: date) -> str:
    """When it was said, and how long ago; a day of publication is never passed off as that.

    "said Thursday 7 November 2024, 2 years ago"; "published 17 May 2021, day not stated"; "date unknown; spokesperson
    from August 2021 to April 2023".
    """
    day = record.statement.said_on
    return day_line(record) if day is None else f"{day_line(record)}, {ago(day, today)}"


def day_line(record: Record) -> str:
    """As `said_line`, without how long ago: "said Thursday 7 November 2024"."""
    said, published = record.statement, record.article.published
    if said.said_on is not None:
        return f"said {weekday_and_day(said.said_on)}"
    if published is None:
        return f"date unknown{_bounds(record)}"
    if said.earlier:
        return f"said earlier than its publication on {plain_day(published)}, day not stated"
    return f"published {plain_day(published)}, day not stated"


def published_line(record: Record) -> str:
    """When the outlet printed it: "published Friday 8 November 2024"."""
    day = record.article.published
    return "publication day unknown" if day is None else f"published {weekday_and_day(day)}"


def outlet_line(record: Record) -> str:
    """Who printed it and when: "Business Recorder, published Friday 8 November 2024"."""
    return f"{record.article.outlet or 'Outlet unknown'}, {published_line(record)}"


def kind_label(record: Record) -> str:
    """How the words reached print, and that they are a summary, a mention or corrected where they are."""
    said = record.statement
    summary = record.article.wording is Wording.SUMMARY
    table = _SUMMARY_LABELS if summary else _OFFICIAL_LABELS if record.official else _KIND_LABELS
    labels = ["did not answer" if is_unanswered(record) else table[said.kind]]
    if not said.position and said.kind is not Kind.DECLINED:
        labels.append(MENTION_LABEL)
    if said.earlier:
        labels.append("recalled from an earlier day")
    if said.status is Status.CORRECTED:
        labels.append("corrected by an editor")
    return ", ".join(labels)


#: Characters of a question, and of a transcript's words beside an outlet's, that a line repeats.
_LONGEST = 300


def question_line(record: Record) -> str | None:
    """What the words of a transcript answer: "Asked: “Will you go?”"; None for any other statement."""
    question = record.statement.question
    return None if question is None else f"Asked: “{_cut(question.of(record.article.text))}”"


def transcript_line(record: Record, context: Context | None) -> str | None:
    """How the quotes compare with the official transcript of the day; None where the archive has none.

    "verbatim in the transcript"; "differs from the transcript: “We shall go.”"; "1 of 2 quotes not found in the transcript".
    """
    checked = checked_of(record, context)
    if checked is None:
        return None
    some = f"{checked.count} of {checked.of} quotes " if checked.count < checked.of else ""
    match checked.mark:
        case Mark.VERBATIM:
            return "verbatim in the transcript"
        case Mark.DIFFERS:
            said = f": “{_cut(checked.instead)}”" if checked.instead else ""
            return f"{some or 'differs'}{'differ' * bool(some)} from the transcript{said}"
        case Mark.NOT_FOUND:
            return f"{some}not found in the transcript"


def checked_of(record: Record, context: Context | None) -> Checked | None:
    """What came of holding a statement's quotes against the transcript of its day; None where there is none."""
    every = context.checked if context is not None else ()
    return next((one for one in every if one.statement == record.statement.id), None)


def countries_line(record: Record, names: Names) -> str:
    """Which countries and bodies it concerns, those it only inherits from the context marked so."""
    inherited = set(record.statement.inherited)
    return ", ".join(
        f"{name_of(code, names)} (from the context)" if code in inherited else name_of(code, names)
        for code in record.statement.countries
    )


def age_line(context: Context) -> str:
    """How fresh the archive is: "newest briefing in the archive: Thursday 7 November 2024, 2 years ago"."""
    if context.newest is None:
        return "newest briefing in the archive: none is dated"
    return f"newest briefing in the archive: {weekday_and_day(context.newest)}, {ago(context.newest, context.today)}"


def name_of(code: str, names: Names) -> str:
    """A country's, body's or topic's name; the code itself where it has none."""
    return names.get(code, code.replace("_", " "))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _bounds(record: Record) -> str:
    said = record.statement
    spans = [f"{word} {month(day)}" for word, day in (("from", said.said_from), ("to", said.said_until)) if day is not None]
    role = (said.speaker.role or "speaker").rpartition(" ")[2].lower()
    return f"; {role} {' '.join(spans)}" if spans else ""
