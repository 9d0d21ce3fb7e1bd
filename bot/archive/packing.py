"""A statement's row as one JSON list: reading one text of a driver takes half as long as its 27 values.

What was read lately is kept by that text, so that of most rows nothing more is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.archive.columns import Spans, Texts, Words, read_spans, read_texts
from bot.archive.columns import given as read_words
from bot.archive.rows import ARTICLE_AT, STATEMENT_COLUMNS


class _Packed(FunctionElement[str]):
    type = Text()
    inherit_cache = True


@compiles(_Packed, "sqlite")
def _on_sqlite(element: _Packed, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_array({compiler.process(element.clauses, **how)})"


@compiles(_Packed, "postgresql")
def _on_postgresql(element: _Packed, compiler: SQLCompiler, **how: Any) -> str:
    return f"CAST(json_build_array({compiler.process(element.clauses, **how)}) AS TEXT)"


#: What is read beside it anyway, at the head of `STATEMENT_COLUMNS`: the statement's id and its article's key.
_BESIDE = ARTICLE_AT + 1
_COLUMNS = STATEMENT_COLUMNS[_BESIDE:]

#: The other columns of `STATEMENT_COLUMNS` in one.
PACKED = _Packed(*_COLUMNS)

_READ: dict[type, Callable[[Any], Any]] = {
    Boolean: bool,
    Date: date.fromisoformat,
    Spans: read_spans,
    Texts: read_texts,
    Words: read_words,
}
_READERS = tuple(_READ.get(type(column.type)) for column in _COLUMNS)


def unpacked(packed: str) -> list[Any]:
    """The values of `PACKED`, as the tables' types have them."""
    return [
        value if value is None or read is None else read(value)
        for value, read in zip(json.loads(packed), _READERS, strict=True)
    ]
