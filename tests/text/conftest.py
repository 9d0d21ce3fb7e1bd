"""What the parser is known to read wrongly: each of these tests fails today, and says so once it does not."""

from __future__ import annotations

import pytest

#: Why -> how the names of the tests end that fail for it.
KNOWN: dict[str, tuple[str, ...]] = {
    "the first paragraph of a quotation over two is lost": (
        "[one quotation over two paragraphs with its source at the end]",
    ),
    "a short sentence that begins with By is taken for a byline": ("[a sentence that begins with By]",),
    "negation before the cue is not looked at": (
        "[did not say]",
        "[would never say]",
        "[never said]",
        "[has not said]",
    ),
    "cannot and could not are no hints of declining": (
        "[cannot be discussed]",
        "[could not be discussed]",
    ),
    "neither … nor hides the cue": ("[neither confirmed nor denied]",),
    "the verb is no cue": (
        "[avoided an answer]",
        "[stopped short]",
        "[chose not to comment]",
    ),
    "a quotation of short words is taken for a title": (
        "[two stretches]",
        "[one short word]",
    ),
    "doubled single marks are read as two single ones": (
        "[doubled single marks]",
        "::test_marks_of_every_kind_are_read",
    ),
    "an unpaired mark hides the source": ("[a stray mark before the source]",),
    "she means somebody of unknown gender before the spokeswoman": (
        "[she, after all of them]",
        "::test_announced_visits_are_no_positions",
        "[She, though other people stand between]",
        "[a She whose nearest woman never spoke]",
        "::test_other_people_between_keep_their_own_names",
    ),
    "a line that ends with an Urdu stop is taken for a headline": ("[an Urdu stop]",),
    "an untitled tenure beats the printed role": (
        "[Police chief]",
        "[Analyst]",
        "[Lawyer]",
        "[Senator]",
    ),
    "people are kept by last name": ("::test_namesakes_in_one_article_stay_two",),
    "a pronoun behind its own source is resolved against earlier sentences": (
        "::test_a_pronoun_in_the_same_sentence_is_its_subject",
    ),
    "a pronoun does not tell a gender": ("::test_a_pronoun_tells_a_gender",),
    "an unknown adjective before a role is not looked at": (
        "::test_a_role_of_a_country_nobody_knows_is_not_the_home_ministrys",
    ),
    "another tenure of the same person hides it": ("[Mumtaz Zahra Baloch]",),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the known failures."""
    for item in items:
        for reason, endings in KNOWN.items():
            if "tests/text/" in item.nodeid and item.nodeid.endswith(endings):
                item.add_marker(pytest.mark.xfail(reason=reason))
