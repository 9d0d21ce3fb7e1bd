"""Hand-written doubles, one per port, and builders of invented articles and statements for every test.

The outlets, people and words here are made up; the defaults describe one plausible statement so that a test names only
what it is about: `record("We value our ties.", countries=("US",), said_on=date(2030, 5, 2))`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Literal

from bot.archive.protocol import ALONE, Added, Counts, Kin, Lookup, Month, Tally, Weigh, is_older
from bot.folding import fold, words_of
from bot.likeness import share
from bot.model import (
    TRANSCRIPT,
    Article,
    Kind,
    Record,
    Span,
    Speaker,
    Statement,
    Status,
    Wording,
    article_id,
    statement_id,
)

SPOKESPERSON = Speaker(name="Amina Farouk", role="Foreign Office Spokesperson", ministry="PK")
OFFICE = Speaker(name="Foreign Office", role="institutional", ministry="PK")
OUTSIDER = Speaker(name="Rustam Vale", role="Defence Minister")

OUTLET = "The Harbour Gazette"
#: Thursday: the day of the default briefing.
SAID = date(2030, 5, 2)
#: Friday: the paper that prints it.
PRINTED = date(2030, 5, 3)

_ANSWERED = (Status.SHOWN, Status.CORRECTED)


class InMemoryArchive:
    """An `Archive` in a dictionary: the contract of `bot.archive.protocol`, without a database."""

    def __init__(self, records: Iterable[Record] = (), *, is_starter: bool = False) -> None:
        self.is_starter = is_starter
        self.unreadable: list[tuple[str, str]] = []
        self.closed = False
        self.newest_added: datetime | None = None
        self._articles: dict[str, Article] = {}
        self._current: dict[str, tuple[Statement, ...]] = {}
        self._copies: set[str] = set()
        self._ever: dict[str, Record] = {}
        for one in _by_article(records):
            self.add(one[0].article, _main_day(one), [each.statement for each in one])

    def add(
        self,
        article: Article,
        said_on: date | None,  # noqa: ARG002 port
        statements: Sequence[Statement],
        kin: Kin | Weigh = ALONE,
    ) -> Added:
        """Keep one article; see the protocol."""
        held = self._articles.get(article.id)
        if held is not None and held.content_hash == article.content_hash:
            return Added(outcome="unchanged", statements=0)
        same = (one for one in self._articles.values() if one.url is None and one.content_hash == article.content_hash)
        if held is None and next(same, None) is not None:
            return Added(outcome="unchanged", statements=0)
        if held is not None and is_older(article.published, held.published):
            return Added(outcome="older", statements=0)
        kin = kin if isinstance(kin, Kin) else kin(self.alike(article))
        statements = statements if kin.copy_of is None else _merged(statements)
        self._copies = (self._copies - {article.id}) | set(kin.copies) | ({article.id} if kin.copy_of else set())
        for id in kin.copies:
            self._current[id] = tuple(_merged(self._current[id]))
            self._ever.update({one.id: Record(statement=one, article=self._articles[id]) for one in self._current[id]})
        self._articles[article.id] = article
        self.newest_added = datetime.now(UTC)
        self._current[article.id] = tuple(statements)
        self._ever.update({each.id: Record(statement=each, article=article) for each in statements})
        outcome: Literal["new", "changed"] = "new" if held is None else "changed"
        is_copy = kin.copy_of is not None
        return Added(outcome=outcome, statements=len(statements), is_copy=is_copy, copies=len(kin.copies))

    def alike(self, article: Article) -> list[Article]:
        """Other articles that are no copies and have words in common, those most alike first."""
        others = [one for id, one in self._articles.items() if id != article.id and id not in self._copies]
        near = [one for one in others if share(article.text, one.text) > 0]
        return sorted(near, key=lambda one: -share(article.text, one.text))

    def log_unreadable(self, source: str, reason: str, todo: str | None = None) -> None:  # noqa: ARG002 port
        """Remember the input and why it was no article."""
        self.unreadable.append((source, reason))

    def find(self, lookup: Lookup) -> list[Record]:
        """The statements asked for, in `Lookup`'s order."""
        wanted = sorted((one for one in self._records() if _matches(one, lookup)), key=_order)
        return wanted[lookup.offset : lookup.offset + lookup.limit]

    def count(self, lookup: Lookup, most: int) -> int:
        """How many statements `find` would give without a limit and an offset, up to `most`."""
        return min(sum(_matches(one, lookup) for one in self._records()), max(most, 0))

    def stream(self, lookup: Lookup) -> Iterator[Record]:
        """All the statements asked for, in `Lookup`'s order."""
        return iter(sorted((one for one in self._records() if _matches(one, lookup)), key=_order))

    def statement(self, id: str) -> Record | None:
        """One statement by its id, whatever its status or version."""
        return self._ever.get(id)

    def briefing(self, ministry: str, day: date) -> list[Record]:
        """All of a ministry's statements said on that day, earlier ones left out, in article order."""
        said = [
            one
            for one in self._records()
            if one.statement.speaker.ministry == ministry
            and one.statement.said_on == day
            and not one.statement.earlier
            and one.statement.status in _ANSWERED
        ]
        return sorted(said, key=lambda one: (one.article.id, one.statement.span.start, one.statement.id))

    def newest_day(self, ministry: str) -> date | None:
        """The newest `said_on` of the ministry's statements; None where none is dated."""
        return max(
            (
                one.statement.said_on
                for one in self._records()
                if one.statement.speaker.ministry == ministry
                and one.statement.said_on is not None
                and one.statement.status in _ANSWERED
            ),
            default=None,
        )

    def days(self, ministry: str, *, limit: int, before: date | None = None) -> list[date]:
        """Days on which the ministry spoke, newest first."""
        said = {one.said_on for one in self._answerable(ministry) if one.said_on is not None and not one.earlier}
        return sorted((day for day in said if before is None or day < before), reverse=True)[:limit]

    def transcript_day(self, ministry: str, until: date) -> date | None:
        """The newest day up to `until` that an official transcript of the ministry's may be found of."""
        official = [one for one in self._answerable(ministry) if one.rule == TRANSCRIPT]
        return _newest(one for one in official if one.said_on is not None and one.said_on <= until)

    def months(self, ministry: str, country: str, topic: str = "") -> list[Month]:
        """How many statements of the ministry there are by month, oldest first."""
        counted = Counter(
            one.said_on.replace(day=1)
            for one in self._answerable(ministry)
            if one.said_on is not None and (not country or country in one.countries) and (not topic or topic in one.topics)
        )
        return [Month(month=month, statements=number) for month, number in sorted(counted.items())]

    def tallies(self, ministry: str, by: Literal["country", "topic"]) -> list[Tally]:
        """What the ministry spoke on, most recent first."""
        said: dict[str, list[Statement]] = {}
        for one in self._answerable(ministry):
            for code in set(one.countries if by == "country" else one.topics):
                said.setdefault(code, []).append(one)
        tallies = [Tally(code=code, statements=len(of), newest=_newest(of)) for code, of in said.items()]
        return sorted(tallies, key=lambda one: (-one.newest.toordinal() if one.newest else 0, -one.statements, one.code))

    def speakers(self, ministry: str) -> list[str]:
        """Names of the ministry's voices, most statements first."""
        return _most_first(one.speaker.name for one in self._answerable(ministry))

    def outlets(self) -> list[str]:
        """Outlets of current articles, most articles first."""
        return _most_first(one.outlet for one in self._articles.values())

    def similar_words(self, word: str) -> list[str]:
        """What a word that stands in no statement may be a misspelling of."""
        held = Counter(
            word for one in self._records() if one.statement.status in _ANSWERED for word in set(words_of(one.words))
        )
        typed = words_of(word)
        if len(typed) != 1 or not 4 <= len(typed[0]) <= 32 or typed[0] in held:
            return []
        near = [word for word in _most_first(held.elements()) if _one_edit(typed[0], word)]
        return [word for word in near if not any(map(str.isdigit, word + typed[0]))]

    def waiting(self, lookup: Lookup) -> int:
        """How many statements that are held for review might answer a lookup."""
        held = [one for one in self._records() if one.statement.status is Status.HELD]
        return min(100, sum(_matches(_as_if_shown(one, lookup), lookup) for one in held))

    def edition(self) -> Hashable | None:
        """All there is, which is equal exactly where nothing changed."""
        return tuple(self._articles.values()), tuple(self._current.values()), frozenset(self._copies)

    def counts(self) -> Counts:
        """How much there is in current versions, copies aside."""
        statuses = [one.statement.status for one in self._records()]
        return Counts(
            articles=len(self._articles) - len(self._copies),
            statements=len(statuses) - statuses.count(Status.MERGED),
            held=statuses.count(Status.HELD),
        )

    def last_added(self) -> datetime | None:
        """When the newest article came in, as the test says."""
        return None if self.is_starter else self.newest_added

    def close(self) -> None:
        """Note that it was closed; idempotent."""
        self.closed = True

    def _answerable(self, ministry: str) -> list[Statement]:
        said = [one.statement for one in self._records()]
        return [one for one in said if one.status in _ANSWERED and one.speaker.ministry == ministry]

    def _records(self) -> list[Record]:
        return [Record(statement=each, article=self._articles[id]) for id, found in self._current.items() for each in found]


