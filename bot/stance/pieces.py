"""Cuts a question into pieces: what the exact table knows, what carries no meaning, and what is open and may be mended.

Each piece is as long as the table allows, so "south korea" is never "korea".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.gazetteer.keys import joined, spans
from bot.gazetteer.spellings import LONGEST, Spellings
from bot.stance.cleaning_slack import flag_letters
from bot.stance.nearest import Near, nearest, read_slip
from bot.stance.pieces_joined import apart, completed

#: Longer questions hold prose; it is searched for as it stands.
MOST_SLIPS = 6
#: Words of a name that no one letter makes two names of.
_LONG_NAME = 3
#: Codes that a foreign desk writes for other things: the prime minister, the foreign office.
TITLES = frozenset({"pm", "fo"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A folded word of the question, or a flag."""

    text: str
    #: Written in capitals, as a code is.
    capitals: bool = False
    #: Written without accents; "Malé" is no English word.
    plain: bool = True


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of words: read (`value`), without meaning (`filler`), or neither yet."""

    words: list[str]
    value: str | None = None
    filler: bool = False
    open: bool = False


def cut(words: Sequence[Word], spellings: Spellings) -> list[Piece]:
    """The longest stretches the exact table knows, fillers, and what is left open."""
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        piece = _piece(words, at, spellings)
        at += len(piece.words)
        pieces += _apart(piece, spellings) if piece.open else (piece,)
    _complete(pieces, spellings)
    return pieces


def _apart(piece: Piece, spellings: Spellings) -> list[Piece]:
    """The names an open word was run together from; together with a name a letter away they are asked about."""
    names = apart(piece.words[0], spellings)
    if not names:
        return [piece]
    near = nearest(piece.words[0], spellings, within=1)
    if len(near) == 1 and " " in near[0].spelling:
        return [piece]  # "frenchguyana"
    if not near:
        return [Piece(words=[name], value=value) for name, value in names]
    values = [one for value in (*(value for _, value in names), *(one.value for one in near)) for one in value.split()]
    return [Piece(words=piece.words, value=" ".join(dict.fromkeys(values)))]


def _complete(pieces: list[Piece], spellings: Spellings) -> None:
    """Give a word its value that shares the last words of the name behind it ("north and south korea")."""
    for at, piece in enumerate(pieces):
        for back in (1, 2):
            before = pieces[at - back] if at >= back and piece.value and len(piece.words) > 1 else None
            if before is None or before.value or len(before.words) > 1:
                continue
            links = [word for one in pieces[at - back + 1 : at] for word in one.words]
            value = completed(piece.words, (*before.words, *links), spellings)
            if value:
                before.value, before.open, before.filler = value, False, False


def _piece(words: Sequence[Word], at: int, spellings: Spellings) -> Piece:
    ordinary = spellings.ordinary
    for stop in range(min(len(words), at + LONGEST), at, -1):
        texts = [word.text for word in words[at:stop]]
        form = " ".join(texts)
        value = spellings.exact.get(form) or (_code_among(words[at], words, spellings) if stop == at + 1 else None)
        if value or form in ordinary["fillers"] or form in ordinary["phrases"]:
            return Piece(words=texts, value=value, filler=value is None)
        if form in ordinary["nothing"]:
            return Piece(words=texts)
    return Piece(words=[words[at].text], open=True)


def flagged(word: str, spellings: Spellings) -> str | None:
    """The country or body whose flag a word is; None where it is no flag, or nobody's."""
    letters = flag_letters(word)
    return (spellings.codes if letters in spellings.official_codes else spellings.exact).get(letters)


def _code_among(word: Word, words: Sequence[Word], spellings: Spellings) -> str | None:
    """A code among other words: in capitals, spelling no word, and not because all is in capitals; or nothing but codes.

    A flag is its country's whatever stands beside it.
    """
    if not (word.plain or word.text.isalnum()):
        return flagged(word.text, spellings)
    if not word.capitals or word.text in TITLES:
        return None
    if all(one.capitals and one.text in spellings.codes for one in words):
        return spellings.codes[word.text]
    shouted = all(one.capitals for one in words) and any(len(one.text) > 3 for one in words)
    return None if shouted or word.text in spellings.ordinary["codes"] else spellings.codes.get(word.text)


