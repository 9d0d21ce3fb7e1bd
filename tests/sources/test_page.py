"""A page gives its article: title, byline, day, outlet, address and paragraphs, and nothing of what stands around them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.errors import SourceError
from bot.model import Article
from bot.sources.encoding import decode
from bot.sources.given import Reading
from bot.sources.page import page_json, read_page
from bot.wiring import wire
from tests.bench.pages import score
from tests.shared import SHARED, hostile

_FIRST = "The spokesperson of the ministry told reporters that the harbour talks would go on through the winter."
_SECOND = "“We shall meet again in the spring,” she said, adding that nobody had left the table in anger."
_PARAGRAPHS = f"<p>{_FIRST}</p><p>{_SECOND}</p>"


def _page(head: str = "", body: str = _PARAGRAPHS) -> str:
    around = f"<nav><a href=/>Home</a></nav>{body}<footer>© 2026</footer>"
    return f"<!doctype html><html><head>{head}</head><body>{around}</body></html>"


def _read(page: str, reading: Reading, url: str | None = None) -> Article:
    return read_page(page, source="page.html", reading=reading, url=url).article(source="page.html")


def _ld(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_paragraphs_are_separated_by_an_empty_line(reading: Reading) -> None:
    """The text is the article's paragraphs, one empty line between two."""
    assert _read(_page(), reading).text == f"{_FIRST}\n\n{_SECOND}"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param("agreed<sup>1</sup>.", "agreed.", id="a number"),
        pytest.param("agreed.<sup><a href='#n1'>[12]</a></sup> It", "agreed. It", id="a linked number in brackets"),
        pytest.param("agreed<sup>1</sup><sup>,2</sup> on it", "agreed on it", id="two in a row"),
        pytest.param("the 5<sup>th</sup> of May", "the 5th of May", id="an ordinal"),
        pytest.param("9 km<sup>2</sup> of sea", "9 km2 of sea", id="a unit"),
    ],
)
@pytest.mark.parametrize("paragraphs", [_PARAGRAPHS * 3, ""], ids=["a page", "a small page"])
def test_marks_of_footnotes_are_no_words(printed: str, read: str, paragraphs: str, reading: Reading) -> None:
    """A raised number goes, with its brackets; what is raised and part of the words stays."""
    found = _read(_page(body=f"{paragraphs}<p>The ministry said that both sides had met and {printed}</p>"), reading).text
    assert found.endswith(f"The ministry said that both sides had met and {read}")


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(
            "<div class=related><h3>Related</h3><p>Fishermen ask for a longer season in the north</p></div>",
            id="related stories",
        ),
        pytest.param(
            "<figure><img><figcaption>The harbour at night. — Photo by our staff</figcaption></figure>", id="a caption"
        ),
        pytest.param(
            "<p><strong><a href=/1>Read: Fishermen ask for a longer season</a></strong></p>", id="a link inside the text"
        ),
        pytest.param("<p>Published in Harbour Post, May 3rd, 2026</p>", id="the printed edition's line"),
        pytest.param("<div class='comments'><p>Well said, the whole town thinks so!</p></div>", id="readers' comments"),
        pytest.param("<p class=standfirst>Talks to go on, says the ministry</p>", id="the standfirst"),
        pytest.param("<script>alert('never')</script><iframe src=http://10.0.0.5/></iframe>", id="scripts and frames"),
    ],
)
def test_what_stands_around_the_text_is_left_out(extra: str, reading: Reading) -> None:
    """Captions, links to other stories, comments and notices are no part of the article."""
    assert (
        _read(_page(body=f"<article><h1>Talks go on</h1>{extra}{_PARAGRAPHS}</article>"), reading).text
        == f"{_FIRST}\n\n{_SECOND}"
    )


