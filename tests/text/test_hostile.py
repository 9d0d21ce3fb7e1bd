"""The adversarial articles through the parser: as they are, and as their pages are read."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.gazetteer.outlets import Outlets
from bot.model import Parsed
from bot.slack.elements import fallback
from bot.sources.given import Given, Reading
from bot.text.parse import parse
from tests.shared import hostile
from tests.sources.direct import read
from tests.text.reading import parsed
from tests.text.test_properties import sound

#: Larger rows are cut: reading refuses them, and a parse of megabytes takes seconds.
_MOST = 60_000
_READING = Reading(outlets=Outlets(hosts={}, names={}), zone=ZoneInfo("UTC"), today=date(2026, 11, 24))


def shown(found: Parsed) -> str:
    """Everything that an answer shows of a parsed article, escaped as Slack wants it."""
    parts = [found.article.outlet, found.article.title, found.article.url, *found.article.byline]
    for one in found.statements:
        parts += [one.span.of(found.article.text), one.speaker.name, one.speaker.role]
    return fallback("\n".join(part for part in parts if part))


@pytest.mark.parametrize(("row", "payload"), hostile("article"))
def test_hostile_text_is_parsed_like_any_other(row: dict[str, Any], payload: bytes) -> None:
    """Raw bytes as text never raise, and their statements are sound."""
    text = payload.decode("utf-8", "surrogateescape")[:_MOST]
    found = parsed(text)
    sound(found)
    assert row["name"] != "no speaker" or found.statements[0].speaker.ministry is None


@pytest.mark.parametrize(("row", "payload"), hostile("article"))
def test_what_hostile_pages_must_not_show(row: dict[str, Any], payload: bytes) -> None:
    """Of a page that is read, nothing that the set forbids gets through the parser into what is shown."""
    for given in read(["-"], io.BytesIO(payload[:_MOST]), _READING):
        if not isinstance(given, Given):
            continue
        found = parse(given.article)
        sound(found)
        assert [bad for bad in row.get("must_not", ()) if bad in shown(found)] == []


@pytest.mark.parametrize("cue", ["did not say", "might say", "will say", "was to say", "would never say"])
def test_words_nobody_said_are_quoted_of_nobody(cue: str) -> None:
    """A negated, hypothetical or future saying gives no quotation."""
    found = parsed(f"If asked, Foreign Office Spokesperson Mumtaz Zahra Baloch {cue} “we will attack the port”.")
    assert [quote for one in found.statements for quote in one.quotes] == []
