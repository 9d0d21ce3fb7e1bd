"""A text twice as long takes at most 2.5 times the work, counted in calls, never in seconds.

What a regular expression or a copied slice costs is not counted; `python -m tests.bench.parse --linear` times it.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from tests.text.hostile import UNITS, run
from tests.text.reading import parsed

#: Sizes in characters tried until a parse is this many calls.
_SIZES, _ENOUGH = (800, 3200, 12800), 12_000
#: What a text twice as long may take.
_ALLOWED = 2.5


def calls(text: str) -> int:
    """How many calls, of Python and of built-in functions, and resumptions of generators a parse makes."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        parsed(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("frame", ["alone", "in a sentence"])
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit: str, frame: str) -> None:
    """Twice the run is at most two and a half times the work."""
    parsed("The Foreign Office said that talks with Iran went on.")  # tables are built once
    size, once = _SIZES[0], 0
    for size in _SIZES:
        once = calls(run(unit, frame, size))
        if once > _ENOUGH:
            break
    twice = calls(run(unit, frame, 2 * size))
    assert twice <= _ALLOWED * once, f"{size} characters: {once} calls, then {twice}"
