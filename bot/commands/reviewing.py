"""`review`, `correct`, `audit`: what waits for an editor, what editors decide, and every decision there ever was."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from bot.commands.printing import FOUND, NOTHING, WRONG, print_json, tell

if TYPE_CHECKING:
    from bot.archive.review_protocol import Standing
    from bot.model import Record
    from bot.wiring import Wiring

_FIELDS = (
    ("--speaker", "NAME", "who said it, or unknown"),
    ("--role", "ROLE", "the speaker's role, or none"),
    ("--ministry", "CODE", "the country whose foreign policy the speaker states, or none"),
    ("--said-on", "DAY", "the day it was said, as 2026-05-03, or unknown"),
    ("--countries", "CODES", "all countries and bodies it concerns, with commas between them, or none"),
    ("--topics", "IDS", "all its topics, likewise"),
    ("--kind", "KIND", "direct, mixed, paraphrase or declined"),
    ("--same-as", "ID", "merge it into another statement that says the same"),
)


def add(subparsers: Any) -> None:
    """Put all three on the command line."""
    reviewing = subparsers.add_parser("review", help="the statements that wait for an editor, and why")
    reviewing.add_argument("--limit", type=_number, default=20, metavar="N", help="statements at most (20)")
    reviewing.add_argument("--offset", type=_number, default=0, metavar="N", help="how many to pass over")
    reviewing.add_argument("--json", action="store_true", help="print one line of JSON a statement")
    reviewing.set_defaults(run=review)
    correcting = subparsers.add_parser("correct", help="correct, retract or release a statement; its words stay")
    correcting.add_argument("id", metavar="ID", help="the statement's, from `review` or `ask --json`")
    for option, metavar, what in _FIELDS:
        correcting.add_argument(option, metavar=metavar, help=what)
    correcting.add_argument("--retract", action="store_true", help="answer it to nobody")
    correcting.add_argument("--release", action="store_true", help="let it be answered: one held, retracted or merged")
    correcting.add_argument("--why", required=True, metavar="TEXT", help="the reason, kept with the correction")
    correcting.add_argument("--by", metavar="NAME", help="who decides; the user of this machine where left out")
    correcting.add_argument("--json", action="store_true", help="print the statement as it stands since")
    correcting.set_defaults(run=correct)
    auditing = subparsers.add_parser("audit", help="where a statement stands, and every decision about it")
    auditing.add_argument("id", metavar="ID", help="the statement's")
    auditing.add_argument("--json", action="store_true", help="print one line of JSON")
    auditing.set_defaults(run=audit)


def review(wiring: Wiring, options: argparse.Namespace) -> int:
    """What waits for an editor, what came in last first."""
    from bot.stance.as_json import record_json

    with closing(wiring.review()) as desk:
        held = desk.held(limit=options.limit, offset=options.offset)
    for one in held:
        if options.json:
            print_json(record_json(one))
        else:
            _print([*_lines(one, wiring), ""])
    if not held:
        tell("nothing more waits for review" if options.offset else "nothing waits for review")
    elif not options.json:
        tell('Decide with `fo-stance correct ID --release --why "…"`, or with --retract, or correct it first.')
    return FOUND if held else NOTHING


def correct(wiring: Wiring, options: argparse.Namespace) -> int:
    """One decision, carried out and kept."""
    from bot.model import Status
    from bot.stance.as_json import record_json
    from bot.stance.correcting import Typed, read_change

    typed = Typed(**{name: getattr(options, name) for name in Typed.__dataclass_fields__})
    change = read_change(typed, today=wiring.today())
    by = wiring.user() if options.by is None else options.by
    with closing(wiring.review()) as desk:
        now = desk.correct(options.id, change, by=by, why=options.why, at=wiring.now())
    if options.json:
        print_json(record_json(now))
    else:
        _print(_lines(now, wiring))
    if now.statement.status is Status.HELD:
        tell("It is still held and answered to nobody; add --release when it is right.")
    return FOUND


def audit(wiring: Wiring, options: argparse.Namespace) -> int:
    """Where a statement stands."""
    with closing(wiring.review()) as desk:
        standing = desk.audit(options.id)
    if standing is None:
        tell(f"there is no statement {options.id!a}. Take its id from `fo-stance review` or from `fo-stance ask --json`.")
        return WRONG
    if options.json:
        print_json(_json(standing))
    else:
        _print([*_lines(standing.record, wiring), *_history(standing, wiring)])
    return FOUND


def _lines(one: Record, wiring: Wiring) -> Iterator[str]:
    """A statement as an editor needs it: where it stands and why, its words, whose, when, where from."""
    from bot.model import Status
    from bot.stance.correcting import held_reasons, lines_of
    from bot.stance.present import countries_line, kind_label, outlet_line, said_line, speaker_line

    said, names = one.statement, wiring.names()
    why = f": {held_reasons(said.flags)}" if said.status is Status.HELD else ""
    yield f"{said.id}  {said.status}{why}"
    yield f"  “{' '.join(one.words.split())}”"
    ministry = said.speaker.ministry
    yield from lines_of(
        (
            ("speaker", f"{speaker_line(one)} ({f'states the policy of {ministry}' if ministry else 'no ministry'})"),
            ("when", said_line(one, wiring.today())),
            ("countries", countries_line(one, names)),
            ("topics", ", ".join(names.get(topic, topic) for topic in said.topics)),
            ("kind", kind_label(one)),
            ("printed", outlet_line(one)),
            ("link", one.article.url),
        )
    )


def _history(standing: Standing, wiring: Wiring) -> Iterator[str]:
    """Every version of its article and every decision, in order."""
    from bot.stance.correcting import correction_line

    def when(moment: Any) -> str:
        return str(moment.astimezone(wiring.config.timezone).isoformat(sep=" ", timespec="minutes"))

    events = [
        (one.added_at, f"version {one.number} of the article came in{'' if one.holds else ', which does not say it'}")
        for one in standing.versions
    ]
    events += [(one.at, f"{one.by}: {correction_line(one)}. Why: {one.why}") for one in standing.corrections]
    yield from (f"  {when(moment)}  {what}" for moment, what in sorted(events, key=lambda event: event[0]))
    if standing.copy_of is not None:
        original = standing.copy_of
        yield f"  Its article is a copy of {original.outlet or 'another'}'s: {original.url or original.title or original.id}"
    if standing.vanished is not None:
        yield f"  The article no longer says it since version {standing.vanished.number}."


def _json(standing: Standing) -> dict[str, Any]:
    from bot.stance.as_json import record_json

    corrections = [
        {
            "at": one.at.isoformat(),
            "by": one.by,
            "why": one.why,
            "before": dict(one.before),
            "after": dict(one.after),
        }
        for one in standing.corrections
    ]
    versions = [
        {"version": one.number, "added_at": one.added_at.isoformat(), "holds": one.holds} for one in standing.versions
    ]
    return {
        "statement": record_json(standing.record),
        "same_as": standing.same_as,
        "copy_of": None if standing.copy_of is None else standing.copy_of.id,
        "versions": versions,
        "corrections": corrections,
    }


def _print(lines: Any) -> None:
    from bot.terminal import plain

    for line in lines:
        print(plain(line))


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!a} is not a whole number up to 10000")
