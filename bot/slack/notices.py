"""The cards that are no answers: help, a statement shared with the channel, and one sentence when something went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import NotAnswering
from bot.model import Record
from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.state import MAX_PAGE
from bot.slack.statement import LEAD_LENGTH, attribution, capital, may_be_shared, shown_words, spoken, title
from bot.stance import present
from bot.stance.answers import Context, Found, Query
from bot.stance.filters import MOST
from bot.stance.present import Names

COMMAND = "/fo-stance"
#: Stands for the question where none was asked.
NO_QUESTION = Query(text="")

FAILED = "The archive could not be asked just now. Try again, and if it stays so, tell whoever runs this bot."
NOT_ANSWERING = "The archive is not answering. Try again in a minute, and if it stays so, tell whoever runs this bot."
OUTDATED = "This button is from an older card that can no longer be read. Ask again with /fo-stance."
NOT_FOUND = "The archive no longer holds this statement. Ask again with /fo-stance."
SHARED_ALREADY = "You have shared this from this card already. Ask again with /fo-stance to share it once more."
TOLD_ALREADY = "The editors were told already."
NOT_SHARED = "This statement no longer stands as the ministry's, so it was not shared."

TOO_FAST = "That was more than {most} questions and clicks at once. Wait {seconds} s and ask again."
NO_PICTURE = (
    "The picture could not be sent: Slack says {why}. The numbers are on the card. Whoever runs this bot reads in its log"
    " what is missing; mostly it is the right files:write, which installing the app anew gives."
)
IN_THE_HOME_TAB = "What waits for an editor is in this app's Home tab, with a button for each decision."
NO_WORDS = "This message has no words to check. Use it on a message with the quote, or type /fo-stance check and the quote."
TOO_LONG = (
    "A quote to check has at most {most} characters, and this message has {length}. Type /fo-stance check and the"
    " sentence you mean."
)
NOT_CITED = "This statement no longer stands, so there is nothing to cite. Ask again with /fo-stance."

#: What to type -> what comes of it.
EXAMPLES = (
    ("US terrorism", "the latest position on a country, a topic, or both: words, speaker, day, outlet, link"),
    ("US imran khan since March 2024", "with words that were used, within a time"),
    ("history US", "month by month; changes US: since the briefing before; compare US China: side by side"),
    ('check "the quote as you have it"', "whether it was said, by whom, and which words differ"),
    ("latest", "the newest briefing; countries and topics: what there is to ask for"),
)
_NARROWER = (
    "Narrower: since March 2024, until May 2024 (or --since and --until with days such as 2024-05-31), by:NAME, outlet:NAME,"
    f' "exact words"; --limit 3, --offset 5 (a card lists 1 to {MOST}, of which Slack shows {MAX_PAGE} at most).'
)
_BUTTONS = (
    "Share to channel shows a statement to everyone here and says that you did. Context shows the paragraph it stands in,",
    "Wording where outlets differ, Copy a citation to paste; Earlier goes back in time. Beside these a card has the same",
    "from up to three other outlets, and up to three declines of that day. In a thread, mention the bot instead.",
)
_PRIVATE = "Answers are seen by you alone, and what you ask is not recorded."


#: People and groups that a refusal names.
_MOST_NAMED = 12


def notice(sentence: str) -> Card:
    """One of our sentences as a message."""
    return Card(text=el.fallback(sentence), blocks=(el.line(sentence),))


def failure(error: BaseException) -> str:
    """What somebody is told whose question failed."""
    return NOT_ANSWERING if isinstance(error, NotAnswering) else FAILED


def introduction(ministry: str, names: Names) -> str:
    """What this is, in two lines."""
    return f"{present.voices_line(ministry, names)}.\nIn their own words, dated and sourced. {_PRIVATE}"


def help_card(ministry: str, names: Names) -> Card:
    """What this is in two lines, how to ask by five examples, and what the buttons do."""
    intro, small = introduction(ministry, names), "\n".join((_NARROWER, " ".join(_BUTTONS)))
    examples = "\n".join(f"{COMMAND} {typed} — {what}" for typed, what in EXAMPLES)
    text = "\n".join((intro, examples, small))
    return Card(text=el.fallback(text), blocks=(el.line(intro), el.line(examples), el.small(small)))


def refused_card(sentence: str, allowed: Sequence[str]) -> Card:
    """Why something is not done for somebody, and the names of those for whom it is; seen by one person, it rings nobody."""
    names = [el.group(id) if id.startswith("S") else el.user(id) for id in allowed[:_MOST_NAMED]]
    spaced = [piece for name in names for piece in (name, el.words(" "))]
    return Card(text=el.fallback(sentence), blocks=(el.rich(el.paragraph(el.words(f"{sentence} "), *spaced)),))


def citation_card(citation: str) -> Card:
    """A citation to paste."""
    intro = "To paste:"
    return Card(
        text=el.fallback(f"{intro} {citation}"), blocks=(el.rich(el.paragraph(el.words(intro)), el.preformatted(citation)),)
    )


def corrected_card(record: Record, context: Context, *, names: Names) -> Card:
    """What a shared card shows since an editor's decision: the statement as it stands, or that it stands no more."""
    if may_be_shared(record, context.ministry):
        return shared_card(record, context, user=None, names=names)
    return notice("A statement that stood here was taken back by an editor; the reason is in this message's thread.")


def shared_card(record: Record, context: Context, *, user: str | None, names: Names) -> Card:
    """A statement for the whole channel, with who shared it.

    Args:
        record: a statement that may be shared.
        context: the archive it comes from, for its age and label.
        user: the Slack id of who shares it; None for a card that an editor's decision changed since.
        names: code or topic id -> name.
    """
    said = record.statement
    heading = title(context.ministry, said.countries, (), names)
    since = (el.words("Corrected by an editor since it was shared"),)
    by = el.rich(el.paragraph(*(since if user is None else (el.user(user), el.words(" shared this")))))
    quoted = el.rich(el.quote(el.words(shown_words(record, LEAD_LENGTH))), attribution(record, context.today))
    small = el.small(*present.labels(Found(context=context, lead=record)), capital(present.age_line(context)))
    return Card(text=el.fallback(f"{heading}\n{spoken(record)}"), blocks=(el.header(heading), quoted, small, by))