def test_line_breaks_part_paragraphs(reading: Reading) -> None:
    """A page without paragraphs, only line breaks, has its paragraphs nevertheless."""
    article = _read(_page(body=f"<h1>Talks go on</h1><div id=news>{_FIRST}<br><br>{_SECOND}</div>"), reading)
    assert article.text == f"{_FIRST}\n\n{_SECOND}"


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        pytest.param(
            _ld(datePublished="2026-05-02T19:30:00Z"), "", date(2026, 5, 3), id="an instant falls on the outlet's day"
        ),
        pytest.param(_ld(datePublished="2026-05-03"), "", date(2026, 5, 3), id="a plain day"),
        pytest.param(
            "<meta property=article:published_time content=2026-05-03T07:00:00+05:00>", "", date(2026, 5, 3), id="OpenGraph"
        ),
        pytest.param(
            "<meta http-equiv=last-modified content='2026-09-09 10:00:00'>", "", None, id="a server's time is no publication"
        ),
        pytest.param(
            "", "<h1>Talks</h1><div class=date>May 03, 2026</div>", date(2026, 5, 3), id="the line below the headline"
        ),
        pytest.param("", "<div>Sunday November 22, 2026</div><h1>Talks</h1>", None, id="a banner's day is the visit's"),
        pytest.param(_ld(datePublished="2099-01-01"), "", None, id="a day to come is none"),
        pytest.param(_ld(datePublished="soon"), "", None, id="no day at all"),
        pytest.param(
            _ld(**{"@type": "VideoObject", "uploadDate": "2020-01-01"}) + _ld(datePublished="2026-05-03"),
            "",
            date(2026, 5, 3),
            id="a video beside it",
        ),
        pytest.param('<script type="application/ld+json">{broken</script>', "", None, id="broken JSON-LD"),
    ],
)
def test_the_day_of_publication(head: str, body: str, day: date | None, reading: Reading) -> None:
    """Only what dates the article itself counts, as a calendar day where the newsroom is."""
    assert _read(_page(head, body + _PARAGRAPHS), reading).published == day


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        pytest.param(
            "<link rel=canonical href=https://www.harbour.example/1>",
            "https://www.harbour.example/1",
            "Harbour Post",
            id="by host",
        ),
        pytest.param("<meta property=og:site_name content=HP>", None, None, id="not by the name it gives itself"),
        pytest.param(
            "<link rel=canonical href=https://www.quay.example/1><meta property=og:site_name content='Quay Times'>",
            "https://www.quay.example/1",
            "quay.example",
            id="an outlet that is not listed goes by its host",
        ),
        pytest.param(
            "<link rel=canonical href=https://copy.example/1><meta property=og:site_name content=HP>",
            "https://copy.example/1",
            "copy.example",
            id="a copy cannot take a known outlet's name",
        ),
        pytest.param("<meta property=og:url content=http://10.0.0.5/>", None, None, id="a private address is none"),
        pytest.param("<link rel=canonical href=javascript:alert(1)>", None, None, id="a script is no address"),
        pytest.param("", None, None, id="a page that says nothing"),
    ],
)
def test_address_and_outlet(head: str, url: str | None, outlet: str | None, reading: Reading) -> None:
    """The outlet goes by the address's host; only public addresses count."""
    article = _read(_page(head), reading)
    assert (article.url, article.outlet) == (url, outlet)


def test_a_page_says_who_wrote_it_and_what_it_is_called(reading: Reading) -> None:
    """Headline without the site's name behind it, and every author once."""
    head = "<title>Talks go on | Quay Times</title><meta property=og:site_name content='Quay Times'>" + _ld(
        author=[{"name": "By Ada Lane"}, {"name": "Bo Reef"}, {"name": "Ada Lane"}]
    )
    article = _read(_page(head), reading)
    assert (article.title, article.byline) == ("Talks go on", ("Ada Lane", "Bo Reef"))


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"url": "https://harbour.example/1"}, "https://harbour.example/1"),
        ({"url": "https://harbour.example/1", "mainEntityOfPage": "https://harbour.example/2"}, "https://harbour.example/2"),
        ({"url": "/news/1"}, None),
        ({"url": ["https://harbour.example/1"]}, None),
    ],
    ids=["the article's own", "the page's goes before", "half an address", "a list"],
)
def test_the_article_s_own_data_may_give_its_link(fields: dict[str, Any], url: str | None, reading: Reading) -> None:
    """Where the page names no canonical address, the `url` of its JSON-LD is the link."""
    assert _read(_page(_ld(**fields)), reading).url == url


