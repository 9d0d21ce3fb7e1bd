"""What a person sees in a terminal: the card of an answer, and an article with its statements marked.

Words of articles are untrusted: they only ever become `rich.text.Text`, never markup, and every control character in
them (escape sequences, bidirectional overrides) is replaced one for one, so offsets stay true.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.model import Kind, Parsed, Record, Span, Speaker, Statement
from bot.stance.answers import Ambiguous, Answer, Context, Declined, Found, OnlyMentions, Silent, Unknown
from bot.stance.present import (
    Names,
    age_line,
    choices_of,
    context_of,
    corroboration_line,
    countries_line,
    first_of,
    kind_label,
    labels,
    message,
    name_of,
    older_line,
    outlet_line,
    question_line,
    quotes_line,
    said_line,
    sections,
    speaker_line,
    transcript_line,
    understood,
)

_QUOTE, _CUE, _SOURCE = "bold green", "bold magenta", "cyan underline"
_STATEMENT = "white on grey19"
_QUIET, _LABEL = "dim", "yellow"
_HIDDEN = "\N{REPLACEMENT CHARACTER}"


def card(answer: Answer, names: Names, *, explain: bool = False) -> RenderableType:
    """An answer as a card.

    Args:
        answer: any case of it.
        names: codes and topic ids to names.
        explain: also say by which rule, cue and source words each statement was found, and what its day follows from.
    """
    return Panel(
        Group(*_parts(answer, names, explain)),
        border_style="red" if isinstance(answer, Unknown) else "blue",
        padding=(0, 1),
    )


def marked(parsed: Parsed) -> RenderableType:
    """An article's text as given, each statement with its source, cue and quotes marked and its rule named behind it."""
    text = Text(plain(parsed.article.text))
    ordered = sorted(parsed.statements, key=lambda one: one.span)
    for one in ordered:
        _mark(text, one)
    return Group(_legend(), _day_of(parsed), Rule(style=_QUIET), _with_notes(text, ordered))


def statements_table(parsed: Parsed) -> RenderableType:
    """An article's statements in a table: who, for which ministry, how, when and about whom; and the words."""
    title = parsed.article.title or parsed.article.outlet or parsed.article.source
    table = Table(title=Text(plain(title)) if title else None, title_justify="left", show_lines=True, expand=True)
    table.add_column("statement", ratio=2)
    table.add_column("words", ratio=5)
    for one in parsed.statements:
        table.add_row(_facts(one), _words(Record(statement=one, article=parsed.article)))
    return Group(table, _day_of(parsed))


