"""A question that was understood -> the ministry's latest position, or exactly why there is none.

    Query -> records that concern it -> briefings, newest first -> each ranked -> card order -> one page of it -> Answer

Only the followed ministry's voices are asked for, so nobody else can be answered as the ministry.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from bot.archive.protocol import Archive, Lookup
from bot.model import TRANSCRIPT, Kind, Record
from bot.stance.answers import Answer, Context, Declined, Found, OnlyMentions, Query, Silent, Unknown, statements_of
from bot.stance.briefings import MOST_WORDINGS, Briefing, by_briefing, set_beside
from bot.stance.transcripts import check_quotes
from bot.stance.voices import is_head

#: How many declines a card can bear beside the position; any further ones are among the others.
MOST_DECLINED = 3
#: `older` counts to here; a card then says "or more". A busy country has thousands, and nobody pages through them.
MOST_OLDER = 100
#: A day's transcripts have hundreds of paragraphs at most.
_MOST_PARAGRAPHS = 2000
#: Read beyond a page at first: mostly enough for a busy day's other statements, on which the order within it depends.
_MARGIN = 25
#: Statements read at once at most; and read in all, before it is taken that no position stands behind mere mentions.
_WINDOW = 120
_MOST_READ = 40 * _WINDOW
#: Statements that may stand beside the position instead of among the others: declined, worded alike, worded otherwise.
_MOST_BESIDE = MOST_DECLINED + 2 * MOST_WORDINGS

_OWN_WORDS_FIRST = {Kind.DIRECT: 0, Kind.MIXED: 1, Kind.PARAPHRASE: 2, Kind.DECLINED: 3}
#: Says that people meet, not where the ministry stands.
_PROTOCOL_TOPICS = frozenset({"visits_summits"})
#: International bodies are venues more often than subjects: beside a state they do not dilute what is said of it.
_STATE_CODE = 2
_BODIES_OF_TWO = frozenset({"UN", "EU"})


def ask(query: Query, archive: Archive, *, ministry: str, today: date) -> Answer:
    """Answers a question from the archive.

    The newest briefing that states a position leads, and in it the official transcript where the archive has one, then the
    ministry's own words in print (direct, mixed, paraphrase), then the statement most about what was asked. A decline leads
    where it is newer than every position. Announcements are never positions, though they are listed among the others, and
    newer ones than the lead before older positions. What outlets quote is held against the day's transcript.

    Several countries are asked about together: only statements concerning all of them count. A union would lead with the
    newest words on one of them as if they were about both; whoever wants that asks for each.

    Args:
        query: what to look for; countries, topics and words must all hold. The followed ministry's own country is no
            filter beside anything else ("Pakistan US"), as no statement lists its own speaker's; alone it answers Silent.
        archive: where to look.
        ministry: ISO code of the ministry whose positions are answered.
        today: the day of asking, in the newsroom's time zone.

    Returns:
        Found, Declined, OnlyMentions or Silent; Unknown with its `fault` where a page past the last was asked for.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    context = Context(
        query=query, ministry=ministry, newest=archive.newest_day(ministry), today=today, starter=archive.is_starter
    )
    records, count = _concerning(query, archive, ministry)
    if not records:
        held = archive.waiting(lookup_of(query, ministry))
        return Silent(context=context, outside=_outside(query, archive, ministry), held=held)
    briefings = by_briefing(records)
    leading = next((one for one in briefings if any(map(_is_answer, one.records))), None)
    answer: Answer
    if leading is None:
        answer = _mentions(context, briefings, count)
    else:
        answer = _answer(context, briefings, leading, count, archive)
    return _against_transcripts(answer, archive)


def _against_transcripts(answer: Answer, archive: Archive) -> Answer:
    """The answer with its outlets' quotes held against the official transcripts of their days."""
    if not isinstance(answer, Found | Declined | OnlyMentions):
        return answer
    quoted = [one for one in statements_of(answer) if one.statement.quotes and not one.official]
    days = dict.fromkeys(one.statement.said_on for one in quoted if one.statement.said_on is not None)
    ministry, there = answer.context.ministry, _transcribed(days, answer.context.ministry, archive)
    checked = chain.from_iterable(check_quotes(quoted, _transcript(ministry, day, archive)) for day in days if day in there)
    found = tuple(checked)
    return replace(answer, context=replace(answer.context, checked=found)) if found else answer


