"""Which of a sentence's attributions makes it a statement."""

from __future__ import annotations

from bot.gazetteer.cues import CueClass
from bot.gazetteer.grammar import grammar
from bot.text.clauses import BESIDE, REPORTED, SUBORDINATE, Attribution
from bot.text.frames import Frame
from bot.text.tokens import Token

#: A sentence with its attributions, best first.
Sentence = tuple[Frame, list[Attribution]]

#: Voices whose quoted words make even a weak verb a statement, and those that may speak in a subordinate clause.
_VOUCHING = ("joint", "person", "role", "pronoun", "ministry", "country")
_SUBORDINATE_VOICES = (*_VOUCHING, "government")
#: What they called on somebody to do follows within so many words.
_PURPOSE = 60
#: Behind "said this" these tell where it was said.
_WHERE = ("while", "during", "in", "at", "after", "when", "on")


def accepted(sentence: Sentence) -> Attribution | None:
    """The best attribution that makes the sentence a statement; None where none does."""
    frame, found = sentence
    return next((attribution for attribution in found if _accepts(frame, attribution)), None)


def _accepts(frame: Frame, attribution: Attribution) -> bool:
    form, voice = attribution.form, attribution.voice
    if attribution.level == REPORTED or (form.lemma == "call" and _paid_a_call(frame, attribution)):
        return False
    if _only_asked(frame, attribution) or _unsaid(frame, attribution) or voice.name.casefold().startswith(_NOBODY):
        return False
    if form.cue is CueClass.WEAK:
        return _vouched_for(frame, attribution)
    if attribution.level >= SUBORDINATE and (voice.sort not in _SUBORDINATE_VOICES or form.lemma in grammar().musings):
        return False
    if form.lemma == "say" and _only_where(frame, attribution):
        return False
    return not (form.shape == "base" and voice.sort == "country")


def _only_asked(frame: Frame, attribution: Attribution) -> bool:
    """Whether the clause stands behind "whether", "if" or "what": it is asked or left open, not told."""
    tokens, begins = frame.outer, attribution.voice.start
    if begins == 0 or tokens[begins - 1].low not in _OPEN or attribution.trailing:
        return False
    told = tokens[begins - 1].low == "what" and not attribution.negated
    return not (told and _tells_what(tokens, begins - 1, attribution.cue))


def _tells_what(tokens: list[Token], what: int, cue: int) -> bool:
    """Whether a clause of "what" is one half of a sentence whose other half tells it ("What X said was that …")."""
    if what and tokens[what - 1].kind == "w" and tokens[what - 1].low not in _JOINING:
        return False
    behind = [token.low if token.kind == "w" else token.text[:1] for token in tokens[cue + 1 : cue + 3]]
    quoted = cue + 2 < len(tokens) and tokens[cue + 2].kind == "q"
    return behind[:1] in (["was"], ["is"]) and (quoted or behind[1:] in (["that"], [":"], [","]))


#: Before "what" these join its clause to the one before.
_JOINING = ("and", "but", "so", "yet")
#: Behind one of these nothing is told; and phrases that name nobody.
_OPEN = ("whether", "if", "what", "why", "how")
_NOBODY = ("nobody", "no one", "none ")


def _unsaid(frame: Frame, attribution: Attribution) -> bool:
    """Whether it was not said ("X never said that …", "said no such thing"), would have been, or was wrongly reported."""
    tokens, cue = frame.outer, attribution.cue
    if tokens[0].low == "had" and attribution.voice.start <= 1:  # "Had X said so, …"
        return True
    if attribution.rule == "quoted-as-saying" and cue and tokens[cue - 1].low in grammar().misreporting:
        return True
    if attribution.form.lemma == "say" and _points_at_unsaid(tokens, cue, attribution.negated):
        return True
    if not attribution.negated or attribution.form.cue is not CueClass.SAY or attribution.form.lemma not in _TELLING:
        return False
    return any(token.low == "that" for token in tokens[cue + 1 : cue + 2]) or tokens[cue - 1].low == "never"


def _points_at_unsaid(tokens: list[Token], cue: int, negated: bool) -> bool:
    """Whether all that is behind "say" points back to what was not said: "did not say so", "said nothing of the sort"."""
    behind = tuple(token.low for token in tokens[cue + 1 :] if token.kind != "p")
    return behind in _NO_SUCH or (negated and behind in _SUCH)


#: What points back to words that somebody else has told; behind "not" the one, behind a plain "said" the other.
_SUCH = (
    ("so",),
    ("this",),
    ("that",),
    ("it",),
    ("any", "such", "thing"),
    ("anything", "of", "the", "sort"),
    ("anything", "of", "the", "kind"),
)
_NO_SUCH = (("no", "such", "thing"), ("nothing", "of", "the", "sort"), ("nothing", "of", "the", "kind"))
#: Verbs of plain telling: negated and with a clause behind them, nothing was told.
_TELLING = ("say", "state", "claim", "suggest", "announce", "add", "mention", "declare", "indicate")


def _vouched_for(frame: Frame, attribution: Attribution) -> bool:
    """Whether a weak verb is a statement all the same: several agreed, or words are quoted."""
    voice = attribution.voice
    if attribution.level > BESIDE:
        return False
    agreed = (
        attribution.form.lemma == "agree" and voice.sort in ("joint", "pronoun") and voice.name not in ("he", "she", "it")
    )
    return agreed or (bool(frame.quotes) and voice.sort in _VOUCHING)


def _paid_a_call(frame: Frame, attribution: Attribution) -> bool:
    """Whether "X called on the president" is a visit: it does not go on with what they called on them to do."""
    behind = [token.low for token in frame.outer[attribution.cue + 1 : attribution.cue + _PURPOSE]]
    return behind[:1] == ["on"] and not any(word in ("to", "for", "q") for word in behind)


def _only_where(frame: Frame, attribution: Attribution) -> bool:
    """Whether "X said this while addressing Y" tells where it was said, not what."""
    behind = [token.low for token in frame.outer[attribution.cue + 1 : attribution.cue + 3]]
    return len(behind) > 1 and behind[0] in ("this", "so") and behind[1] in _WHERE
