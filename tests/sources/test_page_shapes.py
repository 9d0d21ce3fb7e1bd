"""Pages of many templates give the same story: nothing of it is lost, and nothing comes in that stands around it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Article
from bot.sources.given import Reading
from bot.sources.page import read_page

_TITLE = "Harbour talks to go on through the winter"
_STORY = (
    "The spokesperson of the ministry told reporters that the harbour talks would go on through the winter.",
    "“We shall meet again in the spring,” she said, adding that nobody had left the table in anger.",
    "The two governments had broken off their contacts over the seizure of eleven trawlers.",
    "Her counterpart had asked for “clear answers, not polite sentences” a day earlier.",
)
_OTHER = (
    "The council voted on Tuesday to dim the lamps on the pier after ten at night, to spare the birds.",
    "Shopkeepers on the pier had asked for the very opposite of what the council decided on.",
)


def _ps(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _article(body: str, reading: Reading, head: str = "") -> Article:
    page = (
        f"<!doctype html><html><head><title>{_TITLE}</title>{head}</head><body>{body}<footer>© 2026</footer></body></html>"
    )
    return read_page(page, source="page.html", reading=reading).article(source="page.html")


def _lines(body: str, reading: Reading) -> tuple[str, ...]:
    return tuple(_article(body, reading).text.split("\n\n"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"<h1>{_TITLE}</h1><div>{_STORY[0]}{_ps(_STORY[1])}<b>The</b>{_STORY[2][3:]}{_ps(_STORY[3])}</div>",
            id="text beside paragraphs",
        ),
        pytest.param(f"<h1>{_TITLE}</h1><span class=txt>{'<br><br>'.join(_STORY)}</span>", id="a span with line breaks"),
        pytest.param(
            f"<h1>{_TITLE}</h1><div>{'<br>'.join((_STORY[0], f'<b>{_STORY[1]}</b>', *_STORY[2:]))}</div>", id="a bold line"
        ),
        pytest.param(
            f"<h1>{_TITLE}</h1><div>{'<br><br>'.join(_STORY).replace(' the ', chr(10) + 'the ')}</div>", id="wrapped source"
        ),
        pytest.param(f"<h1>{_TITLE}</h1><pre>{(chr(10) * 2).join(_STORY)}</pre>", id="preformatted"),
        pytest.param(
            f"<h1>{_TITLE}</h1>{_ps(*_STORY[:2])}<div class=story__embed><blockquote><p>{_STORY[2]}</p></blockquote></div>"
            f"{_ps(_STORY[3])}",
            id="a quotation in an embed",
        ),
        pytest.param(
            f"<div class='menu-open widget'><h1>{_TITLE}</h1><div class='author-slide message'>{_ps(*_STORY)}</div></div>",
            id="names of other things",
        ),
        pytest.param(
            f"<h1>{_TITLE}</h1>{_ps(*_STORY[:2])}<div class=read-more-content style='display:none'>{_ps(*_STORY[2:])}</div>",
            id="folded away",
        ),
        pytest.param(f"<form method=post><h2>{_TITLE}</h2><div>{_ps(*_STORY)}</div></form>", id="all in one form"),
        pytest.param(
            f"<h1>{_TITLE}</h1><p>{_STORY[0]}</p><p><a href=/x>{_STORY[1]}</a></p>{_ps(*_STORY[2:])}", id="a linked sentence"
        ),
        pytest.param(
            f"<article><h1>{_TITLE}</h1>{_ps(*_STORY[:2])}<h1>A long quarrel</h1>{_ps(*_STORY[2:])}</article>",
            id="headings as large as the headline",
        ),
        pytest.param(
            f"<article><h1>{_TITLE}</h1>{_ps(*_STORY[:2])}<div><h3><a name=q></a>A</h3>{_ps(*_STORY[2:])}</div></article>",
            id="a place to jump to",
        ),
        pytest.param(
            f"<h1>{_TITLE}</h1>{_ps(*_STORY).replace('spokes', 'spokes&shy;').replace('trawl', 'trawl&#8203;')}", id="hints"
        ),
    ],
)
def test_the_story_is_whole(body: str, reading: Reading) -> None:
    """However a template cuts it up, names it or hides it, every paragraph is there to the character."""
    assert _lines(body, reading) == _STORY


def test_items_of_a_list_within_a_list_are_paragraphs(reading: Reading) -> None:
    """An inner list does not run together with the item it hangs from."""
    listed = (
        "<ul><li>The season opens in April:<ul><li>for nets, on the first;</li><li>for lines, later.</li></ul></li></ul>"
    )
    told = ("The season opens in April:", "for nets, on the first;", "for lines, later.")
    assert _lines(f"<h1>{_TITLE}</h1>{_ps(*_STORY)}{listed}", reading) == (*_STORY, *told)


def test_an_embedded_post_is_part_of_the_story_without_its_signature(reading: Reading) -> None:
    """Wherever a template puts it; a figure around it is no picture."""
    post = "<blockquote class=twitter-tweet><p>We thank our hosts.</p>— Ada (@ada) <a href=/1>May 3, 2026</a></blockquote>"
    body = f"<h1>{_TITLE}</h1>{_ps(*_STORY[:2])}<figure class=wp-block-embed>{post}</figure>{_ps(*_STORY[2:])}"
    assert _lines(body, reading) == (*_STORY[:2], "We thank our hosts.", *_STORY[2:])


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(f"<div class=card><h4><a href=/2>Lamps to go dim</a></h4><p>{_OTHER[0]}</p></div>", id="a card"),
        pytest.param(
            f"<div data-component=links><h2>More on this story</h2><ul><li>{_OTHER[0]}</li></ul></div>", id="a box"
        ),
        pytest.param(f"<div class=x><p>{_OTHER[0]}</p><form><input type=email></form></div>", id="around a form"),
        pytest.param(f"<div data-testid=ResponsiveAdSlot>{_OTHER[0]}</div>", id="a component's name"),
        pytest.param(f"<div class=breakingNews><p>{_OTHER[0]}</p></div>", id="a class in camel case"),
        pytest.param("<p>Follow Quay Times on Twitter, Facebook and Instagram for more.</p>", id="follow us"),
        pytest.param("<p>Join our WhatsApp channel for the latest news</p>", id="join us"),
        pytest.param("<p>Sign up for our daily newsletter.</p><p>Already a subscriber? Sign in</p>", id="sign up"),
        pytest.param("<p><b>ALSO READ | </b>Pilots go home early</p><p>READ: Lamps to go dim</p>", id="also read"),
        pytest.param("<p>یہ بھی پڑھیں: کشتیوں کا میلہ</p>", id="also read, in Urdu"),
        pytest.param("<p>Filed under: National</p><p>TAGS harbour</p><p>Share this:</p>", id="tags"),
        pytest.param("<p>Your browser does not support the video tag.</p><audio>No audio</audio>", id="players"),
        pytest.param("<td><a href=/>Home</a><br><a href=/2>News</a></td>", id="a column of links"),
    ],
)
def test_what_stands_between_paragraphs_is_left_out(extra: str, reading: Reading) -> None:
    """Boxes, cards and calls go, whether by their name, by their heading or by what they say."""
    assert _lines(f"<article><h1>{_TITLE}</h1>{_ps(*_STORY[:2])}{extra}{_ps(*_STORY[2:])}</article>", reading) == _STORY


@pytest.mark.parametrize(
    "line",
    [
        "Tags were put on all nets.",
        "Posted in the north, he saw it all.",
        "“Share this,” she said.",
        "Follow the money, he said.",
    ],
)
def test_a_short_sentence_is_no_notice(line: str, reading: Reading) -> None:
    """What begins as a notice does and goes on as a sentence stays."""
    assert _lines(f"<h1>{_TITLE}</h1>{_ps(*_STORY, line)}", reading) == (*_STORY, line)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div><p>{_OTHER[0]}</p></div><article><h1>{_TITLE}</h1>{_ps(*_STORY)}</article>", id="above"),
        pytest.param(
            f"<article><header><h1>{_TITLE}</h1><p>Spokesperson rejects the charge of politeness.</p></header>"
            f"{_ps(*_STORY)}</article>",
            id="in the header",
        ),
        pytest.param(
            f"<div class=story><h1>{_TITLE}</h1>{_ps(*_STORY)}</div><div class=story><h1>Lamps</h1>{_ps(*_OTHER)}</div>",
            id="the next story of an endless page",
        ),
        pytest.param(
            f"<h1>{_TITLE}</h1><p>Ada Lane</p><p>May 3, 2026</p>{_ps(*_STORY)}", id="a name and a day of their own"
        ),
    ],
)
def test_what_stands_above_and_below_is_left_out(body: str, reading: Reading) -> None:
    """Nothing above the headline is the story's, and nothing of the story that follows it."""
    assert _lines(body, reading) == _STORY


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        pytest.param(
            f"<h1><a href=/>Quay Times</a></h1><h2 class=headline>{_TITLE}</h2>", "", _TITLE, id="a newspaper's name as h1"
        ),
        pytest.param(
            f"<div>{_STORY[0]}</div>", f"<title>{_TITLE} :: Quay Times</title>", _TITLE, id="only the page's title"
        ),
    ],
)
def test_the_headline(body: str, head: str, title: str, reading: Reading) -> None:
    """The headline is the article's own, without the newspaper's name."""
    page = f"<html><head>{head or f'<title>{_TITLE} - Quay Times</title>'}</head><body>{body}{_ps(*_STORY)}</body></html>"
    assert read_page(page, source="x", reading=reading).title == title


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<p>Posted by: Ada Lane in National, May 3, 2026</p>", ("Ada Lane",)),
        ("<div class=byline>By <b>Ada Lane</b> and <b>Bo Reef</b> in Quaytown</div>", ("Ada Lane", "Bo Reef")),
        ("<footer class=meta><div>Submitted by <span>Ada Lane</span> on Thu, 08/10/2023</div></footer>", ("Ada Lane",)),
        (
            "<div><div>Written by: <a href=/x>Ada Lane</a></div><span>Quaytown | Updated: May 4, 2026</span></div>",
            ("Ada Lane",),
        ),
        ("<h5>By Ada Lane</h5>", ("Ada Lane",)),
    ],
)
def test_the_name_in_a_line(line: str, byline: tuple[str, ...], reading: Reading) -> None:
    """A name goes without its place, its day and whatever stands in the next box."""
    assert _article(f"<h1>{_TITLE}</h1>{line}{_ps(*_STORY)}", reading).byline == byline


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name=author content='Ada Lane'><meta name=author content='Bo Reef'>", ("Ada Lane", "Bo Reef")),
        ('<script type=application/ld+json>{"@type":"Article","author":{"name":["Ada Lane"]}}</script>', ("Ada Lane",)),
        (
            '<script type=application/ld+json>{"@type":"Article","about":"a "b" c","author":[{"name":"Ada Lane"}]}</script>',
            ("Ada Lane",),
        ),
    ],
    ids=["one each", "a name in a list", "data that a quotation mark broke"],
)
def test_the_authors_in_the_page_s_data(head: str, byline: tuple[str, ...], reading: Reading) -> None:
    """All of them, however they are written down."""
    assert _article(f"<h1>{_TITLE}</h1>{_ps(*_STORY)}", reading, head).byline == byline


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<span>جمعرات 06 مارچ 2025ء</span>", date(2025, 3, 6)),
        ("<span>Thu, 08/10/2023 - 11:00</span>", date(2023, 8, 10)),
        ("<span>Sun, 08/10/2023 - 11:00</span>", date(2023, 10, 8)),
        ("<span>Mon, 08/10/2023</span>", None),
        ("<span>08/10/2023</span>", date(2023, 10, 8)),
        ("<font>QUAYTOWN, March 6, 2008 (QT)</font>", date(2008, 3, 6)),
        ("<span>6-Mar-2025</span>", date(2025, 3, 6)),
        ("<p><abbr class=published title=2021-07-15T09:12:00+05:00>9:12</abbr></p>", date(2021, 7, 15)),
    ],
)
def test_the_day_in_a_line(line: str, day: date | None, reading: Reading) -> None:
    """In numbers the weekday beside it tells the day from the month; where it fits neither, the day is unknown."""
    assert _article(f"<h1>{_TITLE}</h1>{line}{_ps(*_STORY)}", reading).published == day


def test_seconds_since_1970_are_an_instant(reading: Reading) -> None:
    """As a number too, in thousandths as scripts write them."""
    head = '<script type=application/ld+json>{"@type":"Article","datePublished":1741255200000}</script>'
    assert _article(_ps(*_STORY), reading, head).published == date(2025, 3, 6)
