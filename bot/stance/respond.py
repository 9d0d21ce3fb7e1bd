"""What was read -> what is answered: the one door for Slack, the command line and whoever else asks.

    reading -> the names in its filters found in the archive -> ask | history | changes | compare | check | briefing | ...

Words that nothing was understood by are looked for in the statements themselves; a word that no statement holds is taken for
one a letter away, and the card says so.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.archive.ledger import FeedState
from bot.archive.protocol import Archive
from bot.folding import words_of
from bot.gazetteer.spellings import load_spellings, readings
from bot.stance.answers import Ambiguous, Answer, Choice, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.ask import ask, lookup_of
from bot.stance.command import Ask, Briefing, Changes, Chart, Check, Compare, Help, History, Listing, Reading, Status
from bot.stance.digest_commands import DigestOf, Subscribing
from bot.stance.lines import Names
from bot.stance.office_names import holders
from bot.stance.sentences import and_, or_
from bot.stance.views import View

if TYPE_CHECKING:
    from bot.stance.by_kind import ByKind

_IN_SLACK = "Digests and watches are set in Slack: a digest in its channel, a watch by the person whom it is for"
#: Names that a sentence about an unknown one repeats.
_NAMED = 4
#: Share of letters alike, from which a name is offered for a misspelt one.
_LIKE = 0.7
#: Letters from which the beginning of a name stands for it.
_BEGINNING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who is asked, and when."""

    archive: Archive
    #: ISO code of the ministry that is followed; a question's own one goes before it.
    ministry: str
    #: The day of asking, in the newsroom's time zone.
    today: date
    #: Code or topic id -> the name a person reads.
    names: Names
    #: How the watched feeds stand.
    feeds: Callable[[], Sequence[FeedState]] = tuple


def respond(reading: Reading, desk: Desk) -> Answer | View | Help:
    """The answer to whatever was read.

    Args:
        reading: what `read_command` made of the text.
        desk: who is asked.

    Returns:
        An answer to a question, a view for everything of several parts, and `Help` as it came.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    match reading:
        case Ask(query=query):
            return answer_query(query, desk)
        case Unknown(search=Query()):
            return _searched(reading, desk)
        case Ambiguous() | Unknown() | Help():
            return reading
        case DigestOf(day=day):
            from bot.stance.digest_view import digest_view

            return digest_view(day, desk.archive, ministry=desk.ministry, today=desk.today, names=desk.names)
        case _ if isinstance(reading, Subscribing):
            return Unknown(text="", fault=_IN_SLACK)
        case _:
            return _view(reading, desk)


def _view(command: History | Changes | Compare | Check | Briefing | Listing | Chart | Status, desk: Desk) -> Answer | View:
    match command:
        case Check(quote=quote):
            from bot.stance.quote_check import check  # each is imported where it is asked for, which is seldom

            return check(quote, desk.archive, ministry=desk.ministry, today=desk.today, names=desk.names)
        case Briefing(day=day):
            from bot.stance.listing import briefing

            return briefing(day, desk.archive, ministry=desk.ministry, today=desk.today, names=desk.names)
        case Listing(of=of):
            from bot.stance import listing

            listed = listing.countries if of == "countries" else listing.topics
            return listed(desk.archive, ministry=desk.ministry, today=desk.today, names=desk.names)
        case Chart():
            from bot.stance.by_kind import chart_view

            found = charted(command, desk)
            if isinstance(found, Unknown):
                return found
            whose = command.queries[0].ministry or desk.ministry
            return chart_view(found, desk.archive, ministry=whose, today=desk.today, names=desk.names)
        case Status():
            from bot.stance.status import status

            return status(desk.archive, ministry=desk.ministry, today=desk.today, names=desk.names, feeds=desk.feeds())
        case Compare(queries=queries):
            return _compared(queries, desk)
        case History() | Changes():
            return _in_time(command, desk)


def charted(command: Chart, desk: Desk) -> tuple[ByKind, ...] | Unknown:
    """The numbers of a chart, a subject each; or that nobody is called as the question says. Raises as `respond` does."""
    from bot.stance.by_kind import by_kind

    found = []
    for query in command.queries:
        one = _subject(query, desk)
        if isinstance(one, Unknown):
            return one
        found.append(by_kind(one, desk.archive, ministry=one.ministry or desk.ministry, names=desk.names))
    return tuple(found)


def _compared(queries: Sequence[Query], desk: Desk) -> Answer | View:
    from bot.stance.compare import compare

    found = []
    for query in queries:
        one = _subject(query, desk)
        if isinstance(one, Unknown):
            return one
        found.append(one)
    whose = found[0].ministry or desk.ministry
    return compare(found, desk.archive, ministry=whose, today=desk.today, names=desk.names)


def _in_time(command: History | Changes, desk: Desk) -> Answer | View:
    from bot.stance.changes import changes
    from bot.stance.history import history

    query = _subject(command.query, desk)
    if isinstance(query, Unknown):
        return query
    view = history if isinstance(command, History) else changes
    return view(query, desk.archive, ministry=query.ministry or desk.ministry, today=desk.today, names=desk.names)


def answer_query(query: Query, desk: Desk) -> Answer:
    """The answer to a question, with its filters' names found and misspelt words read.

    Returns:
        As `ask`; Unknown with its `fault` where nobody, or no outlet, is called as the question says.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    found = _subject(query, desk)
    if isinstance(found, Unknown):
        return found
    answer = _ask(found, desk)
    return _mended(found, answer, desk) if isinstance(answer, Silent) and found.words else answer


