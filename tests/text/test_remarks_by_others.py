"""A quotation behind "the remark by X" is X's, whoever answers it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Article, Kind
from bot.text.parse import parse

HEAD = "ISLAMABAD: The Foreign Office took exception on Thursday to "


@pytest.mark.parametrize(
    ("tail", "kind", "quotes"),
    [
        ("the remark by the French mayor that “the harbour will be ours”.", Kind.PARAPHRASE, []),
        ("the remark by the French mayor, calling it “a threat to the harbour”.", Kind.MIXED, ["a threat to the harbour"]),
    ],
    ids=["theirs", "the answer"],
)
def test_a_remark_by_somebody_else(tail: str, kind: Kind, quotes: list[str]) -> None:
    """The card does not call it quoted; what the ministry calls the remark is its own."""
    article = Article(id="a", text=f"{HEAD}{tail}", outlet="Harbour Mail", published=date(2026, 11, 20))
    (said,) = parse(article).statements

    assert (said.speaker.ministry, said.kind) == ("PK", kind)
    assert [quote.of(article.text) for quote in said.quotes] == quotes
