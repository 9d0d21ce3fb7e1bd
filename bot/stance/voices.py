"""Who speaks, in the words of a card; and who of a country's voices is above the ministry rather than in it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model import Record, Speaker

#: Roles that only say that no person speaks.
_UNSAID = frozenset({"institutional", "government"})
_SHOWN_AS = {"joint": "jointly"}
#: Characters of an outlet's own name for a voice that a card repeats.
_LONGEST = 60
_HEAD = re.compile(r"\b(?:prime minister|premier|pm|president|chancellor)\b|وزیراعظم|وزیر اعظم|صدر", re.IGNORECASE)
#: Beside a head's title these make it somebody else's, or the ministry's too.
_NOT_HEAD = re.compile(
    r"\b(?:foreign|external|deputy|vice|advis[eo]r|assistant|spokes\w+|secretary|envoy|ambassador|representative)\b",
    re.IGNORECASE,
)


def speaker_line(record: Record) -> str:
    """Who said it: "Mumtaz Zahra Baloch, Foreign Office Spokesperson".

    An institution goes by its name alone, or with what the outlet called it: "Foreign Office, as “Pakistan”".
    """
    speaker = record.statement.speaker
    return ", ".join(part for part in (speaker.name or "Speaker not named", _role(record)) if part)


def is_head(speaker: Speaker) -> bool:
    """Whether it is a head of government or state, who speaks for the country but not from its foreign ministry."""
    return _is_head_s(speaker.role or "")


@lru_cache(maxsize=1024)  # an archive has few roles, and ranking looks at each statement's
def _is_head_s(role: str) -> bool:
    return bool(_HEAD.search(role)) and not _NOT_HEAD.search(role)


def _role(record: Record) -> str | None:
    speaker, source = record.statement.speaker, record.statement.source
    if speaker.role == "government" and source is not None:
        called = " ".join(source.of(record.article.text).split())
        return f"as “{called}”" if called != speaker.name and len(called) <= _LONGEST else None
    if speaker.role in _UNSAID or (speaker.role or "").casefold() == (speaker.name or "").casefold():
        return None
    return _SHOWN_AS.get(speaker.role or "", speaker.role)
