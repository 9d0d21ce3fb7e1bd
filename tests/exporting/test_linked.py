"""JSON lines and linked data: what a program that never heard of this one can rely on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from bot.exporting import json_lines, linked_data
from bot.exporting.linked import quotation
from bot.exporting.voices import voice
from bot.gazetteer import load_topics
from bot.model import TRANSCRIPT, Kind, Record, Speaker, Wording
from bot.stance.as_json import record_json
from tests.fakes import SPOKESPERSON, article, record, statement


def document(*records: Record) -> Any:
    return json.loads("".join(linked_data(records)))


def test_json_lines_have_the_keys_of_an_answers_statements() -> None:
    """All but what comes of comparing with a transcript, which an export does not."""
    said = record("“Yes,” she said.", kind=Kind.MIXED, quotes=("Yes,",))
    [line] = json_lines([said])
    told = record_json(said)
    assert line.endswith("}\n")
    assert json.loads(line) == {key: told[key] for key in told if key not in ("transcript", "transcript_words")}


def test_a_lone_surrogate_is_a_line_of_json_once_it_is_written() -> None:
    """Files and standard output write it as JSON itself would escape it."""
    [line] = json_lines([record("She said \ud800 so.")])
    assert json.loads(line.encode("utf-8", "backslashreplace"))["text"] == "She said \ud800 so."


def test_a_document_is_one_graph_with_its_attribution() -> None:
    """The context names schema.org; whose topics are matched is told once."""
    whole, first, second = document(record(), record("She said no."))["@graph"]
    assert whole["creditText"] == "Contains IPTC Media Topics, © IPTC, CC BY 4.0"
    assert [first["@type"], second["@type"]] == ["Quotation", "Quotation"]
    assert first["@id"] != second["@id"]
    assert len(document()["@graph"]) == 1


def test_a_quotation_has_its_speaker_days_and_article() -> None:
    """The day it was said and the day it was printed have a property each."""
    within = article("“We go,” she said.", url="https://gazette.example/1", title="Talks")
    said = statement(within, "“We go,” she said.", kind=Kind.MIXED, quotes=("We go,",))
    node = quotation(Record(statement=said, article=within))
    assert {
        key: node[key] for key in ("text", "spokenByCharacter", "dateCreated", "datePublished", "isPartOf", "hasPart")
    } == {
        "text": "“We go,” she said.",
        "spokenByCharacter": {"@type": "Person", "name": "Amina Farouk", "jobTitle": "Foreign Office Spokesperson"},
        "dateCreated": "2030-05-02",
        "datePublished": "2030-05-03",
        "isPartOf": {
            "@type": "NewsArticle",
            "@id": "https://gazette.example/1",
            "url": "https://gazette.example/1",
            "headline": "Talks",
            "datePublished": "2030-05-03",
            "publisher": {"@type": "Organization", "name": "The Harbour Gazette"},
        },
        "hasPart": [{"@type": "Quotation", "text": "We go,"}],
    }
    assert (node["fo:wording"], node["fo:kind"], node["fo:ministry"]) == ("verbatim", "mixed", "PK")


def test_an_unknown_day_is_left_out() -> None:
    """The day of publication never stands for it; its bounds are told."""
    node = quotation(record(said_on=None, published=None, said_from=date(2021, 8, 1), url=None, outlet=None))
    assert [key for key in ("dateCreated", "datePublished") if key in node] == []
    assert (node["fo:said_from"], node["isPartOf"]) == ("2021-08-01", {"@type": "NewsArticle"})
    assert "dateCreated" not in quotation(record(said_on=None))


def test_a_summary_is_no_text() -> None:
    """Only the phrases that were printed are quotations; the summary is based on the article and no part of it."""
    words = "The office wished for “mutual respect”."
    node = quotation(record(words, kind=Kind.MIXED, quotes=("mutual respect",), wording=Wording.SUMMARY))
    assert ("text" in node, "isPartOf" in node, node["abstract"], node["fo:wording"]) == (False, False, words, "summary")
    assert (node["hasPart"], node["isBasedOn"]["@type"]) == (
        [{"@type": "Quotation", "text": "mutual respect"}],
        "NewsArticle",
    )


def test_a_transcript_is_no_newspapers_article() -> None:
    """It is the ministry's own."""
    assert quotation(record(rule=TRANSCRIPT))["isPartOf"]["@type"] == "Article"


def test_subjects_are_countries_bodies_and_topics() -> None:
    """Topics lead to IPTC's codes as far as these fit; a country from the context is marked as such."""
    node = quotation(record(countries=("US", "ARABLEAGUE"), inherited=("US",), topics=("terrorism", "kashmir")))
    country, body, exact, broader = node["about"]
    assert country == {"@type": "Country", "identifier": "US", "name": "United States"}
    assert (body["@type"], node["fo:inherited"]) == ("Organization", ["US"])
    code = "http://cv.iptc.org/newscodes/mediatopic/20000103"
    assert (exact["termCode"], exact["skos:exactMatch"]["@id"]) == ("terrorism", code)
    assert ("skos:exactMatch" in broader, broader["skos:broadMatch"]["skos:notation"]) == (False, "medtop:20001316")


@pytest.mark.parametrize("id", load_topics().by_id)
def test_every_topic_has_a_match_that_says_how_well_it_fits(id: str) -> None:
    """Each `fit` in the data is one of the three that are told apart."""
    [topic] = quotation(record(countries=(), topics=(id,)))["about"]
    assert [key for key in topic if key in ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch")] != []


VOICES: dict[str, tuple[Speaker, dict[str, str] | None]] = {
    "a person with a role": (
        SPOKESPERSON,
        {"@type": "Person", "name": "Amina Farouk", "jobTitle": "Foreign Office Spokesperson"},
    ),
    "an institution": (
        Speaker(name="Foreign Office", role="institutional", ministry="PK"),
        {"@type": "Organization", "name": "Foreign Office"},
    ),
    "somebody of a ministry whom nobody names": (
        Speaker(name="Foreign Office", role="unnamed spokesperson", ministry="PK"),
        {"@type": "Organization", "name": "Foreign Office", "description": "unnamed spokesperson"},
    ),
    "several together": (
        Speaker(name="Ila Kaan and Ivo Lund", role="joint", ministry="PK"),
        {"@type": "Organization", "name": "Ila Kaan and Ivo Lund"},
    ),
    "somebody only described": (
        Speaker(name="regional official", role="regional official"),
        {"name": "regional official"},
    ),
    "a role without a name": (Speaker(name=None, role="official", ministry="PK"), {"name": "official"}),
    "nobody": (Speaker(name=None), None),
}


@pytest.mark.parametrize(("speaker", "node"), VOICES.values(), ids=VOICES)
def test_a_voice_is_a_person_only_where_that_is_known(speaker: Speaker, node: dict[str, str] | None) -> None:
    """An institution, a group or somebody only described is never made one."""
    assert voice(speaker) == node
