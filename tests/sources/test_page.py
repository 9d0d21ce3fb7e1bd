"""A page gives its article: title, byline, day, outlet, address and paragraphs, and nothing of what stands around them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from bot.errors import SourceError
from bot.model import Article
from bot.sources.encoding import decode
from bot.sources.given import Reading
from bot.sources.page import read_page
from tests.shared import SHARED, hostile

_FIRST = "The spokesperson of the ministry told reporters that the harbour talks would go on through the winter."
_SECOND = "“We shall meet again in the spring,” she said, adding that nobody had left the table in anger."
_PARAGRAPHS = f"<p>{_FIRST}</p><p>{_SECOND}</p>"


def _page(head: str = "", body: str = _PARAGRAPHS) -> str:
    around = f"<nav><a href=/>Home</a></nav>{body}<footer>© 2026</footer>"
    return f"<!doctype html><html><head>{head}</head><body>{around}</body></html>"


def _read(page: str, reading: Reading) -> Article:
    return read_page(page, source="page.html", reading=reading)


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
        pytest.param(
            "<meta property=og:site_name content=HP>", None, "Harbour Post", id="by an alias where there is no address"
        ),
        pytest.param(
            "<meta property=og:site_name content='Quay Times'>", None, "Quay Times", id="an outlet that is not listed"
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
        article = read_page(decode(payload, where="x"), source="x", reading=reading)
    except SourceError as error:
        shown = str(error)
    else:
        shown = f"{article.url} {article.outlet} {article.text} {article.title}"
        assert row["expect"] != "clear error"
    assert [word for word in row.get("must_not", ()) if word in shown] == []


@pytest.mark.skipif(not (SHARED / "pages").exists(), reason="needs ../shared/pages")
@pytest.mark.parametrize(
    "name", ["01_dawn", "02_thenews", "04_tribune", "05_geo", "07_amp", "10b_utf8_latin1meta", "12_live", "14_br_only"]
)
def test_pages_in_the_shapes_of_real_outlets(name: str, reading: Reading) -> None:
    """Title, authors, day and address are the page's own, its paragraphs are all there, and nothing else leaks in."""
    truth = json.loads((SHARED / "pages" / "truth.json").read_text("utf-8"))[name]
    article = read_page(decode((SHARED / "pages" / f"{name}.html").read_bytes(), where=name), source=name, reading=reading)
    got = (article.title, list(article.byline), str(article.published), article.url)
    assert got == (truth["title"], truth["authors"], truth["date"], truth["canonical"])
    wanted = [" ".join(line.split()) for line in truth["body"]]
    wanted = [line for line in wanted if not any(leak in line for leak in truth["forbid"])]
    assert article.text.split("\n\n") == wanted
