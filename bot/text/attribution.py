"""Who is the source of a sentence and by which word: cue, source, and the frame they stand in.

Every cue verb of the sentence is looked at, with the noun phrase that could be its subject; frames are ranked, and the
outermost wins, except that a ministry's readout of its own named principal is the principal's. Rules have names: they
are shown by `--explain`.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import CueClass, CueTable, Form, cues
from bot.gazetteer.grammar import grammar
from bot.text.frames import Frame
from bot.text.lexicon import Hit
from bot.text.tokens import Token
from bot.text.voices import Voice, voice


class Attribution(NamedTuple):
    """A cue and its source in one sentence."""

    rule: str
    cue: int
    voice: Voice
    form: Form
    #: 0 main clause, 1 after a comma or a quotation, 2 joined, 3 subordinate, 4 participle.
    level: int
    #: "had said": said before the main event.
    perfect: bool = False
    #: "has said", "says": a standing position where a country speaks.
    present: bool = False
    negated: bool = False
    #: It stands behind what it attributes.
    trailing: bool = False


_HARD = frozenset(";:—–?!…")
#: So many adverbs and auxiliaries stand between a source and its cue.
_ADVERBS_AT_MOST = 9
#: A phrase is not longer than this; bounds the work on hostile text.
_REACH = 34


def attributions(frame: Frame, surnames: set[str]) -> list[Attribution]:
    """All attributions of the sentence, best first; empty where nobody is its source.

    Args:
        frame: the sentence.
        surnames: last names of people known from the article.
    """
    table = cues()
    found: list[Attribution] = []
    for index, token in enumerate(frame.outer):
        if token.kind != "w":
            continue
        form = table.forms.get(token.low)
        if form is not None:
            found += _at_verb(frame, index, form, table, surnames)
        elif token.low in ("according", "per", "view", "quoting", "tells"):
            found += _at_phrase(frame, index, token.low, surnames)
    if not found:
        found += (
            _colon(frame, surnames)
            or _for_whom(frame, surnames)
            or _quoted_cue(frame, table, surnames)
            or _nominal(frame, table, surnames)
            or _participle(frame, table, surnames)
        )
    return _ranked(frame, found)


def _ranked(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """Outermost first: an attribution behind the words outranks one inside them."""
    if len(found) < 2:
        return found
    ordered = sorted(found, key=lambda a: (a.level, a.cue, a.rule != "quoted-as-saying"))
    first = ordered[0]
    quoted_first = bool(frame.outer) and frame.outer[0].kind == "q"
    for other in ordered[1:]:
        if not other.trailing or other.cue < first.cue:
            continue
        if first.trailing and first.level <= other.level:
            continue
        if _is_media(other.voice) and first.level == 0:
            continue
        if quoted_first and first.cue < other.cue and first.level <= 1:
            continue
        return [other, first, *(a for a in ordered if a not in (other, first))]
    return ordered


def _is_media(source: Voice) -> bool:
    return source.sort == "outlet" or (
        source.sort == "unnamed"
        and any(word in source.name.casefold().split() for word in ("media", "press", "newspaper", "channel"))
    )


def _at_verb(frame: Frame, index: int, form: Form, table: CueTable, surnames: set[str]) -> list[Attribution]:
    tokens = frame.outer
    left = tokens[index - 1] if index else None
    if form.shape == "ing" or (
        tokens[index].capital
        and index
        and tokens[index - 1].kind == "w"
        and tokens[index - 1].capital
        and form.shape != "past"
    ):
        return []
    needed = table.needs.get(form.lemma)
    if needed is not None and not _has_needed(tokens, index, needed):
        return []
    out: list[Attribution] = []
    if form.shape == "past" and index + 1 < len(tokens) and tokens[index + 1].low == "by":
        return _by_agent(frame, index, form, surnames)
    if left is not None and not (left.low in grammar().before_noun and left.kind == "w"):
        out += _subject(frame, index, form, surnames)
    if form.lemma == "quote":
        out += _quoting(frame, index, form, surnames)
    if not out and (left is None or left.kind == "q" or left.text == "," or left.low in ("—", "–", "”")):
        out += _inverted(frame, index, form, surnames)
    return out


def _has_needed(tokens: list[Token], index: int, needed: tuple[str, ...]) -> bool:
    if "*" in needed:
        return True
    behind = tokens[index + 1 : index + 6]
    ahead = " ".join("Q" if token.kind == "q" else token.low for token in behind)
    return any(
        (word == "Q" and "Q" in ahead.split())
        or (
            word != "Q"
            and (
                ahead.startswith(word.strip())
                if word.endswith(" ") or " " in word or word in ":,"
                else word in ahead.split()[:5]
            )
        )
        for word in needed
    )


def _subject(frame: Frame, index: int, form: Form, surnames: set[str]) -> list[Attribution]:
    """The ordinary frame: a source, adverbs, the cue."""
    tokens = frame.outer
    at, perfect, present, negated, passive, infinitive, modal = (
        index - 1,
        False,
        form.shape in ("third", "base"),
        False,
        False,
        False,
        False,
    )
    while (
        at >= 0
        and index - at <= _ADVERBS_AT_MOST
        and tokens[at].kind == "w"
        and (
            tokens[at].low in grammar().adverbs
            or tokens[at].low in grammar().auxiliaries
            or (tokens[at].low.endswith("ly") and len(tokens[at].low) > 4 and not tokens[at].capital)
        )
    ):
        low = tokens[at].low
        perfect |= low == "had"
        present |= low in ("has", "have")
        negated |= low in ("not", "never")
        passive |= low in grammar().passives
        infinitive |= low == "to"
        modal |= low in grammar().modals
        at -= 1
    if at >= 0 and tokens[at].low in ("and", "but") and at > 1:
        return _shared_subject(frame, index, at, form, perfect, negated, surnames)
    if at < 0 or infinitive or (modal and not negated) or (passive and not _quoted_as(tokens, index, form)):
        return _by_agent(frame, index, form, surnames) if passive else []
    if form.shape == "base" and not (
        negated
        or tokens[at].low in ("they", "we", "i")
        or tokens[at].low.endswith("s")
        or "and" in (t.low for t in tokens[max(0, at - 6) : at])
    ):
        return []
    found = _source(frame, at + 1, surnames)
    if found is None:
        return []
    source, begins = found
    level, reported = _level(tokens, begins)
    level = 5 if reported else level
    rule = "source-cue" if level < 3 else "subordinate-cue"
    return [
        Attribution(
            rule,
            index,
            source,
            form,
            level,
            perfect,
            present and not perfect,
            negated,
            level > 0 and _trails(tokens, begins, index),
        )
    ]


def _quoting(frame: Frame, index: int, form: Form, surnames: set[str]) -> list[Attribution]:
    """ "The agency quoted X as saying …": the words are X's."""
    tokens = frame.outer
    end = next(
        (
            i
            for i in range(index + 1, min(len(tokens) - 1, index + 14))
            if tokens[i].low == "as" and tokens[i + 1].low in ("saying", "telling", "stating")
        ),
        None,
    )
    read = voice(tokens, frame.outer_hits, index + 1, end, surnames) if end is not None and end > index + 1 else None
    if read is None and end == index + 2 and tokens[index + 1].low in ("him", "her"):
        read = Voice("pronoun", index + 1, index + 2, "he" if tokens[index + 1].low == "him" else "she")
    return [Attribution("quoted-as-saying", index, read, form, 0)] if read is not None else []


