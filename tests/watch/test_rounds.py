"""A look at the feeds brings what is new, once; what fails is told, waited for, and left alone in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.gazetteer.outlets import Outlets
from bot.ingest import Keeping
from bot.model import Article, Parsed
from bot.sources.given import Reading
from bot.watch.due import Rhythm
from bot.watch.rounds import Round, Watching, look
from bot.watch.work import web
from tests.fakes import InMemoryArchive
from tests.ledger import InMemoryLedger
from tests.sources.direct import Direct
from tests.watch.site import Answer, Site, site


@dataclass
class Newsroom:
    """A site, an archive, and a clock that is set by hand."""

    site: Site
    watching: Watching
    archive: InMemoryArchive
    ledger: InMemoryLedger
    clock: list[datetime] = field(default_factory=list)

    def look(self, *feeds: str, later: timedelta = timedelta()) -> Round:
        """Look at the feeds, some time later than before."""
        self.clock.append(self.clock[-1] + later)
        self.site.asked.clear()
        return look(feeds, self.watching)

    @property
    def pages_asked(self) -> list[str]:
        """Paths that the last look asked for, beside the feed and the rules."""
        return [path for path in self.site.asked if path not in ("/feed", "/robots.txt")]


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    reading = Reading(outlets=Outlets(hosts={}, names={}), zone=ZoneInfo("Asia/Karachi"), today=date(2026, 11, 24))
    archive, clock = InMemoryArchive(), [datetime(2026, 11, 24, tzinfo=UTC)]
    ledger = InMemoryLedger(archive)
    keeping = Keeping(archive=archive, ledger=ledger, parse=_parse, outlets=reading.outlets)
    rhythm = Rhythm(every=timedelta(minutes=15), failures=3)
    sites = web(loopback=True)
    try:
        with site() as standing:
            watching = Watching(
                sites=sites,
                pages=Direct(reading),
                reading=reading,
                keeping=keeping,
                rhythm=rhythm,
                now=lambda: clock[-1],
            )
            yield Newsroom(standing, watching, archive, ledger, clock)
    finally:
        sites.close()


def _parse(article: Article) -> Parsed:
    return Parsed(article=article, said_on=None, said_basis="", statements=())


_LATER = timedelta(minutes=16)


def test_a_feed_s_articles_are_read_once(newsroom: Newsroom) -> None:
    """A second look sends the validators, and asks for nothing else."""
    feed = newsroom.site.feed(*(newsroom.site.article(n) for n in range(3)))
    first = newsroom.look(feed)
    assert (first.report.new, newsroom.pages_asked) == (3, ["/0", "/1", "/2"])
    second = newsroom.look(feed, later=_LATER)
    assert (second.asked, second.unchanged, second.report.inputs, newsroom.pages_asked) == (1, 1, 0, [])
    assert newsroom.site.sent[-1]["if-none-match"]


def test_only_what_is_new_in_a_changed_feed_is_read(newsroom: Newsroom) -> None:
    """Known addresses are counted and not asked."""
    newsroom.look(newsroom.site.feed(newsroom.site.article(1)))
    done = newsroom.look(newsroom.site.feed(newsroom.site.url("/1?utm_source=rss"), newsroom.site.article(2)), later=_LATER)
    assert (done.report.new, done.report.known, newsroom.pages_asked) == (1, 1, ["/2"])


def test_a_feed_is_not_asked_before_it_is_due(newsroom: Newsroom) -> None:
    """It waits its time out."""
    feed = newsroom.site.feed()
    newsroom.look(feed)
    done = newsroom.look(feed, later=timedelta(minutes=5))
    assert (done.asked, done.waiting, newsroom.site.asked) == (0, 1, [])


@pytest.mark.parametrize(("fault", "later"), [(KeyboardInterrupt, timedelta()), (MemoryError, _LATER)])
def test_a_round_that_ended_early_goes_on(newsroom: Newsroom, fault: type[BaseException], later: timedelta) -> None:
    """What was not read is asked for again, what was is not: at once where the round was told to end, else in its time."""
    links = [newsroom.site.article(n) for n in range(3)]
    feed = newsroom.site.feed(*links)

    def at_the_second(report: object) -> None:
        if getattr(report, "new", 0) == 2:
            raise fault

    with pytest.raises(fault):
        look([feed], newsroom.watching, seen=at_the_second)
    done = newsroom.look(feed, later=later)
    assert (done.report.new, done.report.known) == (1, 2)
    assert set(newsroom.pages_asked) == {"/2"}  # twice where the killed round's own request came late


def test_who_shares_an_archive_looks_at_other_feeds(newsroom: Newsroom) -> None:
    """A feed that another has claimed waits its time out; what is free is asked."""
    taken, free = newsroom.site.url("/taken"), newsroom.site.feed(newsroom.site.article(1))
    now = newsroom.watching.now()
    assert newsroom.ledger.claim_feed(taken, now=now, until=now + newsroom.watching.rhythm.every) is not None
    done = look([taken, free], newsroom.watching)
    assert (done.asked, done.waiting, done.report.new) == (1, 1, 1)
    assert "/taken" not in newsroom.site.asked


def test_a_page_that_fails_stops_no_other_and_is_given_up(newsroom: Newsroom) -> None:
    """It has a row in the log each time; after three it is not asked for again."""
    links = [newsroom.site.url("/gone"), newsroom.site.article(1)]
    feed = newsroom.site.feed(*links)
    assert newsroom.look(feed).report.new == 1
    for n in (2, 3, 4):
        newsroom.site.feed(*links, newsroom.site.article(n))
        done = newsroom.look(feed, later=_LATER)
        assert done.report.new == 1
    assert [source for source, _ in newsroom.archive.unreadable] == [links[0]] * 3
    assert newsroom.pages_asked == ["/4"]


def test_a_feed_that_fails_again_and_again_is_left_alone(newsroom: Newsroom) -> None:
    """It is waited for longer each time, then reported and rested, and comes back when it answers."""
    feed = newsroom.site.url("/feed")
    newsroom.site.at["/feed"] = Answer(status=500)
    rested = [newsroom.look(feed, later=timedelta(hours=1)).rested for _ in range(3)]
    assert [len(one) for one in rested] == [0, 0, 1]
    assert rested[-1][0].fault == f"{feed}: the site answers 500 (the site is out of order). Try again later."
    waiting = newsroom.look(feed, later=timedelta(hours=1))
    assert (waiting.asked, len(waiting.rested)) == (0, 1)
    newsroom.site.feed(newsroom.site.article(1))
    assert newsroom.look(feed, later=timedelta(days=1)).report.new == 1
    assert newsroom.ledger.feed(feed).failures == 0


def test_a_site_that_asks_to_be_left_alone_is(newsroom: Newsroom) -> None:
    """`Retry-After` counts in place of a shorter wait."""
    feed = newsroom.site.url("/feed")
    newsroom.site.at["/feed"] = Answer(status=429, headers={"Retry-After": "7200"})
    newsroom.look(feed)
    assert newsroom.look(feed, later=timedelta(hours=1)).asked == 0
    assert newsroom.look(feed, later=timedelta(hours=1)).asked == 1


def test_what_is_no_feed_is_a_failure(newsroom: Newsroom) -> None:
    """The others are looked at all the same."""
    newsroom.site.at["/page"] = Answer("<html><p>no feed</p></html>")
    feed = newsroom.site.feed(newsroom.site.article(1))
    done = newsroom.look(newsroom.site.url("/page"), feed)
    assert (done.asked, done.report.new, len(done.report.unreadable)) == (2, 1, 1)
    assert newsroom.ledger.feed(newsroom.site.url("/page")).failures == 1


def test_the_feed_s_day_stands_in_for_a_page_s(newsroom: Newsroom) -> None:
    """A page that does not say when it was published is dated by the feed that announces it."""
    newsroom.site.article(1)
    answer = newsroom.site.at["/1"]
    newsroom.site.at["/1"] = Answer(str(answer.body).replace("article:published_time", "nothing"))
    item = f"<item><link>{newsroom.site.url('/1')}</link><pubDate>Thu, 07 Nov 2024 23:30:00 PKT</pubDate></item>"
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{item}</channel></rss>'
    newsroom.site.at["/feed"] = Answer(body, headers={"Content-Type": "text/xml"})
    newsroom.look(newsroom.site.url("/feed"))
    (stored,) = (newsroom.ledger.current(id) for id in set(newsroom.ledger.names.values()))
    assert stored is not None
    assert stored.published == date(2024, 11, 7)


def test_an_item_that_its_feed_says_was_changed_is_read_again(newsroom: Newsroom) -> None:
    """A correction reaches the archive; what was not changed is not asked for."""

    def feed(minute: int) -> str:
        link, entries = newsroom.site.article(1), ""
        for at, to in ((minute, link), (0, newsroom.site.article(2))):
            entries += f'<entry><link href="{to}"/><updated>2024-11-08T07:{at:02}:00Z</updated></entry>'
        body = f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'
        newsroom.site.at["/feed"] = Answer(body, headers={"Content-Type": "application/atom+xml"})
        return newsroom.site.url("/feed")

    assert newsroom.look(feed(0)).report.new == 2
    done = newsroom.look(feed(30), later=_LATER)
    assert (done.report.unchanged, done.report.known, newsroom.pages_asked) == (1, 1, ["/1"])
    assert newsroom.look(feed(30), later=_LATER).report.known == 2
