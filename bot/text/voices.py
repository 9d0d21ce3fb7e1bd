"""Source noun phrases: whether a stretch of words names a voice, and which ("FO Spokesperson X", "a source in Y").

A phrase is read by its building stones (names, roles, countries, documents, set words); a word that is none of them means
that the stretch is no source. What the phrase *refers* to in this article is decided later, in `speakers`.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.gazetteer.cues import VoiceWords, cues, voice_words
from bot.gazetteer.grammar import grammar
from bot.gazetteer.ministries import Person
from bot.text.lexicon import Hit
from bot.text.tokens import Token, joined


class Voice(NamedTuple):
    """A source noun phrase, not yet resolved."""

    #: pronoun, person, role, ministry, document, joint, unnamed, government, outlet, country, body.
    sort: str
    #: Token range in the sentence's frame.
    start: int
    end: int
    #: The name as printed, or the phrase.
    name: str
    person: Person | None = None
    #: Office of the printed role; "" where no role is printed.
    office: str = ""
    role: str = ""
    #: Countries named as the voice's own, in order.
    codes: tuple[str, ...] = ()
    #: For a joint voice: the names in it.
    names: tuple[str, ...] = ()
    former: bool = False
    #: What issued a document, where the phrase tells.
    issuer: str = ""


PRONOUNS = frozenset({"he", "she", "it", "they", "who", "we", "i"})
_BEFORE_PLACE = frozenset({"to", "in", "at", "from", "on", "with", "near", "by"})


class _Part(NamedTuple):
    sort: str
    start: int
    end: int
    hit: Hit | None = None
    office: str = ""


def voice(
    tokens: list[Token], hits: dict[int, Hit], start: int, end: int, surnames: frozenset[str] | set[str]
) -> Voice | None:
    """The voice that exactly `tokens[start:end]` names; None where it names none.

    Args:
        tokens: a sentence's frame.
        hits: lexicon hits of the frame by their first token.
        start: first token of the phrase.
        end: one past its last token.
        surnames: last names (small letters) of people known from elsewhere in the article.
    """
    low = tokens[start].low
    if end - start == 1 and low in PRONOUNS:
        return Voice("pronoun", start, end, low)
    if end - start == 1 and low == "both" and not (end < len(tokens) and tokens[end].low in ("the", "of", "these", "those")):
        return Voice("joint", start, end, low)
    if low in grammar().never_first or (
        low.endswith("ing") and low not in ("ruling", "visiting", "outgoing", "acting", "leading", "beijing")
    ):
        return None
    parts = _parts(tokens, hits, start, end)
    return None if parts is None or not parts else _read(tokens, parts, start, end, surnames)


def phrase_at(
    tokens: list[Token], at: int, end: int, table: dict[tuple[str, ...], str] | frozenset[tuple[str, ...]], longest: int
) -> tuple[int, str] | None:
    """The longest phrase of a table that starts at a token; hyphens and slashes do not count. Gives its end and value."""
    seen: list[str] = []
    best: tuple[int, str] | None = None
    index = at
    while index < end and len(seen) < longest:
        token = tokens[index]
        index += 1
        if token.kind == "h" or token.text == "/":
            if not seen:
                return None
            continue
        if token.kind != "w":
            break
        seen.append(token.low)
        key = tuple(seen)
        if key in table:
            best = (index, table[key] if isinstance(table, dict) else "joint")
    return best


def _parts(tokens: list[Token], hits: dict[int, Hit], start: int, end: int) -> list[_Part] | None:
    """The phrase as building stones; None where a word is none."""
    lex = voice_words()
    parts: list[_Part] = []
    at, loose = start, False
    while at < end:
        step = _stone(tokens, hits, at, end, lex, loose)
        if step is None:
            return None
        if step.sort in ("unnamed", "document", "role") and not loose:
            loose = step.end < end and tokens[step.end].low in grammar().opens_tail
        parts.append(step)
        at = step.end
    return parts


def _stone(tokens: list[Token], hits: dict[int, Hit], at: int, end: int, lex: VoiceWords, loose: bool) -> _Part | None:
    token = tokens[at]
    hit = hits.get(at)
    if hit is not None and hit.end <= end and hit.entry.sort not in ("stop", "about"):
        role = phrase_at(tokens, at, end, lex.roles, lex.role_words)
        if role is None or role[0] <= hit.end:
            return _Part(hit.entry.sort, at, hit.end, hit)
    if token.kind == "p":
        return _mark(tokens, at, end)
    if token.kind in "xh":
        return _Part("poss" if token.kind == "x" else "in", at, at + 1)
    if token.kind != "w":
        return None
    return _words(tokens, at, end, lex, loose)


def _mark(tokens: list[Token], at: int, end: int) -> _Part | None:
    if tokens[at].text == "(":
        close = next((i for i in range(at, min(end, at + 8)) if tokens[i].text == ")"), None)
        return _Part("aside", at, close + 1) if close is not None else None
    if tokens[at].text == ",":
        return _Part("comma", at, at + 1)
    return _Part("in", at, at + 1) if tokens[at].text in "/.&" else None


def _words(tokens: list[Token], at: int, end: int, lex: VoiceWords, loose: bool) -> _Part | None:
    token = tokens[at]
    joint = phrase_at(tokens, at, end, lex.joint, 4)
    if joint is not None:
        return _Part("joint", at, joint[0])
    role = phrase_at(tokens, at, end, lex.roles, lex.role_words)
    document = phrase_at(tokens, at, end, lex.documents, 3)
    if document is not None and (role is None or document[0] >= role[0]):
        return _Part("document", at, document[0])
    if role is not None:
        return _Part("role", at, role[0], office=role[1])
    if token.low in lex.unnamed:
        return _Part("unnamed", at, at + 1)
    if token.low in lex.honorifics:
        return _Part("honorific", at, at + 1)
    if token.low in ("the", "a", "an"):
        return _Part("in", at, at + 1)
    if token.low in grammar().peoples:
        return _Part("in", at, at + 1)
    if token.capital and not (token.low in lex.inside and token.low in grammar().particles):
        return _Part("cap", at, at + 1)
    if (
        token.low in lex.inside
        or token.low.isdigit()
        or loose
        or token.low in grammar().former
        or _modifies(tokens, at, end, lex)
    ):
        return _Part("in", at, at + 1)
    return None


def _modifies(tokens: list[Token], at: int, end: int, lex: VoiceWords) -> bool:
    """Whether a word of small letters is an adjective of the head right behind it ("several global publications")."""
    if at + 1 >= end or tokens[at].low in cues().forms or at == 0:
        return False
    head = tokens[at + 1].low
    return tokens[at - 1].low in ("the", "a", "an", "some", "several", "many", "other", "two", "three", "all") and (
        head in lex.unnamed or (head,) in lex.roles
    )


def _read(
    tokens: list[Token], parts: list[_Part], start: int, end: int, surnames: frozenset[str] | set[str]
) -> Voice | None:
    if any(part.sort == "comma" for part in parts) and not _listed(parts):
        return None
    names = _names(tokens, parts, surnames)
    sorts = {part.sort for part in parts}
    codes = _own_countries(tokens, parts)
    roles = [part for part in parts if part.sort == "role"]
    base = Voice("", start, end, joined("", []), codes=codes)
    former = any(tokens[i].low in grammar().former for i in range(start, end))
    document = next((part for part in parts if part.sort == "document"), None)
    if document is not None and _heads(tokens, parts, document):
        return _document(tokens, parts, document, base, names)
    if names and any(part.sort == "unnamed" and tokens[part.start].low in grammar().outlet_heads for part in parts):
        return base._replace(sort="outlet", name=_text(tokens, start, end))
    office = _office(parts, roles)
    if office in ("spokesperson", "press_secretary") and not _for_a_ministry(tokens, parts):
        office = "other"
    if roles and "ministry" in sorts and office == "other" and not names:
        return base._replace(sort="ministry", name=_text(tokens, start, end), role=_text(tokens, start, end))
    if len(names) > 1 and any(tokens[i].low == "and" for i in range(start, end)):
        return base._replace(
            sort="joint",
            name=" and ".join(name for name, _, _ in names),
            names=tuple(name for name, _, _ in names),
            office=office,
        )
    if "joint" in sorts:
        return base._replace(sort="joint", name=_text(tokens, start, end))
    if names:
        name, person, poss = names[-1] if not _possessed(names) else names[0]
        if poss:
            return _of_person(tokens, base, name, person)
        role = _text_without(tokens, parts, name)
        return base._replace(sort="person", name=name, person=person, office=office, role=role, former=former)
    if roles:
        return base._replace(
            sort="role", name=_text(tokens, start, end), office=office, role=_text(tokens, start, end), former=former
        )
    return _institution(tokens, parts, base, sorts)


def _for_a_ministry(tokens: list[Token], parts: list[_Part]) -> bool:
    """Whether a spokesperson's phrase names a ministry, a government or a country, or nobody: not an army, a party or a body."""
    if any(part.sort in ("ministry", "metonym") for part in parts):
        return True
    role = next(part for part in parts if part.sort == "role")
    for part in parts:
        if part.start >= role.start:
            break
        words = {token.low for token in tokens[part.start : part.end]}
        if part.sort in ("cap", "body", "outlet", "person") or (
            part.sort == "unnamed" and not words & {"ministry", *grammar().governments}
        ):
            return False
        if part.sort == "in" and words & grammar().not_foreign:
            return False
    behind = {token.low for token in tokens[role.end : parts[-1].end]}
    return not behind & (grammar().not_foreign | {"party", "group"})


