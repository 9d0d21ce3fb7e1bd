"""Cue verbs and their subjects: the ordinary frame "X has said", and which rarer one a verb stands in instead."""

from __future__ import annotations

from collections.abc import Set

from bot.gazetteer.cues import Form, cues
from bot.gazetteer.grammar import grammar
from bot.text.clauses import JOINED, MAIN, REPORTED, SUBORDINATE, Attribution, is_reported, level, trails
from bot.text.constructions import answered_report, inverted, passive_agent, quoted_by_another, shared_subject
from bot.text.frames import Frame
from bot.text.subjects import source_before
from bot.text.summons import is_summoned, summoned
from bot.text.tokens import Token

#: So many adverbs and auxiliaries stand between a source and its cue.
_BETWEEN = 9
#: How far behind a light verb the word that it needs may stand.
_NEEDED_WITHIN = 5


def at_verb(frame: Frame, index: int, form: Form, surnames: Set[str]) -> list[Attribution]:
    """What a cue verb attributes: mostly one voice or none, two where one source quotes another.

    Args:
        frame: the sentence.
        index: the verb, a token of `frame.outer`.
        form: which form of which verb it is.
        surnames: last names of people known from the article.
    """
    tokens = frame.outer
    if form.lemma == "summon" and is_summoned(frame, index):
        return _listed(summoned(frame, index, surnames))
    if form.shape == "ing" or _is_noun(tokens, index, form) or not _has_needed(tokens, index, form):
        return []
    if form.shape == "past" and _has_agent(tokens, index):
        return _listed(passive_agent(frame, index, form, surnames))
    left = tokens[index - 1] if index else None
    out: list[Attribution] = []
    if left is not None and not (left.kind == "w" and left.low in grammar().before_noun):
        out += _listed(_subject(frame, index, form, surnames))
    if form.lemma == "quote":
        out = answered_report(frame, index, out) or _listed(quoted_by_another(frame, index, form, surnames)) or out
    if not out and (left is None or left.kind == "q" or left.text in (",", "—", "–", "”")):
        out += _listed(inverted(frame, index, form, surnames))
    return out


def _listed(found: Attribution | None) -> list[Attribution]:
    return [] if found is None else [found]


def _has_agent(tokens: list[Token], index: int) -> bool:
    """Whether "by" behind a verb makes it a passive; "responded by saying that …" is none."""
    behind = [token.low for token in tokens[index + 1 : index + 3]]
    return behind[:1] == ["by"] and behind[1:] not in (["saying"], ["telling"], ["stating"])


def _is_noun(tokens: list[Token], index: int, form: Form) -> bool:
    """Whether the word is a noun: with a capital behind another (a headline's), or somebody's ("X's remarks")."""
    left = tokens[index - 1] if index else None
    if left is None or form.shape == "past":
        return False
    return left.kind == "x" or (tokens[index].capital and left.capital)


def _has_needed(tokens: list[Token], index: int, form: Form) -> bool:
    """Whether a light verb has behind it what makes it attribute ("made it clear"); others need nothing."""
    needed = cues().needs.get(form.lemma)
    if needed is None or "*" in needed:
        return True
    ahead = ["Q" if token.kind == "q" else token.low for token in tokens[index + 1 : index + 1 + _NEEDED_WITHIN]]
    return any(_stands_ahead(word, ahead) for word in needed)


def _stands_ahead(needed: str, ahead: list[str]) -> bool:
    """A phrase, a mark, or a word that ends in a space must come at once; another word somewhere among the next."""
    if needed != "Q" and (" " in needed or needed in ":,"):
        return f"{' '.join(ahead)} ".startswith(f"{needed.strip()} ")
    return needed in ahead


def _subject(frame: Frame, index: int, form: Form, surnames: Set[str]) -> Attribution | None:
    """The ordinary frame: a source, adverbs, the cue."""
    tokens = frame.outer
    at = _before_adverbs(tokens, index)
    between = {token.low for token in tokens[at + 1 : index]}
    perfect, negated = "had" in between, any(map(_negates, between))
    if at > 1 and tokens[at].low in ("and", "but"):
        shared = shared_subject(frame, index, at, form, surnames)
        return None if shared is None else shared._replace(perfect=shared.perfect or perfect, negated=negated)
    if at < 0 or _is_unsaid(between, negated) or (_is_passive(between) and not _quoted_as(tokens, index, form)):
        return None
    if form.shape == "base" and not (negated or _is_plural(tokens, at)):
        return None
    found = source_before(frame, at + 1, surnames)
    if found is None:
        return None
    where = REPORTED if is_reported(tokens, found.begins) else level(tokens, found.begins)
    if tokens[at].low == "who":  # "X, who had declared so, said …": the main clause's verb first
        where = max(where, JOINED)
    return Attribution(
        "source-cue" if where < SUBORDINATE else "subordinate-cue",
        index,
        found.voice,
        form,
        where,
        perfect,
        not perfect and (form.shape in ("third", "base") or not between.isdisjoint(("has", "have"))),
        negated,
        where > MAIN and trails(tokens, found.begins, index),
    )


def _before_adverbs(tokens: list[Token], index: int) -> int:
    """The token before the adverbs and auxiliaries that stand right before the cue; -1 where nothing does."""
    at = index - 1
    while at >= 0 and index - at <= _BETWEEN and tokens[at].kind == "w" and _may_stand_between(tokens[at]):
        at -= 1
    return at


def _may_stand_between(token: Token) -> bool:
    small, low = grammar(), token.low
    return (
        low in small.adverbs
        or low in small.auxiliaries
        or _negates(low)
        or (low.endswith("ly") and len(low) > 4 and not token.capital)
    )


def _negates(low: str) -> bool:
    return low in ("not", "never") or low.endswith(("n't", "n’t"))


def _is_unsaid(between: set[str], negated: bool) -> bool:
    """Whether it is only to be said or might be said; "would not say" is a refusal, and that is said."""
    return "to" in between or (not negated and not between.isdisjoint(grammar().modals))


def _is_passive(between: set[str]) -> bool:
    return not between.isdisjoint(grammar().passives)


def _is_plural(tokens: list[Token], at: int) -> bool:
    """Whether a source that ends at a token may have a verb in the base form: "officials say", "X and Y say"."""
    last = tokens[at].low
    return last in ("they", "we", "i") or last.endswith("s") or any(t.low == "and" for t in tokens[max(0, at - 6) : at])


def _quoted_as(tokens: list[Token], index: int, form: Form) -> bool:
    return form.lemma == "quote" and index + 1 < len(tokens) and tokens[index + 1].low == "as"
