"""`data/grammar.yaml` -> the small words by which a sentence is read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from bot.errors import GazetteerError
from bot.gazetteer.reading import read_yaml

_FILE = "grammar.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """One set of words a field, in small letters; `data/grammar.yaml` says of each why it is there."""

    # Between a source and its verb.
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    modals: frozenset[str]
    adverbs: frozenset[str]

    # Around a verb or a clause.
    before_noun: frozenset[str]
    subordinate: frozenset[str]
    fronted: frozenset[str]
    not_at_head: frozenset[str]
    no_leftover_end: frozenset[str]
    leaves_subject: frozenset[str]
    setting: frozenset[str]
    of_whom: frozenset[str]
    speech_nouns: frozenset[str]
    inserts: frozenset[str]
    hearsay: frozenset[str]
    falsehoods: frozenset[str]
    contested: frozenset[str]
    misreporting: frozenset[str]
    months: frozenset[str]
    musings: frozenset[str]

    # In a source noun phrase.
    never_first: frozenset[str]
    opens_tail: frozenset[str]
    peoples: frozenset[str]
    former: frozenset[str]
    governments: frozenset[str]
    not_foreign: frozenset[str]
    other_ministries: frozenset[str]
    outlet_heads: frozenset[str]
    particles: frozenset[str]
    not_surnames: frozenset[str]
    never_names: frozenset[str]
    other_bodies: frozenset[str]
    beside_office: frozenset[str]
    also_surnames: frozenset[str]
    spokes: frozenset[str]
    beside_spokes: frozenset[str]
    topical: frozenset[str]

    # Around the name of a country or a body.
    before_place: frozenset[str]
    behind_place: frozenset[str]
    sent: frozenset[str]
    seated: frozenset[str]
    addressing: frozenset[str]
    not_addressed: frozenset[str]
    told_outlets: frozenset[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The small words; read once, so that a hot loop may ask again.

    Raises:
        GazetteerError: the file cannot be read, or a list is missing from it or unknown.
    """
    raw = read_yaml(_FILE)
    wanted = {field.name for field in fields(Grammar)}
    if set(raw) != wanted:
        wrong = ", ".join(sorted(set(raw) ^ wanted))
        raise GazetteerError(f"has lists missing or unknown ({wrong})", where=_FILE, todo="Mend the file")
    return Grammar(**{name: frozenset(words) for name, words in raw.items()})
