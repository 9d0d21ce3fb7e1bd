"""What an input comes to: an article under the name its giver knows it by, a known one, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Protocol

from bot.errors import SourceError
from bot.gazetteer.outlets import Outlets
from bot.model import Article

if TYPE_CHECKING:
    from bot.sources.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An article, and the name that its giver knows it by."""

    article: Article
    #: The `id` of a JSON line where it has one, else made from the article's address or its text.
    label: str
    #: Keys of a JSON line that are not read.
    ignored: tuple[str, ...] = ()
    #: A sentence on what the article says of itself and cannot be; None where there is nothing of the kind.
    doubt: str | None = None
    #: Names that it is to be known by beside its own address: other addresses that it was found at.
    found_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An address that the archive knows an article by, and that was not asked again."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An input that is no article."""

    #: The file, with its line where it has one.
    source: str
    #: Why, a clause.
    reason: str
    #: What can be done about it, an imperative; None where there is nothing.
    todo: str | None = None

    def __str__(self) -> str:
        return str(SourceError(self.reason, where=self.source, todo=self.todo))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading needs to know beside the bytes."""

    outlets: Outlets
    #: The newsroom's zone, in which an instant is a day.
    zone: tzinfo
    #: Nothing is published after tomorrow.
    today: date


class Pages(Protocol):
    """Reads pages; `bot.sources.child.Child` is one."""

    def read(self, data: bytes, *, source: str, url: str | None = None) -> Page:
        """One page, of an address or of a file that nobody gave one; SourceError where there is no article in it."""
        ...


def unreadable(error: SourceError, source: str) -> Unreadable:
    """The entry for a fault, at `source` where it does not say itself where it happened."""
    return Unreadable(source=error.where or source, reason=error.what, todo=error.todo)
