"""Between nouns and rows: the only place that knows which column holds which field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from bot.archive import schema
from bot.archive.protocol import Month
from bot.model import Article, Kind, Span, Speaker, Statement, Status, Wording

#: What a statement needs to appear in answers.
ANSWERED = (Status.SHOWN, Status.CORRECTED)

#: What `read_statement` reads, in its order.
STATEMENT_COLUMNS = tuple(column for column in schema.statement.c if column.name != "key")

#: What `read_article` reads, in its order, after the version's key.
ARTICLE_COLUMNS = tuple(
    schema.article.c[name]
    for name in ("key", "id", "text", "url", "outlet", "title", "byline", "published", "source", "wording")
)

#: Where in a row of them the version's key stands.
ARTICLE_AT = 1

_STATUS = {str(status): status for status in Status}
_KIND = {str(kind): kind for kind in Kind}

Values = dict[str, Any]  # a row to be written: column name -> value


def article_values(article: Article, *, version: int, said_on: date | None) -> Values:
    """A new version's row."""
    return {
        "id": article.id,
        "version": version,
        "current": True,
        "content_hash": article.content_hash,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "said_on": said_on,
        "source": article.source,
        "wording": str(article.wording),
        "text": article.text,
    }


def read_article(row: Sequence[Any]) -> tuple[int, Article]:
    """The version's key and the article."""
    key, id, text, url, outlet, title, byline, published, source, wording = row
    return key, Article(
        id=id,
        text=text,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=published,
        source=source,
        wording=Wording(wording),
    )


def statement_values(key: int, article: int, said: Statement) -> Values:
    """A statement's row, under its own and its version's key."""
    return {
        "key": key,
        "id": said.id,
        "article": article,
        "start": said.span.start,
        "stop": said.span.end,
        "quotes": said.quotes,
        "cue_start": said.cue and said.cue.start,
        "cue_stop": said.cue and said.cue.end,
        "source_start": said.source and said.source.start,
        "source_stop": said.source and said.source.end,
        "speaker": said.speaker.name,
        "role": said.speaker.role,
        "ministry": said.speaker.ministry,
        "kind": str(said.kind),
        "countries": said.countries,
        "inherited": said.inherited,
        "topics": said.topics,
        "position": said.position,
        "earlier": said.earlier,
        "said_on": said.said_on,
        "said_basis": said.said_basis,
        "said_from": said.said_from,
        "said_until": said.said_until,
        "rule": said.rule,
        "status": str(said.status),
        "flags": said.flags,
        "question_start": said.question and said.question.start,
        "question_stop": said.question and said.question.end,
    }


def read_statement(row: Sequence[Any], article: str) -> Statement:
    """The statement; `article` is its article's id."""
    id, _, start, stop, quotes, cue_start, cue_stop, source_start, source_stop = row[:9]
    speaker, role, ministry, kind, countries, inherited, topics, position, earlier = row[9:18]
    said_on, said_basis, said_from, said_until, rule, status, flags, question_start, question_stop = row[18:27]
    return Statement(
        id=id,
        article_id=article,
        span=Span(start=start, end=stop),
        speaker=Speaker(name=speaker, role=role, ministry=ministry),
        kind=_KIND[kind],
        quotes=quotes,
        cue=_span(cue_start, cue_stop),
        source=_span(source_start, source_stop),
        question=_span(question_start, question_stop),
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
        status=_STATUS[status],
        flags=flags,
    )


@lru_cache(maxsize=1 << 10)
def read_months(months: str | None, numbers: str | None) -> tuple[Month, ...]:
    """The row of the query for months, oldest first. Making them takes longer than reading the row, so they are kept."""
    if months is None or numbers is None:
        return ()
    rows = sorted(zip(map(int, months.split(",")), map(int, numbers.split(",")), strict=True))
    return tuple(Month(month=date(month // 12, month % 12 + 1, 1), statements=number) for month, number in rows)


def order_values(key: int, said: Statement, within: Article) -> Iterator[Values]:
    """The rows of `answer_order` under which a statement is found; none for one that is answered to nobody."""
    if said.status not in ANSWERED:
        return
    rank = schema.newest_first(schema.day_of(said, within), said.span.start)
    voices = dict.fromkeys(("", said.speaker.ministry or ""))
    for voice, country, topic in product(voices, dict.fromkeys(("", *said.countries)), dict.fromkeys(("", *said.topics))):
        yield {"voice": voice, "country": country, "topic": topic, "newest_first": rank, "statement": key}


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start=start, end=stop)
