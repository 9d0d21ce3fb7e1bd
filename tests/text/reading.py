"""How the parser's tests read a text: an article of an invented outlet, parsed, told as plain rows.

The outlet is the "Harbour Ledger"; the day of publication is Friday 8 November 2024 unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.model import Article, Parsed, Statement, article_id
from bot.text.parse import parse

#: Friday; the briefings of these tests are held on the day before.
FRIDAY = date(2024, 11, 8)
THURSDAY = date(2024, 11, 7)


def article(text: str, published: date | None = FRIDAY) -> Article:
    """The text as printed by the invented outlet."""
    return Article(id=article_id(url=None, text=text), text=text, outlet="Harbour Ledger", published=published)


def parsed(text: str, published: date | None = FRIDAY, home: str = "PK") -> Parsed:
    """What the parser makes of the text."""
    return parse(article(text, published), home=home)


def statements(text: str, published: date | None = FRIDAY, home: str = "PK") -> tuple[Statement, ...]:
    """The statements found in the text."""
    return parsed(text, published, home).statements


def voices(text: str, published: date | None = FRIDAY, home: str = "PK") -> list[tuple[str | None, str | None]]:
    """(speaker's name, ministry) of each statement, in order."""
    return [(found.speaker.name, found.speaker.ministry) for found in statements(text, published, home)]


def words(text: str) -> list[str]:
    """The words of each statement."""
    return [found.span.of(text) for found in statements(text)]


def quotes(text: str) -> list[list[str]]:
    """The quoted words of each statement."""
    return [[quote.of(text) for quote in found.quotes] for found in statements(text)]


def only(text: str, published: date | None = FRIDAY, home: str = "PK") -> Statement:
    """The one statement of the text."""
    (found,) = statements(text, published, home)
    return found


def table(cases: dict[str, Any]) -> dict[str, Any]:
    """Arguments of `pytest.mark.parametrize` for a table keyed by sentences: one case each, named by its sentence."""
    return {"argvalues": list(cases.values()), "ids": list(cases)}