def _institution(tokens: list[Token], parts: list[_Part], base: Voice, sorts: set[str]) -> Voice | None:
    text = _text(tokens, base.start, base.end)
    if "ministry" in sorts:
        return base._replace(sort="ministry", name=text)
    unnamed = [tokens[part.start].low for part in parts if part.sort == "unnamed"]
    if unnamed:
        head = unnamed[0] if len(unnamed) == 1 else unnamed[-1]
        modifiers = {token.low for token in tokens[base.start : base.end]}
        if (
            head == "ministry"
            and not modifiers & (grammar().not_foreign | grammar().other_ministries)
            and "cap" not in sorts
        ):
            return base._replace(sort="ministry", name=text)
        if head in ("countries", "nations", "states", "ministers", "governments", "leaders"):
            return base._replace(sort="joint", name=text)
        governs = (
            base.codes
            and head in grammar().governments
            and not any(t.low in ("officials", "sources") for t in tokens[base.start : base.end])
        )
        return base._replace(sort="government" if governs else "unnamed", name=text)
    if "outlet" in sorts:
        return base._replace(sort="outlet", name=text)
    countries = [part for part in parts if part.sort in ("country", "capital", "metonym")]
    others = [part for part in parts if part.sort not in ("country", "capital", "metonym", "in", "comma", "aside")]
    if countries and not others and "demonym" not in sorts:
        return base._replace(sort="joint" if len(base.codes) > 1 else "country", name=text)
    if "body" in sorts and not {"demonym", "cap"} & sorts:
        return base._replace(sort="body", name=text)
    return None


