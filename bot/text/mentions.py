"""Which countries and topics a statement is about.

Named ones are read from the statement's own words; a capital in "talks in Vienna" is a place, not a government. Where a
statement names none, the ones it carries on from are inherited, and marked as such. The speaker's own country never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.reading import read_yaml
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.tokens import Token, words

#: Words before a capital that make it a place.
_PLACE_BEFORE = frozenset({"in", "at", "to", "from", "near", "reached", "via", "outside", "around", "leaving", "left", "visited", "visit", "through", "for"})
#: Words behind a capital that make it a place or an event's name.
_PLACE_BEHIND = frozenset({"talks", "summit", "conference", "airport", "embassy", "declaration", "process", "briefing", "based"})
#: Bodies count only where they are addressed ("urged the UN to …"), save the EU, which acts as a government does.
_ADDRESSED = frozenset("urge urged urges urging upon on thank thanked condemn condemned reject rejected ask asked asking call called calls calling appeal appealed accuse accused with".split())
_SORTS = frozenset({"country", "demonym", "capital", "metonym", "about", "person"})


class Countries(NamedTuple):
    """What a statement is about."""

    codes: tuple[str, ...]
    inherited: tuple[str, ...]


def named(frames: Sequence[Frame], *, own: str, skip: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The codes that a statement's own words name, in order of mention.

    Args:
        frames: the statement's sentences.
        own: the speaker's country, left out; "" where unknown.
        skip: offsets of the source phrase, whose own countries are the speaker's.
    """
    found: list[str] = []
    for frame in frames:
        for hit in frame.hits:
            token = frame.tokens[hit.start]
            if skip is not None and skip[0] <= token.start < skip[1] and hit.entry.sort in ("person", "demonym", "country", "capital", "metonym", "about"):
                continue
            code = _code(frame.tokens, hit, own)
            if code and code not in found:
                found.append(code)
    return tuple(found)


def _code(tokens: list[Token], hit: Hit, own: str) -> str:
    entry = hit.entry
    if entry.sort == "body":
        addressed = any(token.low in _ADDRESSED for token in tokens[max(0, hit.start - 8) : hit.start])
        return entry.code if entry.code == "EU" or (addressed and entry.code == "UN") else ""
    if entry.sort == "ministry":
        return entry.code if entry.code != own else ""
    if entry.sort not in _SORTS or not entry.code:
        return ""
    if entry.sort == "capital" and _is_place(tokens, hit):
        return ""
    if entry.sort == "about" and entry.code == "IN" and own == "IN":
        return "PK" if entry.name in ("Kashmir", "IWT", "Indus Waters Treaty", "Line of Control", "LoC") else ""
    return entry.code if entry.code != own else ""


def _is_place(tokens: list[Token], hit: Hit) -> bool:
    before = tokens[hit.start - 1].low if hit.start else ""
    behind = tokens[hit.end].low if hit.end < len(tokens) else ""
    return before in _PLACE_BEFORE or behind in _PLACE_BEHIND


class Topics:
    """The topic lexicon as a table by first word."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        for phrase, topic in rows:
            key = words(phrase)
            if key:
                self._table.setdefault(key[0], []).append((key, topic, phrase[0].isupper()))

    def of(self, frames: Sequence[Frame]) -> tuple[str, ...]:
        """The topics that the sentences' words show, in order; a capital in the lexicon must be one in the text."""
        found: list[str] = []
        for frame in frames:
            lows = [token.low for token in frame.tokens]
            for index, low in enumerate(lows):
                for key, topic, capital in self._table.get(low, ()):
                    if topic not in found and tuple(lows[index : index + len(key)]) == key and (not capital or frame.tokens[index].capital):
                        found.append(topic)
        return tuple(found)


@lru_cache(maxsize=1)
def topics() -> Topics:
    """The topics of `data/topics.yaml`: the words under `text` and `urdu`."""
    raw = read_yaml("topics.yaml")
    return Topics((phrase, topic) for topic, entry in raw.items() for phrase in [*(entry.get("text") or ()), *(entry.get("urdu") or ())])
