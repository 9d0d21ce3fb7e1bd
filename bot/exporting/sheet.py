"""A table as RFC 4180 has it, which a spreadsheet shows and never calculates.

A spreadsheet takes a cell for a formula by its first character, quoted or not, and words out of articles may begin with any.
Such a cell gets an apostrophe before it; all others are written as they are. JSON lines hold the words without it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.exporting.jsonl import exported
from bot.model import Record
from bot.stance.citation import citation

#: The columns, in order: keys of JSON lines, whose meaning they have, and the citation to paste.
COLUMNS = (
    "id",
    "said_on",
    "speaker",
    "role",
    "text",
    "kind",
    "wording",
    "countries",
    "topics",
    "outlet",
    "published",
    "title",
    "url",
    "citation",
    "ministry",
    "position",
    "earlier",
    "said_basis",
    "said_from",
    "said_until",
    "quotes",
    "inherited",
    "question",
    "rule",
    "status",
    "flags",
    "article_id",
)
#: Between the parts of a cell that holds several.
SEPARATOR = " | "
#: Begins a file that spreadsheets shall read as UTF-8 whatever their country's habit.
BYTE_ORDER_MARK = "\ufeff"

#: What begins a formula; the minus sign that East Asian keyboards type counts as a hyphen does.
_SIGNS = frozenset("=+-@\N{MINUS SIGN}")
#: What programs drop from the beginning of a cell, and then look at what comes next.
_DROPPED = ("\t", "\r", "\n")
#: Control characters that no table may hold.
_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def table(records: Iterable[Record], *, byte_order_mark: bool = False) -> Iterator[str]:
    """The heading, then a row a statement; lines end as RFC 4180 wants it.

    Args:
        records: the statements, in the order of the rows.
        byte_order_mark: begin with one.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield (BYTE_ORDER_MARK if byte_order_mark else "") + _taken(written)
    for record in records:
        values = exported(record) | {"citation": citation(record)}
        writer.writerow([cell(values[name]) for name in COLUMNS])
        yield _taken(written)


def cell(value: str | bool | list[str] | None) -> str:
    """One value as a spreadsheet shows it: nothing for null, true or false, several parts in a row."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return cell(SEPARATOR.join(value))
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", value)
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate a cell instead of showing it.

    Args:
        text: of the cell. Spaces and invisible characters before a sign do not hide it, nor does its full-width form; tabs
            and line breaks at the beginning are enough.
    """
    if not text or text[0].isalnum():
        return False
    if text.startswith(_DROPPED):
        return True
    first = next((char for char in text if not _is_unseen(char)), "")
    return bool(first) and unicodedata.normalize("NFKC", first) in _SIGNS


def _is_unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")


def _taken(written: io.StringIO) -> str:
    """What was written since."""
    text = written.getvalue()
    written.seek(0)
    written.truncate()
    return text
