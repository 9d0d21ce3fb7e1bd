"""A digest as a message: within Slack's limits, nothing interpreted, nothing that goes stale."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.model import Kind, Record, Status, Wording
from bot.slack.card import Card
from bot.slack.digest import MORE, digest_card, more_card, payload_of, preview_blocks
from bot.slack.forms import shown
from bot.stance.digest import Digest, digest
from bot.stance.news import Told
from tests.fakes import PRINTED, record
from tests.slack.blockkit import problems, view_problems
from tests.slack.desk import HOSTILE, NAMES

QUOTED = record(
    "“The harbour treaty remains a pillar of our trust,” she said.",
    kind=Kind.DIRECT,
    quotes=("The harbour treaty remains a pillar of our trust,",),
)
OTHERWISE = record(
    "“The harbour treaty remains a symbol of our trust,” she said.",
    kind=Kind.DIRECT,
    quotes=("The harbour treaty remains a symbol of our trust,",),
    outlet="The Northern Mail",
)
DECLINED = record("Ms Farouk would not be drawn on the senators' letter.", kind=Kind.DECLINED)
MANY = [
    record(words, countries=(code,))
    for code in ("AA", "BB", "CC", "DD", "EE", "FF", "GG")
    for words in (f"Visas would be stamped at {code}.", f"Grain prices trouble nobody in {code}.")
]


def of(*records: Record, told: tuple[Told, ...] = ()) -> Digest:
    return digest(records, told, ministry="PK", day=PRINTED)


def text_of(card: Card) -> str:
    return json.dumps(card.blocks, ensure_ascii=False)


def test_a_digest_is_a_good_message() -> None:
    """Title, sentence, each statement with who, when, how and where; other wordings marked, declines apart."""
    card = digest_card(of(QUOTED, OTHERWISE, DECLINED), NAMES, more="0123")
    message = json.loads(payload_of(card))
    assert problems(message) == []
    assert (message["unfurl_links"], message["unfurl_media"]) == (False, False)
    shown = text_of(card)
    assert "Pakistan's positions, Friday 3 May 2030" in shown
    assert "United States" in shown
    assert "Amina Farouk, Foreign Office Spokesperson · said Thursday 2 May 2030 · quoted directly · " in shown
    assert "also The Northern Mail" in shown
    assert "Declined to comment" in shown
    assert '"text": "symbol", "style": {"bold": true}' in shown
    assert QUOTED.article.url is not None
    assert QUOTED.article.url in shown


def test_nothing_in_it_grows_old() -> None:
    """A message stays in its channel: no "yesterday"."""
    assert "ago" not in text_of(digest_card(of(QUOTED), NAMES, more="0123"))
    assert "yesterday" not in text_of(digest_card(of(QUOTED), NAMES, more="0123"))


def test_what_an_article_tries_stays_text() -> None:
    """No mention, link or format comes out of words, outlets and addresses."""
    card = digest_card(of(HOSTILE), NAMES, more="0123")
    assert problems(json.loads(payload_of(card))) == []
    assert "<!channel>" not in card.text


@pytest.mark.parametrize("count", range(1, 15))
def test_the_rest_is_behind_a_button(count: int) -> None:
    """Ten lines, and how many more; the button's card holds these."""
    found = of(*MANY[:count])
    card = digest_card(found, NAMES, more="0123")
    assert problems(json.loads(payload_of(card))) == []
    left = max(0, count - 10)
    assert (f'"text": "{left} more"' in text_of(card)) == bool(left)
    assert (MORE in text_of(card)) == bool(left)
    assert text_of(more_card(found.rest, NAMES)).count("rich_text_quote") == left


def test_a_window_shows_the_rest_at_its_end() -> None:
    """No button is answered there: what the message only counts stands behind a line that says so."""
    blocks = preview_blocks(of(*MANY), NAMES, notes=("A preview",))
    assert view_problems(shown("x", "Preview", blocks)) == []
    assert json.dumps(blocks).count("rich_text_quote") == len(MANY)
    assert "4 more" in json.dumps(blocks, ensure_ascii=False)
    assert '"button"' not in json.dumps(blocks)
    assert "more" not in json.dumps(preview_blocks(of(QUOTED), NAMES, notes=()))


def test_corrections() -> None:
    """What was told and taken back since is told as that."""
    gone = Record(statement=replace(QUOTED.statement, status=Status.RETRACTED), article=QUOTED.article)
    card = digest_card(of(told=(Told(record=gone, status=Status.SHOWN),)), NAMES, more="0123")
    assert "An editor has retracted this since" in text_of(card)
    assert problems(json.loads(payload_of(card))) == []


def test_small_print() -> None:
    """Lateness, the starter and editors' summaries are said."""
    summary = record("Facts as filed.", wording=Wording.SUMMARY)
    shown = text_of(digest_card(of(summary), NAMES, notes=("You watch it",), more="0123", starter=True))
    assert "You watch it" in shown
    assert "Starter archive" in shown
    assert "An editor's summary" in shown


def test_nothing_new_is_one_line() -> None:
    """For channels that asked for it."""
    card = digest_card(of(), NAMES, more="0123")
    assert "Nothing new in the last days." in text_of(card)
    assert problems(json.loads(payload_of(card))) == []
