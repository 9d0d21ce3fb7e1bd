"""An office that is typed for a name -> whoever held it: `by:pm`, `by:"foreign minister"`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.folding import words_of


def holders(typed: str, known: Sequence[str], ministry: str) -> tuple[str, ...]:
    """Of the archive's voices those that hold or held an office of the ministry's country; none where no office is meant.

    Args:
        typed: folded words.
        known: names as the archive has them.
        ministry: country code.

    Raises:
        GazetteerError: a ministry's file is not what it should be.
    """
    from bot.gazetteer.ministries import ministries  # imported here: all files are read, and few ask for an office

    profile = ministries().by_country.get(ministry)
    titles = profile.titles.items() if profile is not None else ()
    offices = {office for office, phrases in titles if any(" ".join(words_of(one)) == typed for one in phrases)}
    held = (
        person.name
        for person in ministries().people
        if any(one.country == ministry and one.office in offices for one in person.tenures)
    )
    return tuple(name for name in dict.fromkeys(held) if name in known)
