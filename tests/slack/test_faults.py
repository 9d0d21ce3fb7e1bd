"""The log says what failed and where, without anybody's words."""

from __future__ import annotations

from bot.slack.faults import describe


def test_kinds_and_places_are_named_and_messages_are_not() -> None:
    """Each exception of the chain is named with its place; what it says, which may hold a question, is left out."""
    try:
        _fail("secret question")
    except RuntimeError as error:
        shown = describe(error)
    assert "RuntimeError at test_faults.py:" in shown
    assert "in _fail, from ValueError at test_faults.py:" in shown
    assert "secret" not in shown


def _fail(question: str) -> None:
    try:
        raise ValueError(question)
    except ValueError as error:
        raise RuntimeError(f"cannot answer {question}") from error
