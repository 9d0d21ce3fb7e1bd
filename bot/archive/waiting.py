"""How much waits for review of what a question found nothing on: an answer that says "none" should not hide it.

held statements on its countries and topics -> those whose day, words and speaker would fit -> how many
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.archive import review_queries
from bot.archive.protocol import Lookup
from bot.archive.reading import Reader
from bot.archive.records import Records
from bot.folding import fold, words_of
from bot.model import Record

#: Counting ends here.
MOST = 100
#: Held statements that are looked at one by one where words, days or names are asked for, too.
_MOST_READ = 500


def waiting(reader: Reader, records: Records, lookup: Lookup) -> int:
    """How many statements that are held might answer a lookup, up to a hundred.

    What is held often is so because nobody is named as the speaker: such a statement counts, too.
    """
    shape = ("waiting", len(lookup.countries), len(lookup.topics))
    query = reader.prepared(shape, lambda: review_queries.waiting(len(lookup.countries), len(lookup.topics)))
    values = {"ministry": lookup.ministry or "", "limit": _MOST_READ}
    values |= {f"country{number}": f'"{code}"' for number, code in enumerate(lookup.countries)}
    values |= {f"topic{number}": f'"{topic}"' for number, topic in enumerate(lookup.topics)}
    rows = reader.fetch(query, values)
    plain = replace(lookup, countries=(), topics=(), limit=0, offset=0) == Lookup(ministry=lookup.ministry, limit=0)
    return min(len(rows) if plain else sum(_fits(one, lookup) for one in records.of(rows)), MOST)


def _fits(one: Record, lookup: Lookup) -> bool:
    said = one.statement
    return (
        _within(one, lookup)
        and (not lookup.kinds or said.kind in lookup.kinds)
        and (not lookup.rules or said.rule in lookup.rules)
        and (not lookup.speakers or said.speaker.name is None or said.speaker.name in lookup.speakers)
        and (not lookup.outlets or one.article.outlet in lookup.outlets)
        and _says(words_of(one.words), lookup)
    )


def _within(one: Record, lookup: Lookup) -> bool:
    if lookup.since is None and lookup.until is None:
        return True
    day = one.statement.said_on
    return day is not None and (lookup.since or day) <= day <= (lookup.until or day)


def _says(words: Sequence[str], lookup: Lookup) -> bool:
    asked = [part for typed in lookup.words for part in words_of(typed) or (fold(typed),)]
    if not all(any(word.startswith(part) for word in words) for part in asked if part):
        return False
    said = f" {' '.join(words)} "
    return all(f" {' '.join(words_of(phrase))} " in said for phrase in lookup.phrases)
