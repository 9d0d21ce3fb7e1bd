"""Who is the source of a sentence and by which word: cue, source, and the frame they stand in.

    cue verbs (verbs) and other frames (constructions), each with its source (subjects) -> ranked attributions

Every cue verb of the sentence is looked at, with the noun phrase that could be its subject; frames are ranked, and the
outermost wins, except that a ministry's readout of its own named principal is the principal's. Rules have names: they
are shown by `--explain`.
"""

from __future__ import annotations

from collections.abc import Set

from bot.gazetteer.cues import cues
from bot.text.clauses import BESIDE, MAIN, Attribution
from bot.text.constructions import by_phrase, without_cue
from bot.text.frames import Frame
from bot.text.silences import silence
from bot.text.verbs import at_verb
from bot.text.voices import Voice

#: Words of an unnamed source that make it an outlet.
_MEDIA = frozenset({"media", "press", "newspaper", "channel"})


def attributions(frame: Frame, surnames: Set[str]) -> list[Attribution]:
    """All attributions of the sentence, best first; empty where nobody is its source.

    Args:
        frame: the sentence.
        surnames: last names of people known from the article.
    """
    forms = cues().forms
    found: list[Attribution | None] = []
    for index, token in enumerate(frame.outer):
        if token.kind != "w":
            continue
        form = forms.get(token.low)
        if form is not None:
            found += at_verb(frame, index, form, surnames)
        elif token.low in ("according", "per", "view"):
            found.append(by_phrase(frame, index, surnames))
    found.append(silence(frame, surnames))
    kept = [one for one in found if one is not None]
    rare = without_cue(frame, surnames) if not kept else None
    return [rare] if rare is not None else _ranked(frame, kept)


def _ranked(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """Outermost first: an attribution behind the words outranks one inside them."""
    if len(found) < 2:
        return found
    ordered = sorted(found, key=lambda one: (one.level, one.cue, one.rule != "quoted-as-saying"))
    quoted_first = frame.outer[0].kind == "q"
    for other in ordered[1:]:
        if _outranks(other, ordered[0], quoted_first):
            return [other, ordered[0], *(one for one in ordered if one not in (other, ordered[0]))]
    return ordered


def _outranks(other: Attribution, first: Attribution, quoted_first: bool) -> bool:
    """Whether an attribution further in or further back is the sentence's after all: it stands behind all the words."""
    if not other.trailing or other.cue < first.cue or (first.trailing and first.level <= other.level):
        return False
    if _is_media(other.voice) and first.level == MAIN:
        return False
    return not (quoted_first and first.cue < other.cue and first.level <= BESIDE)


def _is_media(source: Voice) -> bool:
    unnamed = source.sort == "unnamed" and not _MEDIA.isdisjoint(source.name.casefold().split())
    return unnamed or source.sort == "outlet"
