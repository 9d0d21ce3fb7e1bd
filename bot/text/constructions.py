"""The rarer ways in which print names a source: turned round, passive, quoted by another, behind a colon, by a noun.

The ordinary frame, a source before its verb, is in `verbs`. Each function looks for one way and gives its attribution, or
None; the names of the rules are shown by `--explain`.
"""

from __future__ import annotations

from collections.abc import Set

from bot.gazetteer.cues import CueClass, Form, cues
from bot.gazetteer.grammar import grammar
from bot.text.clauses import BESIDE, JOINED, MAIN, PARTICIPLE, REACH, SUBORDINATE, Attribution, level
from bot.text.denials import denial_behind
from bot.text.frames import Frame
from bot.text.leading import leading_voice, source_behind
from bot.text.subjects import source_before
from bot.text.tokens import Token
from bot.text.voices import Voice, voice

#: What attributes without a verb attributes as "said" does; a noun of speech as an act does.
_SAID, _DID = Form("say", CueClass.SAY, "past"), Form("say", CueClass.ACT, "past")
#: The rule of a report that is quoted and denied: the quoted words are not the speaker's.
ANSWERED = "answered-report"
_ANSWERING = ("person", "role", "pronoun", "ministry", "country", "government")
#: How far a sentence is searched for the mark or word that makes up each frame, in tokens.
_AS_SAYING, _COLON, _FOR_WHOM, _QUOTED_CUE, _OWNER, _VIEW = 14, 40, 16, 12, 3, 4


def inverted(frame: Frame, index: int, form: Form, surnames: Set[str]) -> Attribution | None:
    """`"…," said X`: the source stands behind the cue."""
    if form.cue != CueClass.SAY or (form.shape == "base" and form.lemma != "read"):
        return None
    tokens = frame.outer
    quoted = bool(frame.quotes) and frame.quotes[0].outer_start < tokens[index].start
    read = source_behind(frame, index + 1, surnames)
    if read is None or read.sort == "pronoun":
        return None
    if not quoted and read.end < len(tokens) and tokens[read.end].kind == "w":
        return None
    if not quoted and index and tokens[index - 1].text == "," and form.shape == "past" and read.sort == "country":
        return None
    where = BESIDE if index else MAIN
    return Attribution("inverted", index, read, form, where, trailing=True, present=form.shape == "third")


def passive_agent(frame: Frame, index: int, form: Form, surnames: Set[str]) -> Attribution | None:
    """The agent of a passive: "described by X as …"."""
    tokens = frame.outer
    if form.shape != "past" or index + 2 >= len(tokens) or tokens[index + 1].low != "by":
        return None
    read = source_behind(frame, index + 2, surnames)
    quoted = any(token.kind == "q" or token.low == "as" for token in tokens[index + 2 : index + REACH])
    return Attribution("passive-agent", index, read, form, BESIDE) if read is not None and quoted else None


def quoted_by_another(frame: Frame, index: int, form: Form, surnames: Set[str]) -> Attribution | None:
    """The words are X's in "the agency quoted X as saying …"."""
    tokens = frame.outer
    saying = (i for i in range(index + 1, min(len(tokens) - 1, index + _AS_SAYING)) if _as_saying(tokens, i))
    end = next(saying, None)
    if end is None:
        return None
    read = voice(tokens, frame.outer_hits, index + 1, end, surnames) if end > index + 1 else None
    if read is None and end == index + 2 and tokens[index + 1].low in ("him", "her"):
        read = Voice("pronoun", index + 1, index + 2, "he" if tokens[index + 1].low == "him" else "she")
    return Attribution("quoted-as-saying", index, read, form, MAIN) if read is not None else None


def answered_report(frame: Frame, index: int, quoting: list[Attribution]) -> list[Attribution]:
    """Whoever quotes another only to deny it speaks by the denial: "X quoted Y as saying that …, and called it false"."""
    quoting = [one for one in quoting if one.voice.sort in _ANSWERING]
    quote = next((at for at, token in enumerate(frame.outer) if at > index and token.kind == "q"), None)
    at = denial_behind(frame.outer, quote + 1) if quoting and quote is not None else None
    if at is None:  # without quotation marks a denial may be part of what is quoted
        return []
    return [one._replace(rule=ANSWERED, cue=at, form=cues().forms[frame.outer[at].low]) for one in quoting]


def shared_subject(frame: Frame, index: int, joint: int, form: Form, surnames: Set[str]) -> Attribution | None:
    """The second verb shares the sentence's subject in "X met Y and urged him to …"; `joint` is the "and"."""
    tokens = frame.outer
    read = leading_voice(frame, surnames) if form.shape == "past" and tokens[0].kind != "q" else None
    if read is None or read.end >= joint:
        return None
    between, subordinate = tokens[read.end : joint], grammar().subordinate
    if len(between) > 2 * REACH or any(token.low in subordinate for token in between):
        return None
    if any(token.low in grammar().passives for token in between[:2]):  # "X was summoned and told that …": told to X
        return None
    return Attribution("shared-subject", index, read, form, JOINED, any(token.low == "had" for token in between[:3]))