def _ask(query: Query, desk: Desk) -> Answer:
    return ask(query, desk.archive, ministry=query.ministry or desk.ministry, today=desk.today)


def _searched(asked: Unknown, desk: Desk) -> Answer:
    """Statements that hold the words; whoever is called so; else what was not understood, as it came."""
    words = asked.search.words if asked.search is not None else ()
    speakers = called(" ".join(words), desk.archive.speakers(desk.ministry))[:_NAMED]
    if speakers:
        offered = tuple(Choice(code="", name=f"statements by {one}", question=f'by:"{one}"') for one in speakers)
        return replace(asked, choices=offered)
    found = asked if asked.search is None else answer_query(asked.search, desk)
    return found if isinstance(found, Found | Declined | OnlyMentions) else asked


def _mended(query: Query, silent: Silent, desk: Desk) -> Answer:
    """The answer for words one letter away from those that no statement holds; the silent one where that finds nothing."""
    near = {word: next(iter(desk.archive.similar_words(word)), word) for word in query.words}
    read_as = tuple((typed, read) for typed, read in near.items() if typed != read)
    if not read_as:
        return silent
    answer = _ask(replace(query, words=tuple(near.values())), desk)
    if isinstance(answer, Found | Declined | OnlyMentions):
        return replace(answer, context=replace(answer.context, read_as=read_as))
    return silent


def resolved(query: Query, desk: Desk) -> Query | Unknown:
    """The question with the archive's names for its speaker and outlet, or a sentence that nobody is called so."""
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    if query.by:
        known = desk.archive.speakers(query.ministry or desk.ministry)
        speakers = called(query.by, known) or holders(query.by, known, query.ministry or desk.ministry)
        if not speakers:
            return _nobody(query, query.by, known, "speaker of that ministry")
    if query.outlet:
        known = desk.archive.outlets()
        outlets = called(query.outlet, known)
        if not outlets:
            return _nobody(query, query.outlet, known, "outlet")
    if speakers != query.speakers or outlets != query.outlets:
        query = replace(query, speakers=speakers, outlets=outlets)
    return _narrowed(query, desk)


def _subject(query: Query, desk: Desk) -> Query | Unknown:
    """As `resolved`; beside anything else, the ministry's own country only says whose words are meant ("pakistan india")."""
    others = tuple(code for code in query.countries if code != (query.ministry or desk.ministry))
    beside = others or query.topics or query.words or query.phrases
    alone = replace(query, countries=others) if beside and len(others) < len(query.countries) else query
    return resolved(alone, desk)


def _narrowed(query: Query, desk: Desk) -> Query:
    """The question for the very event or person that was named, where any statement has the words; else for its topic.

    Whoever asks for Pahalgam is not answered with whatever was said last on any ceasefire. What stays `named` is in no
    statement, and the card says so.
    """
    for name in query.named:
        meant = {topic for one in readings(load_spellings().value_of(name)) for topic in one.topics}
        topics = tuple(topic for topic in query.topics if topic not in meant)
        narrow = replace(query, topics=topics, phrases=(*query.phrases, name))
        narrow = replace(narrow, named=tuple(one for one in query.named if one != name))
        if desk.archive.find(lookup_of(narrow, query.ministry or desk.ministry, limit=1)):
            query = narrow
    return query


def called(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names in which every typed word begins a word; those where each is a whole word come first.

    Args:
        typed: folded words.
        names: as the archive has them.
    """
    wanted = typed.split()
    split = {name: words_of(name) for name in names}
    whole = tuple(name for name, words in split.items() if set(wanted) <= set(words) or typed == _initials(words))
    return whole or tuple(name for name, words in split.items() if all(_stands_for(one, words) for one in wanted))


def _stands_for(typed: str, words: Sequence[str]) -> bool:
    return typed in words or (len(typed) >= _BEGINNING and any(word.startswith(typed) for word in words))


def _initials(words: Sequence[str]) -> str:
    """ "fo" of "foreign office"; nothing of a single word."""
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _nobody(query: Query, typed: str, known: Sequence[str], what: str) -> Unknown:
    """Says that nothing is called so, with the nearest names, else the most frequent ones."""
    parts = {word: name for name in known for word in (" ".join(words_of(name)), *words_of(name))}
    near = dict.fromkeys(parts[one] for one in difflib.get_close_matches(typed, parts, n=_NAMED, cutoff=_LIKE))
    if near:
        hint = f"Did you mean {or_(list(near))}?"
    else:
        more = [f"{len(known) - _NAMED} more"] if len(known) > _NAMED else []
        hint = (
            f"There {'is' if len(known) == 1 else 'are'} {and_([*known[:_NAMED], *more])}" if known else "None is known yet"
        )
    return Unknown(text=query.text, fault=f"No {what} here is called “{typed}”. {hint}")
