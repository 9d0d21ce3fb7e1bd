"""What can be asked and what can be answered: `Query` in, one of six kinds of `Answer` out.

"No record", "would not comment" and "did not understand" are different sentences, so they are different types.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import Record
from bot.stance.transcripts import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One reading of what was typed, offered as "did you mean"."""

    #: A country or body code ("CD"), or a topic id ("kashmir").
    code: str
    #: As a person reads it ("DR Congo").
    name: str
    #: Where the choice is no country or topic but another question: as it would be typed ("history US").
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question that was understood."""

    #: As typed, trimmed.
    text: str
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: Other words that must occur ("imran", "khan"), folded.
    words: tuple[str, ...] = ()
    #: Runs of words that must occur as they stand ("mutual respect"), folded.
    phrases: tuple[str, ...] = ()
    #: Those of the typed words that name one event, person or thing of a topic ("pahalgam"), folded.
    named: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    #: Words of the speaker's and of the outlet's name, folded, as typed; empty for any.
    by: str = ""
    outlet: str = ""
    #: The archive's names that these stand for; any of them will do. See `stance.respond`.
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    #: Code of the country whose ministry is asked about; empty for the one that is followed.
    ministry: str = ""
    #: How many statements a card lists at most.
    limit: int = 5
    #: How many newer ones were already shown ("Earlier" pages).
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every answer says of where it comes from."""

    query: Query
    #: Country code of the ministry that is followed ("PK").
    ministry: str
    #: Day of the archive's newest briefing by that ministry; None where none is dated.
    newest: date | None
    #: The day of asking, in the newsroom's time zone.
    today: date
    #: True where the embedded starter archive answers.
    starter: bool
    #: Words that no statement holds, each with the word it was taken for ("visaa", "visa").
    read_as: tuple[tuple[str, str], ...] = ()
    #: How the quotes shown compare with the official transcript of their day; only of days with one.
    checked: tuple[Checked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The ministry's latest position."""

    context: Context
    lead: Record
    #: More of the ministry's statements on the question, best first, the lead left out.
    others: tuple[Record, ...] = ()
    #: The same briefing's words on the same matter as other outlets printed them.
    wordings: tuple[Record, ...] = ()
    #: What other outlets printed otherwise on that matter: a negation, a number, a name or an opposing word differs.
    otherwise: tuple[Record, ...] = ()
    #: What it declined to comment on in the lead's briefing.
    declined: tuple[Record, ...] = ()
    #: How many further, older statements there are behind "Earlier".
    older: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """It was asked and would not comment; nothing newer states a position."""

    context: Context
    lead: Record
    others: tuple[Record, ...] = ()
    older: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyMentions:
    """The ministry mentioned it (a visit announced, say) but stated no position."""

    context: Context
    mentions: tuple[Record, ...]
    #: How many further, older mentions there are behind "Earlier".
    older: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """Understood, and the archive holds nothing of the ministry on it."""

    context: Context
    #: True where it holds something that only the question's dates leave out.
    outside: bool = False
    #: How many statements that wait for an editor's review might answer it.
    held: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """Several readings; the asker chooses."""

    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Not understood, or asked in a way that cannot be carried out."""

    text: str
    #: The nearest names, if any are near.
    choices: tuple[Choice, ...] = ()
    #: A sentence that says what is wrong with the command, where that is known ("--limit takes 1 to 20").
    fault: str | None = None
    #: Where it names no country or topic and nothing is near it: the same as a question for its words.
    search: Query | None = None


Answer = Found | Declined | OnlyMentions | Silent | Ambiguous | Unknown


def statements_of(answer: Answer) -> tuple[Record, ...]:
    """Every statement an answer shows, in card order: lead, wordings, differing ones, declined, others; or the mentions."""
    match answer:
        case Found():
            return (answer.lead, *answer.wordings, *answer.otherwise, *answer.declined, *answer.others)
        case Declined():
            return (answer.lead, *answer.others)
        case OnlyMentions():
            return answer.mentions
        case _:
            return ()