def by_phrase(frame: Frame, index: int, surnames: Set[str]) -> Attribution | None:
    """The frames that hang on another word than a verb: "according to X", "as per X", "X is of the view that …"."""
    tokens = frame.outer
    match tokens[index].low:
        case "according" if index + 2 < len(tokens) and tokens[index + 1].low == "to":
            return _according_to(frame, index, index + 2, surnames)
        case "per" if 0 < index < len(tokens) - 1 and tokens[index - 1].low == "as":
            return _according_to(frame, index, index + 1, surnames)
        case "view" if index > 2 and tokens[index - 1].low == "the" and tokens[index - 2].low == "of":
            return _of_the_view(frame, index, surnames)
    return None


def without_cue(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """The frames looked for only where the sentence has no other."""
    return (
        _colon(frame, surnames)
        or _for_whom(frame, surnames)
        or _quoted_cue(frame, surnames)
        or _nominal(frame, surnames)
        or _participle(frame, surnames)
    )


def _as_saying(tokens: list[Token], at: int) -> bool:
    return tokens[at].low == "as" and tokens[at + 1].low in ("saying", "telling", "stating")


def _according_to(frame: Frame, index: int, start: int, surnames: Set[str]) -> Attribution | None:
    read = source_behind(frame, start, surnames)
    if read is None:
        return None
    leads = index <= 1
    return Attribution("according-to", index, read, _SAID, MAIN if leads else BESIDE, trailing=not leads)


def _of_the_view(frame: Frame, index: int, surnames: Set[str]) -> Attribution | None:
    tokens = frame.outer
    before = range(index - 3, max(-1, index - 3 - _VIEW), -1)
    end = next((i for i in before if tokens[i].low in ("was", "were", "is", "are")), 0)
    found = source_before(frame, end, surnames) if end else None
    return None if found is None else Attribution("of-the-view", index, found.voice, _SAID, level(tokens, found.begins))


def _colon(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """A colon attributes what stands behind it: "For X, …: “…”" and "Spokesperson: …"."""
    tokens = frame.outer
    colon = next((i for i, token in enumerate(tokens[:_COLON]) if token.text == ":"), 0)
    if colon == 0 or colon + 1 >= len(tokens) or tokens[colon + 1].kind != "q":
        return None
    read = source_behind(frame, 1 if tokens[0].low in ("for", "to") else 0, surnames)
    named = read is not None and read.sort in ("person", "role", "ministry")
    return Attribution("colon", colon, read, _SAID, BESIDE) if read is not None and named else None


def _for_whom(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """The view of a named person: "For X, the moment calls for clarity"."""
    tokens = frame.outer
    if not tokens or tokens[0].low != "for":
        return None
    comma = next((i for i, token in enumerate(tokens[:_FOR_WHOM]) if token.text == ","), 0)
    read = voice(tokens, frame.outer_hits, 1, comma, surnames) if comma > 1 else None
    return Attribution("for-whom", 0, read, _SAID, BESIDE) if read is not None and read.sort == "person" else None


def _quoted_cue(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """`Pakistan "strongly condemned" …`: the outlet quotes the verb itself."""
    tokens, forms = frame.outer, cues().forms
    index = next((i for i, token in enumerate(tokens[:_QUOTED_CUE]) if i and token.kind == "q"), None)
    if index is None:
        return None
    quote = tokens[index]
    inside = [t.low for t in frame.tokens if quote.start <= t.start < quote.end and t.kind == "w"][:3]
    form = next((forms[low] for low in inside if low in forms), None)
    found = source_before(frame, index, surnames) if form is not None and form.shape == "past" else None
    if form is None or found is None or found.voice.sort == "pronoun":
        return None
    return Attribution("quoted-cue", index, found.voice, form, level(tokens, found.begins))


def _nominal(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """The act of speech is a noun, a participle carries its words: "… came after X’s strong reaction to Y, terming it …"."""
    tokens, carries_on, nouns = frame.outer, cues().carries_on, grammar().speech_nouns
    carried = max((index for index, token in enumerate(tokens) if token.low in carries_on), default=-1)
    for index, token in enumerate(tokens[: carried + 1]):
        if token.low not in nouns:
            continue
        owner = next((i for i in range(index - 1, max(-1, index - 1 - _OWNER), -1) if tokens[i].kind == "x"), 0)
        found = source_before(frame, owner, surnames) if owner else None
        if found is not None and found.voice.sort in ("country", "person", "ministry", "government"):
            return Attribution("nominal", index, found.voice, _DID, SUBORDINATE)
    return None


def _participle(frame: Frame, surnames: Set[str]) -> Attribution | None:
    """The main clause's subject speaks by a participle: "X signed an accord, pledging that …"."""
    tokens, table = frame.outer, cues()
    carrying = (i for i in range(3, len(tokens)) if tokens[i].low in table.carries_on)
    index = next((i for i in carrying if tokens[i - 1].text == "," or tokens[i - 1].low == "and"), None)
    read = leading_voice(frame, surnames) if index is not None else None
    if index is None or read is None:
        return None
    perfect = any(token.low == "had" for token in tokens[read.end : read.end + 3])
    form = table.forms.get(tokens[index].low, Form(tokens[index].low, CueClass.ACT, "ing"))
    return Attribution("participle", index, read, form, PARTICIPLE, perfect)
