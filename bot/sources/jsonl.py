"""JSON lines -> articles: one object a line, its text kept to the character; a broken line costs nobody but itself.

    stream -> lines (bounded) -> object -> checked fields -> Given | Unreadable(source:line, reason)

Fields: `text`, and where known `id`, `title`, `published` (a day or an instant), `outlet`, `url`; others are
named as ignored. A line is the same article as before where it has the same `url`, else the same `id` from the same outlet,
or in the same file where no outlet is known: two feeds may number alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from bot.errors import SourceError
from bot.model import Article, article_id
from bot.sources.address import is_web, tidy
from bot.sources.dates import local_day
from bot.sources.encoding import LIMIT, is_pdf, too_large
from bot.sources.given import Given, Reading, Unreadable, unreadable

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHAPE = 'Write {"text": ..., "published": ..., "url": ...} on one line'
_FIELDS = ("id", "text", "title", "published", "outlet", "url")

#: After so many lines that are no JSON, and none that is, the input is something else.
_ENOUGH = 5


_PDF = "it is a PDF, which is not read"


#: An id with its outlet -> the line it first stood on, and what the article was.
_Seen = dict[tuple[str, str | None], tuple[int, int]]


class _NoJson(SourceError):
    """A line that is no JSON object at all."""


def read_lines(stream: BinaryIO, *, source: str, reading: Reading, known: str | None = None) -> Iterator[Given | Unreadable]:
    """Read one article a line; blank lines are passed over. An input without any such line is told once, not line by line.

    Args:
        stream: UTF-8 lines that end in a line feed (a carriage return before it is white space to JSON).
        source: its name, to which the line number is added.
        reading: how.
        known: the path of the file, which its lines' ids are unique in where they name no outlet; None for standard input.
    """
    opening: list[SourceError] | None = []
    for entry in _each(stream, source, reading, known or source):
        if opening is not None and isinstance(entry, _NoJson):
            opening.append(entry)
            if len(opening) == _ENOUGH:
                break
            continue
        yield from _told(opening or [], source)
        opening = None
        yield unreadable(entry, source) if isinstance(entry, SourceError) else entry
    if opening and len(opening) > 1:
        opening = [_no_lines(opening[0], source)]
    yield from _told(opening or [], source)


def _told(faults: Iterable[SourceError], source: str) -> Iterator[Unreadable]:
    return (unreadable(fault, source) for fault in faults)


def _no_lines(first: SourceError, source: str) -> SourceError:
    """One fault for an input whose lines are all no JSON."""
    if first.what == _PDF:
        return SourceError(_PDF, where=source, todo="Save the article's text as a .txt file")
    todo = "Write one JSON object a line; for a text or a page leave --jsonl out"
    return SourceError("it holds no JSON lines", where=source, todo=todo)


def _each(stream: BinaryIO, source: str, reading: Reading, space: str) -> Iterator[Given | SourceError]:
    """An article or a fault a line."""
    seen: _Seen = {}
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{source}, line {number}"
        try:
            if len(line) > LIMIT:
                raise too_large(where)
            if line.strip():
                given = _given(_object(line, where), where, source, space, reading)
                _check_once(given, seen, number, where)
                yield given
        except SourceError as error:
            yield error


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most `LIMIT` + 1 bytes: the rest of a longer one is read past, not kept."""
    while line := stream.readline(LIMIT + 1):
        rest = line
        while len(rest) > LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT + 1)
        yield line


def _object(line: bytes, where: str) -> dict[str, Any]:
    if is_pdf(line):
        raise _NoJson(_PDF, where=where)
    try:
        value = json.loads(line.rstrip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _NoJson("it is not UTF-8 text", where=where, todo="Save the file as UTF-8") from error
    except RecursionError as error:
        raise _NoJson("it is nested too deeply", where=where, todo=_SHAPE) from error
    except json.JSONDecodeError as error:
        raise _NoJson(f"it is not JSON ({error.msg.lower()}, column {error.colno})", where=where, todo=_SHAPE) from error
    except ValueError as error:  # a number of thousands of digits
        raise _NoJson("it holds a number too long to be one", where=where, todo="Mend the number") from error
    if not isinstance(value, dict):
        raise _NoJson("an object is expected", where=where, todo=_SHAPE)
    return value


def _given(fields: dict[str, Any], where: str, source: str, space: str, reading: Reading) -> Given:
    kept = {name: _string(fields, name, where) for name in _FIELDS}
    text, url, label = kept["text"], _web(kept["url"], where), kept["id"]
    if text is None or not text.strip():
        raise SourceError("`text` is missing or empty", where=where, todo="Give the article's text in it")
    outlet = reading.outlets.named(kept["outlet"]) or kept["outlet"] or reading.outlets.at(url)
    key = None if label is None else ("outlet", outlet, label) if outlet else ("lines", space, label)
    article = Article(
        id=article_id(url=url, text=text, key=key),
        text=text,
        url=url,
        outlet=outlet,
        title=kept["title"],
        published=_day(kept["published"], where, outlet, reading),
        source=source,
    )
    ignored = tuple(name for name in fields if name not in _FIELDS)
    return Given(article=article, label=article.id if label is None else label, ignored=ignored)


def _web(url: str | None, where: str) -> str | None:
    """The address; one that no browser opens, or that would run something, is a fault and never becomes a link."""
    if url is None or is_web(url.strip()):
        return url and tidy(url)
    raise SourceError("`url` is no web address", where=where, todo="Write it with https://, or leave it out")


def _string(fields: dict[str, Any], name: str, where: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError(
            f"`{name}` is {_kind(value)} where text is expected",
            where=where,
            todo="Put it in quotation marks, or leave it out",
        )
    if "\0" in value:
        raise SourceError(f"`{name}` holds a NUL character", where=where, todo="Remove it")
    broken = _SURROGATE.search(value)
    if broken is not None:
        raise SourceError(
            f"`{name}` holds half a character (a lone surrogate) at {broken.start()}", where=where, todo="Remove it"
        )
    return value


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", list: "a list", dict: "an object"}[type(value)]


def _day(value: str | None, where: str, outlet: str | None, reading: Reading) -> date | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise SourceError("`published` is no day", where=where, todo="Write it as 2024-11-08, or leave it out") from None
    day = local_day(moment, reading.outlets.zones.get(outlet or ""), reading.zone)
    if (day - reading.today).days > 1:
        raise SourceError(f"`published` is {day}, a day still to come", where=where, todo="Mend it, or leave it out")
    return day


def _check_once(given: Given, seen: _Seen, number: int, where: str) -> None:
    """An outlet's id twice is harmless with the same article, and a mistake with another."""
    content = hash(given.article.content_hash)
    line, first = seen.setdefault((given.label, given.article.outlet), (number, content))
    if first != content:
        raise SourceError(
            f"`id` {given.label!r} already names another article, on line {line}", where=where, todo="Give each its own"
        )
