"""The command language: verbs, what each wants behind it, and what is asked about instead of guessed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.stance.answers import Ambiguous, Query, Unknown
from bot.stance.command import (
    MOST_QUOTE,
    Ask,
    Briefing,
    Changes,
    Chart,
    Check,
    Command,
    Compare,
    Help,
    History,
    Listing,
    Reading,
    Status,
    read_command,
)
from bot.stance.digest_commands import DigestNow, DigestOf, DigestStatus, Unwatch, Watch, Watches

TODAY = date(2026, 11, 24)
_MINISTRIES = frozenset({"IN", "PK"})


def read(text: str) -> Reading:
    return read_command(text, today=TODAY, ministries=_MINISTRIES)


def question(text: str) -> Query:
    found = read(text)
    assert isinstance(found, Ask), found
    return found.query


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("history US", History(query=Query(text="US", countries=("US",)))),
        ("HISTORY  US", History(query=Query(text="US", countries=("US",)))),
        ("changes china cpec", Changes(query=Query(text="china cpec", countries=("CN",), topics=("cpec",)))),
        ("latest", Briefing(day=None)),
        ("briefing", Briefing(day=None)),
        ("briefing 2024-11-07", Briefing(day=date(2024, 11, 7))),
        ("briefing on 7 Nov 2024", Briefing(day=date(2024, 11, 7))),
        ("briefing yesterday", Briefing(day=date(2026, 11, 23))),
        ("countries", Listing(of="countries")),
        ("topics", Listing(of="topics")),
        ("status", Status()),
        ("chart china cpec", Chart(queries=(Query(text="china cpec", countries=("CN",), topics=("cpec",)),))),
        ("check “we keep our word”", Check(quote="“we keep our word”")),
        ("check a &amp; b", Check(quote="a & b")),
        ('check "as they say by:laws bind"', Check(quote='"as they say by:laws bind"')),
        ("check she said: we keep", Check(quote="she said: we keep")),
        ("help", Help()),
        ("", Help()),
    ],
)
def test_verbs(typed: str, command: Command) -> None:
    """A verb first says what is wanted, in any case of letters."""
    assert read(typed) == command


def test_compare_asks_the_same_of_each_country() -> None:
    """Topic and dates hold for all that are put side by side."""
    found = read("compare US and China trade since 2024")
    assert isinstance(found, Compare)
    assert [(one.countries, one.topics, one.since) for one in found.queries] == [
        (("US",), ("trade",), date(2024, 1, 1)),
        (("CN",), ("trade",), date(2024, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("typed", "countries", "words"),
    [
        ("latest US", ("US",), ()),
        ("latest news on iran", ("IR",), ()),
        ("briefing on iran", ("IR",), ()),
        ("ask history US", ("US",), ("history",)),
        ("US history", ("US",), ("history",)),
    ],
)
def test_questions_that_hold_a_verb(typed: str, countries: tuple[str, ...], words: tuple[str, ...]) -> None:
    """A verb counts only at the head; `latest` before a country says what a question means anyway."""
    assert (question(typed).countries, question(typed).words) == (countries, words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("histroy US", "history US"),
        ("chek the quote", "check the quote"),
        ("contries", "countries"),
        ("comapre US China", "compare US China"),
        ("breifing 2024-11-07", "briefing 2024-11-07"),
        ("lastest", "latest"),
        ("chekc the quote", "check the quote"),
    ],
)
def test_a_misspelt_verb_is_asked_about(typed: str, meant: str) -> None:
    """Neither carried out nor answered as a search, until somebody says which of the two it was."""
    found = read(typed)
    assert isinstance(found, Ambiguous)
    assert found.choices[0].question == meant
    others = [one.question for one in found.choices[1:]]
    assert all(not isinstance(read(one), Ambiguous) for one in others)


@pytest.mark.parametrize(
    "typed", ["last month", "US last year", "chile", "cuba", "latvia", "chinese", "topaz US", "US chess", "watch"]
)
def test_words_that_are_no_misspelt_verb(typed: str) -> None:
    """Countries near a verb stay countries, and what is far from every verb stays a question."""
    found = read(typed)
    assert not isinstance(found, Ambiguous) or not any(one.question for one in found.choices)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("history", "history takes a country or a topic, as in history US"),
        ("changes ", "changes takes a country or a topic"),
        ("compare", "compare takes 2 to 4 countries"),
        ("compare US", "1 was understood here"),
        ("compare US narnia", "1 was understood here, and “narnia” names none"),
        ("compare narnia US", "1 was understood here, and “narnia” names none"),
        ("compare US China India Iran Nepal", "5 was understood here"),
        ("compare korea US", "North Korea or South Korea; write its name in full"),
        ("check", "check takes the words to look for"),
        ("check “”", "check takes the words to look for"),
        ('check "we keep our word" by:dar', "check takes no filters, only the words to look for; leave out by:dar"),
        ('check since:2024 "we keep our word"', "leave out since:2024"),
        ("check we keep our word --outlet dawn", "leave out --outlet dawn"),
        (f"check {'word ' * MOST_QUOTE}", f"at most {MOST_QUOTE} characters"),
        ("briefing since", "“since” names no day"),
        ("briefing last month", "briefing takes one day"),
        ("briefing 2024-02-30", "not in the calendar"),
        ("history US since:soon", "--since takes a day"),
        ("add https://example.com/1", "run fo-stance ingest"),
        ("delete 1", "Nothing is deleted"),
        ("admin reload", "config.yaml"),
        ("pakistan from:narnia", "from: takes the country whose ministry is meant, one of IN, PK"),
        ("<@U012345> US", "A mention of a person"),
        ("<#C012|desk>", "A mention of a person"),
    ],
)
def test_what_cannot_be_carried_out_is_told(typed: str, part: str) -> None:
    """One sentence that says what is wrong and what to write instead."""
    found = read(typed)
    assert isinstance(found, Unknown)
    assert part in (found.fault or "")


def test_a_verb_keeps_its_choices() -> None:
    """`history korea` asks which one, and either button asks for the history."""
    found = read("history korea")
    assert isinstance(found, Ambiguous)
    assert [one.question for one in found.choices] == ["history North Korea", "history South Korea"]
    guineas = read("history guinea")
    assert isinstance(guineas, Ambiguous)
    assert all(isinstance(read(one.question), History) for one in (*found.choices, *guineas.choices))
    days = read("history india august 5")
    assert isinstance(days, Ambiguous)
    assert [one.question for one in days.choices] == ["history india Kashmir", "history india on 2026-08-05"]


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("digest", DigestStatus()),
        ("Digest now", DigestNow()),
        ("digest 2024-11-07", DigestOf(day=date(2024, 11, 7))),
        ("watches", Watches()),
        ("watch china cpec", Watch(query=Query(text="china cpec", countries=("CN",), topics=("cpec",)))),
        ("unwatch Iran", Unwatch(query=Query(text="Iran", countries=("IR",)))),
    ],
)
def test_digests_and_watches(typed: str, command: Command) -> None:
    """Their verbs lead to their own words."""
    assert read(typed) == command


@pytest.mark.parametrize(
    "typed", ["digest on 25:00 Asia/Karachi", "digest on 09:00 UTC #other", "watch", "watch narnia news"]
)
def test_digests_and_watches_search_for_nothing(typed: str) -> None:
    """Nobody who wants a digest is answered with statements on digests."""
    found = read(typed)
    assert isinstance(found, Unknown)
    assert found.search is None


def test_a_watch_asks_which_country_is_meant() -> None:
    """And either button sets the watch."""
    found = read("watch korea")
    assert isinstance(found, Ambiguous)
    assert [one.question for one in found.choices] == ["watch North Korea", "watch South Korea"]
