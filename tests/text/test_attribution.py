"""What is a statement: cues that are none, source phrases of every shape, and the rule that fired."""

from __future__ import annotations

import pytest

from tests.text.reading import only, statements, table, words

#: a sentence that attributes nothing
NOTHING: dict[str, str] = {
    "a noun that looks like a cue": "The state of the talks with Tehran is a report in itself.",
    "a title with a cue in it": "The Secretary of State arrived in the capital on Thursday.",
    "a content-free act": "The spokesperson responded to questions of reporters in the hall.",
    "an exchange of views": "The two ministers exchanged views on trade and travel.",
    "a journalist's question": "Will the border be opened again in the spring?",
    "a modal": "The spokesperson might say more on Friday.",
    "a hypothesis": "If asked, the spokesperson would say that talks went on.",
    "a plan to speak": "The foreign minister is expected to announce the visit on Friday.",
    "an opinion in the writer's voice": "The policy of the last year has brought neither peace nor trade.",
    "a figure without a speech verb": "Harbour authorities have recorded two hundred ships since spring.",
    "a visit called a call": "Foreign Minister Ishaq Dar called on the president in the capital.",
    "where it was said and not what": "The spokesperson said this while addressing the weekly briefing.",
    "a name in quotation marks": "The ship “Morning Star of Gwadar” left the harbour on Thursday.",
}


@pytest.mark.parametrize("text", **table(NOTHING))
def test_sentences_that_attribute_nothing(text: str) -> None:
    """A word that looks like a cue is none where nobody's words are reported."""
    assert words(text) == []


#: text -> (rule, cue, source)
FRAMES: dict[str, tuple[str, tuple[str, str | None, str | None]]] = {
    "source, cue": (
        "The Foreign Office said that talks with Tehran went on.",
        ("source-cue", "said", "The Foreign Office"),
    ),
    "with adverbs between": (
        "The Foreign Office has once again categorically rejected the report on Tehran.",
        ("source-cue", "rejected", "The Foreign Office"),
    ),
    "with the day between": (
        "The Foreign Office on Thursday evening said that talks with Tehran went on.",
        ("source-cue", "said", "The Foreign Office"),
    ),
    "with an adverb between commas": (
        "The Foreign Office, however, said that talks with Tehran went on.",
        ("source-cue", "said", "The Foreign Office"),
    ),
    "behind the words": (
        "Talks with Tehran go on, the Foreign Office said on Thursday.",
        ("source-cue", "said", "the Foreign Office"),
    ),
    "behind a setting": (
        "Speaking to reporters in the capital, Foreign Minister Ishaq Dar said that talks went on.",
        ("source-cue", "said", "Foreign Minister Ishaq Dar"),
    ),
    "inverted": (
        "“Talks with Tehran go on,” said Foreign Minister Ishaq Dar.",
        ("inverted", "said", "Foreign Minister Ishaq Dar"),
    ),
    "according to": (
        "According to the Foreign Office, talks with Tehran went on.",
        ("according-to", "According", "the Foreign Office"),
    ),
    "two verbs of one subject": (
        "Foreign Minister Ishaq Dar met the envoys and urged them to stay.",
        ("shared-subject", "urged", "Foreign Minister Ishaq Dar"),
    ),
    "a pronoun": ("The Foreign Office is open.\nIt said that talks with Tehran went on.", ("source-cue", "said", None)),
    "a colon": (
        "Foreign Minister Ishaq Dar: “Talks with Tehran go on.”",
        ("colon", ":", "Foreign Minister Ishaq Dar"),
    ),
    "quoted as saying": (
        "An agency quoted Foreign Minister Ishaq Dar as saying that talks with Tehran went on.",
        ("quoted-as-saying", "quoted", "Foreign Minister Ishaq Dar"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(FRAMES))
def test_the_frame_an_attribution_stands_in(text: str, expected: tuple[str, str | None, str | None]) -> None:
    """Each shape of attribution is found by the rule of its name, with its own cue and source."""
    found = only(text)
    cue = found.cue.of(text) if found.cue is not None else None
    source = found.source.of(text) if found.source is not None else None
    assert (found.rule, cue, source) == expected


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "stated",
        "emphasised",
        "emphasized",
        "stressed",
        "underscored",
        "reaffirmed",
        "reiterated",
        "ruled out",
        "brushed aside",
        "called for",
        "condemned",
        "deplored",
        "termed",
        "recalled the",
        "welcomed",
        "rejected",
        "took note of",
        "expressed concern over",
        "denied",
        "dismissed",
        "clarified",
    ],
)
def test_the_verbs_of_diplomacy_are_cues(cue: str) -> None:
    """A ministry that condemns, welcomes or rules out speaks, without "said" and without marks."""
    assert len(words(f"The Foreign Office {cue} the talks on the border with Kabul.")) == 1