def _document(
    tokens: list[Token], parts: list[_Part], document: _Part, base: Voice, names: list[tuple[str, Person | None, bool]]
) -> Voice:
    issuer = next((part for part in parts if part.sort == "ministry"), None)
    text = _text(tokens, base.start, base.end)
    if (names and any(tokens[i].low in ("by", "from", "of") for i in range(document.end, base.end))) or (
        names and names[0][2]
    ):
        return base._replace(sort="person", name=names[0][0], person=names[0][1], role="")
    roles = [part for part in parts if part.sort == "role"]
    rest = _text(tokens, document.end, base.end)
    for lead in (
        "from the ",
        "by the ",
        "of the ",
        "issued by the ",
        "issued here by the ",
        "released by the ",
        "on the ",
        "from ",
        "issued by ",
        "by ",
    ):
        if rest.casefold().startswith(lead):
            rest = rest[len(lead) :]
            break
    kind = "ministry" if issuer is not None else ""
    before = _text(tokens, base.start, document.start)
    return base._replace(
        sort="document", name=text, role=rest or before, issuer=kind, office=roles[-1].office if roles else ""
    )


def _heads(tokens: list[Token], parts: list[_Part], document: _Part) -> bool:
    """Whether the document is the phrase's head: nothing that can speak stands right behind it."""
    behind = [part for part in parts if part.start >= document.end and part.sort not in ("aside",)]
    return not behind or tokens[behind[0].start].low in grammar().opens_tail or behind[0].sort == "comma"


def _of_person(tokens: list[Token], base: Voice, name: str, person: Person | None) -> Voice:
    """An institution by its owner ("X's office", "his government")."""
    codes = base.codes or ((person.country,) if person is not None else ())
    return base._replace(sort="unnamed", name=_text(tokens, base.start, base.end), codes=codes, issuer=name)


def _office(parts: list[_Part], roles: list[_Part]) -> str:
    """The office a printed role stands for; a spokesperson of a ministry wins, else the last role before the name."""
    if not roles:
        return ""
    spoken = [part.office for part in roles]
    for wanted in ("spokesperson", "foreign_secretary", "envoy", "press_secretary"):
        if wanted in spoken:
            return wanted
    if "foreign_minister" in spoken:
        return "foreign_minister"
    return next((office for office in spoken if office != "other"), "other")


def _names(
    tokens: list[Token], parts: list[_Part], surnames: frozenset[str] | set[str]
) -> list[tuple[str, Person | None, bool]]:
    """People named in the phrase: (name, person, whether a possessive follows)."""
    found: list[tuple[str, Person | None, bool]] = []
    index, count = 0, len(parts)
    while index < count:
        part = parts[index]
        if part.sort == "person" and part.hit is not None and part.hit.entry.person is not None:
            poss = index + 1 < count and parts[index + 1].sort == "poss"
            found.append((part.hit.entry.person.name, part.hit.entry.person, poss))
        elif part.sort == "cap":
            stop = index
            while stop + 1 < count and (parts[stop + 1].sort == "cap" or _links(tokens, parts, stop + 1, count)):
                stop += 1
            poss = stop + 1 < count and parts[stop + 1].sort == "poss"
            if _is_name(tokens, parts, index, stop, surnames):
                found.append((_text(tokens, part.start, parts[stop].end), None, poss))
            index = stop
        index += 1
    return found