def article(
    text: str = "Nothing was said.",
    *,
    url: str | None = "https://gazette.example/news/1",
    outlet: str | None = OUTLET,
    published: date | None = PRINTED,
    title: str | None = None,
    wording: Wording = Wording.VERBATIM,
    source: str = "gazette.txt",
) -> Article:
    """An article of an invented outlet."""
    return Article(
        id=article_id(url=url, text=text),
        text=text,
        url=url,
        outlet=outlet,
        title=title,
        published=published,
        wording=wording,
        source=source,
    )


def statement(
    within: Article,
    words: str,
    *,
    kind: Kind = Kind.PARAPHRASE,
    speaker: Speaker = SPOKESPERSON,
    quotes: Sequence[str] = (),
    cue: str | None = None,
    source: str | None = None,
    countries: tuple[str, ...] = ("US",),
    inherited: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    position: bool = True,
    earlier: bool = False,
    said_on: date | None = SAID,
    said_basis: str | None = "on Thursday",
    said_from: date | None = None,
    said_until: date | None = None,
    rule: str = "said",
    status: Status = Status.SHOWN,
    flags: tuple[str, ...] = (),
) -> Statement:
    """A statement whose span, quotes, cue and source are found as words in the article; ValueError where they are not."""
    start = within.text.index(words)
    span = Span(start=start, end=start + len(words))
    return Statement(
        id=statement_id(article=within.id, words=words, occurrence=0),
        article_id=within.id,
        span=span,
        speaker=speaker,
        kind=kind,
        quotes=tuple(_inside(within.text, span, quote) for quote in quotes),
        cue=None if cue is None else _inside(within.text, span, cue),
        source=None if source is None else _inside(within.text, span, source),
        countries=countries,
        inherited=inherited,
        topics=topics,
        position=position,
        earlier=earlier,
        said_on=said_on,
        said_basis=said_basis if said_on is not None else "no day in the text",
        said_from=said_from,
        said_until=said_until,
        rule=rule,
        status=status,
        flags=flags,
    )