def _shared_subject(
    frame: Frame, index: int, joint: int, form: Form, perfect: bool, negated: bool, surnames: set[str]
) -> list[Attribution]:
    """ "X met Y and urged him to …": the second verb shares the sentence's subject."""
    tokens = frame.outer
    if form.shape != "past" or any(token.kind == "q" for token in tokens[:1]):
        return []
    read = _leading(frame, surnames)
    if read is None or read.end >= joint:
        return []
    between = tokens[read.end : joint]
    if len(between) > 2 * _REACH or any(token.low in grammar().subordinate for token in between):
        return []
    perfect |= any(token.low == "had" for token in between[:3])
    return [Attribution("shared-subject", index, read, form, 2, perfect, False, negated)]


def _quoted_as(tokens: list[Token], index: int, form: Form) -> bool:
    return form.lemma == "quote" and index + 1 < len(tokens) and tokens[index + 1].low == "as"


def _source(frame: Frame, end: int, surnames: set[str]) -> tuple[Voice, int] | None:
    """The voice whose phrase ends right before `end`, and where the phrase begins; the longest that can be read."""
    tokens, hits = frame.outer, frame.outer_hits
    if tokens[end - 1].text == ",":
        return _with_apposition(frame, end - 1, surnames)
    low = max(0, end - _REACH)
    edge = end - 1
    while edge >= low and not (
        tokens[edge].kind == "q"
        or tokens[edge].text in _HARD
        or tokens[edge].text == ","
        or (tokens[edge].low in grammar().subordinate and tokens[edge].kind == "w" and edge < end - 1)
    ):
        edge -= 1
    best = _from(frame, edge + 1, end, surnames)
    if best is None and edge > low and tokens[edge].low in ("who", "that") and end - edge < 9:
        start = (
            next(
                (
                    i
                    for i in range(edge - 1, low - 1, -1)
                    if tokens[i].kind in "qp" or tokens[i].low in grammar().subordinate
                ),
                low - 1,
            )
            + 1
        )
        found = voice(tokens, hits, start, end, surnames) if start < edge else None
        if found is not None and found.sort in ("unnamed", "role"):
            return found, start
    if edge >= low and tokens[edge].text == ",":
        wider = _listed(frame, edge, low, end, surnames)
        if wider is not None and (
            best is None or (best[0].sort in ("country", "government", "person") and wider[0].sort == "joint")
        ):
            return wider
    if best is None and hits:
        return None
    return best