def _transcribed(days: Iterable[date], ministry: str, archive: Archive) -> set[date]:
    """Those of some days that a transcript may be found of; where there are none at all, one question tells so."""
    there: set[date] = set()
    newest = date.max
    for day in sorted(days, reverse=True):
        if day < newest:
            found = archive.transcript_day(ministry, day)
            if found is None:
                break
            newest = found
        if day == newest:
            there.add(day)
    return there


def _transcript(ministry: str, day: date, archive: Archive) -> list[Record]:
    return archive.find(Lookup(ministry=ministry, since=day, until=day, rules=(TRANSCRIPT,), limit=_MOST_PARAGRAPHS))


def _concerning(query: Query, archive: Archive, ministry: str) -> tuple[list[Record], int]:
    """The newest records, enough for the page asked for and for the lead however far back it is; and how many there are.

    Counting ends where `older` does. A day that may go on behind the last record read tells neither what leads nor what
    comes next, so only the days before it count as read.
    """
    end = query.offset + query.limit
    records: list[Record] = []
    window = end + _MARGIN
    while len(records) < _MOST_READ:
        found = archive.find(lookup_of(query, ministry, offset=len(records), limit=window))
        records += found
        if len(found) < window:
            return records, len(records)
        if _suffices(records, end):
            return records, archive.count(lookup_of(query, ministry), end + MOST_OLDER + _MOST_BESIDE)
        window = min(2 * window, _WINDOW)
    return records, len(records)


def _suffices(records: Sequence[Record], end: int) -> bool:
    """Whether whole days, those before the last record's, hold the lead and all the first `end` of the card's order."""
    last = _day(records[-1])
    whole = bisect_left(records, True, key=lambda one: _day(one) == last)
    return whole >= end + _MOST_BESIDE and any(map(_is_answer, records[:whole]))


def _day(one: Record) -> date | None:
    """The day a statement sorts by in the archive; those without one are the last."""
    said = one.statement
    return said.said_on if said.earlier else said.said_on or one.article.published


def _outside(query: Query, archive: Archive, ministry: str) -> bool:
    """Whether only the question's dates leave out what there is."""
    if query.since is None and query.until is None:
        return False
    return bool(archive.find(lookup_of(replace(query, since=None, until=None), ministry, limit=1)))


def lookup_of(query: Query, ministry: str, *, offset: int = 0, limit: int = _WINDOW) -> Lookup:
    """What the archive is asked for a question; the ministry's own country beside anything else is no filter."""
    others = tuple(code for code in query.countries if code != ministry)
    return Lookup(
        ministry=ministry,
        countries=others if others or query.topics or query.words or query.phrases else query.countries,
        topics=query.topics,
        words=query.words,
        phrases=query.phrases,
        speakers=query.speakers,
        outlets=query.outlets,
        since=query.since,
        until=query.until,
        limit=limit,
        offset=offset,
    )


def _answer(
    context: Context, briefings: Sequence[Briefing], leading: Briefing, count: int, archive: Archive
) -> Found | Declined | Unknown:
    """The answer that leads with a briefing; `count` tells how many statements there are, or that there are enough."""
    query = context.query
    at_once = ranked(leading.records, query)
    lead = at_once[0]
    declined: tuple[Record, ...] = ()
    wordings: tuple[Record, ...] = ()
    otherwise: tuple[Record, ...] = ()
    if _is_position(lead):
        declined = tuple(one for one in leading.records if _is_declined(one))[:MOST_DECLINED]
        whole = leading.day != briefings[-1].day  # what was read may end within the last one
        wordings, otherwise = set_beside(lead, _in_print(lead, leading.records if whole else None, context, archive))
    beside = {one.statement.id for one in (lead, *declined, *wordings, *otherwise)}
    ordered = chain.from_iterable(at_once if one is leading else ranked(one.records, query) for one in briefings)
    rest = (one for one in ordered if one.statement.id not in beside)
    count += 1
    count -= sum(1 for one in leading.records if one.statement.id in beside)  # those beside are all of that day
    page, older = _page(chain((lead,), rest), count, query)
    if not page:
        return _past_the_end(context, count)
    if _is_declined(lead):
        return Declined(context=context, lead=page[0], others=page[1:], older=older)
    if query.offset:
        return Found(context=context, lead=page[0], others=page[1:], older=older)
    return Found(
        context=context,
        lead=lead,
        others=page[1:],
        wordings=wordings,
        otherwise=otherwise,
        declined=declined,
        older=older,
    )


