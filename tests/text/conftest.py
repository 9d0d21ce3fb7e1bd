"""What the parser is known to read wrongly: each of these tests fails today, and says so once it does not."""

from __future__ import annotations

import pytest

#: Why -> how the names of the tests end that fail for it.
KNOWN: dict[str, tuple[str, ...]] = {
    "an unpaired mark hides the source": (
        "::test_a_forgotten_mark_loses_no_statement[the closing one]",
        "::test_a_forgotten_mark_loses_no_statement[the opening one]",
    ),
    "a line that ends with an Urdu stop is taken for a headline": (
        "::test_paragraphs_are_cut_into_sentences[an Urdu stop]",
    ),
    "an untitled tenure beats the printed role": ("::test_a_printed_role_beats_the_gazetteer[Senator]",),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the known failures."""
    for item in items:
        for reason, endings in KNOWN.items():
            if "tests/text/" in item.nodeid and item.nodeid.endswith(endings):
                item.add_marker(pytest.mark.xfail(reason=reason))
