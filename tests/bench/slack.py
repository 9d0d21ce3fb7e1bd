"""How long an answer takes inside the app: `python -m tests.bench.slack [--statements N] [--keep FOLDER] [--rounds N]`.

The real wiring over three archives, in turns: the starter, an invented one of a thousand statements and one of N; only
Slack's `auth.test` is answered here, once, at start. Asked for are the countries an archive has most on, one after the
other. Times are microseconds of one call of `App.dispatch`: signature, matching, asking, rendering, JSON. "first" is an
answer that is not kept from before, "again" one that is and still stands; the floor is the same of an app that only
acknowledges.

Then the web process itself, over the archive of N: from its start to its first answer, and how many answers a second it
gives to sixteen who ask at once over connections that they keep, on the same cores as the process: see `tests.bench.web`.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from slack_bolt import Ack, App, BoltRequest
from slack_sdk import WebClient

from bot.slack.remembering import Remembered
from bot.wiring import wire
from tests.bench import web
from tests.bench.archive import folder_of
from tests.bench.filling import fill
from tests.bench.signed import SECRET, form, settings, signed, slack
from tests.bench.synthetic import DAYS, FIRST_DAY

#: People who ask, so that nobody is told to wait.
_PEOPLE = 1000
_FEW = 1_000
#: Countries asked for, each in its turn.
_COUNTRIES = 20


@dataclass(slots=True, kw_only=True)
class _Measured:
    """One app, and the times of its answers."""

    app: App
    questions: tuple[str, ...]
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    shown: str = ""

    def ask(self, number: int, took: list[float]) -> None:
        """One question timed."""
        body = form(number % _PEOPLE, self.questions[number % len(self.questions)])
        request = BoltRequest(body=body, headers={**signed(body)})
        start = time.perf_counter()
        response = self.app.dispatch(request)
        took.append((time.perf_counter() - start) * 1e6)
        self.shown = response.body


def main() -> None:
    """Measure and print."""
    options = _options()
    with folder_of(options.keep) as folder, slack() as api:
        places = {f"{size:,}": folder / f"{size}.db" for size in (_FEW, options.statements)}
        for size, place in zip((_FEW, options.statements), places.values(), strict=True):
            if not place.exists():
                fill(str(place), size)
        _print_answers(api, {"starter": folder / "none.db", **places}, options.rounds)
        place = places[f"{options.statements:,}"]
        print(f"web process over {options.statements:,} statements")
        questions = _questions(str(place))
        print(f"  start to first answer: {web.starting(str(place), api, questions[0])}")
        print(f"  the same countries again: {web.answering(str(place), api, questions)}")
        print(f"  each time another question: {web.answering(str(place), api, _others(questions))}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="how fast the Slack app is")
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


def _print_answers(api: str, places: dict[str, Path], rounds: int) -> None:
    with ExitStack() as stack:
        measured = {name: _measured(str(place), api, stack) for name, place in places.items()}
        floor = _Measured(app=_floor(api), questions=("US",))
        gc.collect()
        gc.freeze()
        with patch.object(Remembered, "keep", lambda *_: None):
            for number in range(rounds + rounds // 10):
                for one in (*measured.values(), floor):
                    one.ask(number, one.first)
        for number in range(rounds + rounds // 10):
            for one in (*measured.values(), floor):
                one.ask(number, one.again)
    print(f"{rounds} signed questions each; microseconds, median / 99th percentile")
    for name, one in measured.items():
        print(f"{name:>10}: first {_cuts(one.first, rounds)}, again {_cuts(one.again, rounds)}; last {_size(one.shown)}")
    print(f"{'floor':>10}:       {_cuts(floor.first, rounds)},       {_cuts(floor.again, rounds)}")
    few, many = (statistics.median(one.first[rounds // 10 :]) for one in [*measured.values()][1:])
    print(f"first, {[*measured][-1]} statements : {_FEW:,}: {many / few:.2f} times")


def _measured(place: str, api: str, stack: ExitStack) -> _Measured:
    wiring = wire(settings(place, api))
    asked = stack.enter_context(closing(wiring.archive_to_ask()))
    outbox = stack.enter_context(closing(wiring.outbox()))
    return _Measured(app=wiring.slack_app(asked, outbox), questions=_questions(place))


def _questions(place: str) -> tuple[str, ...]:
    """Names of the countries that an archive has most on."""
    wiring = wire({"DATABASE_URL": place})
    names, ministry = wiring.names(), wiring.config.ministry
    with closing(wiring.archive_to_ask()) as archive:
        tallies = sorted(archive.tallies(ministry, "country"), key=lambda one: -one.statements)
    return tuple(islice((names[one.code] for one in tallies if one.code in names), _COUNTRIES))


def _others(questions: Sequence[str]) -> tuple[str, ...]:
    """As many different questions as are asked, each for a country up to another day."""
    days = range(web.QUESTIONS // len(questions) + 1)
    return tuple(f"{one} before:{FIRST_DAY + timedelta(days=DAYS - 10 * day)}" for day in days for one in questions)


def _cuts(times: list[float], rounds: int) -> str:
    cuts = statistics.quantiles(times[rounds // 10 :], n=100)
    return f"{cuts[49]:5,.0f} / {cuts[98]:5,.0f}"


def _size(shown: str) -> str:
    return f"{len(json.loads(shown)['blocks'])} blocks, {len(shown):,} characters"


def _floor(api: str) -> App:
    """An app that does nothing but acknowledge."""
    client = WebClient(token="xoxb-bench", base_url=api)
    app = App(client=client, signing_secret=SECRET, process_before_response=True)

    @app.command("/fo-stance")
    def acknowledge(ack: Ack) -> None:
        ack()

    return app


if __name__ == "__main__":
    main()