#: paragraph -> its statements
UNITS: dict[str, tuple[str, list[str]]] = {
    "a stop before the source": (
        "“Talks with Tehran go on.” Foreign Minister Ishaq Dar said.",
        ["“Talks with Tehran go on.” Foreign Minister Ishaq Dar said."],
    ),
    "a second sentence with its own cue is its own statement": (
        "“We want peace,” Baloch said. She said that talks went on.",
        ["“We want peace,” Baloch said.", "She said that talks went on."],
    ),
    "a dateline stays inside": (
        "ISLAMABAD: The Foreign Office said that talks went on.",
        ["ISLAMABAD: The Foreign Office said that talks went on."],
    ),
    "one quotation over two paragraphs with its source at the end": (
        "“We want peace with all.\n“We want trade,” said Foreign Minister Ishaq Dar.",
        ["“We want peace with all.\n“We want trade,” said Foreign Minister Ishaq Dar."],
    ),
    "a quotation that the outlet goes on with": (
        "“We want peace,” said Foreign Minister Ishaq Dar. “We want trade.”",
        ["“We want peace,” said Foreign Minister Ishaq Dar.", "“We want trade.”"],
    ),
    "a question's own words are no statement": (
        "Asked whether the border would be opened, the Foreign Office said that talks went on.\nWould it be opened?",
        ["Asked whether the border would be opened, the Foreign Office said that talks went on."],
    ),
    "a quotation across a line break": (
        "Foreign Minister Ishaq Dar told the full hall “we want\npeace with all of them” on Thursday.",
        ["Foreign Minister Ishaq Dar told the full hall “we want\npeace with all of them” on Thursday."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), **table(UNITS))
def test_what_one_statement_is(text: str, expected: list[str]) -> None:
    """A statement is a whole sentence, or one continuous quotation under one attribution."""
    assert words(text) == expected


def test_a_forgotten_opening_mark_loses_no_statement() -> None:
    """A misprint in the marks leaves the statement with its speaker."""
    assert only("Talks with Tehran go on,” Foreign Minister Ishaq Dar said.").speaker.name == "Ishaq Dar"


def test_a_forgotten_closing_mark_loses_no_statement() -> None:
    """A misprint in the marks leaves the statement with its speaker."""
    assert only("“Talks with Tehran go on, Foreign Minister Ishaq Dar said.").speaker.name == "Ishaq Dar"


def test_a_free_continuation_is_marked_and_no_quote() -> None:
    """An announcement carried on without a source follows the running speaker, under a rule of its own, without quotes."""
    _, carried = statements(
        "Foreign Office Spokesperson Mumtaz Zahra Baloch said that the minister would visit Baku on Monday.\n"
        "The delegation is also scheduled to visit Riyadh."
    )
    assert (carried.rule, carried.quotes, carried.cue) == ("free-continuation", (), None)
    assert carried.speaker.name == "Mumtaz Zahra Baloch"


def test_a_sentence_about_the_world_is_no_continuation() -> None:
    """A fact behind a statement is the outlet's, not the speaker's."""
    assert len(words("The Foreign Office said that talks went on.\nThe border has been shut for two months.")) == 1


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("What Baloch said was that “Togo is far”.", True),
        ("What the Foreign Office actually said was that Togo was far.", True),
        ("What she said was: “Togo is far”.", True),
        ("But what Baloch said is “Togo is far”.", True),
        ("What Baloch did not say was that Togo was far.", False),
        ("Reporters wondered what Baloch said was meant by Togo.", False),
        ("She did not say so.", False),
        ("Baloch said no such thing about it.", True),
        ("Baloch said no such thing.", False),
        ("The Foreign Office said nothing of the kind.", False),
        ("The report wrongly quoted Baloch as saying that “Togo is near”.", False),
        ("The report quoted Baloch as saying that “Togo is near”.", True),
    ],
)
def test_a_correction_tells_what_was_said_and_what_was_not(sentence: str, found: bool) -> None:
    """What somebody did say is a statement; that they said no such thing is none."""
    lead = "Foreign Office Spokesperson Mumtaz Zahra Baloch briefed reporters on Thursday.\n\n"
    assert bool(statements(lead + sentence)) is found
