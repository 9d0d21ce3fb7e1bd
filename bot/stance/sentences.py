"""An answer in one sentence.

Plain text of ours and of the asker's, never of an article; the edge that shows it escapes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.stance.answers import Ambiguous, Answer, Declined, Found, OnlyMentions, Query, Silent, Unknown
from bot.stance.days import plain_day
from bot.stance.lines import Names, age_line, name_of, said_line
from bot.stance.silences import is_unanswered
from bot.stance.voices import speaker_line

#: Names that running English puts an article before.
_WITH_ARTICLE = re.compile(
    r"(?:United|Organi[sz]ation|International|Group of) .*|G\d+|D-8|Quad|Commonwealth|Bahamas|Comoros|Gambia|Isle of Man"
    r"|Maldives|Netherlands|Philippines|.* (?:Islands|Republic|Territor(?:y|ies)|Union|Organi[sz]ation|Council|League|Force"
    r"|Bank|Movement)"
)
#: Characters of what was typed that an answer repeats.
_LONGEST_ECHO = 80
_EXAMPLES = "Ask for a country, a topic or both: US, kashmir, China trade, US visas since 2024"
_OPTIONS = (
    "Times: US since March 2024, India until 2023, --since 2024-11-07 --until 2024-12-31. Pages: --limit 10 lists ten"
    " statements, --offset 5 skips the five newest"
)
#: Typed to learn how to ask; nothing typed is, too.
_FOR_HELP = ("", "help", "h", "?")


def understood(query: Query, names: Names) -> str:
    """What the question was taken to mean: "amrica → United States, terrorism"; the typed text where it says as much."""
    parts = [name_of(code, names) for code in (*query.countries, *query.topics)]
    parts += _words_of(query)
    parts += [part for part in (_by(query), _in(query)) if part]
    if query.ministry:
        parts.append(f"from {name_of(query.ministry, names)}")
    if query.since is not None:
        parts.append(f"since {plain_day(query.since)}")
    if query.until is not None:
        parts.append(f"until {plain_day(query.until)}")
    meaning = ", ".join(parts)
    return meaning if not query.text or query.text.casefold() == meaning.casefold() else f"{_echo(query.text)} → {meaning}"


def message(answer: Answer, names: Names) -> str:
    """The answer in one sentence, without any of the ministry's words."""
    if isinstance(answer, Unknown):
        return _unknown(answer)
    if isinstance(answer, Ambiguous):
        return _ambiguous(answer)
    return _understood_message(answer, names)


def voices_line(ministry: str, names: Names) -> str:
    """Whose positions these are: all who state a country's foreign policy, each by name and role on its statement."""
    whose = possessive(name_of(ministry, names))
    return f"{capital(whose)} stated positions: of its foreign ministry, and of its head of government on foreign policy"


def whose_words(ministry: str, names: Names) -> str:
    """Whose words they are, at a sentence's head: "Pakistan's", "The United States'"."""
    return capital(possessive(name_of(ministry, names)))


