"""Whether a quote inside a statement may be somebody else's there: a ministry repeats a rival's words to answer them.

    the quote's sentence -> between the speaker's own verb and the quote: another's remark | another who speaks

What is found is shown and decides nothing. A voice of the followed ministry's own country that speaks in between is none.
"""

from __future__ import annotations

import re

from bot.folding import words_of
from bot.gazetteer.spellings import load_spellings
from bot.stance.quote_frame import Frame, answers_in_own_words, goes_on

_WORD = r"[\w’'.-]+"
#: What somebody says, as a noun that needs its owner, and as one that is never a speaker's own.
_SAYING = (
    r"(?:remarks?|statements?|comments?|assertions?|warnings?|words|speech(?:es)?|tweets?|posts?|letters?"
    r"|interviews?|boasts?|(?<!phone )calls?"
    r"|demands?|quotes?|quotations?|headlines?|stor(?:y|ies)|articles?|slogans?|suggestions?|pledges?"
    r"|promises?|descriptions?"
    r"|observations?|declarations?|announcements?|outbursts?|taunts?|messages?|phrases?)"
)
_CHARGE = (
    r"(?:claims?|reports?|allegations?|accusations?|threats?|rumou?rs?|insinuations?|notions?|propaganda"
    r"|narratives?|charges?"
    r"|assertions?|speculation|rhetoric|canards?)"
)
#: Verbs of saying, finite or behind "had"; and those that come before a quote as a participle with another's name before it.
_SAYS = (
    r"(?:said|says?|told|tells|claim(?:ed|s)|alleg(?:ed|es)|threaten(?:ed|s)|warn(?:ed|s)|assert(?:ed|s)"
    r"|accus(?:ed|es)|declar(?:ed|es)"
    r"|boast(?:ed|s)|announc(?:ed|es)|remark(?:ed|s)|stat(?:ed|es)|argu(?:ed|es)|suggest(?:ed|s)|insist(?:ed|s)|vow(?:ed|s)"
    r"|call(?:ed|s)|describ(?:ed|es)|term(?:ed|s)|dubbed|labell?ed|wrote|writes|tweet(?:ed|s)|post(?:ed|s)|quot(?:ed|es)"
    r"|repeat(?:ed|s)|proclaim(?:ed|s)|complain(?:ed|s)|maintain(?:ed|s)|contend(?:ed|s)|hint(?:ed|s)"
    r"|comment(?:ed|s)|observ(?:ed|es)"
    r"|pledg(?:ed|es)|promis(?:ed|es)|demand(?:ed|s)|spoke of|talk(?:ed|s) of|shout(?:ed|s)|chant(?:ed|s)"
    r"|mock(?:ed|s)|taunt(?:ed|s))"
)
_SAYING_THAT = r"(?:saying|claiming|alleging|threatening|suggesting|warning|asserting|insisting|declaring|quoting)"
_REMARK = re.compile(
    rf"\b(?:(?P<owner>{_WORD}(?:['’]s|s['’])) (?:{_WORD} ){{0,4}}?(?:{_SAYING}|{_CHARGE})\b"
    rf"|\b(?:{_SAYING}|{_CHARGE}) (?:(?:made|given|issued|uttered|published|posted|delivered)\b(?: {_WORD}){{0,3}}? )?"
    rf"(?:by|of|from|in|attributed to) (?P<by>(?:{_WORD},? ?){{1,8}})"
    rf"|(?P<folk>[A-Z]\w+) (?:\w+ ){{0,2}}?(?:{_SAYING}|{_CHARGE})(?= ?(?:that\b|[“\"‘:]|$))"
    rf"|(?P<any>the (?:\w+ )?{_CHARGE}) (?:that|to the effect)"
    rf"|according to (?P<source>(?:{_WORD} ?){{1,5}}))"
)
_VOICE = re.compile(rf"\b(?:(?P<told>{_SAYS})|(?P<telling>{_SAYING_THAT}))\b")
_AS_SAYING = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )\b(?:quot\w+|report\w+|cit\w+)\b"
    r"[^“”\"]{0,80}\bas (?:saying|telling|claiming|having said)\b",
    re.IGNORECASE,
)
#: A voice that comes behind the quote: "…,” Osterlich's envoy had said", "…,” as claimed by".
_BEHIND = re.compile(
    rf"^[\s,.!?]*(?:as (?:\w+ )?(?:claimed|alleged|stated|reported|quoted|threatened|put)\b(?: by)?(?: {_WORD}){{0,4}}"
    rf"|a (?:claim|remark|threat|phrase|term|charge|comment|statement) (?:{_WORD} ){{0,3}}?(?:by|of|from)(?: {_WORD}){{1,4}}"
    rf"|(?P<who>(?:{_WORD} ){{1,6}}?)(?:ha[ds] )?(?:also |later |earlier )?{_SAYS}\b)"
)
#: What a clause begins with: in "who said" it is another's, in ", and said" the speaker goes on.
_CLAUSE = re.compile(
    r"\b(?:that|and|but|while|as|when|after|because|whether|how|who|which|whom|where|though|although|since|if)\b|[,;:“\"‘]"
)
_RELATIVE = frozenset({"who", "which", "whom", "that"})
_AUXILIARY = frozenset(
    {"had", "has", "have", "having", "also", "then", "later", "further", "earlier", "however", "once", "been", "always"}
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_OURS = frozenset({"we", "i", "spokesperson", "spokesman", "spokeswoman", "ministry", "office"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "such", "of", "all", "any"})
#: "France's claims", before which no verb stands.
_OWNER = re.compile(r"(?:['’]s|s['’])\s*$")
_AND_SAID = re.compile(rf"\b(?:and|but)\s+(?:also |then |further )?(?:{_SAYS}|{_SAYING_THAT})\b|,\s+\w+ing\b")
#: Papers that a ministry speaks by: "issued a statement saying".
_PAPER = frozenset(
    {"statement", "communique", "communiqué", "post", "tweet", "message", "note", "reply", "response", "handout"}
)


def other_voice(frame: Frame, ministry: str | None) -> str | None:
    """The words of print that may give a quote to somebody else, a slice of its article; None where none do.

    Args:
        frame: where the quote stands.
        ministry: country code of the statement's voice, whose own country's remarks are no one else's; None for no ministry.
    """
    found = _AS_SAYING.search(frame.before)
    quoted = found.group() if found is not None and frame.own < found.end() else None
    words = quoted or _remark(frame, ministry) or _speaks(frame, ministry)
    if words is None and frame.cue_behind is not None:
        words = _behind(frame, ministry)
    return None if words is None else " ".join(words.split()).strip(" “\"‘',")


def _remark(frame: Frame, ministry: str | None) -> str | None:
    """Another's remark or claim between the statement's own verb and the quote."""
    if answers_in_own_words(frame.before):
        return None
    between = frame.before[frame.own :]
    for found in _REMARK.finditer(between):
        owner = next((words for key in ("owner", "by", "folk", "source") if (words := found[key])), None)
        if goes_on(between[found.end() :]):
            continue
        if found["any"] or (owner is not None and not _is_own(owner, ministry)):
            return found.group()
    return None


def _speaks(frame: Frame, ministry: str | None) -> str | None:
    """Another who speaks between the statement's own verb and the quote."""
    between = frame.before[frame.own :]
    for found in _VOICE.finditer(between):
        before = between[: found.start()]
        begins = [*_CLAUSE.finditer(before)]
        opened = begins[-1].group() if begins else ""
        subject = before[begins[-1].end() :] if begins else before
        names = [word for word in words_of(subject) if word not in _AUXILIARY]
        if not names:
            if opened in _RELATIVE and frame.own:
                return found.group() if opened == "that" else between[begins[-1].start() : found.end()]
            continue
        if names[-1] in _DETERMINERS or _OWNER.search(subject) or _is_noun(found, between):
            continue
        if found["telling"] and (names[-1] in _PAPER or names[-1] in ("by", "while")):
            continue
        mine = set(names) <= _PRONOUNS and (opened == "which" or not _named(before, ministry))
        if not mine and not _is_own(subject, ministry) and frame.own:
            return f"{subject.strip()} {found.group()}"
    return None


def _is_noun(found: re.Match[str], between: str) -> bool:
    """Whether a word such as "claims" is what somebody made, as a verb of the speaker's own comes behind it."""
    return found.group().endswith("s") and _AND_SAID.search(between[found.end() :]) is not None


def _behind(frame: Frame, ministry: str | None) -> str | None:
    """Another to whom the words behind the quote give it, before the statement's own cue."""
    found = _BEHIND.match(frame.rest[: frame.cue_behind])
    if found is None or (found["who"] and _is_own(found["who"], ministry)):
        return None
    return found.group()


def _is_own(subject: str, ministry: str | None) -> bool:
    """Whether a voice is the speaker's own side: the ministry, its spokesperson, or the country before any other."""
    words = words_of(subject)
    codes = [code for word in words if (code := load_spellings().value_of(word))]
    return codes[0] == ministry if codes else bool(_OURS.intersection(words))


def _named(text: str, ministry: str | None) -> bool:
    """Whether another country is named."""
    return any((code := load_spellings().value_of(word)) and code != ministry for word in words_of(text))
