"""Where the words inside quotation marks differ, across outlets and inside one article: shown, never decided."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import TRANSCRIPT, Kind, Record
from bot.stance.alignment import align
from bot.stance.headlines import headline_line
from bot.stance.wordings import Difference, Worded, difference, points
from tests.fakes import InMemoryArchive, article, record, statement
from tests.stance.gold import gold_archive, parsed_archive, seeds_present

BASE = "Our ties are old, and we look forward to building them on the basis of mutual respect and candour and open rivers"
SPOKEN = "Our ties are old. We look to building them on the basis of mutual respect and candour and open rivers."


def quoted(words: str, outlet: str = "Quay Post", **other: object) -> Record:
    return record(f"“{words},” she said.", quotes=(words,), kind=Kind.DIRECT, outlet=outlet, **other)  # type: ignore[arg-type]


def marked(one: Worded) -> list[str]:
    return [mark.of(one.record.words) for mark in one.marks]


def found(first: Record, second: Record) -> Difference:
    made = difference(first, second)
    assert made is not None
    return made


#: What the other record has -> (marked in the base, marked in the other)
DIFFERENCES = {
    "a word less inside the marks": (
        quoted("mutual respect, candour, and open rivers", "Mole News"),
        ["and"],
        [],
    ),
    "other words and more of them": (
        quoted("mutual respect and open rivers for both banks", "Mole News"),
        ["candour and"],
        ["for both banks"],
    ),
    "a paraphrase of the formula": (
        record(
            "The envoy said Ruritania builds ties on mutual respect, mutual honesty and open rivers.",
            source="The envoy",
            cue="said",
            outlet="Mole News",
        ),
        ["the basis of", "and candour"],
        ["mutual honesty"],
    ),
    "the same article, in its lede": (
        quoted("the basis of mutual respect and trust and open rivers"),
        ["candour"],
        ["trust"],
    ),
    "the ministry's transcript": (
        record(
            "Our ties are old. We look to building them on the basis of mutual respect and candour and open rivers.",
            quotes=(
                "Our ties are old. We look to building them on the basis of mutual respect and candour and open rivers.",
            ),
            kind=Kind.DIRECT,
            rule=TRANSCRIPT,
        ),
        ["and", "forward"],
        [],
    ),
}


@pytest.mark.parametrize(("other", "here", "there"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_differing_words_are_marked_on_both_sides(other: Record, here: list[str], there: list[str]) -> None:
    """Each side's marks are what the other lacks, and what is lacking is told in the other's words."""
    made = found(quoted(BASE), other)

    assert (marked(made.first), marked(made.second)) == (here, there)
    assert (list(made.second.lacks), list(made.first.lacks)) == (here, there)


#: Why nothing is shown beside the base -> the other record
NOT_SHOWN = {
    "the same words": quoted("mutual respect and candour and open rivers", "Mole News"),
    "only an apostrophe, a hyphen, another accent": quoted("mutual-respect and candour and open rivers", "Mole News"),
    "another day's": quoted("mutual respect and open rivers", said_on=date(2030, 4, 1)),
    "another country's": quoted("mutual respect and open rivers", countries=("CA",)),
    "too few words": quoted("mutual candour", "Mole News"),
    "another matter in the same idiom": quoted("the basis of the law and of it all the old ferry runs", "Mole News"),
    "an idiom beside much else, in an outlet's own words": record(
        "She said peace in the valley and open rivers with mutual respect are what all of the neighbours want of each other,"
        " whatever else it may be that they have to say about it in the long run.",
        outlet="Mole News",
    ),
    "a decline": record("“No comment on mutual respect and open rivers.”", kind=Kind.DECLINED),
}


@pytest.mark.parametrize("other", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_is_not_set_side_by_side(other: Record) -> None:
    """Neither faithful quotes of fewer words nor other matters are differences."""
    assert difference(quoted(BASE), other) is None


def test_two_whole_quotations_of_one_article_are_two_remarks() -> None:
    """An article quotes one remark once; what its lede quotes in part may be of it."""
    words = (f"“{BASE},” she said.", "“We do want mutual respect and open rivers,” she said.")
    within = article(" ".join(words))
    quotes = (BASE, "We do want mutual respect and open rivers,")
    first, second = (
        Record(statement=statement(within, one, quotes=(quote,), kind=Kind.DIRECT), article=within)
        for one, quote in zip(words, quotes, strict=True)
    )
    in_part = Record(
        statement=statement(within, words[1], quotes=(quotes[1],), kind=Kind.MIXED),
        article=within,
    )

    assert difference(first, second) is None
    assert difference(first, in_part) is not None


def test_two_paraphrases_are_not_compared() -> None:
    """Outlets' own words differ by their nature; only quotation marks promise anything."""
    first = record("She said ties rest on mutual respect and candour and open rivers.")
    second = record("She said ties rest on mutual respect and open rivers.", outlet="Mole News")

    assert difference(first, second) is None


def test_other_topics_are_not_compared() -> None:
    """Two topics are two points, however alike the words."""
    assert difference(quoted(BASE, topics=("trade",)), quoted("mutual respect and open rivers", topics=("water",))) is None


