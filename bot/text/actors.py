"""Countries that act in a sentence or an article: whose "the spokesperson" and "both sides" are."""

from __future__ import annotations

from itertools import pairwise

from bot.gazetteer.cues import voice_words
from bot.gazetteer.grammar import grammar
from bot.text.clauses import fronts_question
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.stones import phrase_at

#: An actor stands near the sentence's head; its title has at most so many words.
_HEAD, _TITLE = 14, 4
#: A fronted question is no longer.
_QUESTION = 40
#: Words that may stand between two countries of one list ("A, the Kingdom of B and C"); no list of parties is longer.
_LIST_GAP, _LONGEST_LIST = 5, 60
#: What the bearers of one office are called together.
_SEVERAL = frozenset(
    {
        "ministers",
        "secretaries",
        "presidents",
        "premiers",
        "chancellors",
        "spokespersons",
        "spokesmen",
        "ambassadors",
        "envoys",
    }
)


def named_before(frame: Frame, cue: int) -> tuple[tuple[str, ...], bool]:
    """The countries a sentence names as actors before its cue, and whether a body or an outlet is named there.

    Args:
        frame: the sentence.
        cue: where its cue stands in the text.
    """
    opens = _behind_question(frame)
    before = [hit for hit in frame.outer_hits.values() if opens <= hit.start and frame.outer[hit.start].start < cue]
    actors = (hit.entry.code for hit in before if hit.start < opens + _HEAD and hit.entry.code and _acts(frame, hit))
    return tuple(dict.fromkeys(actors)), any(hit.entry.sort in ("body", "outlet") for hit in before)


def _behind_question(frame: Frame) -> int:
    """Where a sentence goes on behind a fronted question ("Asked about X's remarks, …"); 0 where it has none."""
    if not fronts_question(frame.outer):
        return 0
    return next((i + 1 for i, token in enumerate(frame.outer[:_QUESTION]) if token.text == ","), 0)


def largest_group(frames: list[Frame]) -> tuple[str, ...]:
    """The longest list of countries in the article (three or more in a row), the parties of a joint statement."""
    best: list[str] = []
    for frame in frames:
        run: list[str] = []
        end = -9
        for hit in frame.hits:
            if hit.entry.sort not in ("country", "metonym"):
                continue
            if hit.start - end > _LIST_GAP:
                run = []
            run.append(hit.entry.code)
            end = hit.end
            if len(run) > max(2, len(best)) and len(run) <= _LONGEST_LIST:
                best = list(run)
    return tuple(dict.fromkeys(best))


def are_foreign_ministers(frames: list[Frame]) -> bool:
    """Whether the several ministers of an article are the foreign ones, be it called so only once."""
    lows = [token.low for frame in frames for token in frame.outer]
    return any(one == "foreign" and two == "ministers" for one, two in pairwise(lows))


def plural_offices(frames: list[Frame]) -> dict[tuple[str, ...], int]:
    """The offices that an article prints in the plural, by their last two words or the one, and where each stands first."""
    found: dict[tuple[str, ...], int] = {}
    for frame in frames:
        for before, token in pairwise(frame.outer):
            if token.low in _SEVERAL:
                found.setdefault((token.low,), token.start)
                found.setdefault((before.low, token.low), before.start)
    return found


def _acts(frame: Frame, hit: Hit) -> bool:
    """A person, a country, or a country's official ("Iran’s president"); not what else is a country's ("Iranian oil")."""
    if hit.entry.sort == "person":
        return True
    tokens = frame.outer
    if hit.start and tokens[hit.start - 1].low in grammar().topical:
        return False
    behind = hit.end + (hit.end < len(tokens) and tokens[hit.end].kind == "x")
    if hit.entry.sort in ("country", "metonym") and behind == hit.end:
        return True
    titled = phrase_at(tokens, behind, len(tokens), voice_words().roles, _TITLE) is not None
    return titled and hit.entry.sort in ("country", "metonym", "demonym")
