"""Article -> statements, the pipeline on one page.

    text -> paragraphs -> quotations -> sentences -> frames -> people
         -> attributions -> drafts (one a statement) -> speakers -> kinds, countries, topics, background, days -> Parsed

Each stage is a pure function of its own module. Any text at all may be given: a hostile or empty one has no statements.
"""

from __future__ import annotations

from functools import lru_cache

from bot.gazetteer.reading import read_yaml
from bot.model import Article, Parsed, Span
from bot.text.actors import are_foreign_ministers, largest_group, plural_offices
from bot.text.attribution import attributions
from bot.text.clean import dateline_end, paragraphs
from bot.text.datelines import doubted, place_of
from bot.text.days import article_said
from bot.text.doubts import spread
from bot.text.drafts import drafts
from bot.text.frames import Frame, frame
from bot.text.people import people
from bot.text.quotes import Quotation, quotations
from bot.text.sentences import sentences
from bot.text.speakers import Speakers
from bot.text.statements import statements
from bot.text.transcripts import transcript

#: So many sentences are an article's opening, where the day of its event is told.
_OPENING = 4


def parse(article: Article, *, home: str = "PK") -> Parsed:
    """Find the attributed statements of an article.

    Args:
        article: the article; its text is taken as it is, and all spans index it.
        home: country code of the ministry whose outlets these are: an unqualified "Foreign Office" is its.

    Returns:
        The statements in the order of the text, with the day of the main event where the text tells it.
    """
    official = transcript(article, home=home, demonyms=_demonyms())
    if official is not None:
        return official
    body = read(article.text)
    frames = [one for paragraph in body for one in paragraph]
    known = people(frames)
    surnames = set(known)
    speakers = Speakers(known, article.published, home, _demonyms())
    attributed = [[(one, attributions(one, surnames)) for one in paragraph] for paragraph in body]
    speakers.gather(largest_group(frames), are_foreign_ministers(frames), plural_offices(frames))
    found = spread(drafts(article.text, attributed, speakers))
    found = doubted(found, frames, place_of(article, frames, home), home, speakers.ministry_name)
    said = article_said(article.text, found, frames[:_OPENING], article.published, home)
    return Parsed(
        article=article,
        said_on=said.day,
        said_basis=said.basis,
        statements=statements(article, frames, found, said, home),
    )


def read(text: str) -> list[list[Frame]]:
    """The body's sentences as frames, a list a paragraph."""
    body = paragraphs(text)
    quotes = quotations(text, body)
    starts = [quote.outer_start for quote in quotes]
    return [
        [
            frame(
                text,
                sentence,
                quotes,
                starts,
                dateline_end(text, sentence) if sentence.start == paragraph.start else sentence.start,
            )
            for sentence in sentences(text, paragraph, quotes)
        ]
        for paragraph in _unbroken(body, quotes)
    ]


def _unbroken(body: list[Span], quotes: list[Quotation]) -> list[Span]:
    """Paragraphs that one quotation runs across, put together."""
    out: list[Span] = []
    crossing = iter([quote for quote in quotes if quote.end - quote.start > 1])
    quote = next(crossing, None)
    for paragraph in body:
        while quote is not None and quote.outer_end <= paragraph.start:
            quote = next(crossing, None)
        if out and quote is not None and quote.outer_start < paragraph.start < quote.outer_end:
            out[-1] = Span(start=out[-1].start, end=paragraph.end)
        else:
            out.append(paragraph)
    return out


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    """Country code -> adjective ("Iranian"), for naming governments."""
    return {code: (raw.get("demonyms") or [raw["name"]])[0] for code, raw in read_yaml("countries.yaml").items()}
