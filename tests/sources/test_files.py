"""Files, folders, standard input and JSON lines become articles one at a time; what is none becomes an entry."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.errors import UsageError
from bot.model import article_id
from bot.sources.files import inputs, skipped
from bot.sources.given import Given, Reading, Unreadable
from bot.sources.jsonl import read_lines
from tests.sources.direct import read

_TEXT = "QUAY: The spokesperson said the talks go on.\r\n\r\n“We shall see,” she added. \N{LINE SEPARATOR}End.\r"


_SHAPE = 'Write {"text": ..., "published": ..., "url": ...} on one line'


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


def test_what_a_folder_is_not_searched_for_is_known(tmp_path: Path) -> None:
    """Files of other kinds, in folders within it, too; hidden ones are not, nor what was given by its own name."""
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", ".hidden.md", "c.PDF", "d.jsonl", "sub/notes.md", "README"):
        (tmp_path / name).write_text("x", "utf-8")
    names = [Path(path).name for path in skipped([str(tmp_path), str(tmp_path / "c.PDF"), "-"], jsonl=False)]
    assert names == ["README", "c.PDF", "d.jsonl", "notes.md"]
    assert len(skipped([str(tmp_path)], jsonl=True)) == 4


def test_a_folder_without_articles_is_a_sentence(tmp_path: Path) -> None:
    """It says what a folder should hold."""
    with pytest.raises(UsageError) as caught:
        inputs([str(tmp_path)], jsonl=False)
    todo = "Give one with .txt, .html, .htm, .xhtml files; for JSON lines add --jsonl"
    assert str(caught.value) == f"{tmp_path}: the folder holds no articles. {todo}."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "it is empty. Save the article's text in it.", id="empty"),
        pytest.param(b"\x00\x01\x02" * 99, "it is binary data, not text. Give a text or HTML file.", id="binary"),
        pytest.param(
            b"%PDF-1.7 words", "it is a PDF, which is not read. Save the article's text as a .txt file.", id="a PDF"
        ),
        pytest.param(
            b'{"a": 1}', "it is JSON, not an article. For one article a line add --jsonl.", id="JSON without --jsonl"
        ),
        pytest.param(
            b"x" * 10_000_001,
            "it is larger than 10 MB, the most an article may have. Give each article a file or a line of its own.",
            id="10 MB",
        ),
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
        pytest.param(
            "absent.txt", "absent.txt: it cannot be opened (no such file or directory). Check the path.", id="missing"
        ),
        pytest.param(
            "https://quay.example/1",
            "https://quay.example/1: addresses are not fetched here. See `fo-stance page` and `ingest`.",
            id="address",
        ),
        pytest.param("a\0b", "'a\\x00b': no file can have this name. Check the path.", id="an impossible name"),
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
        pytest.param(
            b'{"text": "a"',
            f"it is not JSON (expecting ',' delimiter, column 13). {_SHAPE}.",
            id="cut off",
        ),
        pytest.param(b"[1, 2]", f"an object is expected. {_SHAPE}.", id="a list"),
        pytest.param({"title": "a"}, "`text` is missing or empty. Give the article's text in it.", id="no text"),
        pytest.param({"text": " \n"}, "`text` is missing or empty. Give the article's text in it.", id="blank text"),
        pytest.param(
            {"text": 5},
            "`text` is a number where text is expected. Put it in quotation marks, or leave it out.",
            id="a number for text",
        ),
        pytest.param(
            {"text": "a", "id": True},
            "`id` is true or false where text is expected. Put it in quotation marks, or leave it out.",
            id="a truth value for an id",
        ),
        pytest.param(
            {"text": "a", "url": ["b"]},
            "`url` is a list where text is expected. Put it in quotation marks, or leave it out.",
            id="a list for an address",
        ),
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
        pytest.param(
            b"[" * 100_000,
            f"it is nested too deeply. {_SHAPE}.",
            id="nested without end",
        ),
        pytest.param(
            b'{"a": ' + b"9" * 5000 + b"}",
            "it holds a number too long to be one. Mend the number.",
            id="a number without end",
        ),
        pytest.param(
            b'"' + b"x" * 10_000_001 + b'"',
            "it is larger than 10 MB, the most an article may have. Give each article a file or a line of its own.",
            id="10 MB",
        ),
    ],
)
def test_a_broken_line_costs_only_itself(line: object, sentence: str, reading: Reading) -> None:
    """Its entry names the line and what is wrong; the lines around it are read."""
    before, *told, after = _lines(reading, {"text": "before"}, line, {"text": "after"})
    assert [str(entry) for entry in told] == [f"a.jsonl, line 2: {sentence}"]
    assert (_article(before).article.text, _article(after).article.text) == ("before", "after")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        pytest.param("javascript:alert(1)", "`url` is no web address. Write it with https://, or leave it out.", id="code"),
        pytest.param(
            "harbour.example/1", "`url` is no web address. Write it with https://, or leave it out.", id="no scheme"
        ),
        pytest.param("https://", "`url` is no web address. Write it with https://, or leave it out.", id="no host"),
        pytest.param("http://[1", "`url` is no web address. Write it with https://, or leave it out.", id="half a host"),
    ],
)
def test_a_link_is_a_web_address(url: str, sentence: str, reading: Reading) -> None:
    """What no browser opens, or what would run something, is refused and never becomes a link."""
    assert _told(_lines(reading, {"text": "a"}, {"text": "b", "url": url})) == [f"a.jsonl, line 2: {sentence}"]


def _ids(reading: Reading, *rows: dict[str, str], known: str = "/feeds/a.jsonl") -> list[str]:
    raw = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return [_article(one).article.id for one in read_lines(io.BytesIO(raw), source="a", reading=reading, known=known)]


def test_a_corrected_line_is_the_same_article(reading: Reading) -> None:
    """By its address, else by its outlet's id, wherever the file is; the text alone counts where there is neither."""
    rows: list[dict[str, str]] = [{"url": "https://harbour.example/1"}, {"id": "1", "outlet": "HP"}, {"id": "1"}, {}]
    before = _ids(reading, *({**row, "text": "one"} for row in rows))
    after = _ids(reading, *({**row, "text": "one, corrected"} for row in rows))
    moved = _ids(reading, *({**row, "text": "one"} for row in rows), known="/feeds/b.jsonl")
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, True, False]
    assert [one == other for one, other in zip(before, moved, strict=True)] == [True, True, False, True]
    assert len(set(before)) == 4


