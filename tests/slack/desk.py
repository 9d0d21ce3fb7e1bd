"""A newsroom for tests of the Slack edge: an invented archive, and the bot's real answers out of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.archive.ledger import FeedState
from bot.archive.protocol import Counts, Lookup
from bot.errors import ArchiveError
from bot.model import Kind, Record
from bot.slack.deps import Deps
from bot.slack.roles import Roles
from bot.stance.command import Reading, read_command
from tests.fakes import OUTSIDER, PRINTED, SAID, InMemoryArchive, article, record, retracted, statement

TODAY = date(2030, 5, 9)
NAMES = {
    "PK": "Pakistan",
    "US": "United States",
    "CA": "Canada",
    "CD": "DR Congo",
    "CG": "Congo Republic",
    "CH": "Switzerland",
    "NO": "Norway",
    "trade": "trade",
}

LEAD_WORDS = "“The ferry treaty with Washington stands, and no one here wishes to alter a line of it,” Amina Farouk said."
_BEFORE = "The weekly briefing opened with harbour dues."
_SAME = "She had been asked whether the treaty was still alive."
_AFTER = "A second round is planned for the autumn."
_GAZETTE = article(
    f"{_BEFORE}\n\n{_SAME} {LEAD_WORDS} Reporters pressed no further.\n\n{_AFTER}",
    title="Ferry treaty stands, ministry says",
)
LEAD = Record(
    statement=statement(
        _GAZETTE,
        LEAD_WORDS,
        kind=Kind.DIRECT,
        quotes=("The ferry treaty with Washington stands, and no one here wishes to alter a line of it,",),
        topics=("trade",),
    ),
    article=_GAZETTE,
)
WORDING = record(
    "Washington and Islamabad would keep their ferry treaty as it was signed, the spokesperson told the room.",
    outlet="The Northern Mail",
    topics=("trade",),
)
DECLINED = record("Ms Farouk would not be drawn on the senators' letter.", kind=Kind.DECLINED, outlet="Evening Lantern")
#: Everything an article could try in order to be more than words.
HOSTILE_WORDS = (
    "The spokesperson called “<!channel> <!here> <@U000000001> *bold* _it_ `code` <http://evil.example|click> :boom:"
    " @everyone & co” no policy."
)
HOSTILE = record(
    HOSTILE_WORDS,
    countries=("CA",),
    outlet="<!channel> *Daily*",
    url="https://evil.example/a|b> <!here>",
    said_on=SAID - timedelta(days=7),
    published=PRINTED - timedelta(days=7),
)
OLDER = tuple(
    record(
        f"Remark number {weeks} concerned the fisheries of that season.",
        said_on=SAID - timedelta(weeks=weeks),
        published=PRINTED - timedelta(weeks=weeks),
    )
    for weeks in range(2, 10)
)
#: One point in two outlets, each with words of its own between quotation marks.
NORTHERN = record(
    "“Our boats keep to the northern line in every season of the year,” Amina Farouk said.",
    kind=Kind.DIRECT,
    quotes=("Our boats keep to the northern line in every season of the year,",),
    countries=("NO",),
)
NORTHERN_TOO = record(
    "“Our boats shall keep to the northern line in every fishing season,” she said.",
    kind=Kind.DIRECT,
    quotes=("Our boats shall keep to the northern line in every fishing season,",),
    countries=("NO",),
    outlet="The Northern Mail",
)
ELSEWHERE = record("“No flag but ours will fly over that harbour,” he declared.", kind=Kind.DIRECT, speaker=OUTSIDER)
CONGO = record("The ministry welcomed the new bridge at Kinshasa.", countries=("CD",))
RETRACTED = retracted(record("A remark about Canada that an editor took back.", countries=("CA",)))


class _Archive(InMemoryArchive):
    """One that fails with the question in its message, as a database's fault would, while the desk is `broken`."""

    def __init__(self, desk: Desk, records: Iterable[Record]) -> None:
        super().__init__(records)
        self._desk = desk

    def find(self, lookup: Lookup) -> list[Record]:
        """As any archive's, unless it is broken."""
        if self._desk.broken:
            raise ArchiveError(f"cannot look for {lookup!r}")
        return super().find(lookup)

    def counts(self) -> Counts:
        """As any archive's, unless it is broken."""
        if self._desk.broken:
            raise ArchiveError("cannot count")
        return super().counts()


class Desk:
    """The archive behind a bot under test; `broken` makes every question fail."""

    def __init__(self) -> None:
        self.archive = _Archive(
            self, (LEAD, WORDING, DECLINED, HOSTILE, *OLDER, CONGO, NORTHERN, NORTHERN_TOO, ELSEWHERE, RETRACTED)
        )
        self.broken = False
        self.feeds: tuple[FeedState, ...] = ()
        self.roles = Roles()
        self.added: list[str] = []

    def deps(self) -> Deps:
        """What the app is built with."""
        return Deps(
            adding=self.add,
            archive=self.archive,
            read=self.read,
            ministry="PK",
            names=NAMES,
            today=lambda: TODAY,
            feeds=lambda: self.feeds,
            roles=self.roles,
            burst=10_000,
        )

    def add(self, address: str) -> str:
        """As if the article there had been read."""
        self.added.append(address)
        return "The article was added: 3 statements were found in it."

    def read(self, text: str) -> Reading:
        """The real reading of what was typed."""
        return read_command(text, today=TODAY)