def _from(frame: Frame, start: int, end: int, surnames: set[str]) -> tuple[Voice, int] | None:
    """The longest readable phrase in `start:end` that ends at `end`."""
    tokens, hits = frame.outer, frame.outer_hits
    for begin in range(start, end):
        token = tokens[begin]
        if (token.kind in "xhp" and token.text != "(") or (begin and tokens[begin - 1].kind in "xh"):
            continue
        if token.low in grammar().not_at_head and begin < end - 1:
            continue
        if any(hit.start < begin < hit.end for hit in _covering(hits, begin)):
            continue
        read = voice(tokens, hits, begin, end, surnames)
        if read is not None:
            return (read, begin) if begin == start or _may_begin(tokens, start, begin) else None
    return None


def _covering(hits: dict[int, Hit], at: int) -> list[Hit]:
    return [hits[i] for i in range(max(0, at - 8), at) if i in hits]


def _may_begin(tokens: list[Token], start: int, begin: int) -> bool:
    """Words left over before a phrase are a fronted adverbial, a conjunction, or the phrase is no subject."""
    before = tokens[begin - 1].low
    if before in ("and", "but", "or", "so", "yet", "meanwhile", "later", "also", "then"):
        return True
    return tokens[start].low in grammar().fronted and tokens[begin - 1].low not in grammar().no_leftover_end


def _listed(frame: Frame, edge: int, low: int, end: int, surnames: set[str]) -> tuple[Voice, int] | None:
    """A phrase that runs over commas: "The foreign ministers of A, B and C", "X, the spokesperson"."""
    tokens = frame.outer
    for start in range(low, edge):
        if start and not (
            tokens[start - 1].text in (",", *_HARD)
            or tokens[start - 1].kind == "q"
            or tokens[start - 1].low in grammar().subordinate | {"and", "but"}
        ):
            continue
        read = voice(tokens, frame.outer_hits, start, end, surnames)
        if read is not None:
            return read, start
    return None