def test_two_outlets_may_number_alike(reading: Reading) -> None:
    """The same id under two outlets is two articles, in one file too; under two spellings of one it is one."""
    rows = [{"id": "1", "text": f"from {outlet}", "outlet": outlet} for outlet in ("HP", "Quay Times")]
    first, second = _ids(reading, *rows)
    assert first != second
    assert [first] == _ids(reading, {"id": "1", "text": "corrected", "outlet": "Harbour Post"})


def test_a_file_is_known_by_its_path(tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited file is the same article, text or page, however its path is written; its label comes from its text."""
    monkeypatch.chdir(tmp_path)
    for name, form in {"a.txt": "{}", "a.html": "<html><body><p>{}</p></body></html>"}.items():
        given = []
        for path, text in ((name, _TEXT.strip()), (str(tmp_path / name), f"Corrected. {_TEXT.strip()}")):
            (tmp_path / name).write_text(form.format(text), "utf-8")
            given.append(_article(next(read([path], io.BytesIO(), reading))))
        (tmp_path / f"b{name}").write_text(form.format(text), "utf-8")
        given.append(_article(next(read([f"b{name}"], io.BytesIO(), reading))))
        before, after, other = given
        assert (before.article.id == after.article.id, after.article.id == other.article.id) == (True, False)
        assert [one.label for one in given] == [article_id(url=None, text=one.article.text) for one in given]


def test_a_text_with_a_link_is_known_by_it(tmp_path: Path, reading: Reading) -> None:
    """What a text file states of itself goes with it, and its link identifies it as it would anywhere else."""
    text = "https://harbour.example/1\nTalks go on\nPublished: 2026-05-03\n\nThe spokesperson said so."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    given = _article(next(read([str(tmp_path / "a.txt")], io.BytesIO(), reading)))
    found = given.article
    assert (found.text, found.url, found.outlet) == (text, "https://harbour.example/1", "Harbour Post")
    assert (found.published, found.id) == (date(2026, 5, 3), article_id(url="https://harbour.example/1", text=""))


def test_what_is_no_file_is_passed_over(tmp_path: Path, reading: Reading) -> None:
    """A pipe that nobody writes to is named instead of waited for, given or met in a folder."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(_TEXT, "utf-8")
    first, second = read(inputs([str(tmp_path)], jsonl=False), io.BytesIO(), reading)
    assert str(first) == f"{tmp_path / 'a.txt'}: it is not a regular file. Give its content to - instead."
    assert isinstance(second, Given)
    assert _told(list(read([str(tmp_path / "a.txt")], io.BytesIO(), reading, jsonl=True))) == [str(first)]


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        pytest.param(
            [b"plain words"] * 900,
            ["a.jsonl: it holds no JSON lines. Write one JSON object a line; for a text or a page leave --jsonl out."],
            id="a text",
        ),
        pytest.param(
            [b"\x89PNG", b"\xff\x00"],
            ["a.jsonl: it holds no JSON lines. Write one JSON object a line; for a text or a page leave --jsonl out."],
            id="two lines of a picture",
        ),
        pytest.param(
            [b"%PDF-1.7", b"\xff\x00"],
            ["a.jsonl: it is a PDF, which is not read. Save the article's text as a .txt file."],
            id="a PDF",
        ),
        pytest.param(
            [b"oops", {"text": "a"}, b"[1]"],
            [
                f"a.jsonl, line 1: it is not JSON (expecting value, column 1). {_SHAPE}.",
                f"a.jsonl, line 3: an object is expected. {_SHAPE}.",
            ],
            id="lines with a broken one in front",
        ),
        pytest.param(
            [b"oops"], [f"a.jsonl, line 1: it is not JSON (expecting value, column 1). {_SHAPE}."], id="one broken line"
        ),
    ],
)
def test_what_holds_no_json_lines_is_told_once(lines: list[object], sentences: list[str], reading: Reading) -> None:
    """A text or a picture given as JSON lines is one sentence; a broken line among good ones is its own."""
    assert _told(_lines(reading, *lines)) == sentences


def test_keys_that_are_not_read_are_handed_on(reading: Reading) -> None:
    """A misspelt key is no fault, and whoever gave it can be told."""
    [entry] = _lines(reading, {"text": "a", "date": "2026-05-03", "Url": "b"})
    assert (_article(entry).ignored, _article(entry).article.published) == (("date", "Url"), None)


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
