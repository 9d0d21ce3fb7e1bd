"""The nouns: what an article is, what a statement is, who said it and when. Imports nothing of ours.

Offsets are half-open code-point positions into `Article.text`, exactly as stored: what is shown is always a slice of it,
so the bot cannot invent words. Instants are aware UTC datetimes; a *day* (`published`, `said_on`) is a plain date, the
calendar day at the outlet or the briefing, because a newspaper's "on Thursday" is a local day and not an instant.
Countries are ISO 3166-1 alpha-2 codes, bodies their acronyms (`UN`, `EU`, `OIC` ...).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

#: The rule of statements out of an official transcript: the speaker's words as the ministry itself wrote them down.
TRANSCRIPT = "transcript-answer"


class Kind(StrEnum):
    """How the words reached print."""

    DIRECT = "direct"  # the proposition is wholly inside quotation marks
    MIXED = "mixed"  # partly inside them
    PARAPHRASE = "paraphrase"  # the outlet's words
    DECLINED = "declined"  # would not comment, whatever the marks


class Status(StrEnum):
    """Where a statement stands with the editors."""

    SHOWN = "shown"
    HELD = "held"  # waits for review, is answered to nobody
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    MERGED = "merged"  # the same as another statement, which is answered in its stead


class Wording(StrEnum):
    """Whose words an article's text is."""

    VERBATIM = "verbatim"  # as the outlet printed it
    SUMMARY = "summary"  # an editor's own summary, such as the starter archive


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open stretch `text[start:end]` of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text, kept as it was read: links rot."""

    #: From the canonical URL, else from what its giver knows it by, else from the content: see `article_id`.
    id: str
    text: str
    url: str | None = None
    #: The outlet's name as the newsroom writes it ("Business Recorder"); None where unknown.
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    #: The calendar day at the outlet; None where unknown. A crawl date in a banner is not one.
    published: date | None = None
    #: Where it was read from: a file name, "stdin", a URL, "starter".
    source: str = ""
    wording: Wording = Wording.VERBATIM

    @property
    def content_hash(self) -> str:
        """SHA-256 over the text and what dates and attributes it; equal exactly when nothing that matters changed."""
        published = self.published.isoformat() if self.published else ""
        return _digest(self.text, self.outlet or "", published, self.title or "", self.url or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The voice a statement belongs to."""

    #: Canonical name ("Mumtaz Zahra Baloch", "Foreign Office"); None where the text does not tell.
    name: str | None
    #: As printed or as known ("Foreign Office Spokesperson").
    role: str | None = None
    #: The country whose foreign policy this voice states; None for any other voice.
    ministry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words attributed to a voice, as a slice of one article."""

    #: Stable: from the article's id and the span's words, see `statement_id`.
    id: str
    article_id: str
    span: Span
    speaker: Speaker
    kind: Kind
    #: The speaker's own words inside `span`, without their marks.
    quotes: tuple[Span, ...] = ()
    #: The word that attributes ("said", "according to"); None for a free continuation.
    cue: Span | None = None
    #: The source noun phrase ("Foreign Office Spokesperson X"); None where a pronoun or nothing stands for it.
    source: Span | None = None
    #: What was asked, where a transcript tells what this answers; nobody's statement.
    question: Span | None = None
    #: All countries and bodies concerned, never the speaker's own, in order of mention.
    countries: tuple[str, ...] = ()
    #: Those of `countries` that come from the context and not from the statement's own words.
    inherited: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: True where it states a stance; False for an announcement or a mere mention.
    position: bool = True
    #: Said before the article's main event and brought back as background.
    earlier: bool = False
    #: The day it was said; None where the text does not tell.
    said_on: date | None = None
    #: The words or the rule the day follows from, or why it is unknown.
    said_basis: str | None = None
    #: Bounds of an unknown day, both inclusive; None where there is no bound.
    said_from: date | None = None
    said_until: date | None = None
    #: The name of the rule that fired, for `--explain` and for trust.
    rule: str = ""
    status: Status = Status.SHOWN
    #: What an editor or reader should know ("outside the known tenure").
    flags: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What `text.parse` makes of one article."""

    article: Article
    #: The day of the article's main briefing or statement; None where unknown.
    said_on: date | None
    said_basis: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A statement together with the article that printed it: what the archive answers with."""

    statement: Statement
    article: Article

    @property
    def words(self) -> str:
        """The words as printed: always a slice of the stored article."""
        return self.statement.span.of(self.article.text)

    @property
    def official(self) -> bool:
        """Whether it comes out of an official transcript, above any outlet's wording."""
        return self.statement.rule == TRANSCRIPT


def article_id(*, url: str | None, text: str, key: tuple[str, ...] | None = None) -> str:
    """A stable identifier, 16 hexadecimal digits: from what stays the same when a text is corrected, where there is such.

    Args:
        url: the canonical address, which identifies the article wherever it is read from; None where unknown.
        text: the article's text, which identifies it where nothing else does.
        key: what its giver knows it by (a file's path, a feed's number for it), with the name space that it is unique in.
    """
    if url:
        return _digest("url", url)[:16]
    return _digest("key", *key)[:16] if key else _digest("text", text)[:16]


def statement_id(*, article: str, words: str, occurrence: int = 0) -> str:
    """A stable identifier of a span's words in an article; 16 hexadecimal digits.

    Args:
        article: the article's id.
        words: the span's words; runs of white space count as one space, so a re-wrapped text keeps its links.
        occurrence: how many times the same words stood in the article before.
    """
    return _digest(article, " ".join(words.split()), str(occurrence))[:16]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
