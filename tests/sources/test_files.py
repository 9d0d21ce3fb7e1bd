"""Files, folders, standard input and JSON lines become articles one at a time; what is none becomes an entry."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.errors import UsageError
from bot.model import article_id
from bot.sources.files import inputs, read
from bot.sources.given import Given, Reading, Unreadable
from bot.sources.jsonl import read_lines

_TEXT = "QUAY: The spokesperson said the talks go on.\r\n\r\n“We shall see,” she added. \N{LINE SEPARATOR}End.\r"


def _lines(reading: Reading, *lines: object) -> list[Given | Unreadable]:
    raw = b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
    return list(read_lines(io.BytesIO(raw), source="a.jsonl", reading=reading))


def _told(entries: list[Given | Unreadable]) -> list[str]:
    return [str(entry) for entry in entries if isinstance(entry, Unreadable)]


def _article(entry: Given | Unreadable) -> Given:
    assert isinstance(entry, Given), str(entry)
    return entry


def test_a_text_file_is_kept_to_the_character(tmp_path: Path, reading: Reading) -> None:
    """Offsets into the article are offsets into the file: no line end, space or odd separator changes."""
    (tmp_path / "a.txt").write_bytes(_TEXT.encode())
    [entry] = read([str(tmp_path / "a.txt")], io.BytesIO(), reading)
    given = _article(entry)
    assert (given.article.text, given.label, given.article.published) == (_TEXT, article_id(url=None, text=_TEXT), None)


def test_standard_input_is_an_article(reading: Reading) -> None:
    """A dash reads the whole of standard input as one article."""
    [entry] = read(["-"], io.BytesIO(_TEXT.encode()), reading)
    assert (_article(entry).article.text, _article(entry).article.source) == (_TEXT, "stdin")


def test_a_page_is_known_by_what_it_holds(tmp_path: Path, reading: Reading) -> None:
    """HTML in a file of any name is read as a page."""
    (tmp_path / "saved").write_text("<!doctype html><body><p>The spokesperson said the talks go on.</p></body>", "utf-8")
    [entry] = read([str(tmp_path / "saved")], io.BytesIO(), reading)
    assert _article(entry).article.text == "The spokesperson said the talks go on."


def test_a_folder_gives_its_texts_and_pages_in_order(tmp_path: Path) -> None:
    """Folders are walked by name; hidden files and other kinds are passed over."""
    for name in ("b.txt", "a.HTML", ".hidden.txt", "c.pdf", "d.jsonl"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "e.htm").write_text("x", "utf-8")
    names = [Path(path).relative_to(tmp_path).as_posix() for path in inputs([str(tmp_path)], jsonl=False)]
    assert names == ["a.HTML", "b.txt", "sub/e.htm"]
    assert [Path(path).name for path in inputs([str(tmp_path)], jsonl=True)] == ["d.jsonl"]


def test_a_folder_without_articles_is_a_sentence(tmp_path: Path) -> None:
    """It says what a folder should hold."""
    with pytest.raises(UsageError) as caught:
        inputs([str(tmp_path)], jsonl=False)
    todo = "Give one with .txt, .html, .htm, .xhtml files; for JSON lines add --jsonl"
    assert str(caught.value) == f"{tmp_path}: the folder holds no articles. {todo}."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "it is empty.", id="empty"),
        pytest.param(b"\x00\x01\x02" * 99, "it is binary data, not text. Give a text or HTML file.", id="binary"),
        pytest.param(
            b'{"a": 1}', "it is JSON, not an article. For one article a line add --jsonl.", id="JSON without --jsonl"
        ),
        pytest.param(b"x" * 10_000_001, "it is larger than 10 MB, the most an article may have.", id="10 MB"),
    ],
)
def test_a_file_that_is_no_article_is_an_entry(content: bytes, sentence: str, tmp_path: Path, reading: Reading) -> None:
    """Its entry says why, and the next file is read."""
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_bytes(_TEXT.encode())
    entries = list(read([str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")], io.BytesIO(), reading))
    assert _told(entries) == [f"{tmp_path / 'bad.txt'}: {sentence}"]
    assert _article(entries[1]).article.text == _TEXT


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        pytest.param("absent.txt", "absent.txt: it cannot be opened (no such file or directory).", id="missing"),
        pytest.param(
            "https://quay.example/1",
            "https://quay.example/1: addresses are not fetched. Save the page and give the file.",
            id="address",
        ),
        pytest.param("a\0b", "'a\\x00b': no file can have this name.", id="an impossible name"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_entry(path: str, sentence: str, reading: Reading) -> None:
    """Missing files and addresses are named with what can be done."""
    assert _told(list(read([path], io.BytesIO(), reading))) == [sentence]


def test_a_json_line_gives_every_field(reading: Reading) -> None:
    """Text to the character, the giver's id as label, days as days, the outlet under the newsroom's name for it."""
    row = {
        "id": "one",
        "text": _TEXT,
        "title": "Talks",
        "published": "2026-05-02T20:00:00Z",
        "url": "https://harbour.example/1",
        "outlet": "HP",
        "kind": 7,
    }
    [entry] = _lines(reading, row)
    given = _article(entry)
    assert (given.label, given.article.text, given.article.title) == ("one", _TEXT, "Talks")
    assert (given.article.published, given.article.outlet) == (date(2026, 5, 3), "Harbour Post")
    assert given.article.id == article_id(url="https://harbour.example/1", text=_TEXT)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param(b'{"text": "a"', "it is not JSON (expecting ',' delimiter, column 13).", id="cut off"),
        pytest.param(b"[1, 2]", 'an object is expected. Write {"text": ..., "published": ..., "url": ...}.', id="a list"),
        pytest.param({"title": "a"}, "`text` is missing or empty. Give the article's text in it.", id="no text"),
        pytest.param({"text": " \n"}, "`text` is missing or empty. Give the article's text in it.", id="blank text"),
        pytest.param({"text": 5}, "`text` is a number where text is expected.", id="a number for text"),
        pytest.param(
            {"text": "a", "id": True}, "`id` is true or false where text is expected.", id="a truth value for an id"
        ),
        pytest.param({"text": "a", "url": ["b"]}, "`url` is a list where text is expected.", id="a list for an address"),
        pytest.param({"text": "a\0b"}, "`text` holds a NUL character. Remove it.", id="a NUL"),
        pytest.param(
            b'{"text": "a\\ud800b"}',
            "`text` holds half a character (a lone surrogate) at 1. Remove it.",
            id="half a character",
        ),
        pytest.param(
            {"text": "a", "published": "2026-13-45"},
            "`published` is no day. Write it as 2024-11-08, or leave it out.",
            id="no such day",
        ),
        pytest.param(
            {"text": "a", "published": "2099-01-01"},
            "`published` is 2099-01-01, a day still to come. Mend it, or leave it out.",
            id="a day to come",
        ),
        pytest.param(b'{"text": "\xff"}', "it is not UTF-8 text. Save the file as UTF-8.", id="another encoding"),
        pytest.param(b"[" * 100_000, "it is nested too deeply.", id="nested without end"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", "it holds a number too long to be one.", id="a number without end"),
        pytest.param(b'"' + b"x" * 10_000_001 + b'"', "it is larger than 10 MB, the most an article may have.", id="10 MB"),
    ],
)
def test_a_broken_line_costs_only_itself(line: object, sentence: str, reading: Reading) -> None:
    """Its entry names the line and what is wrong; the lines around it are read."""
    before, *told, after = _lines(reading, {"text": "before"}, line, {"text": "after"})
    assert [str(entry) for entry in told] == [f"a.jsonl, line 2: {sentence}"]
    assert (_article(before).article.text, _article(after).article.text) == ("before", "after")


def test_an_id_names_one_article(reading: Reading) -> None:
    """The same id twice with the same article is harmless; with another text it is an entry that names both lines."""
    one, other = {"id": "x", "text": "one"}, {"id": "x", "text": "other"}
    assert _told(_lines(reading, one, one)) == []
    assert _told(_lines(reading, one, b"", other)) == [
        "a.jsonl, line 3: `id` 'x' already names another article, on line 1. Give each its own."
    ]


class _Endless(io.RawIOBase):
    """Ten thousand JSON lines of 4 kB each that never exist together."""

    def __init__(self) -> None:
        self._left = 10_000

    def readline(self, size: int | None = -1) -> bytes:
        self._left -= 1
        line = json.dumps({"id": str(self._left), "text": f"{self._left} " + "said " * 800}).encode() + b"\n"
        return line[:size] if self._left else b""


def test_memory_is_flat_over_ten_thousand_articles(reading: Reading) -> None:
    """Only one article is held at a time: 40 MB of lines take less than 4 MB."""
    tracemalloc.start()
    stream: Any = _Endless()
    entries: Iterator[Given | Unreadable] = read_lines(stream, source="a", reading=reading)
    count = sum(isinstance(entry, Given) for entry in entries)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 4_000_000) == (9_999, True)
