"""The building stones of a noun phrase: names, roles, countries, documents and set words, each with its tokens.

tokens of a phrase -> stones -> parts, or None where a word is no stone and the phrase therefore no source
"""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import VoiceWords, cues, voice_words
from bot.gazetteer.grammar import grammar
from bot.text.lexicon import Hit
from bot.text.own_titles import country_of_title
from bot.text.tokens import Token


class Part(NamedTuple):
    """One stone of a phrase: `tokens[start:end]`."""

    #: A sort of the lexicon, or role, document, joint, unnamed, honorific; or cap (a word that may be a name), poss ("’s"),
    #: comma, aside (brackets), in (a small word inside).
    sort: str
    start: int
    end: int
    hit: Hit | None = None
    #: Office of a role.
    office: str = ""


#: A phrase of small letters that stands for a group is not longer, in words; nor is a document's.
_JOINT_WORDS, _DOCUMENT_WORDS = 4, 3
#: Brackets that stand further apart hold no mere aside.
_ASIDE = 8
_ARTICLES = ("the", "a", "an")
#: Before one of these a capital is a place that somebody goes to or speaks in, not whose voice it is.
_BEFORE_PLACE = frozenset({"to", "in", "at", "from", "on", "with", "near", "by"})
#: Behind a document these lead to whoever issued it ("a statement from X’s foreign office").
_ISSUED_BY = ("from", "by")

Table = dict[tuple[str, ...], str] | frozenset[tuple[str, ...]]


def stones(tokens: list[Token], hits: dict[int, Hit], start: int, end: int) -> list[Part] | None:
    """The phrase `tokens[start:end]` as building stones; None where a word is none.

    Args:
        tokens: a sentence's frame.
        hits: lexicon hits of the frame by their first token.
        start: first token of the phrase.
        end: one past its last token.
    """
    lex = voice_words()
    parts: list[Part] = []
    at, loose = start, False
    while at < end:
        step = _stone(tokens, hits, at, end, lex, loose)
        if step is None:
            return None
        if step.sort in ("unnamed", "document", "role") and not loose:
            loose = step.end < end and tokens[step.end].low in grammar().opens_tail
        parts.append(step)
        at = step.end
    return parts


def phrase_at(tokens: list[Token], at: int, end: int, table: Table, longest: int) -> tuple[int, str] | None:
    """The longest phrase of a table that starts at a token; hyphens and slashes do not count. Gives its end and value."""
    seen: list[str] = []
    best: tuple[int, str] | None = None
    index = at
    while index < end and len(seen) < longest:
        token = tokens[index]
        index += 1
        if token.kind == "h" or token.text == "/":
            if not seen:
                return None
            continue
        if token.kind != "w":
            break
        seen.append(token.low)
        key = tuple(seen)
        if key in table:
            best = (index, table[key] if isinstance(table, dict) else "joint")
    return best


def printed(tokens: list[Token], start: int, end: int) -> str:
    """The words as printed, white space made single and none before a mark."""
    out = ""
    for index in range(start, end):
        token = tokens[index]
        before = tokens[index - 1] if index > start else None
        tight = (
            token.kind in "xh"
            or token.text in ",.)/"
            or (before is not None and (before.kind == "h" or before.text in "(/"))
        )
        out += token.text if tight or not out else f" {token.text}"
    return out


def own_countries(tokens: list[Token], parts: list[Part]) -> tuple[str, ...]:
    """Countries that are the voice's own: not those behind "to", "at" or "in", unless a ministry sits there.

    Where none is named, a title that one country alone uses tells it.
    """
    codes: list[str] = []
    for index, part in enumerate(parts):
        if part.hit is None or part.sort not in ("country", "demonym", "capital", "metonym", "ministry"):
            continue
        before = tokens[parts[index - 1].start].low if index else ""
        if before == "the" and index > 1:
            before = tokens[parts[index - 2].start].low
        code = part.hit.entry.code
        issued = before in _ISSUED_BY and any(one.sort == "document" for one in parts[: index - 1])
        seated = before == "in" and index > 1 and parts[index - 2].sort == "ministry" and part.sort in ("capital", "country")
        if code and (seated or issued or before not in _BEFORE_PLACE) and code not in codes:
            codes.append(code)
    if not codes and parts:
        codes = [country_of_title(token.low for token in tokens[parts[0].start : parts[-1].end])]
    return tuple(filter(None, codes))


def commas_belong(parts: list[Part]) -> bool:
    """Whether each comma stands in a list of countries or joins a name and its role."""
    return all(_belongs(parts, index) for index, part in enumerate(parts) if part.sort == "comma")


