"""Source noun phrases: whether a stretch of words names a voice, and which ("FO Spokesperson X", "a source in Y").

    tokens -> building stones (stones) -> people (phrase_names), office (offices) -> Voice

A word that is no building stone means that the stretch is no source. What the phrase *refers* to in this article is decided
later, in `speakers`.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import Person
from bot.text.lexicon import Hit
from bot.text.offices import office_in
from bot.text.phrase_documents import author_end, heads, is_clause
from bot.text.phrase_names import Named, people_in
from bot.text.stones import Part, commas_belong, own_countries, printed, stones
from bot.text.tokens import Token


class Voice(NamedTuple):
    """A source noun phrase, not yet resolved."""

    #: pronoun, person, role, ministry, document, joint, unnamed, government, outlet, country, body.
    sort: str
    #: Token range in the sentence's frame.
    start: int
    end: int
    #: The name as printed, or the phrase.
    name: str
    person: Person | None = None
    #: Office of the printed role; "" where no role is printed.
    office: str = ""
    role: str = ""
    #: Countries named as the voice's own, in order.
    codes: tuple[str, ...] = ()
    #: For a joint voice: the names in it.
    names: tuple[str, ...] = ()
    former: bool = False
    #: What issued a document, where the phrase tells.
    issuer: str = ""

    @property
    def country(self) -> str:
        """The country of the voice, by its words or by the person it names; "" where neither tells one."""
        return self.codes[0] if self.codes else self.person.country if self.person is not None else ""


_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i"})
#: "both" before one of these is no voice by itself.
_BOTH_OF = ("the", "of", "these", "those")
#: The words in -ing that may open a source phrase; any other opens a participle.
_ING = ("ruling", "visiting", "outgoing", "acting", "leading", "beijing")
#: Sorts of parts that are a country, and those that say nothing of whose voice it is.
_PLACES, _SILENT = frozenset({"country", "capital", "metonym"}), frozenset({"in", "comma", "aside"})
#: Set heads that stand for several governments.
_SEVERAL = ("countries", "nations", "states", "ministers", "governments", "leaders")
#: What may stand between a document and its issuer; the first that fits is taken off.
_ISSUED = (
    "from the ",
    "by the ",
    "of the ",
    "issued by the ",
    "issued here by the ",
    "released by the ",
    "on the ",
    "from ",
    "issued by ",
    "by ",
)
#: Parts of which the words of a role are made, and words left out of them.
_IN_ROLE = frozenset({"role", "ministry", "demonym", "country", "metonym", "in", "unnamed", "poss", "cap", "body"})
_NOT_IN_ROLE = ("the", "a", "an", "his", "her", "its")


def voice(tokens: list[Token], hits: dict[int, Hit], start: int, end: int, surnames: Set[str]) -> Voice | None:
    """The voice that exactly `tokens[start:end]` names; None where it names none.

    Args:
        tokens: a sentence's frame.
        hits: lexicon hits of the frame by their first token.
        start: first token of the phrase.
        end: one past its last token.
        surnames: last names (small letters) of people known from elsewhere in the article.
    """
    low = tokens[start].low
    if end - start > 1 and tokens[end - 1].text in _PRONOUNS:  # "about the envoy to X he said": his alone
        return None
    if end - start == 1 and low in _PRONOUNS:
        return Voice("pronoun", start, end, low)
    if end - start == 1 and low == "both" and not (end < len(tokens) and tokens[end].low in _BOTH_OF):
        return Voice("joint", start, end, low)
    if low in grammar().never_first or (low.endswith("ing") and low not in _ING):
        return None
    parts = stones(tokens, hits, start, end)
    if not parts or not commas_belong(parts) or is_clause(tokens, parts) or _runs_on(tokens, parts):
        return None
    author = author_end(tokens, parts)
    if author is not None:  # "X in a statement": X speaks
        read = voice(tokens, hits, start, author, surnames)
        return read._replace(end=end) if read is not None and read.sort != "document" else None
    return _read(tokens, parts, Voice("", start, end, printed(tokens, start, end)), people_in(tokens, parts, surnames))


def _runs_on(tokens: list[Token], parts: list[Part]) -> bool:
    """Whether a new phrase begins right behind a country, no comma between ("regarding Iran the spokesperson")."""
    return any(one.sort in _PLACES and tokens[two.start].text in ("the", "a", "an") for one, two in pairwise(parts))


def _read(tokens: list[Token], parts: list[Part], phrase: Voice, named: list[Named]) -> Voice | None:
    """What the phrase as a whole is: a document, an outlet with a name, else people or an institution."""
    base = phrase._replace(codes=own_countries(tokens, parts))
    document = next((part for part in parts if part.sort == "document"), None)
    if document is not None:
        return _document(tokens, parts, document, base, named) if heads(tokens, parts, document) else None
    if named and any(part.sort == "unnamed" and tokens[part.start].low in grammar().outlet_heads for part in parts):
        return base._replace(sort="outlet")
    sorts, office = {part.sort for part in parts}, office_in(tokens, parts)
    if "ministry" in sorts and office == "other" and not named:
        return base._replace(sort="ministry", role=base.name)
    if len(named) > 1 and any(token.low == "and" for token in tokens[base.start : base.end]):
        return _several(base, named, office)
    if "joint" in sorts:
        return base._replace(sort="joint")
    if named or "role" in sorts:
        return _somebody(tokens, parts, base, named, office)
    return _institution(tokens, parts, base, sorts)


def _several(base: Voice, named: list[Named], office: str) -> Voice:
    names = tuple(one.name for one in named)
    return base._replace(sort="joint", name=" and ".join(names), names=names, office=office)


def _somebody(tokens: list[Token], parts: list[Part], base: Voice, named: list[Named], office: str) -> Voice:
    """One person, by name or by role only; or an institution by its owner ("X's office")."""
    former = any(token.low in grammar().former for token in tokens[base.start : base.end])
    if not named:
        return base._replace(sort="role", office=office, role=base.name, former=former)
    one = named[0] if all(other.owns for other in named) else named[-1]
    if one.owns:
        codes = base.codes or ((one.person.country,) if one.person is not None else ())
        return base._replace(sort="unnamed", codes=codes, issuer=one.name)
    role = _role_words(tokens, parts, one.name)
    return base._replace(sort="person", name=one.name, person=one.person, office=office, role=role, former=former)


def _institution(tokens: list[Token], parts: list[Part], base: Voice, sorts: set[str]) -> Voice | None:
    if "ministry" in sorts:
        return base._replace(sort="ministry")
    if "unnamed" in sorts:
        head = [tokens[part.start].low for part in parts if part.sort == "unnamed"][-1]
        return base._replace(sort=_by_head(tokens, base, head, sorts))
    if "outlet" in sorts:
        return base._replace(sort="outlet")
    if sorts & _PLACES and sorts <= _PLACES | _SILENT:
        return base._replace(sort="joint" if len(base.codes) > 1 else "country")
    return base._replace(sort="body") if "body" in sorts and not {"demonym", "cap"} & sorts else None


def _by_head(tokens: list[Token], base: Voice, head: str, sorts: set[str]) -> str:
    """The sort of a phrase without names whose head is a set word ("the Iranian government", "officials")."""
    words = {token.low for token in tokens[base.start : base.end]}
    elsewhere = grammar().not_foreign | grammar().other_ministries
    if head == "ministry" and not words & elsewhere and "cap" not in sorts:
        return "ministry"
    if head in _SEVERAL:
        return "joint"
    governs = base.codes and head in grammar().governments and not words & {"officials", "sources"}
    return "government" if governs else "unnamed"


def _document(tokens: list[Token], parts: list[Part], document: Part, base: Voice, named: list[Named]) -> Voice:
    """A statement, a report: its author's where one is named, else that of whoever issued it."""
    behind = tokens[document.end : base.end]
    if named and (named[0].owns or any(token.low in ("by", "from", "of") for token in behind)):
        return base._replace(sort="person", name=named[0].name, person=named[0].person)
    rest = printed(tokens, document.end, base.end)
    lead = next((lead for lead in _ISSUED if rest.casefold().startswith(lead)), "")
    offices = [part.office for part in parts if part.sort == "role"]
    return base._replace(
        sort="document",
        role=rest[len(lead) :] or printed(tokens, base.start, document.start),
        issuer="ministry" if any(part.sort == "ministry" for part in parts) else "",
        office=offices[-1] if offices else "",
    )


def _role_words(tokens: list[Token], parts: list[Part], name: str) -> str:
    """The phrase's role: everything but the name, articles and honorifics."""
    left_out = set(name.split())
    words = [printed(tokens, part.start, part.end) for part in parts if part.sort in _IN_ROLE]
    text = " ".join(word for word in words if word not in left_out and word.casefold() not in _NOT_IN_ROLE)
    return text.replace(" ’s", "’s").replace(" 's", "'s").replace(" - ", "-").strip(" ,-")