def plain(text: str) -> str:
    """The text with every character that a terminal would obey instead of show replaced; as long as before.

    Line breaks stay. Tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    if char.isspace():
        return " "
    # Joiners and non-joiners shape Urdu and Persian words; whatever else is invisible can only mislead.
    return char if char in "\u200c\u200d" else _HIDDEN if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char


def _parts(answer: Answer, names: Names, explain: bool) -> Iterator[RenderableType]:
    context = context_of(answer)
    if context is not None:
        yield Text(plain(understood(context.query, names)), style="bold cyan")
    yield from (Text(label, style=_LABEL) for label in labels(answer))
    yield Text(plain(message(answer, names)), style="bold")
    if isinstance(answer, Ambiguous | Unknown):
        yield from (Text(plain(f"  {one.code}  {one.name}")) for one in choices_of(answer))
        return
    if isinstance(answer, Found | Declined | OnlyMentions):
        yield _block(first_of(answer), names, answer.context, explain, lead=True)
        for heading, records in sections(answer):
            yield Rule(Text(heading, style="bold"), align="left", style=_QUIET)
            yield from (_block(one, names, answer.context, explain) for one in records)
    yield from _foot(answer)


def _foot(answer: Found | Declined | OnlyMentions | Silent) -> Iterator[RenderableType]:
    if isinstance(answer, Silent):  # whose sentence says how old the archive is
        return
    query, older = answer.context.query, older_line(answer)
    more = f"{older}: add --offset {query.offset + query.limit}" if older else None
    lines = [corroboration_line(answer), quotes_line(answer), more, age_line(answer.context)]
    yield Text("\n" + "\n".join(line for line in lines if line), style=_QUIET)


def _block(record: Record, names: Names, context: Context, explain: bool, *, lead: bool = False) -> RenderableType:
    """One statement: its words, then who, when, where and how; on a line each for the lead, on fewer for the others."""
    who, when, where = plain(speaker_line(record)), said_line(record, context.today), plain(outlet_line(record))
    lines = [Text(who, style="bold"), Text(when), Text(where)] if lead else [Text(f"{who} · {when}"), Text(where)]
    if record.article.url:
        lines.append(_link(plain(record.article.url)))
    topics = ", ".join(name_of(topic, names) for topic in record.statement.topics)
    facts = (kind_label(record), countries_line(record, names), topics)
    lines.append(Text(plain(" · ".join(fact for fact in facts if fact)), style=_QUIET))
    beside = (question_line(record), transcript_line(record, context))
    lines += [Text(plain(line), style=_LABEL) for line in (*beside, *record.statement.flags) if line]
    if explain:
        lines.append(_why(record))
    return Padding(Group(_words(record), *(Padding(line, (0, 0, 0, 2)) for line in lines)), (1, 0, 0, 0))


def _link(url: str) -> Text:
    """An address; where it has to be broken, each piece still leads to the whole of it."""
    web = url.startswith(("https://", "http://")) and _HIDDEN not in url
    return Text(url, style=Style(dim=True, link=url if web else None), overflow="fold")


def _words(record: Record) -> Text:
    """The statement's words as stored, the ministry's own in colour."""
    start = record.statement.span.start
    text = Text(plain(record.words))
    for quote in record.statement.quotes:
        text.stylize(_QUOTE, quote.start - start, quote.end - start)
    return text


def _why(record: Record) -> Text:
    """By what it was found: "rule said-that; cue “said”; source “the spokesperson”; day from “on Thursday”"."""
    said, text = record.statement, record.article.text
    parts = [f"rule {said.rule or 'not named'}"]
    parts += [f"{name} “{plain(span.of(text))}”" for name, span in (("cue", said.cue), ("source", said.source)) if span]
    parts.append(f"day from: {plain(said.said_basis)}" if said.said_basis else "day: no basis given")
    return Text("why: " + "; ".join(parts), style="magenta")


def _mark(text: Text, said: Statement) -> None:
    text.stylize(_STATEMENT, said.span.start, said.span.end)
    marks: Iterable[tuple[str, Span | None]] = (
        (_SOURCE, said.source),
        (_CUE, said.cue),
        *((_QUOTE, one) for one in said.quotes),
    )
    for style, span in marks:
        if span is not None:
            text.stylize(style, span.start, span.end)


def _with_notes(text: Text, ordered: Sequence[Statement]) -> Text:
    """The marked text with a note behind each statement."""
    whole, at = Text(), 0
    for one in ordered:
        end = max(at, one.span.end)
        whole.append_text(text[at:end])
        whole.append(f" [{_note(one)}]", style="reverse")
        at = end
    return whole.append_text(text[at:])


def _facts(said: Statement) -> Text:
    """A line each: voice, kind, day, countries, topics."""
    about = (" ".join(said.countries), ", ".join(topic.replace("_", " ") for topic in said.topics))
    rest = "\n".join(line for line in (_how(said), _said(said), *about) if line)
    return Text.assemble((plain(_voice(said.speaker)), "bold"), "\n", rest)


def _how(said: Statement) -> str:
    return said.kind.value if said.position or said.kind is Kind.DECLINED else f"{said.kind.value}, mention"


def _note(said: Statement) -> str:
    about = " ".join(said.countries) or "no country"
    return f"{said.rule or 'no rule'} · {_how(said)} · {plain(_voice(said.speaker))} · {about} · {_said(said)}"


def _voice(speaker: Speaker) -> str:
    name = speaker.name or "nobody named"
    return f"{name} ({speaker.ministry})" if speaker.ministry else name


def _said(said: Statement) -> str:
    day = "day unknown" if said.said_on is None else said.said_on.isoformat()
    return f"{day}, earlier" if said.earlier else day


def _day_of(parsed: Parsed) -> Text:
    day = "day of the briefing unknown" if parsed.said_on is None else f"said on {parsed.said_on.isoformat()}"
    count = len(parsed.statements)
    return Text(f"{count} statement{'' if count == 1 else 's'}; {day}: {plain(parsed.said_basis)}", style=_QUIET)


def _legend() -> Text:
    return Text.assemble(
        ("source", _SOURCE), " ", ("cue", _CUE), " ", ("quoted words", _QUOTE), " ", ("[rule …]", "reverse")
    )
