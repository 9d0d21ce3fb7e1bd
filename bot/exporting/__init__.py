"""Statements written for other programs: a table for spreadsheets, lines of JSON, linked data. Pure, a line at a time.

    records, one after another -> table | json_lines | linked_data -> text, piece by piece

Nothing is held but the record being written, so a million take no more memory than one.
"""

from __future__ import annotations

from bot.exporting.jsonl import json_lines
from bot.exporting.linked import linked_data
from bot.exporting.sheet import table

__all__ = ["json_lines", "linked_data", "table"]
