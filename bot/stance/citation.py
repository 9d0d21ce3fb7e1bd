"""One statement as a citation to paste into a text: the words, who, when, where, the link; plain text on one line.

    “We shall talk,” she said. -> ‘“We shall talk,” she said.’ — Jane Roe, Foreign Office Spokesperson, said Thursday
    2 May 2030 (partly quoted). The Harbour Gazette, published Friday 3 May 2030: https://gazette.example/news/1

Marks around words promise that they are printed so. They stand around an outlet's or a transcript's words, its own marks
within left as they are, and never around an editor's summary.
"""

from __future__ import annotations

import re

from bot.model import Record, Status, Wording
from bot.stance.lines import day_line, kind_label, outlet_line, question_line
from bot.stance.voices import speaker_line

_CITABLE = (Status.SHOWN, Status.CORRECTED)
_PARTLY_PRINTED = "only words in quotation marks are as printed"
_NOT_PRINTED = "not words as printed"
_NO_LINK = "no link known"

_DOUBLE = frozenset('“”„‟"＂')
#: A single mark where a word begins; elsewhere it may be an apostrophe.
_SINGLE = re.compile(r"[‘‚‛]|(?<!\w)['’](?=\w)")
_CLOSING = {"“": "”", '"': '"', "‘": "’", "«": "»"}


def citation(record: Record) -> str | None:
    """A copy-ready citation with its five facts, each said to be unknown where it is.

    Args:
        record: any statement.

    Returns:
        One line of plain text, of which any run of white space is one space; None for a statement that is held or retracted,
        which nobody may cite.
    """
    if record.statement.status not in _CITABLE:
        return None
    who, how = speaker_line(record), _how(record)
    return f"{cited_words(record)} — {who}, {_when(record)} ({how}). {outlet_line(record)}: {record.article.url or _NO_LINK}"


def cited_words(record: Record) -> str:
    """The words between marks that none of their own can be taken for; a summary's as they are.

    Words that are one quotation with its own marks get no others.
    """
    words = _one_line(record.words)
    if record.article.wording is Wording.SUMMARY or _is_one_quotation(record):
        return words
    before, after = _marks_around(words)
    return f"{before}{words}{after}"


def _marks_around(words: str) -> tuple[str, str]:
    """A pair that does not stand within; guillemets where both others do."""
    if not _DOUBLE & set(words):
        return "“", "”"
    return ("«", "»") if _SINGLE.search(words) else ("‘", "’")


def _is_one_quotation(record: Record) -> bool:
    """Whether the speaker's own words are all there is between the first mark and the last."""
    said, words = record.statement, record.words.strip()
    if len(said.quotes) != 1 or len(words) < 3 or _CLOSING.get(words[0]) != words[-1]:
        return False
    return said.quotes[0].of(record.article.text).strip() == words[1:-1].strip()


def _when(record: Record) -> str:
    said = record.statement
    if said.said_on is not None or record.article.published is None:
        return day_line(record)
    return "said earlier than its publication, day not stated" if said.earlier else "day not stated"


def _how(record: Record) -> str:
    parts = [kind_label(record)]
    if record.article.wording is Wording.SUMMARY:
        parts.append(_PARTLY_PRINTED if record.statement.quotes else _NOT_PRINTED)
    question = question_line(record)
    return "; ".join([*parts, *([f"a{question[1:]}"] if question else [])])


def _one_line(text: str) -> str:
    return " ".join(text.split())
