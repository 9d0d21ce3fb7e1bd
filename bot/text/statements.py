"""Drafts -> statements: kind, countries, topics, background, day, status, and the identifiers that last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.gazetteer.grammar import grammar
from bot.model import Article, Kind, Span, Statement, Status, statement_id
from bot.text.background import earlier_marks
from bot.text.bounds import bounds
from bot.text.clean import dateline_end
from bot.text.countries import About, countries_of
from bot.text.dates import Day
from bot.text.days import days_of
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.kinds import goes_on, kind, refusal, states_position
from bot.text.mentions import topics
from bot.text.silences import SILENCE


def statements(
    article: Article, sentences: Sequence[Frame], drafts: Sequence[Draft], said: Day, home: str
) -> tuple[Statement, ...]:
    """The finished statements, in the order of the text.

    Args:
        article: the article.
        sentences: all its sentences in order.
        drafts: its drafts.
        said: the day of the main event.
        home: the ministry's country.
    """
    background = earlier_marks(article.text, sentences, drafts, said, article.published)
    days = days_of(article.text, drafts, background, said, article.published)
    abouts = countries_of(article.text, sentences, drafts, home)
    occurrences = _occurrences([draft.span.of(article.text) for draft in drafts])
    done = []
    for draft, earlier, day, about in zip(drafts, background, days, abouts, strict=True):
        done.append(_statement(article, draft, earlier, day, said, about, next(occurrences)))
    return tuple(done)


def _statement(
    article: Article,
    draft: Draft,
    earlier: bool,
    day: Day,
    said: Day,
    about: About,
    occurrence: int,
) -> Statement:
    text, resolved = article.text, draft.resolved
    words, kind_ = draft.span.of(text), _kind(text, draft)
    since, until = bounds(draft.window, day, earlier, article.published, said.day, resolved.tenure)
    flags = (*resolved.flags, *((day.flag,) if day.flag else ()))
    return Statement(
        id=statement_id(article=article.id, words=words, occurrence=occurrence),
        article_id=article.id,
        span=draft.span,
        speaker=resolved.speaker,
        kind=kind_,
        quotes=draft.quotes,
        cue=Span(start=draft.cue.start, end=draft.cue.end) if draft.cue is not None else None,
        source=draft.source,
        countries=about.codes,
        inherited=about.inherited,
        topics=topics().of(draft.frames),
        position=not draft.relayed and states_position(words, kind_),
        earlier=earlier,
        said_on=day.day,
        said_basis=day.basis,
        said_from=since,
        said_until=until,
        rule=draft.rule,
        status=Status.HELD if flags or resolved.speaker.name is None else Status.SHOWN,
        flags=flags,
    )


#: Between a subject and its refusal there are so many characters at most ("has so far").
_AUXILIARIES = 16


def _occurrences(words: Sequence[str]) -> Iterator[int]:
    """How often each statement's words stood in the article before, for identifiers that last."""
    seen: Counter[str] = Counter()
    for one in words:
        yield seen[one]
        seen[one] += 1


def _kind(text: str, draft: Draft) -> Kind:
    if draft.rule.endswith(SILENCE) and not goes_on(draft.frame.span.of(text)):
        return Kind.DECLINED
    refused = refusal(draft.span.of(text))
    if refused is not None and not _by_another(draft, draft.span.start + refused.start()):
        return Kind.DECLINED
    return kind(text, draft.span, dateline_end(text, draft.span), draft.quotes, draft.outer, draft.cue)


def _by_another(draft: Draft, at: int) -> bool:
    """Whether it is another country that refuses ("said that India had declined to …"): it stands right before that."""
    source, own = draft.source, draft.resolved.code
    for frame in draft.frames:
        for hit in frame.hits:
            start, end = frame.tokens[hit.start].start, frame.tokens[hit.end - 1].end
            if end > at or at - end > _AUXILIARIES or hit.entry.code in ("", own):
                continue
            between = [token for token in frame.tokens[hit.end : hit.end + 4] if token.start < at]
            told = source is None or not source.start <= start < source.end
            if told and all(token.low in grammar().auxiliaries or token.low in grammar().adverbs for token in between):
                return True
    return False
