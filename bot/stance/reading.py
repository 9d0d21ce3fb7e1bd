"""Words -> the countries and topics they name: the exact table, then forgiving forms, then distances, else a question.

Nothing is taken for a country in silence unless one reading stands out: two readings, an ordinary word or a code that spells
a word make the bot ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.gazetteer.keys import is_form, set_key, without_forms
from bot.gazetteer.spellings import Meaning, Spellings, readings
from bot.stance.nearest import Near, nearest, read_slip, sure
from bot.stance.pieces import MOST_SLIPS, TITLES, Piece, Word, cut, flagged, mend, whole_slip


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


def read(words: Sequence[Word], spellings: Spellings, *, home: str) -> Reading:
    """The reading of a question's words.

    Args:
        words: in their order.
        spellings: the tables.
        home: country code of the ministry that is followed.
    """
    texts = [word.text for word in words]
    reading = Reading()
    flag = flagged(words[0].text, spellings) if len(words) == 1 else None
    if flag is not None:
        reading.add(flag)
        return reading
    if len(words) == 1 and _code(words[0], spellings, reading):
        return reading
    if _whole(texts, spellings, reading, plain=all(word.plain for word in words)):
        return reading
    pieces = cut(words, spellings)
    if not any(piece.open for piece in pieces):
        _collect(pieces, spellings, reading, home)
        if len(reading.countries) > 1:
            _doubt_several(texts, spellings, reading)
        return reading
    slip = whole_slip(pieces, spellings)
    if slip:
        _take(slip, texts, reading)
        return reading
    _collect(mend(pieces, spellings), spellings, reading, home)
    if any(_foreign(word) for word in reading.words):
        reading.choices += [Meaning(countries=(code,)) for code in reading.countries]
    _doubt(texts, spellings, reading)
    return reading


def _foreign(word: str) -> bool:
    """Whether a word is of a script that no statement here is printed in: it cannot be looked for, so it belongs to a name.

    "Карибские Нидерланды" are not the Netherlands. Latin and Arabic letters are those of English and Urdu.
    """
    return not (word[0] < "\u0250" or "\u0600" <= word[0] <= "\u06ff" or is_form(word))


def _doubt_several(texts: list[str], spellings: Spellings, reading: Reading) -> None:
    """Where several countries were read, ask back if a letter makes one name of it all: "america samoans"."""
    read_so_far = tuple(reading.countries)
    near = nearest("".join(texts), spellings, within=1)
    meant = [one for name in near if " " in name.spelling for one in readings(name.value)]
    if any(one.countries and one.countries != read_so_far for one in meant):
        reading.choices += [*meant, *(Meaning(countries=(code,)) for code in read_so_far)]


def _doubt(texts: list[str], spellings: Spellings, reading: Reading) -> None:
    """Where a country was read, ask back what may be another: words that together or alone are close to a name.

    "rok e" may be Rome, and the second word of "us iarn" is hardly something to look for.
    """
    if not reading.countries or len(reading.words) > MOST_SLIPS:
        return
    read_so_far = tuple(reading.countries)
    near = read_slip(texts, spellings, alone=True) if len(texts) < 4 else ()
    doubts = [one for slip in near for one in readings(slip.value) if one.countries and one.countries != read_so_far]
    for word in reading.words:
        if len(word) > 3 and word not in spellings.ordinary["words"]:
            slips = read_slip([word], spellings, alone=True)
            doubts += [one for slip in slips for one in readings(slip.value) if set(one.countries) - set(read_so_far)]
    if doubts:
        reading.choices += [*doubts, *(Meaning(countries=(code,)) for code in read_so_far)]


def _code(word: Word, spellings: Spellings, reading: Reading) -> bool:
    """A code typed alone; one that spells a word in small letters makes the bot ask, and so do PM and FO."""
    code = spellings.codes.get(word.text)
    if code is None or word.text in spellings.exact or word.text in spellings.alone:
        return False
    a_word = word.text in spellings.ordinary["codes"] or word.text in spellings.ordinary["words"]
    if word.text in TITLES or not (word.capitals or (word.text in spellings.official_codes and not a_word)):
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
    if value is None and len(set(texts)) == len(texts) and (value := spellings.alone.get(without_forms(set_key(texts)))):
        others = [near.value for near in nearest("".join(texts), spellings, within=1) if near.value != value]
        value = " ".join([value, *others])  # "republic of cina" is China, or the Republic of China misspelt
    if value is None and len(texts) < 4 and not all(text in spellings.exact for text in texts):
        run = "".join(texts)
        value = spellings.exact.get(run) or spellings.run_together.get(run)
    if value:
        reading.add(value)
    return value is not None


def _take(found: tuple[Near, ...], texts: list[str], reading: Reading) -> None:
    if len(found) == 1 and sure("".join(texts), found[0]):
        reading.add(found[0].value)
        return
    for near in found:
        reading.choices += readings(near.value)


def _collect(pieces: list[Piece], spellings: Spellings, reading: Reading, home: str) -> None:
    own = _own_only(pieces, spellings, home)
    read_pieces = [piece for at, piece in enumerate(pieces) if piece.value and at != own]
    for piece in sorted(read_pieces, key=lambda piece: " " in (piece.value or "")):
        value = piece.value or ""
        # "Brussels, Belgium" leaves nothing to ask; "Niger and Nigera" does, a slip of two readings.
        spelt = spellings.exact.get(" ".join(piece.words)) == value
        if not (spelt and any(code in value.split() for code in reading.countries)):
            reading.add(value)
    for piece in pieces:
        if not piece.value and not piece.filler:
            reading.words += [word for word in piece.words if len(word) > 1 or not word.isascii()]


def _own_only(pieces: list[Piece], spellings: Spellings, home: str) -> int | None:
    """Where the ministry's own country only says whose stance is asked: "Pakistan's stance on Israel"."""
    for at, piece in enumerate(pieces):
        if piece.value != home or not any(other.value not in (None, home) for other in pieces):
            continue
        after = [word for later in pieces[at + 1 : at + 3] for word in later.words if word != "s"]
        if after and after[0] in spellings.ordinary["whose"]:
            return at
    return None
