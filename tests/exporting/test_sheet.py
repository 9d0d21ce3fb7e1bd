"""The table: RFC 4180 to the letter, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exporting import table
from bot.exporting.sheet import BYTE_ORDER_MARK, COLUMNS, cell, is_formula
from bot.model import Kind, Record, Wording
from tests.fakes import record

FORMULAS = {
    "equals": '=HYPERLINK("https://gazette.example","x")',
    "plus": "+1-2",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "a tab before words": "\tShe said so.",
    "carriage return": "\r=1",
    "line break": "\n=1",
    "spaces before": "   =1",
    "no-break space before": "\u00a0=1",
    "ideographic space before": "\u3000=1",
    "zero-width space before": "\u200b=1",
    "byte order mark before": "\ufeff=1",
    "direction mark before": "\u202e=1",
    "full-width equals": "＝1+1",
    "full-width plus": "＋1",
    "full-width minus": "－1",
    "full-width at": "＠SUM(A1)",
    "small hyphen-minus": "\ufe631",
    "minus sign": "\u22121",
    "spaces before a full-width one": "  ＝1",
}
TEXTS = {
    "words": "She said so.",
    "nothing": "",
    "spaces alone": "   ",
    "a sign within": "Trade grew 1+1 = 2.",
    "a curly mark": "“= is a sign,” she said.",
    "a dash": "— she said.",
    "a day": "2030-05-02",
    "Urdu": "انہوں نے کہا",
}


@pytest.mark.parametrize("text", FORMULAS.values(), ids=FORMULAS)
def test_a_formula_is_shown_as_text(text: str) -> None:
    """An apostrophe stands before it, and behind that nothing was changed."""
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_other_text_is_written_as_it_is(text: str) -> None:
    """Nothing is put before words that only hold a sign."""
    assert cell(text) == text


VALUES: dict[str, tuple[str | bool | list[str] | None, str]] = {
    "null is empty": (None, ""),
    "true and false are words": (True, "true"),
    "several parts stand in a row": (["US", "CN"], "US | CN"),
    "a formula among parts is one if it is first": (["=1", "b"], "'=1 | b"),
    "a NUL is shown": ("a\0b", "a\N{REPLACEMENT CHARACTER}b"),
    "a NUL hides no sign": ("\0=1", "\N{REPLACEMENT CHARACTER}=1"),
}


@pytest.mark.parametrize(("value", "written"), VALUES.values(), ids=VALUES)
def test_values(value: str | bool | list[str] | None, written: str) -> None:
    """Every sort of value has one form."""
    assert cell(value) == written


@given(st.text(alphabet="=+-@＝＋－＠ \t\r\n\u00a0\u200b\ufeff\"',;ab", max_size=8))
def test_no_cell_begins_a_formula(text: str) -> None:
    """Whatever stands in a statement, what is written begins with none, and is the text but for one apostrophe."""
    written = cell(text)
    assert not is_formula(written)
    assert written in (text, f"'{text}")


def read(*records: Record, byte_order_mark: bool = False) -> list[dict[str, str]]:
    """The rows as another program reads them."""
    text = "".join(table(records, byte_order_mark=byte_order_mark))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_reads_back_as_it_was() -> None:
    """Commas, quotation marks and line breaks within words survive."""
    words = '"Ties, old ones,\nmatter," she said.'
    said = record(words, kind=Kind.MIXED, quotes=("Ties, old ones,\nmatter,",), countries=("US", "CN"), topics=("trade",))
    [row] = read(said)
    assert {
        key: row[key] for key in ("text", "quotes", "countries", "topics", "said_on", "published", "earlier", "kind")
    } == {
        "text": words,
        "quotes": "Ties, old ones,\nmatter,",
        "countries": "US | CN",
        "topics": "trade",
        "said_on": "2030-05-02",
        "published": "2030-05-03",
        "earlier": "false",
        "kind": "mixed",
    }
    assert row["citation"].endswith(f"The Harbour Gazette, published Friday 3 May 2030: {said.article.url}")


def test_a_statement_that_is_a_formula_is_defused_wherever_it_stands() -> None:
    """Words and headline come from outside; the citation begins with their mark."""
    [row] = read(record("=1+1 is two, she said."))
    assert (row["text"], row["citation"][:8]) == ("'=1+1 is two, she said.", "“=1+1 is")


def test_a_summary_is_marked() -> None:
    """A cell says whose words they are; and a formula that a summary's citation would begin with is none."""
    [row] = read(record("=1+1, in short.", wording=Wording.SUMMARY))
    assert (row["wording"], row["citation"][:6]) == ("summary", "'=1+1,")


def test_lines_end_as_the_standard_says() -> None:
    """CR LF after the heading and after each row, and nothing else around them."""
    text = "".join(table([record(), record("She said no.")]))
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert (text.count("\r\n"), text[-2:], text.replace("\r\n", "").count("\n")) == (3, "\r\n", 0)


def test_without_statements_there_is_a_heading() -> None:
    """A program that reads it finds the columns, and no row."""
    assert list(table([])) == [",".join(COLUMNS) + "\r\n"]


def test_the_byte_order_mark_is_asked_for() -> None:
    """It stands once, before the heading."""
    assert "".join(table([record()], byte_order_mark=True)) == BYTE_ORDER_MARK + "".join(table([record()]))
