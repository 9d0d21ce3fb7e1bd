"""`data/verbs.yaml` and `data/voices.yaml` -> the tables that attribution works with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bot.gazetteer.reading import read_yaml


class CueClass(IntEnum):
    """How freely a verb attributes; see the head of `data/verbs.yaml`."""

    SAY = 0
    ACT = 1
    WEAK = 2


class Form(NamedTuple):
    """One inflected form of a cue verb."""

    lemma: str
    cue: CueClass
    #: "past", "third", "base" or "ing".
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueTable:
    """Every form of every cue verb, and what a light verb needs behind it."""

    forms: dict[str, Form]
    needs: dict[str, tuple[str, ...]]
    carries_on: frozenset[str]
    declines: re.Pattern[str]
    #: An outlet that asked heard nothing.
    unanswered: re.Pattern[str]
    #: A refusal told by no cue verb; over small words, marks apart.
    silences: re.Pattern[str]
    #: Silence that is a refusal only where somebody asked, and the words that tell so.
    unasked: re.Pattern[str]
    asked: re.Pattern[str]
    #: A refusal holds one of these; they are looked for first, being cheap.
    declines_hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceWords:
    """The vocabulary of source noun phrases, in small letters; phrases as tuples of words, longest first by length."""

    #: First words of the roles, documents and groups.
    heads: frozenset[str]
    #: role phrase -> office ("other" where it never speaks for foreign policy).
    roles: dict[tuple[str, ...], str]
    role_words: int
    unnamed: frozenset[str]
    documents: dict[tuple[str, ...], str]
    joint: frozenset[tuple[str, ...]]
    inside: frozenset[str]
    honorifics: frozenset[str]
    outlets: dict[tuple[str, ...], str]


@lru_cache(maxsize=1)
def cues() -> CueTable:
    """The cue verbs.

    Raises:
        GazetteerError: the file cannot be read or has another shape.
    """
    raw = read_yaml("verbs.yaml")
    irregular = dict(_irregular(line) for line in raw["irregular"])
    forms: dict[str, Form] = {}
    for cue, key in ((CueClass.WEAK, "weak"), (CueClass.ACT, "act"), (CueClass.SAY, "say")):
        for lemma in raw[key]:
            past, _, third, ing = irregular.get(lemma) or _regular(lemma)
            for form, shape in ((lemma, "base"), (third, "third"), (ing, "ing"), (past, "past")):
                forms[form] = Form(lemma, cue, shape)
    needs = {lemma: tuple(words) for lemma, words in raw["needs"].items()}
    declines, unanswered, silences, unasked = (
        re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)
        for patterns in (raw["declines"], raw["unanswered"], raw["silences"], raw["unasked"])
    )
    return CueTable(
        forms=forms,
        needs=needs,
        carries_on=frozenset(raw["carries_on"]),
        declines=declines,
        unanswered=unanswered,
        silences=silences,
        unasked=unasked,
        asked=re.compile(raw["asked"], re.I),
        declines_hints=tuple(raw["declines_hints"]),
    )


@lru_cache(maxsize=1)
def voice_words() -> VoiceWords:
    """The words of source noun phrases.

    Raises:
        GazetteerError: the file cannot be read or has another shape.
    """
    raw = read_yaml("voices.yaml")
    roles = {tuple(re.split(r"[ /-]", phrase)): office for office, phrases in raw["roles"].items() for phrase in phrases}
    documents = {tuple(phrase.split()): phrase for phrase in raw["documents"]}
    joint = frozenset(tuple(phrase.split()) for phrase in raw["joint"])
    return VoiceWords(
        heads=frozenset(phrase[0] for table in (roles, documents, joint) for phrase in table),
        roles=roles,
        role_words=max(map(len, roles)),
        unnamed=frozenset(raw["unnamed"]),
        documents=documents,
        joint=joint,
        inside=frozenset(raw["inside"]) | {word for phrase in roles for word in phrase},
        honorifics=frozenset(raw["honorifics"]),
        outlets={tuple(name.casefold().split()): name for name in raw["outlets"]},
    )


def _irregular(line: str) -> tuple[str, tuple[str, str, str, str]]:
    lemma, rest = line.split(":")
    past, participle, third, ing = (part.strip() for part in rest.split(","))
    return lemma.strip(), (past, participle, third, ing)


def _regular(lemma: str) -> tuple[str, str, str, str]:
    """Past, participle, third person and -ing of a regular verb."""
    if lemma.endswith("e"):
        return f"{lemma}d", f"{lemma}d", f"{lemma}s", f"{lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ied", f"{lemma[:-1]}ied", f"{lemma[:-1]}ies", f"{lemma}ing"
    third = f"{lemma}es" if lemma.endswith(("s", "x", "sh", "ch")) else f"{lemma}s"
    return f"{lemma}ed", f"{lemma}ed", third, f"{lemma}ing"
