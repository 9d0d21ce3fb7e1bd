"""Whether the words around a quote take it back: print repeats a claim word for word in order to call it a lie.

    where the quote stands in its article -> its sentence, and the next if that speaks of it -> words that deny it

What is found is shown and decides nothing: a reader is told to read on, which costs little where it was not needed.
"""

from __future__ import annotations

import re

from bot.stance.quote_search import Hit

#: What calls a claim untrue, on either side of it.
_UNTRUE = (
    r"(?:an? (?:outright |blatant |complete |total |utter |pure |absolute |downright |big |bald-faced )?(?:lie|falsehood"
    r"|fabrication|fiction|myth|hoax|rumou?r|concoction|canard)|lies|falsehoods|fabrications?|rumou?rs|false(?:ly)?|untrue"
    r"|baseless|groundless|fabricated|concocted|unfounded|ridiculous|ludicrous|absurd|preposterous|laughable|nonsens\w+"
    r"|fake|bogus|misleading|malicious|mischievous|frivolous|unsubstantiated|incorrect|inaccurate|disinformation"
    r"|misinformation|propaganda|(?:not|\w+n['’]t) (?:true|correct|the case|accurate)|no truth"
    r"|devoid of|contrary to (?:the )?facts?|never said|did not say|figment)"
)
#: What denies a claim that follows.
_VERB = (
    r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rubbish(?:es|ed|ing)?"
    r"|repudiat(?:es?|ed|ing)|rebut(?:s|ted|ting)?|debunk(?:s|ed|ing)?|disput(?:es?|ed|ing)|contradict(?:s|ed|ing)?"
    r"|brush(?:es|ed|ing)? (?:off|aside)|trash(?:es|ed|ing)|disown(?:s|ed|ing)?|ruled out)"
)
#: What turns round a quote that begins behind it.
_NOT = r"(?:not|n['’]t|never|cannot|no|nor|neither|without|hardly)"
_BEFORE = re.compile(rf"\b{_UNTRUE}\b|\b{_VERB}\b", re.IGNORECASE)
_JUST_BEFORE = re.compile(rf"(?:\b|(?<=[a-z])){_NOT}(?:\s+[\w’'-]+){{0,1}}\s*[“\"‘']?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"\b{_UNTRUE}\b|\b(?:was|were|is|are|been) (?:also )?(?:flatly |strongly )?{_VERB}\b", re.IGNORECASE)
#: The next sentence, where it speaks of what was just quoted.
_OF_IT = re.compile(
    r"(?:That|This|It|These|Those|Such|They|He|She|The (?:\w+ )?(?:claims?|reports?|allegations?|assertions?|accusations?"
    r"|story|statement|remarks?|spokes\w+|ministry|Foreign Office))\b"
)
_END = re.compile(r"[.!?][\"”’']*\s+(?=[\"“‘']?(?:[A-Z]|$))|\n")
#: A quote taken from the middle of a sentence that somebody said; where a remark was said in full, what is denied before it
#: in that sentence is another's claim: "rejecting the claim, she said “…”".
_SAID_BEFORE = re.compile(
    r"\b(?:said|says|saying|added|adding|told \w+|stated|remarked|replied|noted|stressed|maintained|insisted|declared)"
    r"(?: that)?[,:]?\s*[“\"‘']?\s*$",
    re.IGNORECASE,
)
#: Code points that are read on each side.
_AROUND = 400


def denial_of(hit: Hit) -> str | None:
    """The words of print that may deny a quote, a slice of its article; None where none stand around it."""
    article, offset = hit.record.article.text, hit.record.statement.span.start
    start, end = offset + min(span.start for span in hit.spans), offset + max(span.end for span in hit.spans)
    before = _END.split(article[max(0, start - _AROUND) : start])[-1]
    after = article[end : end + _AROUND]
    stops = [*_END.finditer(after)]
    rest = after[: stops[0].start()] if stops else after
    following = after[stops[0].end() : stops[1].start() if len(stops) > 1 else None] if stops else ""
    found = _JUST_BEFORE.search(before)
    if found is None and not _SAID_BEFORE.search(before):
        found = _BEFORE.search(before)
    found = found or _AFTER.search(rest)
    if found is None and _OF_IT.match(following):
        found = _AFTER.search(following) or _BEFORE.search(following)
    return None if found is None else " ".join(found.group().strip(" “\"‘'").split())


def denied_line(hit: Hit) -> str | None:
    """Says that print may repeat a quote only to deny it; None where nothing around it does."""
    words = denial_of(hit)
    return None if words is None else f"Read on before using it: the words around it may deny it (“{words}”)"