def _belongs(parts: list[Part], comma: int) -> bool:
    left = parts[comma - 1].sort if comma else ""
    right = next((part.sort for part in parts[comma + 1 :] if part.sort != "in"), "")
    pair = {left, right}
    if pair <= {"country", "demonym", "capital"} or ("role" in pair and pair & {"person", "cap"}):
        return True
    return left in ("person", "cap", "role", "aside") and right in ("person", "cap", "role", "honorific")


def _stone(tokens: list[Token], hits: dict[int, Hit], at: int, end: int, lex: VoiceWords, loose: bool) -> Part | None:
    """The stone at a token; `loose` where any word will do, behind a head that opens a tail."""
    token = tokens[at]
    hit = hits.get(at)
    if hit is not None and hit.end <= end and hit.entry.sort not in ("stop", "about"):
        role = phrase_at(tokens, at, end, lex.roles, lex.role_words)
        if role is None or role[0] <= hit.end:
            return Part(hit.entry.sort, at, hit.end, hit)
    if token.kind == "p":
        return _mark(tokens, at, end)
    if token.kind in "xh":
        return Part("poss" if token.kind == "x" else "in", at, at + 1)
    if token.kind != "w":
        return None
    if _is_surname(tokens, hits, at, lex):
        return Part("cap", at, at + 1)
    return _set_phrase(tokens, at, end, lex) or _word(tokens, at, end, lex, loose)


def _is_surname(tokens: list[Token], hits: dict[int, Hit], at: int, lex: VoiceWords) -> bool:
    """Whether a title is somebody's last name: behind a first name that is no role, people or place."""
    if tokens[at].low not in grammar().also_surnames or not tokens[at].capital or at == 0 or not tokens[at - 1].capital:
        return False
    first = tokens[at - 1].low
    known = any(hit.start < at <= hit.end for hit in hits.values() if hit.entry.sort not in ("person", "stop", "about"))
    return not known and (first,) not in lex.roles and first not in lex.inside and first not in lex.honorifics


def _mark(tokens: list[Token], at: int, end: int) -> Part | None:
    if tokens[at].text == "(":
        close = next((i for i in range(at, min(end, at + _ASIDE)) if tokens[i].text == ")"), None)
        return Part("aside", at, close + 1) if close is not None else None
    if tokens[at].text == ",":
        return Part("comma", at, at + 1)
    return Part("in", at, at + 1) if tokens[at].text in "/.&" else None


def _set_phrase(tokens: list[Token], at: int, end: int, lex: VoiceWords) -> Part | None:
    """A phrase of the vocabulary: a group, a document, a role; the longer of the last two."""
    if tokens[at].low not in lex.heads:
        return None
    joint = phrase_at(tokens, at, end, lex.joint, _JOINT_WORDS)
    if joint is not None:
        return Part("joint", at, joint[0])
    role = phrase_at(tokens, at, end, lex.roles, lex.role_words)
    document = phrase_at(tokens, at, end, lex.documents, _DOCUMENT_WORDS)
    if document is not None and (role is None or document[0] >= role[0]):
        return Part("document", at, document[0])
    return Part("role", at, role[0], office=role[1]) if role is not None else None


def _word(tokens: list[Token], at: int, end: int, lex: VoiceWords, loose: bool) -> Part | None:
    """A single word: a set head, a title, a capital that may be a name, or a small word inside."""
    token, small = tokens[at], grammar()
    if token.low in lex.unnamed:
        return Part("unnamed", at, at + 1)
    if token.low in lex.honorifics:
        return Part("honorific", at, at + 1)
    inside = token.low in lex.inside
    if token.low in _ARTICLES or token.low in small.peoples:
        return Part("in", at, at + 1)
    if token.capital and not (inside and token.low in small.particles):
        return Part("cap", at, at + 1)
    if inside or loose or token.low.isdigit() or token.low in small.former or _modifies(tokens, at, end, lex):
        return Part("in", at, at + 1)
    return None


def _modifies(tokens: list[Token], at: int, end: int, lex: VoiceWords) -> bool:
    """Whether a word of small letters is an adjective of the head right behind it ("several global publications")."""
    if at + 1 >= end or tokens[at].low in cues().forms or at == 0:
        return False
    head = tokens[at + 1].low
    return tokens[at - 1].low in (*_ARTICLES, "some", "several", "many", "other", "two", "three", "all") and (
        head in lex.unnamed or (head,) in lex.roles
    )