def _with_apposition(frame: Frame, comma: int, surnames: set[str]) -> tuple[Voice, int] | None:
    """ "X, who …, said", "the spokesman, X, told": the source stands before the commas, its apposition between them."""
    tokens = frame.outer
    for opening in range(comma - 1, max(0, comma - _REACH), -1):
        if tokens[opening].kind == "q" or tokens[opening].text in _HARD:
            return None
        if tokens[opening].text != ",":
            continue
        outer = _source_plain(frame, opening, surnames)
        if outer is None:
            continue
        inner = voice(tokens, frame.outer_hits, opening + 1, comma, surnames)
        return _combined(outer[0], inner), outer[1]
    return None


def _source_plain(frame: Frame, end: int, surnames: set[str]) -> tuple[Voice, int] | None:
    return _source(frame, end, surnames) if end > 0 and frame.outer[end - 1].text != "," else None


def _combined(outer: Voice, inner: Voice | None) -> Voice:
    """One voice of a phrase and its apposition: the name from one, the role from the other."""
    if inner is None or inner.sort not in ("person", "role"):
        return outer
    if outer.sort == "person" and inner.sort in ("role", "person"):
        return outer._replace(
            office=outer.office or inner.office,
            role=outer.role or inner.name,
            codes=outer.codes or inner.codes,
            former=outer.former or inner.former,
        )
    if outer.sort in ("role", "ministry", "government") and inner.sort == "person":
        return inner._replace(
            office=outer.office or inner.office,
            role=outer.role or inner.role,
            codes=outer.codes or inner.codes,
            start=outer.start,
            former=outer.former,
        )
    return outer


def _level(tokens: list[Token], begins: int) -> tuple[int, bool]:
    """How far out the clause stands, and whether it is itself reported ("that X said")."""
    if begins == 0:
        return 0, False
    before = tokens[begins - 1]
    if before.kind == "q" or before.text in (",", "—", "–", ";", ":"):
        fronted = (
            tokens[0].low in grammar().fronted
            and before.text == ","
            and not any(t.kind == "q" or t.text == "," for t in tokens[: min(begins - 1, 2 * _REACH)])
            and begins <= 2 * _REACH
        )
        return (0 if fronted else 1), False
    if before.low in ("and", "but", "or", "so", "yet"):
        return (0 if begins == 1 else 2), False
    if before.low == "that":
        return 3, True
    if before.low in grammar().subordinate:
        return 3, False
    return (0 if tokens[0].low in grammar().fronted else 2), False


def _trails(tokens: list[Token], begins: int, cue: int) -> bool:
    """Whether the attribution stands behind its words: something before it, nothing but setting after it."""
    if begins == 0:
        return False
    before = tokens[begins - 1]
    if not (before.kind == "q" or before.text == ","):
        return False
    if any(t.low == "that" and t.kind == "w" for t in tokens[cue + 1 : cue + 3]) and tokens[cue + 1].kind == "w":
        return False
    behind = next((t for t in tokens[cue + 1 :]), None)
    return (
        behind is None
        or behind.kind == "p"
        or behind.low in grammar().setting
        or (behind.capital and cue + 2 < len(tokens) and tokens[cue + 2].kind in "wpq")
    )


def _inverted(frame: Frame, index: int, form: Form, surnames: set[str]) -> list[Attribution]:
    """`"…," said X`: the source stands behind the cue."""
    quoted = bool(frame.quotes) and frame.quotes[0].outer_start < frame.outer[index].start
    if form.cue != CueClass.SAY or (form.shape == "base" and form.lemma != "read"):
        return []
    tokens = frame.outer
    read = _rightwards(frame, index + 1, surnames)
    if read is None or read.sort == "pronoun" or (not quoted and read.end < len(tokens) and tokens[read.end].kind == "w"):
        return []
    if index and tokens[index - 1].text == "," and not quoted and form.shape == "past" and read.sort == "country":
        return []
    return [Attribution("inverted", index, read, form, 1 if index else 0, trailing=True, present=form.shape == "third")]


