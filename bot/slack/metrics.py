"""Figures for Prometheus, where whoever runs the bot wants them: what is asked how fast, how feeds and posts stand.

    a command -> counter and histogram, by its verb and how it ended
    a scrape  -> how feeds and posts stand just then, out of the archive

Labels are words of ours, never what was typed, who typed it or where: a question is nobody else's business.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from bot.archive.ledger import FeedState

#: Seconds; an answer takes about one thousandth of one, and Slack waits for three.
_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)
_log = logging.getLogger(__name__)


class Metrics:
    """What was counted in this process, and what is shown of it; safe to use from several threads."""

    def __init__(
        self,
        *,
        token: str,
        feeds: Callable[[], Sequence[FeedState]],
        posts: Callable[[], Mapping[str, int]],
        several: bool = False,
    ) -> None:
        """Nothing is counted yet.

        Args:
            token: what a scraper has to know.
            feeds: how the watched feeds stand.
            posts: how many posts there are in each state.
            several: whether several processes count into one directory, which PROMETHEUS_MULTIPROC_DIR names.
        """
        self._token = token
        counted, self._shown = CollectorRegistry(), CollectorRegistry()
        labels = ("kind", "outcome")
        self._commands = Counter("fo_stance_commands", "Commands and mentions answered.", labels, registry=counted)
        self._seconds = Histogram(
            "fo_stance_command_seconds", "Seconds until they were.", ("kind",), buckets=_BUCKETS, registry=counted
        )
        if several:
            MultiProcessCollector(self._shown)  # type: ignore[no-untyped-call]
        else:
            self._shown.register(counted)
        self._shown.register(_Standing(feeds, posts))

    def answered(self, kind: str, outcome: str, seconds: float) -> None:
        """Count a command that was answered.

        Args:
            kind: its verb, or that it was a question: see `command.kind_of`.
            outcome: "done" or "failed".
            seconds: how long it took.
        """
        self._commands.labels(kind, outcome).inc()
        self._seconds.labels(kind).observe(seconds)

    def shown(self, authorization: str) -> bytes | None:
        """Everything in Prometheus's text format; None for whoever does not know the token.

        Args:
            authorization: the request's header, "Bearer" and the token.
        """
        known = hmac.compare_digest(authorization.encode(), f"Bearer {self._token}".encode())
        return generate_latest(self._shown) if known else None


class _Standing(Collector):
    """How feeds and posts stand, read when it is asked for; without the archive, that the archive does not answer."""

    def __init__(self, feeds: Callable[[], Sequence[FeedState]], posts: Callable[[], Mapping[str, int]]) -> None:
        self._feeds, self._posts = feeds, posts

    def collect(self) -> Iterable[Metric]:
        """The gauges."""
        answers = GaugeMetricFamily("fo_stance_archive_answers", "Whether the archive answers.")
        try:
            found = self._read()
        except Exception as error:
            _log.warning("no figures out of the archive: %s", type(error).__name__)
            answers.add_metric((), 0)
            return (answers,)
        answers.add_metric((), 1)
        return (answers, *found)

    def _read(self) -> tuple[Metric, ...]:
        feeds = GaugeMetricFamily("fo_stance_feeds", "Watched feeds.", labels=("state",))
        every = self._feeds()
        failing = sum(one.failures > 0 for one in every)
        feeds.add_metric(("answering",), len(every) - failing)
        feeds.add_metric(("failing",), failing)
        posts = GaugeMetricFamily("fo_stance_posts", "Posts of the last months.", labels=("state",))
        for state, number in self._posts().items():
            posts.add_metric((state,), number)
        return feeds, posts