def test_a_point_is_laid_out_by_its_longest_quote() -> None:
    """The base bears the marks of all that others lack; a copy of one agency's text is no wording of its own."""
    short = quoted("mutual respect and open rivers", "Mole News")
    other = quoted("mutual respect, candour, and open rivers", "Harbour Gazette")
    copy = quoted("mutual respect and open rivers", "Weir Times", before="QUAYTOWN (APP): ")
    again = quoted("mutual respect and open rivers", "Dam Daily", before="RIVERTON (APP): ")
    [point] = points([short, quoted(BASE), other, copy, again])

    assert point.base.record.words.startswith("“Our ties")
    assert marked(point.base) == ["and", "candour and"]
    assert [one.record.article.outlet for one in point.others] == ["Harbour Gazette", "Mole News", "Weir Times"]


def test_each_record_stands_in_one_point() -> None:
    """Laying out is no merging: a record is shown once."""
    records = [
        quoted(BASE),
        quoted("mutual respect and open rivers"),
        quoted("the ferry will sail every morning from the old quay", "Mole News"),
        quoted("the ferry will sail each morning from the old quay"),
    ]
    shown = [one.record.words for point in points(records) for one in (point.base, *point.others)]

    assert len(shown) == len(set(shown)) == 4
    assert points(records, most=1) == points(records)[:1]


def headlined(title: str | None, head: str = "") -> Record:
    within = article(f"{head}She spoke of “mutual respect and open rivers” again.", title=title)
    said = statement(
        within, "She spoke of “mutual respect and open rivers” again.", quotes=("mutual respect and open rivers",)
    )
    return Record(statement=said, article=within)


#: The headline -> the line beside the quote
HEADLINES = {
    "Ruritania wants 'mutual respect, open rivers'": "The headline has “mutual respect, open rivers”",
    "Ruritania wants ‘mutual respect and open doors’": "The headline has “mutual respect and open doors”",
    "Ruritania wants 'mutual respect'": None,
    "Ruritania wants “open rivers”": None,
    "Ruritania's ferry doesn't sail": None,
    "Ruritania on 'the old ferry'": None,
}


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_in_other_words(headline: str) -> None:
    """A headline may quote fewer words, not other ones; it is the title, or a line above the text."""
    assert headline_line(headlined(headline)) == HEADLINES[headline]
    assert headline_line(headlined(None, f"{headline}\n\n")) == HEADLINES[headline]


def test_a_headline_that_quotes_another_sentence_is_faithful() -> None:
    """Where the text has the headline's very words elsewhere, they are not this quote's in other words."""
    within = article(
        "She spoke of “mutual respect and open rivers” again. She had called it “respect, open rivers” before.",
        title="Ruritania wants 'respect, open rivers'",
    )
    said = statement(
        within, "She spoke of “mutual respect and open rivers” again.", quotes=("mutual respect and open rivers",)
    )

    assert headline_line(Record(statement=said, article=within)) is None


def test_the_text_is_no_headline() -> None:
    """A sentence above the statement is the article's, as is a long line."""
    assert headline_line(headlined(None, "She had called for 'mutual respect, open rivers' before.\n\n")) is None
    assert (
        headline_line(headlined(None, "It was a " + "very " * 40 + "long line, 'mutual respect, open rivers'\n\n")) is None
    )


_WORDS = st.lists(st.sampled_from(["we", "note", "harbour", "trade", "and", "river", "treaty"]), max_size=14)


@given(_WORDS, _WORDS)
def test_what_is_not_marked_is_the_same(first: list[str], second: list[str]) -> None:
    """Within the stretch, both sides without their marked words are the same words in the same order."""
    made = align(first, second, edges=False)
    if made is None:
        assert not set(first) & set(second)
        return
    sides = ((first, made.first, made.first_only), (second, made.second, made.second_only))
    here, there = (_without(words[:end], only, start) for words, (start, end), only in sides)
    assert here == there


def _without(words: list[str], ranges: tuple[tuple[int, int], ...], start: int) -> list[str]:
    out = set(chain.from_iterable(range(*one) for one in ranges))
    return [word for at, word in enumerate(words) if at >= start and at not in out]


@pytest.mark.skipif(not seeds_present(), reason="the seed articles and their labels do not lie beside the project")
@pytest.mark.parametrize("archive", [gold_archive, parsed_archive], ids=["labelled", "parsed"])
def test_the_seeds_hold_four_wordings_of_one_formula(archive: type[InMemoryArchive]) -> None:
    """One formula of 7 November 2024, quoted and told four times by two outlets, each time in other words."""
    made = points(archive().briefing("PK", date(2024, 11, 7)))
    [point] = [one for one in made if "decades-old" in one.base.record.words]
    told = {(one.record.article.outlet, one.record.statement.kind): marked(one) for one in (point.base, *point.others)}

    assert told == {
        ("Business Recorder", Kind.DIRECT): ["and trust and"],
        ("Business Recorder", Kind.MIXED): [],
        ("The News", Kind.MIXED): ["in each other's domestic affairs"],
        ("The News", Kind.PARAPHRASE): ["mutual confidence", "in each others' domestic affairs"],
    }
    lede = next(one for one in point.others if one.record.article.outlet == "The News" and one.record.statement.quotes)
    assert headline_line(lede.record) == "The headline has “mutual respect, non-interference”"
