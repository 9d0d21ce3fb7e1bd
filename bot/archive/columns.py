"""Column types: how text, lists and spans are written so that both databases give back exactly what they got.

PostgreSQL stores no NUL, and neither database a lone surrogate; articles out of broken pages have both, and dropping them
would shift every offset behind. So each is written as U+FDD0, a code point Unicode keeps free for such uses, followed by
four hexadecimal digits, and U+FDD0 itself likewise. Offsets always count the text as given, never the text as written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.model import Span

_MARK = "\ufdd0"
_UNSTORABLE = re.compile("[\0\ud800-\udfff\ufdd0]")
_WRITTEN = re.compile("\ufdd0([0-9a-f]{4})")


class Words(TypeDecorator[str]):
    """Any text, compared and sorted by code point on both databases."""

    impl = Text
    cache_ok = True

    def __init__(self) -> None:
        super().__init__()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Text; on PostgreSQL in the C collation, whose order is SQLite's and Python's."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's signature
        """As written."""
        return None if value is None else written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """As given."""
        return None if value is None else given(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts, as a JSON list."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """As written; JSON keeps its characters, so that the column can be read and searched."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """As given."""
        return () if value is None or value == "[]" else tuple(json.loads(value))


class Spans(TypeDecorator[tuple[Span, ...]]):
    """Several spans, as a JSON list of pairs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[Span] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """As written."""
        return json.dumps([(span.start, span.end) for span in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...]:  # noqa: ARG002
        """As given."""
        if value is None or value == "[]":
            return ()
        return tuple(Span(start=start, end=end) for start, end in json.loads(value))


def written(text: str) -> str:
    """The text with what databases refuse written out."""
    return _UNSTORABLE.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


def given(text: str) -> str:
    """The text as it was before `written`."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text) if _MARK in text else text
