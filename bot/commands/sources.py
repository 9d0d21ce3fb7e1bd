"""`page` and `watch`: what is read from a page, and the feeds looked at again and again."""

from __future__ import annotations

import argparse
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Any

from bot.commands.ending import code_of, ending
from bot.commands.printing import FOUND, WRONG, print_json, tell, tell_all

if TYPE_CHECKING:
    from bot.sources.page import Page
    from bot.wiring import Wiring


def add(subparsers: Any) -> None:
    """Put both on the command line."""
    reading = subparsers.add_parser("page", help="what is read from a page, for whoever wonders what came out of it")
    reading.add_argument("page", metavar="URL|FILE", help="an address, or an HTML file that was saved")
    reading.add_argument("--url", metavar="URL", help="the address that a file was saved from")
    reading.add_argument("--json", action="store_true", help="print one line of JSON")
    reading.set_defaults(run=page)
    watching = subparsers.add_parser("watch", help="take articles from the configured feeds, until stopped")
    watching.add_argument("--once", action="store_true", help="one look at the feeds that are due")
    watching.set_defaults(run=watch)


def page(wiring: Wiring, options: argparse.Namespace) -> int:
    """What is read from one page; nothing is kept."""
    from bot.sources.page import page_json
    from bot.terminal import plain

    found = _page(wiring, options.page, options.url)
    if options.json:
        print_json(page_json(found))
        return FOUND
    told = {**page_json(found), "byline": ", ".join(found.byline), "text": None}
    for name, value in told.items():
        if name != "text":
            print(plain(f"{name.replace('_', ' ')}: {value or 'not stated'}"))
    print(f"\n{plain(found.text)}")
    return FOUND


def _page(wiring: Wiring, named: str, url: str | None) -> Page:
    from bot.errors import UsageError
    from bot.sources.address import is_web
    from bot.sources.inputs import is_address, read_file

    if url is not None and not is_web(url):
        raise UsageError("it is no web address", where="--url", todo="Write it with https://")
    with ExitStack() as stack:
        pages = stack.enter_context(closing(wiring.pages()))
        if not is_address(named):
            return pages.read(read_file(named), source=named, url=url)
        fetched = stack.enter_context(closing(wiring.web())).get(named)
        return pages.read(fetched.body, source=named, url=url or fetched.url)


def watch(wiring: Wiring, options: argparse.Namespace) -> int:
    """The configured feeds, looked at as often as is configured."""
    from bot.errors import UsageError
    from bot.reporting import round_lines
    from bot.watch.rounds import look, wait

    feeds = wiring.feeds()
    if not feeds and wiring.config.feed_faults:
        raise UsageError("no configured feed can be watched", where="watch", todo="Mend the entries under `feeds:`")
    if not feeds:
        todo = "Name some under `feeds:` in config.yaml, or give one to `fo-stance ingest --feed`"
        raise UsageError("no feed is configured", where="watch", todo=todo)
    with ending(), ExitStack() as stack:
        archive = stack.enter_context(closing(wiring.archive_to_fill()))
        work = stack.enter_context(closing(wiring.work(archive)))
        watching = work.watching()
        try:
            while True:
                done = look(feeds, watching)
                if done.asked or options.once:
                    tell_all(round_lines(done, wiring.config.timezone))
                if options.once:
                    return WRONG if done.report.unreadable or wiring.config.feed_faults else FOUND
                wait(feeds, watching)
        except KeyboardInterrupt as told:
            tell("stopped; what was read is kept")
            return code_of(told)
