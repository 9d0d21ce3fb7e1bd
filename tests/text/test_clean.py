"""Which lines are the body: junk left out, nothing rewritten."""

from __future__ import annotations

import pytest

from bot.text.clean import dateline_end, paragraphs
from tests.text.reading import table

_STORY = "The Foreign Office said on Thursday that talks with Tehran would go on in the new year."

#: a line beside a story -> it is no paragraph
JUNK: dict[str, str] = {
    "a stock ticker": "HLX 14.20 Increased By ▲ 0.35 (2.53%)",
    "a ticker without arrows": "KOTON 5.10 Decreased By 0.2 (-3.77%)",
    "a banner with the crawler's day": "Sunday December 22, 2024",
    "a byline": "By Rehana Doe",
    "an office's byline": "By our correspondent",
    "a headline without a full stop": "Talks with Tehran to go on, says spokesperson",
    "a link headline inside the text": "Read more: Minister visits the harbour at last",
    "a bare link headline": "Harbour minister calls for calm in the city",
    "a caption with its agency": "Spokesperson Jane Roe speaks in the hall. — Reuters",
    "a caption with its file note": "Spokesperson Jane Roe speaks in the hall (photo: Harbour Ledger)",
    "a handout's caption": "This handout picture shows the hall.",
    "a share bar": "Share this story",
    "a copyright line": "Copyright Harbour Ledger, 2024",
    "a comment form": "Leave a reply",
    "a newsletter's box": "Subscribe to our evening letter",
    "a line of marks": "* * *",
    "a section's name": "Related stories",
    "a date of publication": "Published in Harbour Ledger, November 8th, 2024",
    "an update's stamp": "Updated November 8, 2024 10:24pm",
    "an agency's credit": "(With additional input from agencies)",
    "a tail line of another story": "Harbour fees won’t rise this year, says minister",
}


@pytest.mark.parametrize("junk", **table(JUNK))
def test_junk_is_no_paragraph(junk: str) -> None:
    """Site furniture before, within and behind a story is left out, and the story stays."""
    story = f"{junk}\n{_STORY}\n{junk}\n{_STORY}\n{junk}"
    assert [line.of(story) for line in paragraphs(story)] == [_STORY, _STORY]


def test_teasers_behind_the_story_are_left_out() -> None:
    """A line that trails off behind the last paragraph leads to another story."""
    text = f"{_STORY}\n{_STORY}\nThe minister said the new bridge would be open to all who…"
    assert [line.of(text) for line in paragraphs(text)] == [_STORY, _STORY]


def test_a_paragraph_that_trails_off_inside_the_story_stays() -> None:
    """Three dots at a paragraph's end are no reason to leave it out while the story goes on."""
    trailing = "“We wanted peace with all of them, and then…"
    text = f"{_STORY}\n{trailing}\n{_STORY}"
    assert [line.of(text) for line in paragraphs(text)] == [_STORY, trailing, _STORY]


#: a line that looks like junk and is none
BODY: dict[str, str] = {
    "a sentence that starts with a weekday": "Thursday’s briefing in the capital went on for an hour.",
    "a sentence with a percentage": "Trade between the two grew (by 2.5%) in the year before.",
    "a short quotation": "“We want peace,” she said.",
    "a sentence that ends with a mark": "She said: “We want peace.”",
    "a sentence that ends with a bracket": "Nobody came to the hall (it was late.)",
    "a sentence that ends with a colon": "She then read out the ministry’s statement:",
    "a sentence about sharing": "Share prices fell after the ministry spoke on Thursday.",
    "a sentence that begins with By": "By Thursday evening the ministry had said nothing more.",
}


@pytest.mark.parametrize("line", **table(BODY))
def test_body_stays(line: str) -> None:
    """A sentence that only looks like furniture is a paragraph."""
    text = f"{_STORY}\n{line}\n{_STORY}"
    assert line in [found.of(text) for found in paragraphs(text)]


def test_a_line_broken_inside_a_sentence_is_put_together() -> None:
    """A hard line break in the middle of a sentence does not cut it."""
    text = "The Foreign Office said on Thursday that talks with Tehran\nwould go on in the new year."
    assert [line.of(text) for line in paragraphs(text)] == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "* * *", "\u2028\u2029"])
def test_nothing_has_no_paragraphs(text: str) -> None:
    """A text without words has no body."""
    assert [line for line in paragraphs(text) if line.of(text).strip("\x00")] == []


#: paragraph -> its own words
DATELINES: dict[str, tuple[str, str]] = {
    "a city": ("ISLAMABAD: The hall was full.", "The hall was full."),
    "a city and an agency": ("TEHRAN (HLN): The hall was full.", "The hall was full."),
    "a city and a dash": ("NEW YORK — The hall was full.", "The hall was full."),
    "two cities": ("KARACHI/LAHORE: The hall was full.", "The hall was full."),
    "a crawler's date before it": ("date 2024-04-05 ISLAMABAD: The hall was full.", "The hall was full."),
    "a crawler's date alone": ("date 2024-04-05 The hall was full.", "The hall was full."),
    "none": ("The hall was full: nobody left.", "The hall was full: nobody left."),
}


@pytest.mark.parametrize(("text", "own"), **table(DATELINES))
def test_a_paragraphs_own_words_start_behind_its_dateline(text: str, own: str) -> None:
    """Datelines and crawl dates are no words of the story."""
    (paragraph,) = paragraphs(text)
    assert text[dateline_end(text, paragraph) :] == own