def _mentions(context: Context, briefings: Sequence[Briefing], count: int) -> OnlyMentions | Unknown:
    page, older = _page(_in_order(briefings, context.query), count, context.query)
    return OnlyMentions(context=context, mentions=page, older=older) if page else _past_the_end(context, count)


def _past_the_end(context: Context, count: int) -> Unknown:
    noun = "statement" if count == 1 else "statements"
    return Unknown(text=context.query.text, fault=f"The archive holds {count} {noun} on this, all shown before this page")


def _page(every: Iterable[Record], count: int, query: Query) -> tuple[tuple[Record, ...], int]:
    """Those of a page, and how many of `count` stand behind it; what stands there is not looked at."""
    end = query.offset + query.limit
    return tuple(islice(every, query.offset, end)), min(MOST_OLDER, max(0, count - end))


def _in_print(lead: Record, whole: Sequence[Record] | None, context: Context, archive: Archive) -> Sequence[Record]:
    """The lead's briefing in all outlets, whether or not their words pass the question's own filters.

    Where the question has no others than its countries, it is the `whole` briefing as far as that is read already.
    """
    day = lead.statement.said_on
    if day is None or not lead.statement.countries:
        return ()
    asked = tuple(code for code in context.query.countries if code in lead.statement.countries)
    wanted = Lookup(ministry=context.ministry, countries=asked, since=day, until=day)
    bare = Lookup(ministry=context.ministry, countries=asked, limit=_WINDOW)
    if whole is not None and len(whole) <= wanted.limit and lookup_of(context.query, context.ministry) == bare:
        return whole
    return archive.find(wanted)


def _in_order(briefings: Iterable[Briefing], query: Query) -> Iterator[Record]:
    """Records in card order; each briefing is ranked when its turn comes, which for most it never does."""
    return chain.from_iterable(ranked(one.records, query) for one in briefings)


def ranked(records: Sequence[Record], query: Query) -> Sequence[Record]:
    """One briefing's records as a foreign desk would read them: positions, then declines, then mentions."""
    if len(records) == 1:
        return records
    asked = frozenset(query.countries)
    return sorted(records, key=lambda one: _rank(one, asked))


def _rank(one: Record, asked: frozenset[str]) -> tuple[int, bool, bool, int, int, int, bool, bool, bool, int]:
    """What sorts first within a briefing.

    An official transcript is above any outlet. What names the asked countries is above what inherits them from its passage;
    then come the words' kind and how few other countries stand beside them. Then the ministry's own voices come before the
    head of government, an attribution of its own before a carried-on one, substance before protocol; and at last its
    place counts, as a paper puts the weightier answer first. Equals keep the archive's order.
    """
    said = one.statement
    return (
        0 if _is_position(one) else 1 if _is_declined(one) else 2,
        said.earlier,
        not one.official,
        len(asked.intersection(said.inherited)) if said.inherited else 0,
        _OWN_WORDS_FIRST[said.kind],
        sum(map(_is_state, set(said.countries) - asked)),
        is_head(said.speaker),
        said.cue is None and said.kind is Kind.PARAPHRASE,
        bool(said.topics) and _PROTOCOL_TOPICS.issuperset(said.topics),
        said.span.start,
    )


def _is_state(code: str) -> bool:
    return len(code) == _STATE_CODE and code not in _BODIES_OF_TWO


def _is_answer(one: Record) -> bool:
    return _is_position(one) or _is_declined(one)


def _is_position(one: Record) -> bool:
    return one.statement.position and not _is_declined(one)


def _is_declined(one: Record) -> bool:
    return one.statement.kind is Kind.DECLINED
