"""Which countries and topics a statement is about.

Named ones are read from the statement's own words; a capital in "talks in Vienna" is a place, not a government. Where a
statement names none, the ones it carries on from are inherited, and marked as such. The speaker's own country never counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.gazetteer.grammar import grammar
from bot.gazetteer.reading import read_yaml
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.matters import opens_new_matter
from bot.text.tokens import Token, words

#: What India says of these is about Pakistan, as what Pakistan says of them is about India.
_BETWEEN_NEIGHBOURS = ("Kashmir", "IWT", "Indus Waters Treaty", "Line of Control", "LoC")
#: How far before a body's name the word that addresses it stands, in tokens.
_ADDRESS = 6
#: How far before a capital the word stands that makes it a government ("the new administration in X"), in tokens.
_TO_WHOM = 3
#: Names that make a statement one about their country; those of a source phrase are the speaker's own.
_SORTS = frozenset({"country", "demonym", "capital", "metonym", "about", "person"})


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
            if skip is not None and skip[0] <= token.start < skip[1] and hit.entry.sort in _SORTS:
                continue
            code = _whole(_code(frame.tokens, hit, own))
            if code and code not in found:
                found.append(code)
    return tuple(found)


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    return dict(read_yaml("places.yaml")["part_of"])


def _whole(code: str) -> str:
    """The country that conducts a territory's foreign affairs; any other code as it is."""
    return _parts().get(code, code)


def _addressee(tokens: list[Token], hit: Hit) -> bool:
    """Whether it tells whom it was told ("told the German newspaper X"), not what about."""
    return any(token.low in grammar().told_outlets for token in tokens[hit.end : hit.end + 2])


def _code(tokens: list[Token], hit: Hit, own: str) -> str:
    """The country or body that a hit makes the statement one about; "" where none."""
    entry = hit.entry
    if entry.sort == "body":
        acts = entry.code == "EU" and own != "EU"
        return entry.code if acts or _is_addressed(tokens, hit) else ""
    if entry.sort not in _SORTS and entry.sort != "ministry":
        return ""
    if (entry.sort == "capital" and _is_place(tokens, hit)) or (entry.sort == "demonym" and _addressee(tokens, hit)):
        return ""
    if entry.sort == "about" and entry.code == "IN" and own == "IN":
        return "PK" if entry.name in _BETWEEN_NEIGHBOURS else ""
    return entry.code if entry.code != own else ""


def _is_addressed(tokens: list[Token], hit: Hit) -> bool:
    """Whether a body is called on to act, not one of its texts, organs or meetings."""
    behind = tokens[hit.end].low if hit.end < len(tokens) else ""
    if behind in grammar().not_addressed or behind in ("’s", "'s"):
        return False
    return any(token.low in grammar().addressing for token in tokens[max(0, hit.start - _ADDRESS) : hit.start])


def _is_place(tokens: list[Token], hit: Hit) -> bool:
    """Whether a capital is only where something happens ("talks in Vienna")."""
    ahead = [token.low for token in tokens[max(0, hit.start - _TO_WHOM) : hit.start]]
    behind = next((token.low for token in tokens[hit.end : hit.end + 2] if token.kind != "h"), "")
    if behind in grammar().behind_place:
        return True
    if not ahead or ahead[-1] not in grammar().before_place:
        return False
    governs = grammar().seated if ahead[-1] == "in" else grammar().sent
    return governs.isdisjoint(ahead)


#: How many statements on either side make up a passage, and the share of them (half weighed by the whole article) that
#: must name a country for a statement without one to inherit it. Chosen on the dev articles: shares of 0.4 to 0.5 and two
#: to eight neighbours differ by less than 0.004 in F1; inheriting from the statement before alone is 0.03 worse.
_NEIGHBOURS, _SHARE = 3, 0.45


def first_named(sentences: Iterable[Frame]) -> dict[str, int]:
    """Code -> the offset at which the article first names it, in a statement or not."""
    first: dict[str, int] = {}
    for frame in sentences:
        for hit in frame.hits:
            if hit.entry.code and (hit.entry.sort in _SORTS or hit.entry.sort == "ministry"):
                first.setdefault(hit.entry.code, frame.tokens[hit.start].start)
    return first


class Passages:
    """What the statements of an article name, for those that name nothing themselves."""

    def __init__(self, named_: Sequence[tuple[str, ...]]) -> None:
        self._named = named_
        naming = [codes for codes in named_ if codes]
        self._whole, self._count = Counter(code for codes in naming for code in codes), len(naming)

    def inherited(self, index: int, own: str, words: str) -> tuple[str, ...]:
        """The countries that a statement naming none is about: those its passage and the article mostly name.

        An answer to a new question starts a new matter and inherits nothing.

        Args:
            index: which statement.
            own: the speaker's country, left out.
            words: the statement's words.
        """
        if not self._count or opens_new_matter(words):
            return ()
        near = [codes for codes in self._named[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1] if codes]
        local = Counter(code for codes in near for code in codes)
        share = {
            code: 0.5 * local[code] / max(1, len(near)) + 0.5 * self._whole[code] / self._count
            for code in self._whole
            if code != own
        }
        ranked = sorted(share, key=lambda code: -share[code])
        return tuple(code for code in ranked[:3] if share[code] >= _SHARE)


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
                    if (
                        topic not in found
                        and tuple(lows[index : index + len(key)]) == key
                        and (not capital or frame.tokens[index].capital)
                    ):
                        found.append(topic)
        return tuple(found)


@lru_cache(maxsize=1)
def topics() -> Topics:
    """The topics of `data/topics.yaml`: the words under `text` and `urdu`."""
    raw = read_yaml("topics.yaml")
    return Topics(
        (phrase, topic)
        for topic, entry in raw.items()
        for phrase in [*(entry.get("text") or ()), *(entry.get("urdu") or ())]
    )
