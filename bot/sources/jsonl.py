"""JSON lines -> articles: one object a line, its text kept to the character; a broken line costs nobody but itself.

    stream -> lines (bounded) -> object -> checked fields -> Given | Unreadable(source:line, reason)

Fields: `text`, and where known `id`, `title`, `published` (a day or an instant), `outlet`, `url`; others are ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from bot.errors import SourceError
from bot.model import Article, article_id
from bot.sources.encoding import LIMIT, too_large
from bot.sources.given import Given, Reading, Unreadable, unreadable

_SURROGATE = re.compile("[\ud800-\udfff]")
_FIELDS = ("id", "text", "title", "published", "outlet", "url")


def read_lines(stream: BinaryIO, *, source: str, reading: Reading) -> Iterator[Given | Unreadable]:
    """Read one article a line; blank lines are passed over.

    Args:
        stream: UTF-8 lines that end in a line feed (a carriage return before it is white space to JSON).
        source: its name, to which the line number is added.
        reading: how.
    """
    seen: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{source}, line {number}"
        try:
            if len(line) > LIMIT:
                raise too_large(where)
            if line.strip():
                given = _given(_object(line, where), where, source, reading)
                _check_once(given, seen, number, where)
                yield given
        except SourceError as error:
            yield unreadable(error, where)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of at most `LIMIT` + 1 bytes: the rest of a longer one is read past, not kept."""
    while line := stream.readline(LIMIT + 1):
        rest = line
        while len(rest) > LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT + 1)
        yield line


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line.rstrip().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError("it is not UTF-8 text", where=where, todo="Save the file as UTF-8") from error
    except RecursionError as error:
        raise SourceError("it is nested too deeply", where=where) from error
    except json.JSONDecodeError as error:
        raise SourceError(f"it is not JSON ({error.msg.lower()}, column {error.colno})", where=where) from error
    except ValueError as error:  # a number of thousands of digits
        raise SourceError("it holds a number too long to be one", where=where) from error
    if not isinstance(value, dict):
        raise SourceError("an object is expected", where=where, todo='Write {"text": ..., "published": ..., "url": ...}')
    return value


def _given(fields: dict[str, Any], where: str, source: str, reading: Reading) -> Given:
    kept = {name: _string(fields, name, where) for name in _FIELDS}
    text, url, label = kept["text"], kept["url"], kept["id"]
    if text is None or not text.strip():
        raise SourceError("`text` is missing or empty", where=where, todo="Give the article's text in it")
    article = Article(
        id=article_id(url=url, text=text),
        text=text,
        url=url,
        outlet=reading.outlets.named(kept["outlet"]) or kept["outlet"] or reading.outlets.at(url),
        title=kept["title"],
        published=_day(kept["published"], where, reading),
        source=source,
    )
    return Given(article=article, label=article.id if label is None else label)


def _string(fields: dict[str, Any], name: str, where: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError(f"`{name}` is {_kind(value)} where text is expected", where=where)
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


def _day(value: str | None, where: str, reading: Reading) -> date | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise SourceError("`published` is no day", where=where, todo="Write it as 2024-11-08, or leave it out") from None
    day = moment.astimezone(reading.zone).date() if moment.tzinfo is not None else moment.date()
    if (day - reading.today).days > 1:
        raise SourceError(f"`published` is {day}, a day still to come", where=where, todo="Mend it, or leave it out")
    return day


def _check_once(given: Given, seen: dict[str, tuple[int, int]], number: int, where: str) -> None:
    """The same id twice is harmless with the same article, and a mistake with another."""
    content = hash(given.article.content_hash)
    line, first = seen.setdefault(given.label, (number, content))
    if first != content:
        raise SourceError(
            f"`id` {given.label!r} already names another article, on line {line}", where=where, todo="Give each its own"
        )
