"""Linked data: one JSON-LD document of schema.org Quotations, each with its speaker, days, article and subjects.

What schema.org has no word for stands under `fo:`, a name space of our own: `fo:wording` (verbatim, or an editor's summary),
`fo:kind`, `fo:position` and so on, as in JSON lines. A summary's words are an `abstract` and never a `text`, so that no
program takes them for words that were printed. Topics are ours, each matched with IPTC Media Topics as far as these fit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.exporting.jsonl import exported
from bot.exporting.voices import voice
from bot.gazetteer import Country, Topic, load_countries, load_topics
from bot.model import Article, Record, Wording
from bot.stance.as_json import day_json

#: Whose topics the matches lead to, as the licence wants it named wherever they are.
ATTRIBUTION = "Contains IPTC Media Topics, © IPTC, CC BY 4.0"
CONTEXT = ("https://schema.org", {"fo": "urn:fo-stance:", "skos": "http://www.w3.org/2004/02/skos/core#"})
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_WHOLE = {"@type": "Dataset", "name": "Attributed statements", "creditText": ATTRIBUTION}
#: How well the first of a topic's codes fits, by the first word of its `fit`.
_MATCHES = {"exact": "skos:exactMatch", "close": "skos:closeMatch", "broader": "skos:broadMatch"}
#: Keys of JSON lines that schema.org has no property for.
_OURS = ("kind", "position", "earlier", "said_basis", "said_from", "said_until", "ministry", "rule", "status")


def linked_data(records: Iterable[Record]) -> Iterator[str]:
    """The document: its context, what it is, then a node a line, then its end; valid also where there is no statement."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [\n{json.dumps(_WHOLE, ensure_ascii=False)}'
    for record in records:
        yield ",\n" + json.dumps(quotation(record), ensure_ascii=False)
    yield "\n]}\n"


def quotation(record: Record) -> dict[str, Any]:
    """One statement as a node; what is unknown is left out.

    `dateCreated` is the day it was said, `datePublished` the day the outlet printed it: neither ever stands for the other.
    """
    said, article = record.statement, record.article
    printed = article.wording is Wording.VERBATIM
    values = exported(record)
    node = {
        "@type": "Quotation",
        "@id": f"urn:fo-stance:statement:{said.id}",
        "identifier": said.id,
        "text": record.words if printed else None,
        "abstract": None if printed else record.words,
        "fo:wording": article.wording.value,
        "spokenByCharacter": voice(said.speaker),
        "dateCreated": values["said_on"],
        "datePublished": values["published"],
        "isPartOf" if printed else "isBasedOn": _article(article, official=record.official),
        "about": [_country(code) for code in said.countries] + [_topic(id) for id in said.topics],
        "hasPart": [{"@type": "Quotation", "text": words} for words in values["quotes"]],
        **{f"fo:{name}": values[name] for name in _OURS},
        "fo:inherited": values["inherited"],
    }
    return _told(node)


def _article(article: Article, *, official: bool) -> dict[str, Any]:
    """What printed it; a ministry's own transcript is no newspaper's article."""
    publisher = None if article.outlet is None else {"@type": "Organization", "name": article.outlet}
    return _told(
        {
            "@type": "Article" if official else "NewsArticle",
            "@id": article.url,
            "url": article.url,
            "headline": article.title,
            "datePublished": day_json(article.published),
            "publisher": publisher,
        }
    )


def _country(code: str) -> dict[str, Any]:
    country: Country | None = load_countries().by_code.get(code)
    if country is None:
        return {"@type": "Thing", "identifier": code}
    return {"@type": "Organization" if country.body else "Country", "identifier": country.public_code, "name": country.name}


def _topic(id: str) -> dict[str, Any]:
    topic: Topic | None = load_topics().by_id.get(id)
    if topic is None:
        return {"@type": "DefinedTerm", "termCode": id}
    node: dict[str, Any] = {"@type": "DefinedTerm", "termCode": id, "name": topic.name}
    codes = [_media_topic(code) for code in topic.iptc]
    if codes:
        node[_MATCHES.get(topic.fit.partition(" ")[0], "skos:relatedMatch")] = codes[0]
    if codes[1:]:
        node["skos:relatedMatch"] = codes[1:]
    return node


def _media_topic(code: str) -> dict[str, str]:
    return {"@id": _MEDIA_TOPICS + code.removeprefix("medtop:"), "skos:notation": code}


def _told(node: Mapping[str, Any]) -> dict[str, Any]:
    """The node without what is unknown or empty."""
    return {key: value for key, value in node.items() if value is not None and value != []}
