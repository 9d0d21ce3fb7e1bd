"""The checker the other tests rely on finds each kind of fault."""

from __future__ import annotations

from typing import Any

import pytest

from tests.slack.blockkit import problems

PLAIN = {"type": "plain_text", "text": "words", "emoji": False}
BUTTON = {"type": "button", "action_id": "a", "text": PLAIN, "value": "v"}


def actions(**changed: Any) -> dict[str, Any]:
    """A row with one button, changed."""
    return {"type": "actions", "elements": [{**BUTTON, **changed}]}


def rich(piece: dict[str, Any]) -> dict[str, Any]:
    """Rich text of one piece."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [piece]}]}


def table(*rows: list[str]) -> dict[str, Any]:
    """A table of plain cells."""
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]}


BAD: dict[str, dict[str, Any]] = {
    "mrkdwn": {"type": "section", "text": {"type": "mrkdwn", "text": "words"}},
    "an emoji flag": {"type": "section", "text": {"type": "plain_text", "text": "words"}},
    "an empty text": {"type": "section", "text": {**PLAIN, "text": ""}},
    "a long section": {"type": "section", "text": {**PLAIN, "text": "x" * 3001}},
    "a long header": {"type": "header", "text": {**PLAIN, "text": "x" * 151}},
    "an unknown block": {"type": "data_table", "rows": []},
    "a table without rows": table(),
    "a table of 101 rows": table(*[["cell"]] * 101),
    "a table of 21 columns": table(["cell"] * 21),
    "a table of 10,001 characters": table(["x" * 5000, "y" * 5001]),
    "an empty cell": table(["cell", ""]),
    "rows of different lengths": table(["a", "b"], ["c"]),
    "a cell of another kind": {"type": "table", "rows": [[{"type": "raw_number", "text": "7"}]]},
    "an unknown field": {"type": "divider", "colour": "red"},
    "no elements": {"type": "context", "elements": []},
    "eleven small lines": {"type": "context", "elements": [PLAIN] * 11},
    "no rows": {"type": "actions", "elements": []},
    "the same action twice": {"type": "actions", "elements": [BUTTON, BUTTON]},
    "twenty-six buttons": {"type": "actions", "elements": [{**BUTTON, "action_id": str(n)} for n in range(26)]},
    "a long label": actions(text={**PLAIN, "text": "x" * 76}),
    "a long value": actions(value="x" * 2001),
    "a numeric value": actions(value=7),
    "an odd style": actions(style="blue"),
    "a long spoken label": actions(accessibility_label="x" * 76),
    "an accessory that is no button": {"type": "section", "text": PLAIN, "accessory": {"type": "image"}},
    "a link to no address": rich({"type": "link", "url": "javascript:x", "text": "t"}),
    "a link with a pipe": rich({"type": "link", "url": "https://a.example/|x", "text": "t"}),
    "a broadcast": rich({"type": "broadcast", "range": "channel"}),
    "a user that is none": rich({"type": "user", "user_id": "channel"}),
    "an empty piece": rich({"type": "text", "text": ""}),
}


def message(*blocks: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A message as the bot sends it, changed."""
    return {"text": "words", "unfurl_links": False, "unfurl_media": False, "blocks": [*blocks], **changed}


@pytest.mark.parametrize("name", BAD)
def test_a_block_slack_would_refuse_is_found(name: str) -> None:
    """Each bad block gives at least one problem, at its own place."""
    found = problems(message(BAD[name]))
    assert found
    assert all(one.startswith("/blocks/0") for one in found)


@pytest.mark.parametrize(
    "bad",
    [
        message(table(["a"]), table(["b"])),
        message(text=""),
        message(text="<!channel>"),
        message(text="a & b"),
        message(text="a > b"),
        message(text="x" * 4001),
        message(unfurl_links=True),
        message(link_names=True),
        message(*[{"type": "divider"}] * 51),
        message({"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}),
    ],
)
def test_a_message_slack_would_refuse_is_found(bad: dict[str, Any]) -> None:
    """So is what is wrong with a message as a whole."""
    assert problems(bad)


def test_a_good_message_has_no_problems() -> None:
    """Blocks as the bot uses them pass."""
    good: list[dict[str, Any]] = [
        {"type": "header", "text": PLAIN},
        {"type": "section", "text": PLAIN, "accessory": BUTTON},
        {"type": "divider"},
        actions(style="primary"),
        rich({"type": "text", "text": "words", "style": {"bold": True}}),
        rich({"type": "link", "url": "https://a.example/x", "text": "words"}),
    ]
    assert problems(message(*good, text="&lt;words&gt; &amp; more")) == []
