"""An article with its statements marked in it, or listed beside their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.model import Kind, Parsed, Record, Span, Speaker, Statement
from bot.terminal.safe import CUE, QUIET, QUOTE, SOURCE, STATEMENT, plain, words


def marked(parsed: Parsed) -> RenderableType:
    """An article's text as given, each statement with its source, cue and quotes marked and its rule named behind it."""
    text = Text(plain(parsed.article.text))
    ordered = sorted(parsed.statements, key=lambda one: one.span)
    for one in ordered:
        _mark(text, one)
    return Group(_legend(), _day_of(parsed), Rule(style=QUIET), _with_notes(text, ordered))


def statements_table(parsed: Parsed) -> RenderableType:
    """An article's statements in a table: who, for which ministry, how, when and about whom; and the words."""
    title = parsed.article.title or parsed.article.outlet or parsed.article.source
    table = Table(title=Text(plain(title)) if title else None, title_justify="left", show_lines=True, expand=True)
    table.add_column("statement", ratio=2)
    table.add_column("words", ratio=5)
    for one in parsed.statements:
        table.add_row(_facts(one), words(Record(statement=one, article=parsed.article)))
    return Group(table, _day_of(parsed))


def _mark(text: Text, said: Statement) -> None:
    text.stylize(STATEMENT, said.span.start, said.span.end)
    marks: Iterable[tuple[str, Span | None]] = (
        (SOURCE, said.source),
        (CUE, said.cue),
        *((QUOTE, one) for one in said.quotes),
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
    return Text(f"{count} statement{'' if count == 1 else 's'}; {day}: {plain(parsed.said_basis)}", style=QUIET)


def _legend() -> Text:
    return Text.assemble(("source", SOURCE), " ", ("cue", CUE), " ", ("quoted words", QUOTE), " ", ("[rule …]", "reverse"))
