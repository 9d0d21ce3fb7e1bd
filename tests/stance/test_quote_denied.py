"""Words that print repeats in order to deny them are not confirmed without a warning."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind
from bot.stance.quote_check import check
from bot.stance.views import View
from tests.fakes import InMemoryArchive, record

NAMES = {"PK": "Ruritania"}
CLAIM = "Ruritania will close the harbour at dawn"
WARNING = "Read on before using it: the words around it may deny it"

DENIED = {
    "a lie": (f"“{CLAIM}” is a lie, the spokesperson said.", "a lie"),
    "an outright lie": (f"“{CLAIM}” is an outright lie, she said.", "an outright lie"),
    "false": (f"The report that “{CLAIM}” was false, she said.", "false"),
    "baseless": (f"She called the claim that “{CLAIM}” baseless.", "baseless"),
    "fabricated": (f"“{CLAIM}” was a fabricated headline, she said.", "fabricated"),
    "ridiculous": (f"It is ridiculous that “{CLAIM}”, she said.", "ridiculous"),
    "rejected": (f"She rejected the claim that “{CLAIM}”.", "rejected"),
    "denied, told": (f"The spokesperson denied that {CLAIM}.", "denied"),
    "dismissed": (f"She dismissed reports saying nothing but “{CLAIM}”.", "dismissed"),
    "not true": (f"“{CLAIM}” is not true, she said.", "not true"),
    "isn't true": (f"“{CLAIM}” isn’t true, she said.", "isn’t true"),
    "the next sentence": (f"“{CLAIM}”, a paper wrote. That is a lie, the spokesperson said.", "a lie"),
}
STANDS = {
    "said outright": f"“{CLAIM},” the spokesperson said.",
    "another's claim is rejected first": f"Rejecting the reports of a strike, the spokesperson said “{CLAIM}”.",
    "another sentence": f"“{CLAIM},” she said. The harbour master denied a strike.",
    "the denial before": f"She called the strike a lie. “{CLAIM},” she said.",
}


def checked(words: str, quote: str = CLAIM) -> View:
    quotes = (CLAIM,) if f"“{CLAIM}”" in words or f"“{CLAIM},”" in words else ()
    one = record(words, quotes=quotes and (words[words.index("“") + 1 : words.index("”")],), kind=Kind.MIXED)
    return check(quote, InMemoryArchive([one]), ministry="PK", today=date(2030, 6, 1), names=NAMES)


@pytest.mark.parametrize(("words", "by"), DENIED.values(), ids=DENIED)
def test_a_denied_quote_carries_a_warning(words: str, by: str) -> None:
    """It is still found, and said to be denied, in the message and beside the passage."""
    view = checked(words)
    line = f"{WARNING} (“{by}”)"

    assert view.found
    assert line in view.message
    assert line in view.sections[0].passages[0].notes


@pytest.mark.parametrize("words", STANDS.values(), ids=STANDS)
def test_what_was_said_carries_none(words: str) -> None:
    """A denial of something else is no warning."""
    view = checked(words)

    assert view.found
    assert WARNING not in view.message


@pytest.mark.parametrize("negation", ["does not", "will never", "can't", "will no longer"])
def test_a_quote_that_leaves_out_its_negation(negation: str) -> None:
    """Words that begin right behind "not" say the opposite of what was said."""
    one = record(f"“Ruritania {negation} close the harbour at dawn,” she said.", quotes=())
    archive = InMemoryArchive([one])
    view = check("close the harbour at dawn", archive, ministry="PK", today=date(2030, 6, 1), names=NAMES)

    assert WARNING in view.message
