"""A feed gives its items whatever state it is in; links that lead nowhere public are told, not followed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.errors import SourceError
from bot.sources.dates import local_day
from bot.sources.feed import Feed, Item, read_feed
from tests.shared import hostile

_LINK = "https://harbour.example/1"


def _rss(*items: str) -> bytes:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{listed}</channel></rss>'.encode()


def _read(data: bytes) -> Feed:
    return read_feed(data, source="https://harbour.example/feed")


def test_rss_atom_and_json_say_the_same() -> None:
    """Link, title and both days come out of each of the three."""
    rss = _rss(f"<title>Talks</title><link>{_LINK}</link><pubDate>Thu, 07 Nov 2024 19:00:00 +0500</pubDate>")
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Talks</title>'
        f'<link href="{_LINK}"/><published>2024-11-07T19:00:00+05:00</published></entry></feed>'
    ).encode()
    plain = {"title": "Talks", "url": _LINK, "date_published": "2024-11-07T19:00:00+05:00"}
    as_json = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [plain]}).encode()
    moment = datetime(2024, 11, 7, 19, tzinfo=timezone(timedelta(hours=5)))
    assert {_read(data).items for data in (rss, atom, as_json)} == {(Item(link=_LINK, title="Talks", published=moment),)}


@pytest.mark.parametrize(
    ("written", "moment", "day"),
    [
        ("Thu, 07 Nov 2024 23:30:00 PKT", datetime(2024, 11, 7, 18, 30, tzinfo=UTC), date(2024, 11, 7)),
        ("Thu, 07 Nov 2024 23:30:00 PST", datetime(2024, 11, 8, 7, 30, tzinfo=UTC), date(2024, 11, 7)),
        ("Thu, 07 Nov 2024 20:30:00 GMT", datetime(2024, 11, 7, 20, 30, tzinfo=UTC), date(2024, 11, 8)),
        ("1731000000", datetime(2024, 11, 7, 17, 20, tzinfo=UTC), date(2024, 11, 7)),
    ],
)
def test_a_feed_s_zones(written: str, moment: datetime, day: date) -> None:
    """PKT is five hours ahead, PST eight behind; the local day is the one of the clock that wrote it."""
    (item,) = _read(_rss(f"<link>{_LINK}</link><pubDate>{written}</pubDate>")).items
    assert item.published == moment
    assert local_day(moment if item.published is None else item.published, None, ZoneInfo("Asia/Karachi")) == day


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("javascript:alert(1)", "it is no web address"),
        ("http://169.254.169.254/latest", "its host is not on the public network"),
        ("file:///etc/passwd", "only http and https are fetched"),
        ("", "it is no web address"),
    ],
)
def test_links_that_are_not_followed_are_told(link: str, reason: str) -> None:
    """The other items are read."""
    feed = _read(_rss(f"<title>x</title><link>{link}</link>", f"<link>{_LINK}</link>"))
    assert [item.link for item in feed.items] == [_LINK]
    assert [one.reason for one in feed.skipped] == [reason]


def test_an_item_listed_twice_is_one() -> None:
    """Campaign parameters make no other article."""
    assert len(_read(_rss(f"<link>{_LINK}</link>", f"<link>{_LINK}?utm_source=rss</link>")).items) == 1


@pytest.mark.parametrize(("row", "payload"), hostile("feed"))
def test_hostile_feeds_give_items_or_a_sentence(row: dict[str, Any], payload: bytes) -> None:
    """Rows of the adversarial set are read, told item by item, or refused, as the set expects."""
    if row["category"] == "network":
        pytest.skip("an address, see test_fetch")
    if row["expect"] == "clear error":
        with pytest.raises(SourceError, match=r"^x: .+\."):
            read_feed(payload, source="x")
        return
    feed = read_feed(payload, source="x")
    assert feed.skipped or row["expect"] != "skipped, reported"
    assert all(item.link.startswith("http") for item in feed.items)
    # Titles and texts of items are kept nowhere: what is stored and shown is the page's.
    shown = " ".join(map(str, feed.skipped))
    assert [word for word in row.get("must_not", ()) if word in shown] == []
