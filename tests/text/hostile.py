"""Texts that no outlet would print: long runs of one thing, and everything that is no text. Used by properties and bench."""

from __future__ import annotations

#: What is repeated, by name: marks, white space, capitals, joints and cues.
UNITS: dict[str, str] = {
    "spaces": " ",
    "newlines": "\n",
    "carriage returns": "\r\n",
    "tabs": "\t",
    "no-break spaces": "\u00a0",
    "zero-width spaces": "\u200b",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "”",
    "low quotes": "„",
    "guillemets": "«",
    "single quotes": "'",
    "opening single quotes": "‘",
    "apostrophes": "’",
    "doubled singles": "'' ",
    "spaced straight quotes": ' "',
    "quotes opened again": "“a ",
    "singles opened again": "‘a ",
    "doubled singles opened again": "''a ",
    "pairs of quotes": "“Yes.” ",
    "quoted lines": "“Yes.\n",
    "capitals": "A",
    "capital words": "Ab ",
    "shouted words": "AB ",
    "initials": "A.",
    "spaced initials": "A. ",
    "full stops": ".",
    "spaced full stops": ". ",
    "exclamations": "!",
    "question marks": "?",
    "ellipses": "…",
    "trailing lines": "One more thing…\n",
    "trailing dots": "One more thing...\n",
    "commas": ",",
    "spaced commas": ", ",
    "comma words": "a, ",
    "comma capitals": "Ab, ",
    "colons": ":",
    "semicolons": "; ",
    "dashes": "—",
    "hyphens": "-",
    "hyphenated": "a-",
    "brackets": "(",
    "closing brackets": ")",
    "bracketed": "(a) ",
    "slashes": "/",
    "digits": "7",
    "dates": "on Nov 7 ",
    "weekdays": "Thursday ",
    "on weekdays": "on Thursday ",
    "said": "said ",
    "comma said": ", said ",
    "and said": "and said ",
    "who said": "who said ",
    "that said": "that said ",
    "said by": "said by ",
    "she said": "she said ",
    "it said lines": "It said it was so.\n",
    "he said lines": "He said it was so.\n",
    "Baloch said": "Baloch said ",
    "Iran said": "Iran said ",
    "reply": "reply ",
    "statement": "statement ",
    "adding": "adding ",
    "comma adding": ", adding ",
    "according to": "according to ",
    "had": "had ",
    "not": "not ",
    "and": "and ",
    "of the": "of the ",
    "the": "the ",
    "minister": "minister ",
    "spokesperson": "spokesperson ",
    "the general said lines": "The general said it was so.\n",
    "countries": "Iran, Iraq, ",
    "possessives": "Iran’s ",
    "quoted words": "the “sad” ",
    "new people": "Ab{n}x Cd{n}x said so.\n",
    "new names": "Ab{n}x Cd{n}x, ",
    "unknown single names": "Mr Ab{n}x said so.\n",
    "countries said lines": "Iran said it was so.\n",
    "declined lines": "She declined to comment.\n",
    "soft hyphens": "a\u00ad",
    "right to left": "ترجمان نے کہا۔ ",
    "emoji": "🇵🇰",
    "datelines": "ISLAMABAD: ",
    "crawl dates": " date 2024-04-05 ",
    "percents": "(1%) ",
    "last week": "last week ",
    "rejected remarks": "rejected remarks ",
    "called": "called ",
    "quoted as saying": "quoted as saying ",
}

#: A sentence before and behind the run, so that every stage has work.
FRAMES: dict[str, tuple[str, str]] = {
    "alone": ("", ""),
    "in a sentence": ("Foreign Office spokesperson Mumtaz Zahra Baloch said ", " that talks with Iran go on."),
    "behind a country": ("Iran ", " said on Thursday."),
    "in a quotation": ("“Talks ", "go on,” she said."),
}


def repeated(unit: str, times: int) -> str:
    """The unit so many times; `{n}` counts in letters, so that names differ."""
    if "{n}" not in unit:
        return unit * times
    return "".join(unit.replace("{n}", _letters(number)) for number in range(times))


def _letters(number: int) -> str:
    out = ""
    while True:
        number, rest = divmod(number, 20)
        out += "bcdfghjklmnpqrstvwxz"[rest]
        if not number:
            return out


def run(unit: str, frame: str, characters: int) -> str:
    """A hostile text of about so many characters."""
    before, behind = FRAMES[frame]
    return before + repeated(UNITS[unit], max(1, characters // len(UNITS[unit]))) + behind
