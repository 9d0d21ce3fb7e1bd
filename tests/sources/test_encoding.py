"""Bytes of every kind become the text they stand for, or a sentence."""

from __future__ import annotations

import pytest

from bot.errors import SourceError
from bot.sources.encoding import LIMIT, decode

_TEXT = "The ministry’s spokesperson said “we shall answer in time”.\r\nNothing more was said.\r"
_RUSSIAN = "Представитель министерства сказал, что переговоры продолжаются. " * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(_TEXT.encode(), _TEXT, id="UTF-8, line ends untouched"),
        pytest.param(_TEXT.encode("utf-8-sig"), _TEXT, id="UTF-8 with its mark, which is no part of the text"),
        pytest.param(_TEXT.encode("utf-16"), _TEXT, id="UTF-16 with its mark"),
        pytest.param(_TEXT.encode("utf-16-le"), _TEXT, id="UTF-16, little end first, no mark"),
        pytest.param(_TEXT.encode("utf-16-be"), _TEXT, id="UTF-16, big end first, no mark"),
        pytest.param(_TEXT.encode("utf-32"), _TEXT, id="UTF-32 with its mark"),
        pytest.param(_TEXT.encode("cp1252"), _TEXT, id="Windows-1252, undeclared"),
        pytest.param(_RUSSIAN.encode("cp1251"), _RUSSIAN, id="Windows-1251, undeclared"),
        pytest.param(
            "<meta charset=iso-8859-1><p>“so”".encode(), "<meta charset=iso-8859-1><p>“so”", id="a false declaration"
        ),
        pytest.param(
            "<meta charset=iso-8859-1><p>“so”".encode("cp1252"),
            "<meta charset=iso-8859-1><p>“so”",
            id="Latin-1 as the web means it",
        ),
    ],
)
def test_text_is_read_as_it_was_written(data: bytes, text: str) -> None:
    """Any usual encoding gives the same characters, none added, none lost."""
    assert decode(data, where="a.txt") == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "a.txt: it is empty. Save the article's text in it.", id="empty"),
        pytest.param(b" \r\n\t ", "a.txt: it is empty. Save the article's text in it.", id="blank"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
            "a.txt: it is binary data, not text. Give a text or HTML file.",
            id="a picture",
        ),
        pytest.param(b"said\x00so", "a.txt: it is binary data, not text. Give a text or HTML file.", id="a NUL in the text"),
        pytest.param(
            b"x" * (LIMIT + 1),
            "a.txt: it is larger than 10 MB, the most an article may have. Give each article a file or a line of its own.",
            id="10 MB",
        ),
        pytest.param(
            bytes(range(1, 256)) * 9, "a.txt: its character encoding cannot be recognised. Save it as UTF-8.", id="noise"
        ),
    ],
)
def test_what_is_no_text_is_a_sentence(data: bytes, sentence: str) -> None:
    """The fault says what is wrong with which file."""
    with pytest.raises(SourceError) as caught:
        decode(data, where="a.txt")
    assert str(caught.value) == sentence
