"""A doubt about a person is one about all their words: out of tenure once, held throughout the article."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.drafts import Draft
from bot.text.tenures import OUTSIDE_TENURE


def spread(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of somebody out of tenure held wherever they speak for a ministry.

    Args:
        drafts: the drafts in order.
    """
    doubtful = {draft.resolved.speaker.name for draft in drafts if OUTSIDE_TENURE in draft.resolved.flags}
    return [
        draft._replace(resolved=draft.resolved.doubted(OUTSIDE_TENURE)) if _is_meant(draft, doubtful) else draft
        for draft in drafts
    ]


def _is_meant(draft: Draft, doubtful: set[str | None]) -> bool:
    speaker = draft.resolved.speaker
    return speaker.name in doubtful and speaker.ministry is not None and OUTSIDE_TENURE not in draft.resolved.flags