def _rightwards(frame: Frame, start: int, surnames: set[str]) -> Voice | None:
    """The longest voice that begins at `start`, up to the next mark."""
    tokens = frame.outer
    end = start
    while (
        end < len(tokens)
        and end - start < _REACH
        and tokens[end].kind != "q"
        and tokens[end].text not in (",", ";", ":", "—", "–", ".", "?", "!")
        and tokens[end].low not in grammar().subordinate
    ):
        end += 1
    for stop in range(end, start, -1):
        if tokens[stop - 1].kind in "xhp" and tokens[stop - 1].text != ")":
            continue
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is not None:
            if stop < len(tokens) - 1 and tokens[stop].text == ",":
                close = next((i for i in range(stop + 1, min(len(tokens), stop + 14)) if tokens[i].text in ",."), None)
                inner = voice(tokens, frame.outer_hits, stop + 1, close, surnames) if close is not None else None
                return _combined(read, inner)
            return read
    return None


def _by_agent(frame: Frame, index: int, form: Form, surnames: set[str]) -> list[Attribution]:
    """ "described by X as …"."""
    tokens = frame.outer
    if form.shape != "past" or index + 2 >= len(tokens) or tokens[index + 1].low != "by":
        return []
    read = _rightwards(frame, index + 2, surnames)
    quoted = any(t.kind == "q" or t.low == "as" for t in tokens[index + 2 : index + _REACH])
    return [Attribution("passive-agent", index, read, form, 1)] if read is not None and quoted else []


def _at_phrase(frame: Frame, index: int, low: str, surnames: set[str]) -> list[Attribution]:
    tokens = frame.outer
    say = Form("say", CueClass.SAY, "past")
    if low in ("according", "per"):
        start = index + 2 if low == "according" else index + 1
        if (
            start >= len(tokens)
            or (low == "according" and tokens[index + 1].low != "to")
            or (low == "per" and tokens[index - 1].low != "as")
        ):
            return []
        read = _rightwards(frame, start, surnames)
        if read is None:
            return []
        leads = index <= 1
        return [Attribution("according-to", index, read, say, 0 if leads else 1, trailing=not leads)]
    if low == "view" and index > 2 and tokens[index - 1].low == "the" and tokens[index - 2].low == "of":
        end = next(
            (i for i in range(index - 3, max(-1, index - 7), -1) if tokens[i].low in ("was", "were", "is", "are")), None
        )
        found = _source(frame, end, surnames) if end is not None and end > 0 else None
        if found is not None:
            return [Attribution("of-the-view", index, found[0], say, _level(tokens, found[1])[0])]
    return []


