"""JSON lines: each statement as `fo-stance ask --json` has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.model import Record
from bot.stance.as_json import record_json

#: What comes of holding quotes against a day's transcript, which an answer does and an export does not.
_OF_ANSWERS = ("transcript", "transcript_words")


def exported(record: Record) -> dict[str, Any]:
    """A statement under the keys of `record_json`, without those that only an answer fills."""
    values = record_json(record)
    return {key: value for key, value in values.items() if key not in _OF_ANSWERS}


def json_lines(records: Iterable[Record]) -> Iterator[str]:
    """One object a line, in the order given."""
    for record in records:
        yield json.dumps(exported(record), ensure_ascii=False) + "\n"
