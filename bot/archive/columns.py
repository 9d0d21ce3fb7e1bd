"""Column types: how text, lists and spans are written so that both databases give back exactly what they got.

PostgreSQL stores no NUL, and neither database a lone surrogate; articles out of broken pages have both, and dropping them
would shift every offset behind. So each is written as U+FDD0, a code point Unicode keeps free for such uses, followed by
four hexadecimal digits, and U+FDD0 itself likewise. Offsets always count the text as given, never the text as written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.model import Span

# TypeDecorator's usual hooks cost two calls a value; an answer of 200 records has 5,000 values.
Write = Callable[[Any], str | None]
Read = Callable[[Any], Any]

#: Stands before what was written out.
MARK = "\ufdd0"
_UNSTORABLE = re.compile("[\0\ud800-\udfff\ufdd0]")
_WRITTEN = re.compile("\ufdd0([0-9a-f]{4})")


class Words(TypeDecorator[str]):
    """Any text, compared and sorted by code point on both databases."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Text; on PostgreSQL in the C collation, whose order is SQLite's and Python's."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def bind_processor(self, dialect: Dialect) -> Write:  # noqa: ARG002 SQLAlchemy's signature, here and below
        """From text as given to text as written."""
        return lambda value: None if value is None else written(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Read:  # noqa: ARG002
        """From text as written to text as given."""
        return lambda value: None if value is None else given(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts, as a JSON list."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Write:  # noqa: ARG002
        """JSON keeps its characters, so that the column can be read and searched by people, too."""
        return lambda value: written(json.dumps(list(value), ensure_ascii=False))

    def result_processor(self, dialect: Dialect, coltype: object) -> Read:  # noqa: ARG002
        """The few lists of countries and topics that there are come again and again, so they are read once."""
        return read_texts


class Spans(TypeDecorator[tuple[Span, ...]]):
    """Several spans, as a JSON list of pairs."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Write:  # noqa: ARG002
        """From spans to JSON."""
        return lambda value: json.dumps([(span.start, span.end) for span in value])

    def result_processor(self, dialect: Dialect, coltype: object) -> Read:  # noqa: ARG002
        """From JSON to spans."""
        return read_spans


def written(text: str) -> str:
    """The text with what databases refuse written out."""
    if text.isascii() and "\0" not in text:  # a code or an id, as most values of a question are
        return text
    return _UNSTORABLE.sub(lambda found: f"{MARK}{ord(found[0]):04x}", text)


def given(text: str) -> str:
    """The text as it was before `written`."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text) if MARK in text else text


@lru_cache(maxsize=4096)
def read_texts(value: str) -> tuple[str, ...]:
    """Several texts out of what a column of them holds."""
    return tuple(json.loads(given(value)))


def read_spans(value: str) -> tuple[Span, ...]:
    """Several spans out of what a column of them holds."""
    return () if value == "[]" else tuple(Span(start=start, end=end) for start, end in json.loads(value))
