"""The five seed articles as an archive: with their hand labels, as a perfect parser would hand on, or as parsed.

Labels know no `position` and no day of earlier remarks, so both follow here from a rule that is stated beside them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.model import Article, Kind, Record, Span, Speaker, Statement, article_id, statement_id
from bot.text.parse import parse
from tests.fakes import InMemoryArchive

SHARED = Path(__file__).resolve().parents[3] / "shared"

_KINDS = {
    "direct_quote": Kind.DIRECT,
    "mixed": Kind.MIXED,
    "paraphrase": Kind.PARAPHRASE,
    "declined": Kind.DECLINED,
}
#: Label topics -> the ids the product uses; the others have the same name or none.
_TOPICS = {
    "visits_diplomacy": "visits_summits",
    "elections_politics": "interference_elections",
    "gaza_palestine": "palestine_gaza",
    "afghanistan_peace": "peace_mediation",
    "trade_economy": "trade",
    "refugees_migration": "refugees",
    "un_multilateral": "multilateral",
    "security": "terrorism",
}
#: Announced journeys, and meetings that will or will not be, say nothing of where the ministry stands.
_ANNOUNCED = re.compile(r"\bwill (?:also )?(?:visit|attend)|scheduled to visit|\bbrushed aside\b.*\bmeeting\b", re.DOTALL)
#: Two governments' hope, reported as background: not the spokesperson's.
_OTHERS_HOPE = re.compile(r"ministers\b.*\bhope\b", re.DOTALL)
#: The recalled reaction in the second seed came this long before its briefing, as the text says.
_RECALLED = timedelta(days=14)


def seeds_present() -> bool:
    """Whether the labelled seeds lie beside the project."""
    return (SHARED / "seeds" / "seeds.jsonl").is_file() and (SHARED / "corpus" / "gold" / "seeds").is_dir()


def gold_archive() -> InMemoryArchive:
    """The labelled statements of the five seeds."""
    return InMemoryArchive(one for seed in _seeds() for one in _records(seed))


def parsed_archive() -> InMemoryArchive:
    """The statements that the parser finds in the five seeds."""
    archive = InMemoryArchive()
    for seed in _seeds():
        parsed = parse(_article(seed))
        archive.add(parsed.article, parsed.said_on, parsed.statements)
    return archive


def _seeds() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "seeds" / "seeds.jsonl").read_text("utf-8").splitlines()]


def _article(seed: dict[str, Any]) -> Article:
    return Article(
        id=article_id(url=seed["url"], text=seed["text"]),
        text=seed["text"],
        url=seed["url"],
        outlet=seed["outlet"],
        published=_day(seed["published"]),
        source=seed["id"],
    )


def _records(seed: dict[str, Any]) -> Iterator[Record]:
    label = json.loads((SHARED / "corpus" / "gold" / "seeds" / f"{seed['id']}.json").read_text("utf-8"))
    article = _article(seed)
    for said in label["statements"]:
        words = article.text[said["start"] : said["end"]]
        if not (said.get("implicit") and _OTHERS_HOPE.search(words)):
            yield Record(statement=_statement(said, words, article, _day(label["said_date"])), article=article)


def _statement(said: dict[str, Any], words: str, article: Article, main: date | None) -> Statement:
    kind = _KINDS[said["kind"]]
    recalled = None if main is None or said["ministry_of"] is None else main - _RECALLED
    return Statement(
        id=statement_id(article=article.id, words=words),
        article_id=article.id,
        span=Span(start=said["start"], end=said["end"]),
        speaker=Speaker(name=said["speaker"], role=said["speaker_role"], ministry=said["ministry_of"]),
        kind=kind,
        quotes=tuple(Span(start=one["start"], end=one["end"]) for one in said["quotes"]),
        cue=None if said.get("implicit") else Span(start=said["start"], end=said["start"] + 1),
        countries=tuple(said["countries"]),
        topics=tuple(_TOPICS.get(one, one) for one in said["topics"] if one != "other"),
        position=kind is not Kind.DECLINED and _ANNOUNCED.search(words) is None,
        earlier=said["earlier"],
        said_on=recalled if said["earlier"] else main,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
