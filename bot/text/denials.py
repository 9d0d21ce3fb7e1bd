"""Quoted words that the speaker denies: "“X” is a lie, he said", "termed it ridiculous that “X”", "the notion that “X”"."""

from __future__ import annotations

from bot.gazetteer.cues import cues
from bot.gazetteer.grammar import grammar
from bot.text.tokens import Token

#: Verbs that deny what hangs on them, and those that call something by what stands behind it. Lemmas.
_DENYING = frozenset({"reject", "dismiss", "deny", "refute", "rebut", "rubbish", "debunk", "trash"})
_CALLING = frozenset({"call", "term", "describe", "dub", "brand", "label"})
_BE = ("is", "was", "are", "were")
_ARTICLES = ("a", "an", "the", "as")
#: Before a denied clause these stand.
_CLAUSE = ("that", "saying", "said", "say", "claiming", "suggesting", "suggest")
#: So many words may stand between "is" and what it is, and between a denying verb and its clause.
_PREDICATE, _NEAR = 3, 4
#: What somebody called false and the word for it are so near; these join a denial to what it denies.
_CALLED = 6
_JOINING = ("and", "but", "yet", "then")


def is_denied(tokens: list[Token], at: int) -> bool:
    """Whether the quotation is told to be false by whoever quotes it.

    A few words in marks inside the speaker's own phrase ("the “so-called proof” was a lie") are none.

    Args:
        tokens: a sentence's frame.
        at: which of its tokens is the quotation.
    """
    before = tokens[at - 1] if at else None
    if before is None or before.kind in "pq":
        return _is_predicated(tokens, at)
    if before.low in grammar().contested or _lemma(before) in _CALLING:
        return _is_predicated(tokens, at) or _is_called(tokens, at)
    if before.low not in _CLAUSE:
        return False
    if before.low == "that" and at > 1 and tokens[at - 2].low in grammar().contested:
        return any(_lemma(token) in _DENYING | _CALLING or _is_false(token) for token in tokens)
    return _is_predicated(tokens, at) or _hangs_on_denial(tokens, at - 1)


def denial_behind(tokens: list[Token], start: int) -> int | None:
    """Which token denies what was told before: "…, and called the report false", "… but rejected it"; None where none does.

    Args:
        tokens: a sentence's frame.
        start: where to begin looking.
    """
    for at in range(max(start, 1), len(tokens)):
        form = cues().forms.get(tokens[at].low)
        if tokens[at - 1].low not in _JOINING or form is None or form.shape != "past":
            continue
        called = _lemma(tokens[at]) in _CALLING and any(map(_is_false, tokens[at + 1 : at + 1 + _CALLED]))
        if called or _lemma(tokens[at]) in _DENYING:
            return at
    return None


def _hangs_on_denial(tokens: list[Token], clause: int) -> bool:
    """Whether a clause hangs on a denial: "denied ever saying “X”", "rejected as false that “X”", "it is a lie that “X”"."""
    for token in reversed(tokens[max(0, clause - _NEAR) : clause]):
        if _lemma(token) in _DENYING or _is_false(token):
            return True
        if token.low not in (*_CLAUSE, "as", "having", "ever", "to") and not token.low.endswith("ly"):
            return False
    return False


def _is_predicated(tokens: list[Token], at: int) -> bool:
    """Whether "is a lie" follows, with nothing of the speaker's between."""
    behind = tokens[at + 1 : at + 2 + _PREDICATE]
    if not behind or behind[0].low not in _BE:
        return False
    for token in behind[1:]:
        if _is_false(token):
            return True
        if token.low not in _ARTICLES and not token.low.endswith("ly"):
            return False
    return False


def _is_called(tokens: list[Token], at: int) -> bool:
    """Whether what it is called follows at once ("called “X” false")."""
    behind = next((token for token in tokens[at + 1 :] if token.low not in _ARTICLES), None)
    return behind is not None and _is_false(behind)


def _is_false(token: Token) -> bool:
    return token.kind == "w" and token.low in grammar().falsehoods


def _lemma(token: Token) -> str:
    form = cues().forms.get(token.low)
    return form.lemma if form is not None and token.kind == "w" else ""