def whole_slip(pieces: list[Piece], spellings: Spellings) -> tuple[Near, ...]:
    """One name, misspelt or in another form: "souht sudan", "korea rep of", "belg ium"."""
    words = [word for piece in pieces for word in piece.words]
    forgiven = spellings.forgiving(words)
    if forgiven:
        return (Near(distance=0, spelling=" ".join(words), value=forgiven),)
    run = "".join(words)
    if len(words) > LONGEST or run in spellings.ordinary["words"]:
        return ()
    known = ["".join(piece.words) for piece in pieces if piece.value]
    found = _sounds_or_slips(words, spellings, alone=True)
    return tuple(near for near in found if _holds(near, known) or _all_but_a_letter(near, words))


def _sounds_or_slips(words: list[str], spellings: Spellings, *, alone: bool) -> tuple[Near, ...]:
    """What words sound like; together with another name that is a single slip away ("libeeian": Libyan or Liberian)."""
    slips = read_slip(words, spellings, alone=alone)
    sound = spellings.sounding(words)
    if sound is None:
        return slips
    heard = Near(distance=0, spelling=" ".join(words), value=sound)
    return (heard, *(near for near in slips if near.distance == 1 and near.value != sound))


def _all_but_a_letter(near: Near, words: list[str]) -> bool:
    """Whether all words are a long name's but for one letter, whatever that letter makes of one: "sao rome and principe"."""
    return near.distance == 1 and near.spelling.count(" ") + 1 == len(words) >= _LONG_NAME


def _holds(near: Near, known: list[str]) -> bool:
    """Whether a name holds all that was read by itself: "souht sudan" is not some third country.

    Args:
        near: the name.
        known: the pieces read by themselves, each run together ("us" for "U.S.").
    """
    parts = near.spelling.split()
    return all(run in joined(near.spelling) or any(run[:4] == part[:4] for part in parts) for run in known)


def mend(pieces: list[Piece], spellings: Spellings) -> list[Piece]:
    """Read what is left open, together with its neighbours first: "souht sudan visits", "us terorism"."""
    if sum(piece.open for piece in pieces) > MOST_SLIPS:
        return pieces
    for start, stop in spans(pieces, 4):
        some = pieces[start:stop]
        if not any(piece.open for piece in some) or some[0].filler or some[-1].filler:
            continue
        value = _mended(some, spellings)
        if value:
            merged = Piece(words=[word for piece in some for word in piece.words], value=value)
            return mend([*pieces[:start], merged, *pieces[stop:]], spellings)
    return pieces


def _mended(some: list[Piece], spellings: Spellings) -> str | None:
    words = [word for piece in some for word in piece.words]
    forgiven = spellings.forgiving(words)
    if forgiven or any(word in spellings.ordinary["words"] for word in words):
        return forgiven
    known = ["".join(piece.words) for piece in some if piece.value]
    found = [near for near in _sounds_or_slips(words, spellings, alone=False) if _holds(near, known)]
    return " ".join(near.value for near in found if len(near.spelling.split()) == len(words)) or None


#: Between two countries they make the first one the speaker: "india's position on pakistan".
_SPEAKS = frozenset({
    "say", "says", "said", "think", "thinks", "thought", "stance", "position", "positions", "view", "views", "policy",
    "line", "response", "reaction", "remarks", "statement", "statements",
})  # fmt: skip
#: Before the followed ministry's own country these do, too: its stance on itself is nobody's question.
_CONCERNS = frozenset({"on", "about", "towards", "regarding"})


def whose(pieces: Sequence[Piece], *, home: str) -> str | None:
    """The country whose words a question asks for in prose ("what does india say about pakistan"); None where it does not.

    Args:
        pieces: the question, cut.
        home: the country whose ministry is followed: its words are what is asked for anyway.
    """
    named = [(at, piece.value) for at, piece in enumerate(pieces) if piece.value and not piece.value.startswith("#")]
    for (first, speaker), (second, concerned) in pairwise(named):
        between = [word for piece in pieces[first + 1 : second] for word in piece.words]
        verbs = _SPEAKS | _CONCERNS if concerned == home else _SPEAKS
        if speaker != home and speaker is not None and " " not in speaker and verbs & set(between):
            return speaker
    return None
