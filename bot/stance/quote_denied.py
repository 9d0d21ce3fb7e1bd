"""Whether the words around a quote take it back: print repeats a claim word for word in order to call it a lie.

    the sentence that a quote stands in, and the next if that speaks of it -> words that deny it

What is found is shown and decides nothing: a reader is told to read on, which costs little where it was not needed.
"""

from __future__ import annotations

import re

from bot.stance.quote_frame import Frame, answers_in_own_words, goes_on

#: What calls a claim untrue, on either side of it.
_UNTRUE = (
    r"(?:an? (?:outright |blatant |complete |total |utter |pure |absolute |downright |big |bald-faced )?(?:lie|falsehood"
    r"|fabrication|fiction|myth|hoax|rumou?r|concoction|canard)|lies|falsehoods|fabrications?|rumou?rs|false(?:ly)?|untrue"
    r"|baseless|groundless|fabricated|concocted|unfounded|ridiculous|ludicrous|absurd|preposterous|laughable|nonsens\w+"
    r"|fake|bogus|misleading|malicious|mischievous|frivolous|unsubstantiated|incorrect|inaccurate|disinformation"
    r"|misinformation|propaganda|(?:not|\w+n['’]t) (?:true|correct|the case|accurate)|no truth"
    r"|devoid of|contrary to (?:the )?facts?|never said|did not say|figment|(?:wrongly|falsely) attributed|misattributed"
    r"|misquot\w+|misreport\w+|misrepresent\w+|twisted|distort\w+|out of context|doctored|deepfakes?|purported(?:ly)?)"
)
#: What denies a claim that follows.
_VERB = (
    r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rubbish(?:es|ed|ing)?"
    r"|repudiat(?:es?|ed|ing)|rebut(?:s|ted|ting)?|debunk(?:s|ed|ing)?|disput(?:ed|ing)|contradict(?:s|ed|ing)?"
    r"|brush(?:es|ed|ing)? (?:off|aside)|trash(?:es|ed|ing)|disown(?:s|ed|ing)?|disavow(?:s|ed|ing)?|ruled out"
    r"|retract(?:s|ed|ing)?|withdrew|walked back|distanc(?:es|ed|ing) (?:it|him|her|them)sel(?:f|ves))"
)
#: What turns round a quote that begins behind it.
_NOT = r"(?:not|n['’]t|never|cannot|no|nor|neither|without|hardly)"
#: Saying that did not take place: "had never told anybody that", "did not use the words".
_UNSAID = re.compile(
    rf"(?:\b|(?<=[a-z])){_NOT}\s+(?:\w+\s+){{0,2}}?(?:said|says?|told|tells?|stat(?:e[ds]?|ing)|claim(?:s"
    rf"|ed)?|suggest(?:s|ed)?"
    r"|us(?:e|ed|ing)|utter(?:s|ed)?|ma(?:k|d)e|writ(?:e|ten)|wrote|issued?|post(?:s|ed)?|tweet(?:s|ed)?"
    r"|announced?|promised?"
    r"|threaten(?:s|ed)?|impl(?:y|ied)|mean|meant|spoken?|saying|telling)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{_UNTRUE}\b|\b{_VERB}\b", re.IGNORECASE)
_JUST_BEFORE = re.compile(rf"(?:\b|(?<=[a-z])){_NOT}(?:\s+[\w’'-]+){{0,1}}\s*[“\"‘']?\s*$", re.IGNORECASE)
#: What says of words that they are nobody's here: "were not his", "was never said".
_NOT_OURS = (
    rf"(?:was|were|is|are|been|had)(?: \w+)?(?:n['’]t| {_NOT}) (?:\w+ )?(?:his|hers?|its|theirs?|mine"
    rf"|ours?|those|the words|said|told"
    r"|uttered|spoken|used|made|written|issued|from|by)"
)
#: "…”, a claim the ministry denied".
_WHICH = (
    rf"(?:which|claims?|reports?|allegations?|charges?|remarks?|stor(?:y|ies)"
    rf"|quotes?)(?: that)?(?: [\w’'-]+){{1,6}}? {_VERB}"
)
_AFTER = re.compile(
    rf"\b{_UNTRUE}\b|\b(?:was|were|is|are|been) (?:also )?(?:flatly |strongly )?{_VERB}\b|\b{_NOT_OURS}\b|\b{_WHICH}\b",
    re.IGNORECASE,
)
#: The next sentence, where it speaks of what was just quoted.
_OF_IT = re.compile(
    r"(?:That|This|It|These|Those|Such|They|He|She|The (?:\w+ )?(?:claims?|reports?|allegations?|assertions?|accusations?"
    r"|story|statement|remarks?|spokes\w+|ministry|Foreign Office))\b"
)
#: A remark that its speaker makes: where it was said in full, what is denied before it in that sentence is another's claim:
#: "rejecting the claim, she said “…”", "denied it, adding that “…”". In "denied that she had said “…”" nothing was said.
_TELLS = (
    r"(?:said|says|saying|added|adding|told \w+|telling \w+|stated|stating|remarked|replied|noted|noting|stressed|stressing"
    r"|maintained|maintaining|insisted|insisting|declared|declaring)(?: that)?[,:]?\s*[“\"‘']?\s*$"
)
_SAID_BEFORE = re.compile(
    rf"(?:^|,|;|\b(?:and|but|while))\s+(?:(?!that\b|who\b|which\b|ha[ds]\b)[\w’'.-]+\s+){{0,9}}{_TELLS}", re.IGNORECASE
)
_SAYS_OWN = re.compile(rf"\b{_TELLS}", re.IGNORECASE)


def denial_of(frame: Frame) -> str | None:
    """The words of print that may deny a quote, a slice of its article; None where none stand around it."""
    before = frame.before
    found = _JUST_BEFORE.search(before) or _UNSAID.search(before)
    if found is None and not _said_by_the_speaker(frame):
        found = _BEFORE.search(before)
    found = found or _AFTER.search(frame.rest)
    if found is None and _OF_IT.match(frame.following):
        found = _AFTER.search(frame.following) or _BEFORE.search(frame.following) or _UNSAID.search(frame.following)
    return None if found is None else " ".join(found.group().strip(" “\"‘'").split())


def _said_by_the_speaker(frame: Frame) -> bool:
    """Whether the words right before the quote are the statement's own cue, or carry it on."""
    if answers_in_own_words(frame.before) or goes_on(frame.before):
        return True
    said = _SAYS_OWN.search(frame.before)
    own = said is not None and frame.own > said.start()
    return own or _SAID_BEFORE.search(frame.before) is not None