def _links(tokens: list[Token], parts: list[_Part], at: int, count: int) -> bool:
    """A particle or hyphen between two capitals ("Mohammed bin Salman", "Bhutto-Zardari")."""
    low = tokens[parts[at].start].low
    joins = parts[at].sort == "in" and (low in grammar().particles or tokens[parts[at].start].kind == "h" or low == ".")
    return joins and at + 1 < count and parts[at + 1].sort == "cap"


def _is_name(tokens: list[Token], parts: list[_Part], first: int, last: int, surnames: frozenset[str] | set[str]) -> bool:
    """A run of capitals is a person's name at the end of the phrase, before an aside or comma, or where it is known."""
    behind = parts[last + 1] if last + 1 < len(parts) else None
    ahead = parts[first - 1] if first > 0 else None
    size = parts[last].end - parts[first].start
    known = tokens[parts[last].start].low in surnames
    if tokens[parts[last].start].low in grammar().not_surnames:
        return False
    if (
        ahead is not None
        and tokens[ahead.start].low in _BEFORE_NAME_NOT
        and not any(part.sort == "document" for part in parts[:first])
    ):
        return False
    ends = behind is None or behind.sort in ("aside", "comma", "poss") or tokens[behind.start].low == "and"
    if not ends:
        return False
    if behind is not None and behind.sort == "poss" and last + 2 < len(parts):
        return known and parts[last + 2].sort not in ("role",)
    if ahead is not None and ahead.sort in ("unnamed", "document"):
        return False
    alone = all(part.sort == "in" for part in parts[:first])
    return (
        known
        or size > 1
        or (ahead is not None and ahead.sort in ("role", "honorific"))
        or first == 0
        or (alone and tokens[parts[first].start].text.isupper())
    )


_BEFORE_NAME_NOT = frozenset({"in", "at", "near", "to", "from", "on", "with", "by", "of", "for"})


def _possessed(names: list[tuple[str, Person | None, bool]]) -> bool:
    return len(names) == 1 or all(name[2] for name in names)


def _own_countries(tokens: list[Token], parts: list[_Part]) -> tuple[str, ...]:
    """Countries that are the voice's own: not those behind "to", "in", "at"."""
    codes: list[str] = []
    for index, part in enumerate(parts):
        if part.hit is None or part.sort not in ("country", "demonym", "capital", "metonym", "ministry"):
            continue
        before = tokens[parts[index - 1].start].low if index else ""
        if before == "the" and index > 1:
            before = tokens[parts[index - 2].start].low
        if before in _BEFORE_PLACE or not part.hit.entry.code:
            continue
        if part.hit.entry.code not in codes:
            codes.append(part.hit.entry.code)
    return tuple(codes)


def _listed(parts: list[_Part]) -> bool:
    """Whether each comma stands in a list of countries or joins a name and its role."""
    for index, part in enumerate(parts):
        if part.sort != "comma":
            continue
        left = parts[index - 1].sort if index else ""
        right = next((p.sort for p in parts[index + 1 :] if p.sort != "in"), "")
        lists = {"country", "demonym", "capital"}
        pair = {left, right}
        if (
            pair <= lists
            or ("role" in pair and pair & {"person", "cap"})
            or (left in ("person", "cap", "role", "aside") and right in ("person", "cap", "role", "honorific"))
        ):
            continue
        return False
    return True


def _text(tokens: list[Token], start: int, end: int) -> str:
    out = ""
    for index in range(start, end):
        token = tokens[index]
        tight = (
            token.kind in "xh"
            or (index > start and tokens[index - 1].kind == "h")
            or token.text in ",.)/"
            or (index > start and tokens[index - 1].text in "(/")
        )
        out += token.text if tight or not out else f" {token.text}"
    return out


def _text_without(tokens: list[Token], parts: list[_Part], name: str) -> str:
    """The phrase's role words: everything but the name, articles and honorifics."""
    keep = [
        part
        for part in parts
        if part.sort in ("role", "ministry", "demonym", "country", "metonym", "in", "unnamed", "poss", "cap", "body")
    ]
    words = [_text(tokens, part.start, part.end) for part in keep]
    wanted = set(name.split())
    text = " ".join(
        word for word in words if word not in wanted and word.casefold() not in ("the", "a", "an", "his", "her", "its", "-")
    )
    return text.replace(" ’s", "’s").replace(" 's", "'s").strip(" ,")
