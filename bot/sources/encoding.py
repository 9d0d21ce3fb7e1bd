"""Bytes -> text: byte order marks, then UTF-8, then what the bytes themselves suggest; never a silent replacement character.

Nothing is altered on the way: line ends stay as they are, so that offsets into the text stay true. Only a byte order
mark, which is no part of a text, is left out.
"""

from __future__ import annotations

import codecs
import re

from bot.errors import SourceError

#: An article is a few kB; beyond this it is something else.
LIMIT = 10_000_000

#: Longest first: a UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Encodings that newspapers' files and pages come in, where they are not UTF-8: a short text fits many more, wrongly.
_LIKELY = ["cp1252", "cp1256", "cp1251", "utf_16", "gb18030", "shift_jis", "big5", "euc_kr"]

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)

#: Control characters that no text holds; tab, line ends and form feed are allowed.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes, *, where: str) -> str:
    """The text that the bytes stand for.

    Args:
        data: at most `LIMIT` bytes.
        where: what the bytes are, for the message.

    Raises:
        SourceError: too large, empty, binary, or in no encoding that can be recognised.
    """
    if len(data) > LIMIT:
        raise too_large(where)
    if is_pdf(data):
        raise SourceError("it is a PDF, which is not read", where=where, todo="Save the article's text as a .txt file")
    text = _text(data)
    if text is None and b"\0" not in data:
        raise SourceError("its character encoding cannot be recognised", where=where, todo="Save it as UTF-8")
    if text is None or "\0" in text or len(_CONTROL.findall(text[:4096])) > len(text[:4096]) // 100:
        raise SourceError("it is binary data, not text", where=where, todo="Give a text or HTML file")
    if not text.strip():
        raise SourceError("it is empty", where=where, todo="Save the article's text in it")
    return text


def is_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return data.startswith(b"%PDF-")


def too_large(where: str) -> SourceError:
    """The fault of an input beyond the limit."""
    what = f"it is larger than {LIMIT // 1_000_000} MB, the most an article may have"
    return SourceError(what, where=where, todo="Give each article a file or a line of its own")


def _text(data: bytes) -> str | None:
    """The first reading of the bytes that makes sense; a charset that a page declares is believed after UTF-8."""
    for reading in (_marked, _wide, _utf8, _declared, _guessed):
        text = reading(data)
        if text is not None:
            return text
    return None


def _marked(data: bytes) -> str | None:
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    return None if codec is None else _try(data, codec)


def _utf8(data: bytes) -> str | None:
    return _try(data, "utf-8")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    # The web reads Latin-1 and ASCII as Windows-1252 (WHATWG Encoding, 4.2): curly quotes live only there.
    return _try(data, "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin script is zero."""
    head = data[:2048]
    if len(data) % 2 or head.count(0) < len(head) // 3:
        return None
    return _try(data, "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be")


def _guessed(data: bytes) -> str | None:
    if b"\0" in data:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=_LIKELY).best()
    return None if best is None else _try(data, best.encoding)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None
