"""The starter archive's file, as an editor wrote it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.gazetteer.topics import load_topics
from tests.data.raw import DATA, PROFILES, loaded, profile

STARTER: dict[str, Any] = loaded((DATA / "starter.yaml").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = STARTER["articles"]
RECORDS: list[dict[str, Any]] = [record for article in ARTICLES for record in article["records"]]
MOST_WORDS = 8


def pakistan(*countries: str, topic: str | None = None) -> list[dict[str, Any]]:
    """What Pakistan's ministry is filed to have said about countries."""
    return [
        one
        for one in RECORDS
        if one["ministry"] == "PK" and set(countries) <= set(one["countries"]) and (topic is None or topic in one["topics"])
    ]


def test_it_is_labelled_as_our_own_words() -> None:
    """The file says that its wording is a summary, so that no card shows it as an outlet's."""
    assert STARTER["wording"] == "summary"


def test_five_articles_give_at_least_forty_five_records() -> None:
    """A newcomer's first questions find something: five articles, 45 records or more."""
    assert len(ARTICLES) == 5
    assert len(RECORDS) >= 45


def test_phrases_are_short_marked_and_not_the_whole() -> None:
    """A quoted phrase has at most eight words, stands between marks in its text, and the text says more than it."""
    quoted = [one for one in RECORDS if one["quote"] != "null"]
    assert quoted
    for one in quoted:
        assert len(re.findall(r"[\w’'-]+", one["quote"])) <= MOST_WORDS, one["quote"]
        assert re.search(f"[“‘]{re.escape(one['quote'])}[”’]", one["text"]), one["quote"]
        assert len(one["quote"]) < 0.7 * len(one["text"]), one["text"]


def test_only_the_quoted_phrase_stands_between_marks() -> None:
    """No text quotes anything beside its `quote`: a paraphrase has no marks at all."""
    wrong = [one["text"] for one in RECORDS if len(re.findall(r"[“‘]", one["text"])) != (one["quote"] != "null")]
    assert wrong == []


def test_kinds_follow_the_source() -> None:
    """Direct and mixed records have a phrase, paraphrases and declines have none."""
    wrong = [one["text"] for one in RECORDS if (one["kind"] in ("direct", "mixed")) != (one["quote"] != "null")]
    assert wrong == []


def test_topics_are_known() -> None:
    """Every topic is one of the product's own, and every record has one."""
    known = set(load_topics().by_id)
    assert [one["text"] for one in RECORDS if not one["topics"] or not set(one["topics"]) <= known] == []


def test_speakers_of_the_ministry_are_in_its_profile() -> None:
    """Who speaks for Pakistan here is the institution or somebody of its profile; a joint meeting is named as one."""
    pk = next(profile(path) for path in PROFILES if path.stem == "pk")
    known = {pk["name"], *(person["name"] for person in pk["people"])}
    assert {"joint meeting"} == {one["role"] for one in RECORDS if one["ministry"] == "PK" and one["speaker"] not in known}


def test_other_voices_have_no_ministry() -> None:
    """A defence minister, a politician, an analyst and US lawmakers are kept, and speak for nobody's ministry."""
    others = {one["speaker"] for one in RECORDS if one["ministry"] == "null"}
    assert {"Khawaja Asif", "Raoof Hasan", "Michael Kugelman", "US House of Representatives members"} <= others


def test_days_are_days_and_every_one_has_a_basis() -> None:
    """A day is written as one, published days never precede said ones, and each record says what its day follows from."""
    for article in ARTICLES:
        for one in article["records"]:
            assert one["said_basis"] not in ("", "null"), one["text"]
            if one["said_on"] != "null":
                assert date.fromisoformat(one["said_on"]) <= date.fromisoformat(article["published"]), one["text"]


def test_an_undated_article_is_bounded_by_a_tenure() -> None:
    """The article without outlet, address and day says between which days it must have been."""
    undated = [article for article in ARTICLES if article["published"] == "null"]
    assert [(one["outlet"], one["url"], one["said_on"]) for one in undated] == [("null", "null", "null")]
    assert {("2021-08-20", "2022-11-10")} == {(one["said_from"], one["said_until"]) for one in undated[0]["records"]}


def test_the_reaction_two_weeks_old_is_earlier_and_dated() -> None:
    """What was said two weeks before the briefing keeps its own day and is marked as brought back."""
    older = [one for one in RECORDS if one["said_on"] == "2024-10-24"]
    assert len(older) == 3
    assert all(one["earlier"] == "true" and "two weeks" in one["said_basis"] for one in older)


def test_visits_are_only_mentioned() -> None:
    """Announced visits to Baku and Riyadh are no positions, and nothing else is said of either country."""
    assert {"false"} == {one["position"] for one in pakistan("AZ") + pakistan("SA")}
    assert pakistan("RU") == []


def test_the_ministers_hope_is_not_the_spokespersons() -> None:
    """The calm border Pakistani and Iranian ministers hope for is filed under the ministers."""
    hope = [one for one in RECORDS if "IR" in one["countries"] and "border" in one["topics"]]
    assert [one["ministry"] for one in hope] == ["null"]


def test_the_united_states_lead_with_one_direct_quote() -> None:
    """Of the newest briefing just one record on the US is direct, and just one declines: on Imran Khan."""
    newest = [one for one in pakistan("US") if one["said_on"] == "2024-11-07"]
    assert [one["quote"] for one in newest if one["kind"] == "direct"] == ["Our relationship with America is decades-old"]
    assert ["Imran Khan" in one["text"] for one in newest if one["kind"] == "declined"] == [True]
