"""Files, folders and standard input -> articles, one at a time, so that a thousand weigh as much as one.

    paths -> files -> bytes -> text file | HTML page | JSON lines -> Given(article, label) | Unreadable(source, reason)

The text of a text file or a JSON line is kept exactly as given: offsets into it are offsets into the input. What
cannot be read becomes an `Unreadable` with its reason, and the others go on. A file is the same article for as long as its
path is the same, unless it states an address: what is edited in it becomes a new version.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from bot.errors import SourceError, UsageError
from bot.model import Article, article_id
from bot.sources.encoding import LIMIT, decode
from bot.sources.given import Given, Pages, Reading, Unreadable, unreadable
from bot.sources.jsonl import read_lines
from bot.sources.plain import stated

#: What a folder is searched for.
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_TEXT_SUFFIXES = (".txt", *_PAGE_SUFFIXES)
_LINES_SUFFIXES = (".jsonl", ".ndjson")

#: How a page begins, whatever its file is called.
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|!--|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)


def read(
    paths: Iterable[str], stdin: BinaryIO, reading: Reading, *, pages: Pages, jsonl: bool = False
) -> Iterator[Given | Unreadable]:
    """Read every input in turn.

    Args:
        paths: files; `-` is standard input.
        stdin: read for `-`, to its end.
        reading: how.
        pages: reads pages.
        jsonl: whether inputs are JSON lines instead of texts and pages.

    Yields:
        One entry an article, in order; an entry for each input that is none.
    """
    for path in paths:
        if path == "-":
            yield from _stream(stdin, "stdin", reading, pages, jsonl=jsonl)
        elif path.lower().startswith(("http://", "https://")):
            yield Unreadable(source=path, reason="addresses are not fetched here", todo="See `fo-stance page` and `ingest`")
        else:
            yield from _path(Path(path), reading, pages, jsonl=jsonl)


def inputs(paths: Iterable[str], *, jsonl: bool) -> list[str]:
    """The paths with folders replaced by the files in them.

    Raises:
        UsageError: a folder holds nothing that can be read; an address of another kind than http(s).
    """
    found: list[str] = []
    for path in paths:
        if "://" in path and not Path(path).exists():
            raise UsageError("only http and https are fetched", where=path[:60], todo="Name a file by its path")
        found += [str(file) for file in _in_folder(Path(path), jsonl=jsonl)] if Path(path).is_dir() else [path]
    return found


def skipped(paths: Iterable[str], *, jsonl: bool) -> list[str]:
    """The files in folders that `inputs` leaves out for their kind; hidden ones are nobody's articles and not among them."""
    suffixes = suffixes_of(jsonl=jsonl)
    folders = (Path(path) for path in paths if Path(path).is_dir())
    return [str(file) for folder in folders for file in _files(folder) if not file.name.lower().endswith(suffixes)]


def suffixes_of(*, jsonl: bool) -> tuple[str, ...]:
    """How names of the files end that a folder is searched for."""
    return _LINES_SUFFIXES if jsonl else _TEXT_SUFFIXES


def _in_folder(folder: Path, *, jsonl: bool) -> list[Path]:
    suffixes = suffixes_of(jsonl=jsonl)
    files = [file for file in _files(folder) if file.name.lower().endswith(suffixes)]
    if not files:
        kinds = ", ".join(suffixes)
        hint = "" if jsonl else "; for JSON lines add --jsonl"
        raise UsageError("the folder holds no articles", where=str(folder), todo=f"Give one with {kinds} files{hint}")
    return files


def _files(folder: Path) -> Iterator[Path]:
    """All files below a folder, hidden ones left out, by name."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(top, name) for name in sorted(names) if not name.startswith("."))


#: What can be done about a file that cannot be opened.
_REMEDIES = {errno.ENOENT: "Check the path", errno.ENOTDIR: "Check the path", errno.EACCES: "Check its permissions"}


def unopened(error: OSError | ValueError, path: str) -> SourceError:
    """The fault of a file that cannot be opened."""
    if not isinstance(error, OSError):  # a NUL in the name
        return SourceError("no file can have this name", where=ascii(path), todo="Check the path")
    reason = f"it cannot be opened ({(error.strerror or 'unknown reason').lower()})"
    return SourceError(reason, where=path, todo=_REMEDIES.get(error.errno or 0))


def _path(path: Path, reading: Reading, pages: Pages, *, jsonl: bool) -> Iterator[Given | Unreadable]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe nobody writes to would be waited for without end
            yield Unreadable(source=str(path), reason="it is not a regular file", todo="Give its content to - instead")
            return
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), reading, pages, jsonl=jsonl, known=os.path.realpath(path))
    except (OSError, ValueError) as error:
        yield unreadable(unopened(error, str(path)), str(path))


def _stream(
    stream: BinaryIO, source: str, reading: Reading, pages: Pages, *, jsonl: bool, known: str | None = None
) -> Iterator[Given | Unreadable]:
    """What one input holds; `known` is the path it is known by, where it has one."""
    if jsonl:
        yield from read_lines(stream, source=source, reading=reading, known=known)
        return
    try:
        article, doubt = _one(stream.read(LIMIT + 1), source, reading, pages, ("file", known) if known else None)
        yield Given(article=article, label=article_id(url=article.url, text=article.text), doubt=doubt)
    except SourceError as error:
        yield unreadable(error, source)


def _one(
    data: bytes, source: str, reading: Reading, pages: Pages, key: tuple[str, ...] | None
) -> tuple[Article, str | None]:
    """The article, and what is doubtful in what it says of itself."""
    text = decode(data, where=source)
    if source.lower().endswith(_PAGE_SUFFIXES) or _PAGE.match(text):
        return pages.read(data, source=source).article(source=source, key=key), None
    return _text_article(text, source, reading, key)


def _text_article(text: str, source: str, reading: Reading, key: tuple[str, ...] | None) -> tuple[Article, str | None]:
    if text.lstrip().startswith(("{", "[{")) and _is_json(text.lstrip().split("\n", 1)[0]):
        raise SourceError("it is JSON, not an article", where=source, todo="For one article a line add --jsonl")
    told = stated(text, reading.today, reading.outlets)
    article = Article(
        id=article_id(url=told.url, text=text, key=key),
        text=text,
        url=told.url,
        outlet=told.outlet,
        published=told.published,
        source=source,
    )
    return article, told.fault and _doubt(told.fault, source)


def _doubt(fault: str, source: str) -> str:
    """A day that is none, as a sentence."""
    return str(
        SourceError(f"{fault}, so the article is undated", where=source, todo="Write it as 2024-11-08, or leave it out")
    )


def _is_json(line: str) -> bool:
    import json

    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
