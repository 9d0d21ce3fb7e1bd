"""The role printed beside a person's name: in it, before it or behind its comma."""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import voice_words
from bot.text.lexicon import lexicon
from bot.text.own_titles import country_of_title
from bot.text.stones import phrase_at
from bot.text.tokens import Token


class Role(NamedTuple):
    """A printed role; all empty where none is."""

    office: str = ""
    #: Its words.
    role: str = ""
    #: The country it is of, where that is printed right before it.
    code: str = ""
    former: bool = False


#: How far before and behind a name its role may stand, and the longest role behind it, in tokens.
_BEFORE, _BEHIND, _LONGEST = 12, 10, 8
#: How far before a role its country and a "former" may stand.
_COUNTRY, _FORMER = 5, 4
#: What may stand between a role and a name besides titles and further roles.
_JOINS = ("senator", "muhammad", "mohammad", "syed", "and", "/", ",")
_PLACES = ("country", "demonym", "capital", "metonym", "ministry")


def printed_role(tokens: list[Token], start: int, end: int) -> Role:
    """The role beside the name at `start:end`.

    Args:
        tokens: the sentence's words and marks, quoted ones too.
        start: first token of the name.
        end: one past its last token.
    """
    return _in_name(tokens, start, end) or _before(tokens, start) or _behind(tokens, end) or Role()


def _in_name(tokens: list[Token], start: int, end: int) -> Role | None:
    """The title is part of the known name ("Crown Prince X")."""
    for at in range(start, end - 1):
        role = _role_at(tokens, at, end)
        if role is not None and role[0] < end:
            return _role(tokens, at, role, former=False)
    return None


def _before(tokens: list[Token], start: int) -> Role | None:
    for at in range(max(0, start - _BEFORE), start):
        role = _role_at(tokens, at, start)
        if role is not None and _adjoins(tokens, role[0], start):
            before = tokens[max(0, at - _FORMER) : at]
            return _role(tokens, at, role, former=any(t.low in ("former", "ex", "erstwhile", "late") for t in before))
    return None


def _behind(tokens: list[Token], end: int) -> Role | None:
    """An apposition: "X, the former spokesperson of …"."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    inside = voice_words().inside
    for at in range(end + 1, min(len(tokens), end + _BEHIND)):
        last = tokens[at - 1] if at > end + 1 else None
        if tokens[at].text in (",", ".", ";") or tokens[at].kind == "q":
            break
        if last is not None and not (last.low in inside or last.capital or last.kind in "xh"):
            break
        role = _role_at(tokens, at, min(len(tokens), at + _LONGEST))
        if role is not None:
            return _role(tokens, at, role, former=any(t.low in ("former", "ex") for t in tokens[end + 1 : at]))
    return None


def _role_at(tokens: list[Token], at: int, end: int) -> tuple[int, str] | None:
    lex = voice_words()
    return phrase_at(tokens, at, end, lex.roles, lex.role_words)


def _role(tokens: list[Token], at: int, found: tuple[int, str], *, former: bool) -> Role:
    end, office = found
    code = _country_before(tokens, at) or country_of_title(token.low for token in tokens[at:end])
    return Role(office, " ".join(token.text for token in tokens[at:end]), code, former)


def _adjoins(tokens: list[Token], role_end: int, name_start: int) -> bool:
    """Whether only honorifics, asides, commas and further roles stand between a role and a name."""
    at, depth = _behind_post(tokens, role_end, name_start), 0
    while at < name_start:
        token = tokens[at]
        at += 1
        if token.text in ("(", ")"):
            depth += 1 if token.text == "(" else -1
        elif depth == 0:
            role = _role_at(tokens, at - 1, name_start)
            if role is None and not _may_join(token):
                return False
            at = role[0] if role is not None else at
    return True


def _behind_post(tokens: list[Token], role_end: int, name_start: int) -> int:
    """Where a role goes on behind the country it is posted to ("ambassador to Norway X"); its end where none follows."""
    if role_end >= name_start or tokens[role_end].low not in ("to", "in"):
        return role_end
    start = role_end + (2 if tokens[role_end + 1].low == "the" else 1)
    hits = lexicon().scan(tokens[start:name_start])
    post = next((hit for hit in hits if hit.start == 0 and hit.entry.sort in _PLACES), None)
    return role_end if post is None else start + post.end


def _may_join(token: Token) -> bool:
    return token.kind == "h" or token.low in _JOINS or token.low.strip(".") in voice_words().honorifics


def _country_before(tokens: list[Token], at: int) -> str:
    """The country that a role is of, where it is printed right before it ("Iran's", "Indian")."""
    window = tokens[max(0, at - _COUNTRY) : at]
    hits = [hit for hit in lexicon().scan(window) if hit.entry.sort in _PLACES and hit.entry.code]
    return hits[-1].entry.code if hits and len(window) - hits[-1].end <= 2 else ""