def with_article(name: str) -> str:
    """The name as it stands within a sentence: "the United States"."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name


def possessive(name: str) -> str:
    """ "Pakistan's", "the United States'"."""
    return f"{with_article(name)}{chr(39) if name.endswith('s') else chr(39) + 's'}"


def _understood_message(answer: Found | Declined | OnlyMentions | Silent, names: Names) -> str:
    query = answer.context.query
    country = with_article(name_of(answer.context.ministry, names))
    about = subject_of(query, names)
    if isinstance(answer, Silent):
        return _silent(answer, country, about, names)
    if isinstance(answer, OnlyMentions):
        return f"{capital(country)} has stated no position on {about} in the archive; what it said without one is listed."
    when = said_line(answer.lead, answer.context.today).removeprefix("said ")
    said = f"{_echo(speaker_line(answer.lead))}, {when}"
    whose = whose_words(answer.context.ministry, names)
    if query.offset:
        return f"{whose} further statements on {about}; the first of them: {said}."
    if query.words and not (query.countries or query.topics or query.phrases):
        return f"No country or topic is called {about}; {whose} latest statement that has it: {said}."
    if isinstance(answer, Declined):
        if is_unanswered(answer.lead):
            return f"{capital(country)} did not answer when asked about {about}: {said}."
        return f"{capital(country)} declined to comment on {about}: {said}."
    return f"{whose} latest stated position on {about}: {said}."


def _silent(answer: Silent, country: str, about: str, names: Names) -> str:
    """What is not there; and, where it is only not there in the days asked for, that it is there on others."""
    query = answer.context.query
    if query.countries == (answer.context.ministry,):
        return f"The positions here are those of {country}; ask for another country or for a topic."
    said = f"The archive holds no statement by {country} on {about}"
    if answer.outside:
        return f"{said}; there are statements outside these dates. {capital(age_line(answer.context))}.{_held(answer)}"
    return f"{said}; {age_line(answer.context)}.{_held(answer) or _narrower(query, names)}"


def _held(answer: Silent) -> str:
    """What an editor has still to look at: it may be an answer, or none."""
    if not answer.held:
        return ""
    waits = "One statement that may be on it waits" if answer.held == 1 else f"{answer.held} that may be on it wait"
    return f" {waits} for an editor's review."


def _ambiguous(answer: Ambiguous) -> str:
    names = [one.name for one in answer.choices]
    if len(names) > 1:
        return f"“{_echo(answer.text)}” can mean {or_(names)}; choose one."
    if answer.choices[0].question:
        return f"“{_echo(answer.text)}” is no command here; did you mean {or_(names)}?"
    what = "is an ordinary word too" if answer.text.strip().isalpha() else "is not plain"
    return f"“{_echo(answer.text)}” {what}; did you mean {or_([with_article(name) for name in names])}?"


def _narrower(query: Query, names: Names) -> str:
    """What to ask instead where several conditions together left nothing."""
    subjects = [name_of(code, names) for code in (*query.countries, *query.topics)]
    if len(subjects) + bool(query.words) < 2:
        return ""
    return f" All parts of the question have to hold at once; ask for {or_(subjects)} alone." if subjects else ""


def _unknown(answer: Unknown) -> str:
    if answer.fault is not None:
        return answer.fault if answer.fault.endswith("?") else f"{answer.fault.rstrip('.')}."
    if answer.text.strip().lower().lstrip("-/") in _FOR_HELP:
        return f"{_EXAMPLES}. {_OPTIONS}."
    near = f"Did you mean {or_([one.name for one in answer.choices])}?" if answer.choices else f"{_EXAMPLES}."
    return (
        f"“{_echo(answer.text)}” is no country or topic known here. {near}"
        if answer.text
        else f"Nothing was asked. {_EXAMPLES}."
    )


def subject_of(query: Query, names: Names) -> str:
    """What is asked about, as it stands within a sentence: "the United States, terrorism since 1 May 2024"."""
    countries = and_([with_article(name_of(code, names)) for code in query.countries])
    topics = and_([name_of(code, names) for code in query.topics])
    subject = ", ".join(part for part in (countries, topics, *_words_of(query)) if part) or "anything"
    return " ".join(part for part in (subject, _by(query), _in(query), _dates(query)) if part)


def _words_of(query: Query) -> list[str]:
    """The words looked for: together where they may stand apart, each phrase by itself."""
    return [f"“{one}”" for one in (" ".join(query.words), *query.phrases) if one]


def _by(query: Query) -> str:
    return f"by {or_(query.speakers or (query.by,))}" if query.by else ""


def _in(query: Query) -> str:
    return f"in {or_(query.outlets or (query.outlet,))}" if query.outlet else ""


def _dates(query: Query) -> str:
    since, until = (plain_day(day) if day else "" for day in (query.since, query.until))
    if since and since == until:
        return f"on {since}"
    return " ".join(part for part in (f"since {since}" if since else "", f"until {until}" if until else "") if part)


def _echo(typed: str) -> str:
    """What was typed, on one line and no longer than anyone reads."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST_ECHO else f"{line[:_LONGEST_ECHO].rstrip()}…"


def capital(text: str) -> str:
    """The text with a large first letter."""
    return text[:1].upper() + text[1:]


def and_(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    return _joined(names, "and")


def or_(names: Sequence[str]) -> str:
    """ "A, B or C"."""
    return _joined(names, "or")


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