_LINE = "<div class=meta><span>Updated May 18, 2024</span> <span>Published May 17, 2024</span></div>"


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        pytest.param(_LINE, "", date(2024, 5, 17), id="published beside updated"),
        pytest.param("<p>By Ada Lane</p><p>17th May, 2024 10:15am</p>", "", date(2024, 5, 17), id="a line of its own"),
        pytest.param("<span class=date>جمعرات 7 نومبر 2024</span>", "", date(2024, 11, 7), id="in Urdu"),
        pytest.param("<span class=date>07-11-2024</span>", "", date(2024, 11, 7), id="day before month"),
        pytest.param("<time datetime=2024-11-07T20:10:00Z>now</time>", "", date(2024, 11, 8), id="a machine's instant"),
        pytest.param("<time class=updated datetime=2024-11-07>now</time>", "", None, id="a change is no publication"),
        pytest.param("<span>yesterday</span><span>Thursday</span>", "", None, id="no year"),
        pytest.param(
            "", "<div><a href=/x>Fishermen ask</a> <span>June 3, 2023</span></div>", None, id="another story's day"
        ),
        pytest.param("", "<i>Posted on 17 May, 2024 by HP</i>", date(2024, 5, 17), id="said below the story"),
    ],
)
def test_the_day_in_the_headline_s_neighbourhood(above: str, below: str, day: date | None, reading: Reading) -> None:
    """It stands between headline and story, or says that it is one; the line itself is no paragraph."""
    article = _read(_page(body=f"<h1>Talks go on</h1>{above}{_PARAGRAPHS}{below}"), reading)
    assert (article.published, article.text) == (day, f"{_FIRST}\n\n{_SECOND}")


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        pytest.param("2024-11-07T20:10:00+00:00", "Asia/Qatar", date(2024, 11, 7), id="the outlet's own day"),
        pytest.param("2024-11-06T20:10:00-05:00", "Asia/Karachi", date(2024, 11, 7), id="whatever the server's clock"),
        pytest.param("2024-11-06T20:10:00-05:00", None, date(2024, 11, 6), id="the clock that wrote it"),
        pytest.param("2024-11-06T20:10:00Z", None, date(2024, 11, 7), id="the newsroom's where it is a machine's"),
        pytest.param("2024-11-07 01:10 PKT", None, date(2024, 11, 7), id="Pakistan's abbreviation"),
        pytest.param("Thu, 07 Nov 2024 01:10:00 +0500", None, date(2024, 11, 7), id="as in e-mails"),
        pytest.param("1970-01-01T00:00:00Z", None, None, id="a field nobody filled in"),
    ],
)
def test_the_day_is_the_outlet_s(written: str, zone: str | None, day: date | None, reading: Reading) -> None:
    """An instant is a day where the outlet prints."""
    zones = {"Harbour Post": ZoneInfo(zone)} if zone else {}
    there = replace(reading, outlets=replace(reading.outlets, zones=zones))
    assert _read(_page(_ld(datePublished=written)), there, "https://harbour.example/1").published == day


@pytest.mark.parametrize(
    ("block", "title", "byline"),
    [
        pytest.param(
            '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Talks go on", "author": ["Ada Lane",],}\n//]]>',
            "Talks go on",
            ("Ada Lane",),
            id="commas too many, wrapped",
        ),
        pytest.param(
            '{"@type": "NewsArticle", "headline": "FO: &#8216;no&#8217; to <b>talks</b>", "author": "Ada Lane and Bo Reef"}',
            "FO: ‘no’ to talks",
            ("Ada Lane", "Bo Reef"),
            id="entities, two names in one",
        ),
        pytest.param(
            '{"@graph": [{"@type": "Article", "headline": "Talks", "author": {"@id": "#a"}},'
            ' {"@type": "Person", "@id": "#a", "name": "Ada Lane"}]}',
            "Talks",
            ("Ada Lane",),
            id="an author by reference",
        ),
        pytest.param(
            '{"@type": "NewsArticle", "headline": "Other"} {"@type": "NewsArticle", "headline": "Talks go on"}',
            "Talks go on",
            (),
            id="the story of several whose headline is shown",
        ),
        pytest.param(
            '{"@type": "NewsArticle", "headline": "Talks go on whatever hap...", "author": {"name": "Quay Times"}}',
            "Talks go on whatever happens",
            (),
            id="cut short, by the site itself",
        ),
        pytest.param('{"@type": "NewsArticle", "headline": "a "b" c"', "Talks go on whatever happens", (), id="no JSON"),
        pytest.param("[" * 5000, "Talks go on whatever happens", (), id="nested without end"),
    ],
)
def test_json_ld_is_read_as_far_as_it_goes(block: str, title: str, byline: tuple[str, ...], reading: Reading) -> None:
    """What a template broke in one place still says the rest; what it does not say is what readers see."""
    shown = title if title == "Talks go on" else "Talks go on whatever happens"
    head = f'<meta property=og:site_name content="Quay Times"><script type=application/ld+json>{block}</script>'
    article = _read(_page(head, f"<h1>{shown}</h1>{_PARAGRAPHS}"), reading)
    assert (article.title, article.byline) == (title, byline)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        pytest.param(
            "<span class=byline>By <a href=/authors/1/a>Ada Lane</a> | May 3, 2026</span>", ("Ada Lane",), id="link"
        ),
        pytest.param("<div class=post-author>Bo Reef</div>", ("Bo Reef",), id="a class"),
        pytest.param("<p>By Ada Lane and Bo Reef</p>", ("Ada Lane", "Bo Reef"), id="a line"),
        pytest.param("<div class=author>@harbourpost</div>", (), id="an account"),
        pytest.param("<div class=comments><a href=/author/9>Zed</a></div>", (), id="a reader"),
    ],
)
def test_the_byline_below_the_headline(line: str, byline: tuple[str, ...], reading: Reading) -> None:
    """Where the page's data names nobody, whoever is printed below the headline wrote it."""
    assert _read(_page(body=f"<h1>Talks go on</h1>{line}{_PARAGRAPHS}"), reading).byline == byline


