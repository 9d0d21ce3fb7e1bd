"""Drafts -> the countries each is about: those its own words name, else those it inherits from what it carries on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.text.back_references import NEAR, Before, kingdom, pointed_at
from bot.text.drafts import Draft
from bot.text.frames import Frame
from bot.text.kinds import declined
from bot.text.matters import opens_new_matter, states_principle, turns_to
from bot.text.mentions import Passages, first_named, named

#: Sources that only point back to whoever spoke.
_POINTING = ("pronoun", "document")


class About(NamedTuple):
    """What a statement is about."""

    #: All codes, in order of mention.
    codes: tuple[str, ...]
    #: Those of them that its own words do not name.
    inherited: tuple[str, ...] = ()


def countries_of(text: str, sentences: Sequence[Frame], drafts: Sequence[Draft], home: str) -> list[About]:
    """What each draft is about, in order; nothing is inherited of what the article names only later.

    Args:
        text: the article's text.
        sentences: all its sentences in order.
        drafts: its drafts.
        home: the ministry's country.
    """
    first = first_named(sentences)
    own = [
        _named(draft, home) or kingdom(draft.span.of(text), first.get("SA", len(text)) < draft.span.start)
        for draft in drafts
    ]
    passages = Passages(own)
    found: list[About] = []
    matter: tuple[str, ...] = ()
    for index, draft in enumerate(drafts):
        before = (drafts[index - 1], found[-1]) if found else None
        matter = _matter(text, draft, own[index], matter)
        about = _about(text, draft, index, own[index], passages, before, home)
        if about.inherited and not draft.resolved.others and states_principle(draft.span.of(text)):
            about = About(())
        elif not about.codes:
            near = slice(max(0, index - NEAR), index)
            spoken = [Before(one.resolved.code, said.codes) for one, said in zip(drafts[near], found[near], strict=True)]
            got = pointed_at(draft.span.of(text), _own(draft, home), spoken)
            about = About(got, got)
        if matter and not own[index]:
            got = tuple(code for code in matter if code != _own(draft, home))
            about = About(got, got)
        late = {code for code in about.inherited if first.get(code, 0) > draft.span.end}
        found.append(About(*(tuple(code for code in codes if code not in late) for codes in about)))
    return found


def _matter(text: str, draft: Draft, own: tuple[str, ...], running: tuple[str, ...]) -> tuple[str, ...]:
    """What a passage is told to be about ("On Iran, she said …"), for those of the same voice who go on and name nothing."""
    if turns_to(text, draft.span):
        return own
    return running if not own and _points_back(draft) and not opens_new_matter(draft.span.of(text)) else ()


def _about(
    text: str,
    draft: Draft,
    index: int,
    codes: tuple[str, ...],
    passages: Passages,
    before: tuple[Draft, About] | None,
    home: str,
) -> About:
    parties = tuple(code for code in draft.resolved.others if code not in codes)
    if codes or parties:
        return About((*codes, *parties), parties)
    if _is_counterpart(draft, home):
        return About(())
    if before is not None and _points_back(draft) and not before[1].codes and opens_new_matter(before[0].span.of(text)):
        return About(())  # an answer going on to a question whose matter nobody told
    got = (
        _refused_of(text, draft, before, home)
        or passages.inherited(index, _own(draft, home), draft.span.of(text))
        or _carried_over(text, draft, before, home)
    )
    return About(got, got)


def _is_counterpart(draft: Draft, home: str) -> bool:
    """Whether the voice is somebody whom the sentence first tells was met ("spoke with X, who sent condolences").

    Then the words are about whoever met them, not about whom others were met before.
    """
    if draft.attribution is None or draft.resolved.code in ("", home):
        return False
    tokens, source = draft.frame.outer, draft.attribution.voice
    behind = next((token.low for token in tokens[source.end : source.end + 2] if token.kind == "w"), "")
    return behind == "who" and any(token.kind == "w" for token in tokens[: source.start])


def _refused_of(text: str, draft: Draft, before: tuple[Draft, About] | None, home: str) -> tuple[str, ...]:
    """For a refusal that only points back ("He did not say when one would come"): what the same voice has just named."""
    return _carried_over(text, draft, before, home) if declined(draft.span.of(text)) else ()


def _carried_over(text: str, draft: Draft, before: tuple[Draft, About] | None, home: str) -> tuple[str, ...]:
    """What the same voice named in the statement right before, where this one only points back to it."""
    if before is None or before[1].inherited or opens_new_matter(draft.span.of(text)):
        return ()
    same = draft.resolved.speaker.name == before[0].resolved.speaker.name
    return tuple(code for code in before[1].codes if code != _own(draft, home)) if same and _points_back(draft) else ()


def _points_back(draft: Draft) -> bool:
    """Whether the source only points back to whoever spoke."""
    return draft.attribution is None or draft.attribution.voice.sort in _POINTING


def _named(draft: Draft, home: str) -> tuple[str, ...]:
    source = draft.source
    return named(draft.frames, own=_own(draft, home), skip=(source.start, source.end) if source is not None else None)


def _own(draft: Draft, home: str) -> str:
    """The speaker's own country, never what a statement is about; an unplaced voice is taken for a local one."""
    return draft.resolved.code or (home if draft.resolved.speaker.role != "outlet" else "")
