"""The log as JSON lines, one a record: for a person with grep and a program alike.

    {"at": "2026-11-24T13:12:17.031+00:00", "level": "INFO", "logger": "bot.slack.safely", "message": "answering a command",
     "outcome": "done", "ms": 0.7}

Neither what was asked nor who asked is ever in it, nor tokens: only the fields below leave a record.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

#: What a record may carry beside its message.
FIELDS = ("outcome", "ms")


class JsonLines(logging.Formatter):
    """One JSON object a line; of an exception its kinds and places, as `faults.describe` gives them."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            from bot.slack.faults import describe

            line["fault"] = describe(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)