def record(
    words: str = "The spokesperson said Freedonia was a friend.",
    *,
    kind: Kind = Kind.PARAPHRASE,
    speaker: Speaker = SPOKESPERSON,
    quotes: Sequence[str] = (),
    countries: tuple[str, ...] = ("US",),
    inherited: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    position: bool = True,
    earlier: bool = False,
    said_on: date | None = SAID,
    said_basis: str | None = "on Thursday",
    said_from: date | None = None,
    said_until: date | None = None,
    cue: str | None = None,
    source: str | None = None,
    rule: str = "said",
    status: Status = Status.SHOWN,
    flags: tuple[str, ...] = (),
    url: str | None = "https://gazette.example/news/1",
    outlet: str | None = OUTLET,
    published: date | None = PRINTED,
    wording: Wording = Wording.VERBATIM,
    before: str = "",
    after: str = "",
) -> Record:
    """A statement in an article of its own, whose text is `before + words + after`.

    Two records of one article need one text: build the article with `article` and each statement with `statement`.
    The URL takes the words' digest, so that different words are different articles unless a URL is given.
    """
    text = f"{before}{words}{after}"
    if url == "https://gazette.example/news/1":
        url = f"https://gazette.example/news/{statement_id(article=outlet or '', words=text)}"
    within = article(text, url=url, outlet=outlet, published=published, wording=wording)
    said = statement(
        within,
        words,
        kind=kind,
        speaker=speaker,
        quotes=quotes,
        cue=cue,
        source=source,
        countries=countries,
        inherited=inherited,
        topics=topics,
        position=position,
        earlier=earlier,
        said_on=said_on,
        said_basis=said_basis,
        said_from=said_from,
        said_until=said_until,
        rule=rule,
        status=status,
        flags=flags,
    )
    return Record(statement=said, article=within)


