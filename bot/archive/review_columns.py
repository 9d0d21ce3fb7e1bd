"""A column type of the editors' tables: fields of a statement with their values, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from bot.archive.columns import given, written


class Fields(TypeDecorator[dict[str, Any]]):
    """Fields by name: texts, lists of texts and nulls; days are ISO 8601."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str]:  # noqa: ARG002 - SQLAlchemy's signature
        """JSON keeps its characters, so that the column can be read by people, too."""
        return lambda value: written(json.dumps(value, ensure_ascii=False))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], Any]:  # noqa: ARG002
        """From JSON to fields."""
        return lambda value: json.loads(given(value))
