"""What the parser is known to read wrongly: each of these tests fails today, and says so once it does not."""

from __future__ import annotations

import pytest

#: Why -> how the names of the tests end that fail for it.
KNOWN: dict[str, tuple[str, ...]] = {
    "a stop before the source cuts the sentence": (
        "::test_what_one_statement_is[a stop before the source]",
        "::test_the_speakers_own_words[a stop before the source]",
    ),
    "the first paragraph of a quotation over two is lost": (
        "::test_what_one_statement_is[one quotation over two paragraphs with its source at the end]",
        "::test_the_speakers_own_words[over three paragraphs]",
    ),
    "an unpaired mark hides the source": (
        "::test_a_forgotten_mark_loses_no_statement[the closing one]",
        "::test_a_forgotten_mark_loses_no_statement[the opening one]",
        "::test_the_speakers_own_words[a stray mark before the source]",
    ),
    "a possessive weekday is never a day of speech": ("::test_the_day_a_statement_was_made[a weekday's briefing]",),
    "negation before the cue is not looked at": (
        "::test_words_nobody_said_are_quoted_of_nobody[did not say]",
        "::test_words_nobody_said_are_quoted_of_nobody[would never say]",
        "::test_what_was_not_said_is_no_quote[did not say]",
        "::test_what_was_not_said_is_no_quote[never said]",
        "::test_what_was_not_said_is_no_quote[has not said]",
    ),
    "neither … nor hides the cue": ("::test_how_words_reached_print[neither confirmed nor denied]",),
    "cannot and could not are no hints of declining": ("::test_how_words_reached_print[could not be discussed]",),
    "a quotation of one long and some short words is taken for a title": (
        "::test_the_speakers_own_words[a comma behind the mark]",
    ),
    "marks in a fronted question are taken for the speaker’s": ("::test_the_speakers_own_words[marks in the question]",),
    "a hyphen hides that a capital is a place": ("::test_countries_that_are_named[a bank based in a capital]",),
    "Hong Kong has a code of its own": ("::test_countries_that_are_named[Hong Kong is China]",),
    "she means somebody of unknown gender before the spokeswoman": (
        "::test_a_briefing_between_junk_and_other_voices[she, after all of them]",
        "::test_announced_visits_are_no_positions",
        "::test_who_a_later_phrase_means[She, though other people stand between]",
        "::test_who_a_later_phrase_means[a She whose nearest woman never spoke]",
        "::test_other_people_between_keep_their_own_names",
    ),
    "a line that ends with an Urdu stop is taken for a headline": (
        "::test_paragraphs_are_cut_into_sentences[an Urdu stop]",
    ),
    "a statement that quotes somebody is taken for the source": (
        "::test_whose_voice_it_is[a statement quoted somebody as saying]",
    ),
    "somebody else’s words are taken for the ministry’s": (
        "::test_what_the_ministry_did_not_say[an outlet with a capital in its name]",
        "::test_what_the_ministry_did_not_say[a committee on foreign affairs]",
        "::test_what_the_ministry_did_not_say[a reporter's question in marks]",
        "::test_what_the_ministry_did_not_say[a reporter's question without marks]",
        "::test_what_the_ministry_did_not_say[what is not clear]",
        "::test_what_the_ministry_did_not_say[a relative clause about words]",
        "::test_what_the_ministry_did_not_say[somebody's tweet about the spokesperson]",
        "::test_what_the_ministry_did_not_say[the spokesperson's brother]",
        "::test_what_the_ministry_did_not_say[a minister's own spokesperson]",
        "::test_what_the_ministry_did_not_say[a chief minister's spokesperson]",
        "::test_what_the_ministry_did_not_say[an opposition's spokesperson]",
        "::test_what_the_ministry_did_not_say[a government's spokesperson]",
        "::test_what_the_ministry_did_not_say[what her remarks came after]",
        "::test_what_the_ministry_did_not_say[a minister without a name]",
        "::test_what_the_ministry_did_not_say[a refusal to a question about it]",
    ),
    "an untitled tenure beats the printed role": (
        "::test_a_printed_role_beats_the_gazetteer[Police chief]",
        "::test_a_printed_role_beats_the_gazetteer[Analyst]",
        "::test_a_printed_role_beats_the_gazetteer[Lawyer]",
        "::test_a_printed_role_beats_the_gazetteer[Senator]",
    ),
    "people are kept by last name": ("::test_namesakes_in_one_article_stay_two",),
    "a pronoun behind its own source is resolved against earlier sentences": (
        "::test_a_pronoun_in_the_same_sentence_is_its_subject",
    ),
    "a pronoun does not tell a gender": ("::test_a_pronoun_tells_a_gender",),
    "an unknown adjective before a role is not looked at": (
        "::test_a_role_of_a_country_nobody_knows_is_not_the_home_ministrys",
    ),
    "another tenure of the same person hides it": (
        "::test_a_spokesperson_outside_the_known_tenure_is_flagged_and_held[Mumtaz Zahra Baloch]",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the known failures."""
    for item in items:
        for reason, endings in KNOWN.items():
            if "tests/text/" in item.nodeid and item.nodeid.endswith(endings):
                item.add_marker(pytest.mark.xfail(reason=reason))
