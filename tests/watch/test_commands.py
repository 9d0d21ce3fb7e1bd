"""`ingest`, `page`, `log` and `watch` as they are typed, against a site on this machine."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bot.cli import _options_first, _parser
from bot.errors import FoStanceError
from bot.wiring import wire
from tests.command_line import typed_in
from tests.watch.site import PARAGRAPH, Answer, Site, site

Run = Callable[..., int]


@pytest.fixture
def standing() -> Iterator[Site]:
    with site() as one:
        yield one


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command in a newsroom of its own, where this machine may be fetched from."""

    def typed(*words: str, feeds: tuple[str, ...] = ()) -> int:
        config = tmp_path / "config.yaml"
        config.write_text("", "utf-8")
        wiring = wire({"FO_STANCE_CONFIG": str(config), "DATABASE_URL": str(tmp_path / "a.db")})
        here = replace(wiring, config=replace(wiring.config, feeds=feeds), loopback=True)
        options = _parser()[0].parse_args(_options_first(words))
        code: int = options.run(here, options)
        return code

    return typed


def _report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _counts(capsys: pytest.CaptureFixture[str], *names: str) -> list[Any]:
    report = _report(capsys)
    return [report[name] for name in names]


def test_everything_is_ingested_and_a_second_run_asks_for_next_to_nothing(
    run: Run, standing: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address, a list, a feed, a reader's feeds and a file in one run; whatever is known is skipped in the next."""
    links = [standing.article(n) for n in range(6)]
    feed = standing.feed(links[3], links[4])
    (tmp_path / "links.csv").write_text(f"day,link\n1,{links[1]}\n2,{links[2]}\n", "utf-8")
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{feed}"/></body></opml>', "utf-8")
    (tmp_path / "saved.html").write_text(str(standing.at["/5"].body), "utf-8")
    given = ["--urls", str(tmp_path / "links.csv"), "--opml", str(tmp_path / "feeds.opml"), str(tmp_path / "saved.html")]
    assert run("ingest", links[0], *given, "--json") == 0
    assert _counts(capsys, "new", "known", "unreadable") == [6, 0, []]
    standing.asked.clear()
    assert run("ingest", "--json", *given) == 0
    assert _counts(capsys, "new", "unchanged", "known") == [0, 1, 4]
    assert [path for path in standing.asked if path not in ("/robots.txt", "/feed")] == []


def test_a_typed_address_is_asked_anew(run: Run, standing: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """What was corrected there becomes a new version; another ticker, or another address of the same, does not."""
    link = standing.article(1)
    run("ingest", link)
    standing.article(1, extra="<p>BREAKING: Rupee gains 20 paisas | PSX crosses 190,000 mark | Petrol price to drop</p>")
    capsys.readouterr()
    assert run("ingest", "--json", link, f"{link}?utm_source=chat") == 0
    assert _counts(capsys, "new", "changed", "unchanged") == [0, 0, 2]
    body = str(standing.at["/1"].body)
    standing.at["/1"] = Answer(body.replace("would go on", "would end"))
    run("ingest", "--json", link)
    assert _counts(capsys, "new", "changed") == [0, 1]


def test_again_asks_known_addresses(run: Run, standing: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list can be looked through for corrections."""
    (tmp_path / "links").write_text(standing.article(1), "utf-8")
    run("ingest", "--urls", str(tmp_path / "links"))
    capsys.readouterr()
    run("ingest", "--json", "--again", "--urls", str(tmp_path / "links"))
    assert _counts(capsys, "known", "unchanged") == [0, 1]


def test_a_list_and_a_crawl_come_from_standard_input(
    run: Run, standing: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`-` stands for either, once."""

    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given(standing.article(1).encode())
    assert run("ingest", "--json", "--urls", "-") == 0
    assert _counts(capsys, "new") == [1]
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n in (1, 2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        standing.article(n)
        page = io.BytesIO(str(standing.at[f"/{n}"].body).encode())
        made = writer.create_warc_record(standing.url(f"/{n}"), "response", payload=page, http_headers=headers)
        writer.write_record(made)
        made.raw_stream.close()
    given(out.getvalue())
    standing.asked.clear()
    assert run("ingest", "--json", "--warc", "-") == 0
    assert _counts(capsys, "new", "known") == [1, 1]
    assert standing.asked == []


def test_every_bad_input_has_its_row_with_what_to_do(
    run: Run, standing: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad input stops no other; the log tells all of them, newest first."""
    (tmp_path / "links").write_text(f"{standing.url('/gone')}\n{standing.article(1)}\nno address\n", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert run("ingest", str(tmp_path / "empty.txt"), "http://10.0.0.5/", "--urls", str(tmp_path / "links")) == 2
    assert "articles: 1 new" in capsys.readouterr().err
    assert run("log", "--json") == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["source"].rpartition("/")[2] for row in rows} == {"links, line 3", "gone", "", "empty.txt"}
    assert rows[-1]["source"].endswith("empty.txt")
    assert all(row["todo"] for row in rows)
    assert run("log", "--limit", "3") == 0
    told = capsys.readouterr().out
    assert "gone: the site answers 404 (there is no such page). Check the address.\n" in told
    assert "line 3: there is no web address in it: no address. Write one address a line, with https://.\n" in told


def test_an_empty_log_is_said_to_be(run: Run, standing: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found is 1, as everywhere."""
    run("ingest", standing.article(1))
    capsys.readouterr()
    assert run("log") == 1
    assert "everything that was given could be read" in capsys.readouterr().err


def test_page_shows_what_is_read(run: Run, standing: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fact on a line of its own, then the paragraphs; or one line of JSON; nothing is kept."""
    link = standing.article(1)
    assert run("page", link) == 0
    shown = capsys.readouterr().out
    assert f"url: {link}\n" in shown
    assert "published: 2024-11-08\n" in shown
    assert f"\n\n{PARAGRAPH.format(n=1)}\n\n" in shown
    assert run("page", "--json", link) == 0
    assert _report(capsys)["outlet_trust"] == "unknown"
    with pytest.raises(FoStanceError, match="no archive"):
        run("log")


def test_page_reads_a_saved_page_as_if_it_were_at_its_address(
    run: Run, standing: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--url` says where it was saved from."""
    standing.article(1)
    (tmp_path / "saved").write_text(str(standing.at["/1"].body), "utf-8")
    assert run("page", "--json", str(tmp_path / "saved"), "--url", "https://www.dawn.com/news/1") == 0
    found = _report(capsys)
    assert (found["outlet"], found["outlet_trust"], found["title"]) == ("Dawn", "trusted", "Talks 1")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ingest"], "ingest: nothing was given to ingest. Name files"),
        (["ingest", "-", "--urls", "-"], "ingest: - can be read once only."),
        (["page", "absent.html"], "absent.html: it cannot be opened (no such file or directory). Check the path."),
        (["page", "http://10.0.0.5/"], "its host is not on the public network"),
        (["page", "x", "--url", "dawn"], "--url: it is no web address. Write it with https://."),
        (["ingest", "--opml", "absent.opml"], "absent.opml: it cannot be opened"),
        (["watch", "--once"], "watch: no feed is configured. Name some under `feeds:`"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(words: list[str], sentence: str, run: Run) -> None:
    """With what to do, and nothing begun."""
    with pytest.raises(FoStanceError) as caught:
        run(*words)
    assert sentence in str(caught.value)


def test_watch_looks_once(run: Run, standing: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """What is due is asked, what is not waits; what failed has its line."""
    feeds = (standing.feed(standing.article(1), "javascript:alert(1)"), standing.url("/nofeed"))
    assert run("watch", "--once", feeds=feeds) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "feeds: 2 asked, 0 unchanged; articles: 1 new, 0 changed, 0 known; unreadable: 2"
    assert len(told) == 3
    assert run("watch", "--once", feeds=feeds) == 0
    assert "feeds: 0 asked, 0 unchanged, 2 not due yet" in capsys.readouterr().err


def test_a_feed_that_is_configured_wrongly_is_told_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Questions are answered, with a sentence beside; `status` has it too, and `watch` says that it has nothing to do."""
    command = typed_in(tmp_path, monkeypatch, capsys)
    (tmp_path / "config.yaml").write_text("feeds:\n  - quay.example/rss\n", "utf-8")
    told = "config.yaml, line 2, feeds: `quay.example/rss` is no address of a feed; write it as https://host/path. "
    told += "Until then this entry is left out."
    asked = command("ask", "US", "--json")
    assert (asked.code, len(asked.lines), asked.err.splitlines()[0]) == (0, 1, told)
    (status,) = command("status", "--json").lines
    assert told in status["sections"][0]["lines"]
    watched = command("watch", "--once")
    assert (watched.code, watched.err.splitlines()) == (
        2,
        [told, "watch: no configured feed can be watched. Mend the entries under `feeds:`."],
    )
