"""What a typed spelling means: exact tables first, forgiving ones after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.gazetteer.compiled import compiled
from bot.gazetteer.forms import Forms
from bot.gazetteer.keys import is_form, joined, set_key, soft, without_forms

#: No spelling has more words.
LONGEST = 12
#: The Arabic article, which Urdu leaves out.
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One reading of a spelling: countries and topics asked for together."""

    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spellings:
    """The look-up tables, by folded key; a value of two readings ("CD CG") means either."""

    exact: Mapping[str, str]
    #: Understood only when nothing else is typed, and what then makes the bot ask.
    alone: Mapping[str, str]
    maybe: Mapping[str, str]
    sets: Mapping[str, str]
    sounds: Mapping[str, str]
    #: Spellings that a misspelling may be near to.
    near: Mapping[str, str]
    #: Two-letter and three-letter codes, in small letters.
    codes: Mapping[str, str]
    #: Those of ISO 3166-1; the others only count in capitals.
    official_codes: frozenset[str]
    #: Guard lists by name: words, codes, fillers, whose, phrases, exclusions, nothing.
    ordinary: Mapping[str, frozenset[str]]

    @cached_property
    def run_together(self) -> dict[str, str]:
        """The spellings of several words, typed without spaces."""
        return {joined(spelling): value for spelling, value in self.exact.items() if " " in spelling}

    @cached_property
    def near_joined(self) -> dict[str, str]:
        """Joined form -> spelling, of those a misspelling may be near to."""
        return {joined(spelling): spelling for spelling in self.near}

    @cached_property
    def near_forms(self) -> tuple[Forms, ...]:
        """The same joined forms, by nearly the same letters: all of them, those of one word, of two, and so on."""
        by_words: list[list[str]] = [[] for _ in range(LONGEST + 1)]
        for form, spelling in self.near_joined.items():
            by_words[0].append(form)
            by_words[min(spelling.count(" ") + 1, LONGEST)].append(form)
        return tuple(map(Forms, by_words))

    def value_of(self, spelling: str) -> str:
        """The value of an exact spelling, alone or not; empty where it has none."""
        return self.exact.get(spelling) or self.alone.get(spelling) or ""

    def forgiving(self, words: Sequence[str]) -> str | None:
        """The value of words written apart or together, in another order, or with a state's form of words.

        Args:
            words: folded words, all of them belonging to one name.
        """
        run = "".join(words)
        if run in self.ordinary["words"]:
            return self.exact.get(run)
        found = self.exact.get(run) or self.run_together.get(run)
        if not found and run.startswith(_ARTICLE) and len(run) > 5:
            found = self.exact.get(run.removeprefix(_ARTICLE))
        if found or len(run) < 4:
            return self._or_a_letter_doubled(run, found)
        return self.reordered(words)

    def _or_a_letter_doubled(self, run: str, found: str | None) -> str | None:
        """Both readings of an abbreviation that is another name with its first letter twice: "ssudan", S Sudan or Sudan."""
        other = self.exact.get(run[1:]) if found and run[:1] == run[1:2] and run not in self.exact else None
        return found if other in (None, found) else f"{found} {other}"

    def sounding(self, words: Sequence[str]) -> str | None:
        """The value of words that sound like a spelling; ordinary words and short ones never do."""
        run = "".join(words)
        return None if len(run) < 5 or run in self.ordinary["words"] else self.sounds.get(soft(run))

    def reordered(self, words: Sequence[str]) -> str | None:
        """The value of words in another order, abbreviated, or with the words a state calls itself by.

        No word counts twice ("south sudan and sudan" are two), and such words are no form where they are a name by
        themselves: the Commonwealth, the Islamic Republic. In Urdu they are a form wherever they stand.
        """
        form = set_key(words)
        if " " not in form and any(len(word) == 1 for word in words):
            return None  # "rok e" is a broken word, not an article and a name
        if _repeats(words):
            return None
        forms = [word for word in words if is_form(word)]
        named = any(one in self.exact and one.isascii() for one in (*forms, " ".join(forms)))
        return self.sets.get(form) or (None if named else self.sets.get(without_forms(form)))


def _repeats(words: Sequence[str]) -> bool:
    long = [word for word in words if set_key((word,))]
    return len(set(long)) < len(long)


def readings(value: str) -> tuple[Meaning, ...]:
    """A table's value -> its readings; more than one means that the bot has to ask."""
    return tuple(_meaning(part.split("+")) for part in value.split())


def _meaning(parts: Sequence[str]) -> Meaning:
    return Meaning(
        countries=tuple(part for part in parts if part[0] != "#"), topics=tuple(part[1:] for part in parts if part[0] == "#")
    )


@lru_cache(maxsize=1)
def load_spellings() -> Spellings:
    """The tables of the compiled name file, read once a process.

    Raises:
        GazetteerError: the compiled file is missing or broken.
    """
    data = compiled()
    official = {one.lower(): code for code, entry in data["countries"].items() for one in (code, entry["iso3"])}
    places = {**data["countries"], **data["bodies"]}
    others = {one.lower(): code for code, entry in places.items() for one in entry.get("codes", ())}
    return Spellings(
        exact=data["exact"],
        alone=data["alone"],
        maybe=data["maybe"],
        sets=data["sets"],
        sounds=data["soft"],
        near=data["near"],
        codes=others | official,
        official_codes=frozenset(official),
        ordinary={name: frozenset(words) for name, words in data["ordinary"].items()},
    )