@pytest.mark.parametrize("shown", ["<div id=app></div>", "<p>Please enable JavaScript to read on.</p>"])
def test_a_page_that_shows_its_text_by_script_has_it_in_its_data(shown: str, reading: Reading) -> None:
    """Where nothing else holds the article, its JSON-LD does."""
    page = _page(_ld(headline="Talks go on", articleBody=f"{_FIRST}\n\n{_SECOND}"), shown)
    assert _read(page, reading).text == f"{_FIRST}\n\n{_SECOND}"


def test_a_wrapper_with_a_misleading_name_keeps_its_story(reading: Reading) -> None:
    """Neither "content-with-sidebar" nor a page that is all "modal" loses the article."""
    for name in ("content-with-sidebar", "modal"):
        page = _page(body=f"<div class={name}><h1>Talks go on</h1><div class=x>{_PARAGRAPHS}</div></div>")
        assert _read(page, reading).text == f"{_FIRST}\n\n{_SECOND}"


@pytest.mark.parametrize(
    ("url", "canonical", "address", "outlet"),
    [
        ("https://amp.harbour.example/1", "https://harbour.example/1", "https://harbour.example/1", "Harbour Post"),
        ("https://copy.example/1", "https://harbour.example/1", "https://copy.example/1", "copy.example"),
        ("https://harbour.example/x?id=1", "/1", "https://harbour.example/1", "Harbour Post"),
        ("https://harbour.example/1?utm_source=x#top", "", "https://harbour.example/1", "Harbour Post"),
        ("HTTPS://WWW.Harbour.example:443/1", "", "https://www.harbour.example/1", "Harbour Post"),
    ],
    ids=[
        "the page for telephones",
        "a copy takes no outlet's place",
        "half an address",
        "a campaign's address",
        "upper case",
    ],
)
def test_a_fetched_page_is_where_it_was_fetched(
    url: str, canonical: str, address: str, outlet: str, reading: Reading
) -> None:
    """A page's own address counts within its outlet only."""
    article = _read(_page(f"<link rel=canonical href='{canonical}'>"), reading, url)
    assert (article.url, article.outlet) == (address, outlet)


def test_the_contract_s_keys(reading: Reading) -> None:
    """`page --json` prints these, in this order."""
    page = read_page(_page(), source="x", reading=reading, url="https://harbour.example/1")
    told = "url canonical outlet title byline published modified text outlet_trust published_at"
    assert list(page_json(page)) == told.split()
    assert page_json(page)["outlet_trust"] == "trusted"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<html><body><p>We value your privacy. We and our partners store cookies.</p></body></html>", id="a consent wall"
        ),
        pytest.param("<h1>Briefing</h1><p>Subscribe to continue reading.</p>", id="a pay wall"),
        pytest.param("<html><body></body></html>", id="nothing"),
        pytest.param("<a href=/x>read</a>" * 60_000, id="sixty thousand links"),
    ],
)
def test_a_page_without_an_article_is_a_sentence(page: str, reading: Reading) -> None:
    """What holds no article is refused, not stored."""
    with pytest.raises(SourceError, match=r"^page\.html: .+\."):
        _read(page, reading)


@pytest.mark.parametrize(("row", "payload"), hostile("article"))
def test_hostile_pages_give_an_article_or_a_sentence(row: dict[str, Any], payload: bytes, reading: Reading) -> None:
    """Whatever a page holds, reading it raises nothing else, and what must not appear does not."""
    try:
        article = read_page(decode(payload, where="x"), source="x", reading=reading).article(source="x")
    except SourceError as error:
        shown = str(error)
    else:
        shown = f"{article.url} {article.outlet} {article.text} {article.title}"
        assert row["expect"] != "clear error"
    assert [word for word in row.get("must_not", ()) if word in shown] == []


def _truths() -> list[Any]:
    """The pages that lie beside a checkout on some machines; one skipped parameter without them."""
    file = SHARED / "pages" / "truth.json"
    if not file.exists():
        return [pytest.param("", {}, marks=pytest.mark.skip(reason="needs ../shared/pages"))]
    return [pytest.param(name, truth, id=name) for name, truth in json.loads(file.read_text("utf-8")).items()]


@pytest.mark.parametrize(("name", "truth"), _truths())
def test_pages_in_the_shapes_of_real_outlets(name: str, truth: dict[str, Any]) -> None:
    """All facts are the page's own, every paragraph and quotation is there to the character, next to nothing leaks in."""
    data = (SHARED / "pages" / f"{name}.html").read_bytes()
    page = read_page(decode(data, where=name), source=name, reading=wire({}).reading(), url=truth["url"])
    found = score(page, truth)
    assert [fact for fact, right in found.facts.items() if not right] == []
    assert (found.missing, found.unquoted, found.extra) == ((), (), ())
    assert len(found.leaks) <= 1
