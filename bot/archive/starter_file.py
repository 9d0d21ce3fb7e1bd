"""`data/starter.yaml` -> articles with their statements, or one sentence that says where the file is wrong.

The file holds editors' own summaries, not articles: an entry's text is its records' sentences, one a line, so that here,
too, a statement is a slice of its article and a quote a slice of the statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

import yaml

from bot.errors import GazetteerError
from bot.model import Article, Kind, Span, Speaker, Statement, Wording, article_id, statement_id

#: The name of the rule every statement here carries.
RULE = "filed by an editor"

_NOTHING = ("", "null", "~")
_COUNTRY = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_TOPIC = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One article as `Archive.add` takes it."""

    article: Article
    said_on: date | None
    statements: tuple[Statement, ...]


def read_starter(raw: str, *, where: str) -> list[Filed]:
    """Read the starter archive's file.

    Args:
        raw: YAML; `wording: summary` and a list `articles`, as the head of the file explains.
        where: the file's name, for faults.

    Raises:
        GazetteerError: it is no YAML, a key is unknown or missing, or a value is not what it should be.
    """
    try:
        # The base loader leaves every value a string: NO stays Norway, and a day is read here, strictly.
        loaded = yaml.load(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as fault:
        raise GazetteerError(f"this is no YAML: {' '.join(str(fault).split())}", where=where, todo="Mend the file") from None
    top = _Entry(loaded, where)
    if top.words("wording") != Wording.SUMMARY:
        top.wrong(f"wording must be {Wording.SUMMARY}: articles' own words are not kept here")
    filed = [_filed(entry) for entry in top.entries("articles", "article")]
    top.done()
    twice = [id for id, times in Counter(one.article.id for one in filed).items() if times > 1]
    if twice:
        titles = " and ".join(repr(one.article.title) for one in filed if one.article.id == twice[0])
        raise GazetteerError(f"{titles} are one article (same id, URL or text)", where=where, todo="Give each its own")
    return filed


def _filed(entry: _Entry) -> Filed:
    said_on = entry.day("said_on")
    records = [(each, each.words("text")) for each in entry.entries("records", "record")]
    text = "\n".join(words for _, words in records)
    url = entry.optional("url")
    article = Article(
        id=entry.optional("id") or article_id(url=url, text=text),
        text=text,
        url=url,
        outlet=entry.optional("outlet"),
        title=entry.words("title"),
        published=entry.day("published"),
        source="starter",
        wording=Wording.SUMMARY,
    )
    entry.done()
    return Filed(article=article, said_on=said_on, statements=tuple(_statements(records, article, said_on)))


def _statements(records: list[tuple[_Entry, str]], article: Article, said_on: date | None) -> Iterable[Statement]:
    start, before = 0, Counter[str]()
    for entry, words in records:
        id = statement_id(article=article.id, words=words, occurrence=before[words])
        yield _statement(entry, words, start, id=id, article=article.id, said_on=said_on)
        before[words] += 1
        start += len(words) + 1


def _statement(entry: _Entry, words: str, start: int, *, id: str, article: str, said_on: date | None) -> Statement:
    day = entry.day("said_on") if entry.has("said_on") else said_on
    statement = Statement(
        id=id,
        article_id=article,
        span=Span(start=start, end=start + len(words)),
        speaker=Speaker(name=entry.optional("speaker"), role=entry.optional("role"), ministry=entry.code("ministry")),
        kind=entry.kind("kind"),
        quotes=_quotes(entry, words, start),
        countries=entry.codes("countries", _COUNTRY),
        inherited=entry.codes("inherited", _COUNTRY),
        topics=entry.codes("topics", _TOPIC),
        position=entry.flag("position"),
        earlier=entry.flag("earlier"),
        said_on=day,
        said_basis=entry.optional("said_basis") or ("as filed by the editor" if day else "the article tells no day"),
        said_from=entry.day("said_from"),
        said_until=entry.day("said_until"),
        rule=RULE,
    )
    entry.done()
    strange = set(statement.inherited) - set(statement.countries)
    if strange:
        entry.wrong(f"inherited {', '.join(sorted(strange))} must be among the countries, too")
    return statement


def _quotes(entry: _Entry, words: str, start: int) -> tuple[Span, ...]:
    phrase = entry.optional("quote")
    if phrase is None:
        return ()
    at = words.find(phrase)
    if at < 0:
        entry.wrong(f"the quote {phrase!r} does not stand in the text")
    return (Span(start=start + at, end=start + at + len(phrase)),)


class _Entry:
    """One mapping of the file: gives each key once, as what it should be, and knows which were left over."""

    def __init__(self, loaded: Any, where: str) -> None:
        self._where = where
        if not isinstance(loaded, dict):
            self.wrong("this must be a mapping of keys to values")
        self._values: dict[str, Any] = dict(loaded)
        self._left = set(self._values)

    def wrong(self, what: str) -> NoReturn:
        """Say what is wrong with this entry; never returns."""
        raise GazetteerError(what, where=self._where, todo="Mend the file")

    def has(self, key: str) -> bool:
        """Whether the key is written, even as null."""
        return key in self._values

    def optional(self, key: str) -> str | None:
        """Text, or None where it is missing, empty or null."""
        self._left.discard(key)
        value = self._values.get(key)
        if value is not None and not isinstance(value, str):
            self.wrong(f"{key} must be text")
        return None if value is None or value in _NOTHING else str(value)

    def words(self, key: str) -> str:
        """Text that must be there."""
        value = self.optional(key)
        if value is None or not value.strip():
            self.wrong(f"{key} is missing")
        return value.strip()

    def day(self, key: str) -> date | None:
        """A day as YYYY-MM-DD, or None."""
        value = self.optional(key)
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            self.wrong(f"{key} {value!r} is no day; write YYYY-MM-DD or null")

    def kind(self, key: str) -> Kind:
        """How the words reached print."""
        value = self.words(key)
        if value not in list(Kind):
            self.wrong(f"{key} {value!r} must be one of {', '.join(Kind)}")
        return Kind(value)

    def flag(self, key: str) -> bool:
        """True or false, written out."""
        value = self.words(key)
        if value not in ("true", "false"):
            self.wrong(f"{key} {value!r} must be true or false")
        return value == "true"

    def code(self, key: str) -> str | None:
        """A country code, or None."""
        value = self.optional(key)
        if value is not None and not _COUNTRY.fullmatch(value):
            self.wrong(f"{key} {value!r} is no country code")
        return value

    def codes(self, key: str, form: re.Pattern[str]) -> tuple[str, ...]:
        """A list of codes or ids; none where it is missing."""
        self._left.discard(key)
        values = self._values.get(key)
        if values is None or values in _NOTHING:
            return ()
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.wrong(f"{key} must be a list, such as [US, UN]")
        for value in values:
            if not form.fullmatch(value):
                self.wrong(f"{key}: {value!r} is not written as a code or id")
        return tuple(values)

    def entries(self, key: str, noun: str) -> list[_Entry]:
        """A list of mappings that must not be empty."""
        self._left.discard(key)
        values = self._values.get(key)
        if not isinstance(values, list) or not values:
            self.wrong(f"{key} must be a list with at least one {noun}")
        return [_Entry(value, f"{self._where}, {noun} {number}") for number, value in enumerate(values, 1)]

    def done(self) -> None:
        """Complain of the keys nobody asked for."""
        if self._left:
            self.wrong(f"unknown key{'s'[: len(self._left) - 1]} {', '.join(sorted(map(str, self._left)))}")
