"""Which names a misspelling is compared with."""

from __future__ import annotations

import random

from rapidfuzz.distance import OSA

from bot.gazetteer.forms import Forms
from bot.gazetteer.spellings import load_spellings
from tests.bench.slips import slip

_FORMS = ("pakistan", "palestine", "peru", "poland", "ایران", "southsudan")


def test_as_long_keeps_to_length_and_script() -> None:
    """Of the same script, and no more letters longer or shorter than asked for."""
    forms = Forms(_FORMS)
    assert (forms.as_long("polnd", 1), forms.as_long("ایرن", 1)) == (["peru", "poland"], ["ایران"])


def test_of_ends_shares_both_ends() -> None:
    """The first two letters and the last two are the same."""
    assert Forms(_FORMS).of_ends("pakstan") == ["pakistan"]


def test_one_mistake_never_hides_a_name() -> None:
    """Every name that lies one mistake away is among those compared, wherever the mistake is."""
    spellings, dice = load_spellings(), random.Random(7)
    forms = spellings.near_forms[0]
    for name in dice.sample(sorted(spellings.near_joined), 400):
        typed = slip(name, dice)
        assert OSA.distance(typed, name) == 1
        assert name in forms.one_away(typed), (typed, name)