def retracted(one: Record) -> Record:
    """The same record after an editor withdrew it."""
    return Record(statement=replace(one.statement, status=Status.RETRACTED), article=one.article)


def _merged(statements: Sequence[Statement]) -> list[Statement]:
    return [replace(one, status=Status.MERGED) for one in statements]


def _inside(text: str, span: Span, words: str) -> Span:
    start = text.index(words, span.start, span.end)
    return Span(start=start, end=start + len(words))


def _by_article(records: Iterable[Record]) -> list[list[Record]]:
    grouped: dict[str, list[Record]] = {}
    for one in records:
        grouped.setdefault(one.article.id, []).append(one)
    return list(grouped.values())


def _main_day(records: Sequence[Record]) -> date | None:
    return next((one.statement.said_on for one in records if not one.statement.earlier), None)


def _matches(one: Record, lookup: Lookup) -> bool:
    said = one.statement
    bounded = lookup.since is not None or lookup.until is not None
    return (
        said.status in _ANSWERED
        and (lookup.ministry is None or said.speaker.ministry == lookup.ministry)
        and set(lookup.countries) <= set(said.countries)
        and set(lookup.topics) <= set(said.topics)
        and (not lookup.kinds or said.kind in lookup.kinds)
        and (not lookup.rules or said.rule in lookup.rules)
        and (not lookup.speakers or said.speaker.name in lookup.speakers)
        and (not lookup.outlets or one.article.outlet in lookup.outlets)
        and (not bounded or _within(said.said_on, lookup.since, lookup.until))
        and _has_words(one.words, lookup.words)
        and all(_has_phrase(words_of(one.words), words_of(phrase)) for phrase in lookup.phrases)
    )


def _as_if_shown(one: Record, lookup: Lookup) -> Record:
    """A held record as it would be answered if the unnamed were the voice that is asked for."""
    speaker = one.statement.speaker
    speaker = replace(
        speaker,
        name=next(iter(lookup.speakers), None) if speaker.name is None else speaker.name,
        ministry=lookup.ministry if speaker.ministry is None else speaker.ministry,
    )
    return replace(one, statement=replace(one.statement, speaker=speaker, status=Status.SHOWN))


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    return day is not None and (since is None or since <= day) and (until is None or day <= until)


def _has_words(text: str, wanted: Sequence[str]) -> bool:
    words = words_of(text)
    beginnings = [part for want in wanted for part in words_of(want) or (fold(want),)]
    return all(any(word.startswith(part) for word in words) for part in beginnings if part)


def _has_phrase(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return bool(phrase) and any(words[at : at + len(phrase)] == phrase for at in range(len(words)))


def _newest(said: Iterable[Statement]) -> date | None:
    return max((one.said_on for one in said if one.said_on is not None), default=None)


def _most_first(names: Iterable[str | None]) -> list[str]:
    counted = Counter(name for name in names if name is not None)
    return sorted(counted, key=lambda name: (-counted[name], name))


def _one_edit(typed: str, word: str) -> bool:
    """Whether one letter dropped, added or replaced, or two neighbours exchanged, make the typed word of the other."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        typed in [a + b[1:] for a, b in cuts if b]
        or typed in [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
        or any(typed[len(a) : len(typed) - len(b)] and typed == a + typed[len(a)] + b for a, b in cuts)
        or any(len(typed) == len(word) and b and typed == a + typed[len(a)] + b[1:] for a, b in cuts)
    )


def _order(one: Record) -> tuple[int, int, str]:
    said = one.statement
    day = said.said_on if said.earlier else said.said_on or one.article.published
    return (-(day.toordinal() if day is not None else 0), said.span.start, said.id)
