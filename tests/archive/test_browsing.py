"""The archive in another program's hands: the view that Datasette shows, and what is told about it there."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from sqlalchemy import text

from bot.archive import open_archive
from bot.archive.browsing import COLUMNS
from bot.archive.opening import engine_of
from bot.archive.place import place_of
from bot.archive.schema import article as article_table
from bot.archive.schema import metadata
from bot.archive.schema import statement as statement_table
from bot.model import Kind, Record, Status, Wording
from tests.fakes import PRINTED, SAID, article, record, retracted, statement
from tests.repo.source import ROOT

_TOLD: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "metadata.yaml").read_text("utf-8"))
_TABLES: dict[str, Any] = _TOLD["databases"]["fo-stance"]["tables"]


def browsed(place: str, *records: Record) -> list[dict[str, Any]]:
    """The view's rows, in the order of their words, after each record's article went in."""
    archive = open_archive(place, create=True)
    for one in records:
        archive.add(one.article, one.statement.said_on, [one.statement])
    archive.close()
    engine = engine_of(place_of(place))
    with engine.connect() as connection:
        rows = [dict(row) for row in connection.execute(text("SELECT * FROM statements_full ORDER BY words")).mappings()]
    engine.dispose()
    return rows


def test_a_row_is_a_statement_with_its_words_and_article(place: str) -> None:
    """What another program sees needs no offsets."""
    one = record("“We go,” she said. 🎉", before="Für Freedonia. ", kind=Kind.MIXED, quotes=("We go,",), topics=("trade",))
    [row] = browsed(place, one)
    assert tuple(row) == tuple(COLUMNS)
    assert {name: row[name] for name in ("words", "speaker", "role", "kind", "countries", "topics", "outlet", "url")} == {
        "words": "“We go,” she said. 🎉",
        "speaker": "Amina Farouk",
        "role": "Foreign Office Spokesperson",
        "kind": "mixed",
        "countries": '["US"]',
        "topics": '["trade"]',
        "outlet": "The Harbour Gazette",
        "url": one.article.url,
    }
    assert (str(row["said_on"]), str(row["published"]), row["wording"]) == (str(SAID), str(PRINTED), "verbatim")


def test_only_what_can_be_answered_is_there(place: str) -> None:
    """Held, retracted and superseded statements are in the tables alone; a summary says that it is one."""
    url = "https://gazette.example/changing"
    rows = browsed(
        place,
        record("A held one.", status=Status.HELD),
        retracted(record("A retracted one.")),
        record("A superseded one.", url=url),
        record("B corrected.", status=Status.CORRECTED),
        record("C in short.", wording=Wording.SUMMARY),
        record("D in the newer version.", url=url),
    )
    seen = [(row["words"], row["status"], row["wording"]) for row in rows]
    assert seen == [
        ("B corrected.", "corrected", "verbatim"),
        ("C in short.", "shown", "summary"),
        ("D in the newer version.", "shown", "verbatim"),
    ]


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\ufdd0"], ids=["NUL", "half a character", "the mark itself"])
def test_words_are_left_out_rather_than_shifted(odd: str, place: str) -> None:
    """Where characters had to be written out, offsets do not count what is stored."""
    [row] = browsed(place, record("She said so.", before=f"A broken page{odd}. "))
    assert row["words"] is None


def test_words_that_run_to_the_articles_end_are_whole(place: str) -> None:
    """Neither end is one character off."""
    within = article("She said so.", url="https://gazette.example/whole")
    [row] = browsed(place, Record(statement=statement(within, "She said so."), article=within))
    assert row["words"] == "She said so."


def test_datasette_is_told_what_every_column_holds() -> None:
    """The shipped file has the schema's own words, for each column that is there and for no other."""
    for name in ("article", "statement"):
        assert _TABLES[name]["columns"] == {column.name: column.comment for column in metadata.tables[name].c}
    comments = {f"{table.name}.{one.name}": one.comment for table in (article_table, statement_table) for one in table.c}
    told = _TABLES["statements_full"]["columns"]
    assert list(told) == list(COLUMNS)
    assert {name: told[name] for name in told if name != "words"} == {
        name: comments[source] for name, source in COLUMNS.items() if name != "words"
    }


def test_datasette_shows_the_attribution() -> None:
    """IPTC's licence asks for it; every table has a title and a description."""
    assert _TOLD["about"] == "Contains IPTC Media Topics, © IPTC, CC BY 4.0"
    assert [name for name, one in _TABLES.items() if not (one["title"] and one["description"])] == []
    assert set(_TABLES) - {"statements_full"} <= set(metadata.tables)