def _colon(frame: Frame, surnames: set[str]) -> list[Attribution]:
    """ "For X, …: “…”" and "Spokesperson: …": a colon attributes what stands behind it."""
    tokens = frame.outer
    colon = next((i for i, t in enumerate(tokens[:40]) if t.text == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= len(tokens) or tokens[colon + 1].kind != "q":
        return []
    start = 1 if tokens[0].low in ("for", "to") else 0
    read = _rightwards(frame, start, surnames)
    say = Form("say", CueClass.SAY, "past")
    return (
        [Attribution("colon", colon, read, say, 1)]
        if read is not None and read.sort in ("person", "role", "ministry")
        else []
    )


def _for_whom(frame: Frame, surnames: set[str]) -> list[Attribution]:
    """ "For X, the moment calls for clarity": the view of a named person."""
    tokens = frame.outer
    if tokens[:1] == [] or tokens[0].low != "for":
        return []
    comma = next((i for i, t in enumerate(tokens[:16]) if t.text == ","), None)
    read = voice(tokens, frame.outer_hits, 1, comma, surnames) if comma is not None and comma > 1 else None
    return (
        [Attribution("for-whom", 0, read, Form("say", CueClass.SAY, "past"), 1)]
        if read is not None and read.sort == "person"
        else []
    )


def _quoted_cue(frame: Frame, table: CueTable, surnames: set[str]) -> list[Attribution]:
    """`Pakistan "strongly condemned" …`: the outlet quotes the verb itself."""
    tokens = frame.outer
    for index, token in enumerate(tokens[:12]):
        if token.kind != "q" or index == 0:
            continue
        inside = [t for t in frame.tokens if token.start <= t.start < token.end and t.kind == "w"][:3]
        form = next((table.forms[t.low] for t in inside if t.low in table.forms), None)
        found = _source(frame, index, surnames) if form is not None and form.shape == "past" and len(inside) < 4 else None
        if form is not None and found is not None and found[0].sort != "pronoun":
            return [Attribution("quoted-cue", index, found[0], form, _level(tokens, found[1])[0])]
        return []
    return []


def _nominal(frame: Frame, table: CueTable, surnames: set[str]) -> list[Attribution]:
    """ "… came after X's strong reaction to Y, terming it …": the act of speech is a noun, a participle carries its words."""
    tokens = frame.outer
    carried = max((index for index, token in enumerate(tokens) if token.low in table.carries_on), default=-1)
    for index, token in enumerate(tokens[: carried + 1]):
        if token.low not in grammar().speech_nouns:
            continue
        mark = next((i for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].kind == "x"), None)
        found = _source(frame, mark, surnames) if mark is not None and mark > 0 else None
        if found is not None and found[0].sort in ("country", "person", "ministry", "government"):
            return [Attribution("nominal", index, found[0], Form("say", CueClass.ACT, "past"), 3)]
    return []


def _participle(frame: Frame, table: CueTable, surnames: set[str]) -> list[Attribution]:
    """ "X signed an accord, pledging that …": the main clause's subject speaks by a participle."""
    tokens = frame.outer
    for index, token in enumerate(tokens):
        if token.low in table.carries_on and index > 2 and (tokens[index - 1].text == "," or tokens[index - 1].low == "and"):
            read = _leading(frame, surnames)
            if read is not None:
                perfect = any(t.low == "had" for t in tokens[read.end : read.end + 3])
                return [
                    Attribution(
                        "participle",
                        index,
                        read,
                        table.forms.get(token.low, Form(token.low, CueClass.ACT, "ing")),
                        4,
                        perfect,
                    )
                ]
            return []
    return []


def leading_voice(frame: Frame) -> Voice | None:
    """The voice that heads a sentence though it attributes nothing: its subject."""
    return _leading(frame, set()) if frame.outer else None


def _leading(frame: Frame, surnames: set[str]) -> Voice | None:
    """The voice at the head of the sentence, behind a fronted adverbial."""
    tokens = frame.outer
    start = 0
    if tokens[0].low in grammar().fronted:
        comma = next((i for i, t in enumerate(tokens[:20]) if t.text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    limit = next(
        (
            i
            for i in range(start + 1, min(len(tokens), start + 14))
            if tokens[i].low in grammar().leaves_subject or tokens[i].kind == "q"
        ),
        min(len(tokens), start + 14),
    )
    for stop in range(limit, start, -1):
        read = voice(tokens, frame.outer_hits, start, stop, surnames)
        if read is not None and read.sort in ("person", "role", "ministry", "joint", "country", "government"):
            close = (
                next((i for i in range(stop + 1, min(len(tokens), stop + 12)) if tokens[i].text == ","), None)
                if stop < len(tokens) and tokens[stop].text == ","
                else None
            )
            inner = voice(tokens, frame.outer_hits, stop + 1, close, surnames) if close is not None else None
            return _combined(read, inner)
    return None
