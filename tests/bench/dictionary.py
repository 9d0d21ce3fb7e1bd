"""What becomes of ordinary words: `python -m tests.bench.dictionary [FILE]`.

Reads a list of words, one a line (Debian's `wamerican` and `wbritish` bring `/usr/share/dict/words`), and asks for each
in small letters. Prints the share answered with a country in silence, asked about, read as a topic, and not understood; then
the words that were answered with a country. Words with an apostrophe are left out, and so are names of countries, of their
people and capitals, as printed: those are to be answered.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.gazetteer import load_countries
from bot.gazetteer.keys import key
from bot.stance.answers import Ambiguous, Query
from bot.stance.match import match

_TODAY = date(2026, 11, 24)
_WORDS = Path("/usr/share/dict/words")


def main() -> int:
    """Measure and print; exit code 2 where there is no list of words."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path, nargs="?", default=_WORDS, help="words, one a line")
    options.add_argument("--show", type=int, default=200, help="how many words to print")
    options.add_argument("--asked", action="store_true", help="print those asked about, not those answered")
    chosen = options.parse_args()
    try:
        words = list(ordinary(chosen.file))
    except (OSError, UnicodeDecodeError) as error:
        print(f"{chosen.file} cannot be read ({error}); name a file of words, or install wamerican", file=sys.stderr)
        return 2
    tally: Counter[str] = Counter()
    shown: list[str] = []
    for word in words:
        verdict, codes = judge(word)
        tally[verdict] += 1
        if verdict == ("asked" if chosen.asked else "a country"):
            shown.append(f"{word} {codes}")
    print(f"{len(words)} words that are no printed name of a country, its people or capital")
    for verdict, count in tally.most_common():
        print(f"{verdict:16}{count:7}{count / len(words):9.3%}")
    print(*shown[: chosen.show], sep="\n")
    return 0


def ordinary(file: Path) -> Iterator[str]:
    """The words of a list in small letters, once each, but for names of countries."""
    named = {
        key(name)
        for country in load_countries().by_code.values()
        for name in (country.name, *country.names, *country.exact, *country.demonyms, *country.capitals)
    }
    lines = file.read_text(encoding="utf-8").lower().split("\n")
    yield from (word for word in dict.fromkeys(lines) if word and "'" not in word and key(word) not in named)


def judge(word: str) -> tuple[str, str]:
    """What became of a word, and the codes answered or offered."""
    found = match(word, today=_TODAY)
    if isinstance(found, Query):
        return ("a country", " ".join(found.countries)) if found.countries else ("a topic", "")
    codes = " ".join(choice.code for choice in found.choices)
    return ("asked" if isinstance(found, Ambiguous) or codes else "not understood"), codes


if __name__ == "__main__":
    sys.exit(main())
