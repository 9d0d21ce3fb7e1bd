"""Figures for Prometheus: what was counted and how things stand, for whoever knows the token, without what was typed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.archive.ledger import FeedState
from bot.errors import ArchiveError
from bot.slack.metrics import Metrics
from bot.stance.command import kind_of

FEEDS = (FeedState(url="https://one.example/feed"), FeedState(url="https://two.example/feed?key=secret", failures=3))


def metrics(feeds: Sequence[FeedState] = FEEDS) -> Metrics:
    """With two feeds, one of which fails, and three posts."""
    return Metrics(token="sesame", feeds=lambda: feeds, posts=lambda: {"planned": 1, "sent": 2})


def figures(shown: bytes | None) -> dict[tuple[str, ...], float]:
    """The samples by name and labels."""
    assert shown is not None
    families = text_string_to_metric_families(shown.decode())
    return {(one.name, *sorted(one.labels.values())): one.value for family in families for one in family.samples}


def test_commands_are_counted_by_kind_and_outcome() -> None:
    """And timed by kind."""
    counting = metrics()
    counting.answered("history", "done", 0.002)
    counting.answered("history", "done", 0.2)
    counting.answered("question", "failed", 3.5)
    found = figures(counting.shown("Bearer sesame"))
    assert found["fo_stance_commands_total", "done", "history"] == 2
    assert found["fo_stance_commands_total", "failed", "question"] == 1
    assert found["fo_stance_command_seconds_bucket", "0.0025", "history"] == 1
    assert found["fo_stance_command_seconds_count", "history"] == 2


def test_feeds_and_posts_are_told_as_they_stand() -> None:
    """By state; no address, which may hold a key, is in it."""
    shown = metrics().shown("Bearer sesame")
    found = figures(shown)
    assert (found["fo_stance_feeds", "answering"], found["fo_stance_feeds", "failing"]) == (1, 1)
    assert (found["fo_stance_posts", "planned"], found["fo_stance_posts", "sent"]) == (1, 2)
    assert found["fo_stance_archive_answers",] == 1
    assert shown is not None
    assert b"example" not in shown


@pytest.mark.parametrize("header", ["", "sesame", "Bearer", "Bearer sesam", "bearer sesame", "Bearer sésame"])
def test_only_who_knows_the_token_is_told(header: str) -> None:
    """Anything else is turned down."""
    assert metrics().shown(header) is None


def test_an_archive_that_does_not_answer_is_a_figure() -> None:
    """What was counted is shown all the same."""

    def broken() -> Sequence[FeedState]:
        raise ArchiveError("gone")

    counting = Metrics(token="sesame", feeds=broken, posts=dict)
    counting.answered("question", "done", 0.001)
    found = figures(counting.shown("Bearer sesame"))
    assert found["fo_stance_archive_answers",] == 0
    assert found["fo_stance_commands_total", "done", "question"] == 1
    assert ("fo_stance_feeds", "failing") not in found


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("history US", "history"),
        (" COMPARE us china", "compare"),
        ("us", "question"),
        ("", "question"),
        ("historyUS secret", "question"),
        ("digest off", "digest"),
    ],
)
def test_the_kind_of_a_command_is_a_word_of_ours(typed: str, kind: str) -> None:
    """Never one that was typed."""
    assert kind_of(typed) == kind
