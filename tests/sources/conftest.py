"""What reading needs, with outlets of our own invention."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.gazetteer.outlets import Outlets
from bot.sources.given import Reading


@pytest.fixture
def reading() -> Reading:
    """A newsroom in Karachi on 24 November 2026 that knows one outlet."""
    return Reading(
        outlets=Outlets(
            hosts={"harbour.example": "Harbour Post"}, names={"harbour post": "Harbour Post", "hp": "Harbour Post"}
        ),
        zone=ZoneInfo("Asia/Karachi"),
        today=date(2026, 11, 24),
    )
