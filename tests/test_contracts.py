"""What other programs read: keys, codes and offsets."""

from __future__ import annotations

from typing import Any

from bot.contracts import match_json, parsed_json
from bot.model import Parsed
from bot.stance.answers import Ambiguous, Choice, Query, Unknown
from bot.stance.command import Ask
from tests.fakes import article, statement

_CHOICES = (
    Choice(code="CD", name="DR Congo"),
    Choice(code="AFU", name="African Union"),
    Choice(code="kashmir", name="Kashmir"),
)


def test_a_question_that_was_understood_has_its_filters() -> None:
    """Countries under their public codes, topics, and what narrows the question."""
    query = Query(text="African Union trade ports", countries=("AFU",), topics=("trade",), words=("ports",), limit=3)
    assert match_json("African Union trade ports", Ask(query=query)) == {
        "query": "African Union trade ports",
        "outcome": "found",
        "command": "ask",
        "countries": ["AU"],
        "choices": [],
        "topics": ["trade"],
        "filters": {
            "words": ["ports"],
            "phrases": [],
            "by": "",
            "outlet": "",
            "ministry": "",
            "since": None,
            "until": None,
            "limit": 3,
        },
    }


def test_what_was_not_understood_has_only_its_choices() -> None:
    """Ambiguous and unknown queries name no country; their choices are codes and topic ids."""
    rest: dict[str, Any] = {
        "command": None,
        "countries": [],
        "choices": ["CD", "AU", "kashmir"],
        "topics": [],
        "filters": {},
    }
    assert match_json("c", Ambiguous(text="c", choices=_CHOICES)) == {"query": "c", "outcome": "ambiguous", **rest}
    assert match_json("c", Unknown(text="c", choices=_CHOICES)) == {"query": "c", "outcome": "unknown", **rest}


def test_countries_include_the_inherited_ones() -> None:
    """Offsets are pairs into the text, and `inherited` is a part of `countries`."""
    text = "The spokesperson said: “We shall talk.”"
    said = statement(
        article(text),
        text,
        cue="said",
        source="spokesperson",
        quotes=["We shall talk."],
        countries=("US", "AFU"),
        inherited=("AFU",),
    )
    [one] = parsed_json(Parsed(article=article(text), said_on=None, said_basis="", statements=(said,)), "x")["statements"]
    assert (one["countries"], one["inherited"]) == (["US", "AU"], ["AU"])
    assert [text[start:end] for start, end in (one["cue"], one["source"], *one["quotes"])] == [
        "said",
        "spokesperson",
        "We shall talk.",
    ]
