"""Words -> the countries and topics they name: the exact table, then forgiving forms, then distances, else a question.

Nothing is taken for a country in silence unless one reading stands out: two readings, an ordinary word or a code that spells
a word make the bot ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.gazetteer.keys import spans
from bot.gazetteer.spellings import LONGEST, Meaning, Spellings, readings
from bot.stance.nearest import Near, nearest, read_slip

#: Longer questions hold prose; it is searched for as it stands.
_MOST_SLIPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A folded word of the question."""

    text: str
    #: Written in capitals, as a code is.
    capitals: bool
    #: Written without accents; "Malé" is no English word.
    plain: bool = True


@dataclass(slots=True, kw_only=True)
class Reading:
    """What was understood so far."""

    countries: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    #: Readings to choose from; where there are any, the bot asks.
    choices: list[Meaning] = field(default_factory=list)

    @property
    def understood(self) -> bool:
        return bool(self.countries or self.topics)

    def add(self, value: str) -> None:
        """Take one value of the tables; two readings become choices."""
        meanings = readings(value)
        if len(meanings) > 1:
            self.choices += meanings
            return
        self.countries += [code for code in meanings[0].countries if code not in self.countries]
        self.topics += [topic for topic in meanings[0].topics if topic not in self.topics]


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A stretch of words: read (`value`), without meaning (`filler`), or neither yet."""

    words: list[str]
    value: str | None = None
    filler: bool = False
    open: bool = False


def read(words: Sequence[Word], spellings: Spellings, *, home: str) -> Reading:
    """The reading of a question's words.

    Args:
        words: in their order.
        spellings: the tables.
        home: country code of the ministry that is followed.
    """
    texts = [word.text for word in words]
    reading = Reading()
    if len(words) == 1 and _code(words[0], spellings, reading):
        return reading
    if _whole(texts, spellings, reading, plain=all(word.plain for word in words)):
        return reading
    pieces = _pieces(words, spellings)
    if any(piece.open for piece in pieces):
        slip = _whole_slip(pieces, spellings)
        if slip:
            _take(slip, reading)
            return reading
        pieces = _mend(pieces, spellings)
        _collect(pieces, spellings, reading, home)
        _doubt(texts, spellings, reading)
        return reading
    _collect(pieces, spellings, reading, home)
    return reading


def _doubt(texts: list[str], spellings: Spellings, reading: Reading) -> None:
    """A short question of which some was read, and which run together is close to another name, is asked back ("rok e")."""
    if len(texts) > 3 or not reading.countries:
        return
    found = read_slip("".join(texts), spellings, alone=True)
    others = [meaning for near in found for meaning in readings(near.value) if meaning.countries != tuple(reading.countries)]
    if others:
        reading.choices += [*others, *(Meaning(countries=(code,)) for code in reading.countries)]


def _code(word: Word, spellings: Spellings, reading: Reading) -> bool:
    """A code typed alone; one that spells a word in small letters makes the bot ask, and so do PM and FO."""
    code = spellings.codes.get(word.text)
    if code is None or word.text in spellings.exact or word.text in spellings.alone:
        return False
    written = word.capitals or word.text in spellings.official_codes
    if word.text in ("pm", "fo") or not written or (word.text in spellings.ordinary["codes"] and not word.capitals):
        reading.choices.append(Meaning(countries=(code,)))
    else:
        reading.countries.append(code)
    return True


def _whole(texts: list[str], spellings: Spellings, reading: Reading, *, plain: bool) -> bool:
    """The question as one spelling: what only counts alone, then forgiving forms."""
    bare = texts[1:] if texts[:1] == ["the"] else texts
    for form in (" ".join(texts), " ".join(bare)):
        if form in spellings.alone:
            reading.add(spellings.alone[form])
            return True
        if form in spellings.maybe and (plain or form not in spellings.exact):
            reading.choices += readings(spellings.maybe[form])
            reading.choices += [one for near in nearest(form, spellings, within=1) for one in readings(near.value)]
            return True
        if form in spellings.exact:
            reading.add(spellings.exact[form])
            return True
        if form in spellings.ordinary["nothing"]:
            reading.words += texts
            return True
    return _rearranged(bare, spellings, reading)


def _rearranged(texts: list[str], spellings: Spellings, reading: Reading) -> bool:
    """One name in another order or broken by a space ("niger ia"), unless every word is a name by itself."""
    if len(texts) < 2:
        return False
    value = spellings.reordered(texts)
    if value is None and len(texts) < 4 and not all(text in spellings.exact for text in texts):
        run = "".join(texts)
        value = spellings.exact.get(run) or spellings.run_together.get(run)
    if value:
        reading.add(value)
    return value is not None


def _pieces(words: Sequence[Word], spellings: Spellings) -> list[_Piece]:
    """Cut into the longest stretches the exact table knows, fillers, and what is left open."""
    texts = [word.text for word in words]
    ordinary = spellings.ordinary
    pieces: list[_Piece] = []
    at = 0
    while at < len(texts):
        end, value, filler = at + 1, None, False
        for stop in range(min(len(texts), at + LONGEST), at, -1):
            form = " ".join(texts[at:stop])
            if form in ordinary["nothing"] or (form in ordinary["phrases"]):
                end, filler = stop, form in ordinary["phrases"]
                break
            value = spellings.exact.get(form) or (_code_among(words[at], words, spellings) if stop == at + 1 else None)
            filler = value is None and form in ordinary["fillers"]
            if value or filler:
                end = stop
                break
        open_ = value is None and not filler and end == at + 1 and texts[at] not in ordinary["nothing"]
        pieces.append(_Piece(words=texts[at:end], value=value, filler=filler, open=open_))
        at = end
    return pieces


def _code_among(word: Word, words: Sequence[Word], spellings: Spellings) -> str | None:
    """A code among other words: in capitals, spelling no word, and not because all is in capitals."""
    shouted = all(one.capitals for one in words) and any(len(one.text) > 3 for one in words)
    if not word.capitals or shouted or word.text in spellings.ordinary["codes"]:
        return None
    return spellings.codes.get(word.text)


def _whole_slip(pieces: list[_Piece], spellings: Spellings) -> tuple[Near, ...]:
    """One name, misspelt or in another form: "souht sudan", "korea rep of", "belg ium"."""
    words = [word for piece in pieces for word in piece.words]
    forgiven = spellings.forgiving(words)
    if forgiven:
        return (Near(distance=0, spelling=" ".join(words), value=forgiven),)
    run = "".join(words)
    if len(words) > _MOST_SLIPS or run in spellings.ordinary["words"]:
        return ()
    known = [word for piece in pieces if piece.value for word in piece.words]
    found = read_slip(run, spellings, alone=True)
    return tuple(near for near in found if _holds(near, known) and _as_long(near, words))


def _as_long(near: Near, words: list[str]) -> bool:
    """One word is a name of several only with a letter wrong at most: "commission" is not the "AU Commission"."""
    return near.distance < 2 or len(words) > 1 or " " not in near.spelling


def _holds(near: Near, known: list[str]) -> bool:
    """Whether a name holds all words that were read by themselves: "souht sudan" is not some third country."""
    parts = near.spelling.split()
    return all(any(word[:4] == part[:4] for part in parts) for word in known)


def _mend(pieces: list[_Piece], spellings: Spellings) -> list[_Piece]:
    """Read what is left open, together with its neighbours first: "souht sudan visits", "us terorism"."""
    if sum(piece.open for piece in pieces) > _MOST_SLIPS:
        return pieces
    for start, stop in list(spans(pieces, 4)):
        some = pieces[start:stop]
        if not some or not any(piece.open for piece in some) or any(piece.filler for piece in (some[0], some[-1])):
            continue
        value = _mended(some, spellings)
        if value:
            merged = _Piece(words=[word for piece in some for word in piece.words], value=value)
            return _mend([*pieces[:start], merged, *pieces[stop:]], spellings)
    return pieces


def _mended(some: list[_Piece], spellings: Spellings) -> str | None:
    words = [word for piece in some for word in piece.words]
    forgiven = spellings.forgiving(words)
    if forgiven or any(word in spellings.ordinary["words"] for word in words):
        return forgiven
    known = [word for piece in some if piece.value for word in piece.words]
    found = [near for near in read_slip("".join(words), spellings, alone=False) if _holds(near, known)]
    return " ".join(near.value for near in found if len(near.spelling.split()) == len(words)) or None


def _take(found: tuple[Near, ...], reading: Reading) -> None:
    if len(found) == 1:
        reading.add(found[0].value)
        return
    for near in found:
        reading.choices += readings(near.value)


def _collect(pieces: list[_Piece], spellings: Spellings, reading: Reading, home: str) -> None:
    own = _own_only(pieces, spellings, home)
    for at, piece in enumerate(pieces):
        if piece.value and at != own:
            reading.add(piece.value)
        elif not piece.value and not piece.filler:
            reading.words += [word for word in piece.words if len(word) > 1 or not word.isascii()]


def _own_only(pieces: list[_Piece], spellings: Spellings, home: str) -> int | None:
    """Where the ministry's own country only says whose stance is asked: "Pakistan's stance on Israel"."""
    for at, piece in enumerate(pieces):
        if piece.value != home or not any(other.value not in (None, home) for other in pieces):
            continue
        after = [word for later in pieces[at + 1 : at + 3] for word in later.words if word != "s"]
        if after and after[0] in spellings.ordinary["whose"]:
            return at
    return None
