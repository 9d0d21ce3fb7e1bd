"""The cards that are no answers: help, a statement shared with the channel, and one sentence when something went wrong."""

from __future__ import annotations

from bot.model import Record
from bot.slack import elements as el
from bot.slack.card import Card
from bot.slack.state import MAX_PAGE
from bot.slack.statement import LEAD_LENGTH, attribution, capital, shown_words, spoken, title
from bot.stance import present
from bot.stance.answers import Context, Found
from bot.stance.filters import MOST
from bot.stance.present import Names

FAILED = "The archive could not be asked just now. Try again, and if it stays so, tell whoever runs this bot."
OUTDATED = "This button is from an older card that can no longer be read. Ask again with /fo-stance."
NOT_FOUND = "The archive no longer holds this statement. Ask again with /fo-stance."
SHARED_ALREADY = "You have shared this from this card already. Ask again with /fo-stance to share it once more."
NOT_SHARED = "This statement no longer stands as the ministry's, so it was not shared."

_EXAMPLES = (
    "/fo-stance US — the latest position on a country",
    "/fo-stance afghanistan ttp — a country and a topic",
    "/fo-stance US imran khan — a country and words that were used",
    "/fo-stance kashmir — a topic alone",
    "/fo-stance US since March 2024 until May 2024, or --since 2024-03-01 --until 2024-05-31 — between two days",
    f"/fo-stance US --limit 3, --offset 5 — how many statements a card lists (1 to {MOST}, of which Slack shows"
    f" {MAX_PAGE} at most), how many it skips",
)
_BUTTONS = (
    "Share to channel shows a statement to everyone here and says that you did.",
    "Context shows the paragraph it stands in. Earlier goes back in time.",
    "Beside these a card has the same words from up to three other outlets, and up to three declines of that day.",
    "Answers are seen by you alone, and what you ask is not recorded.",
)


def notice(sentence: str) -> Card:
    """One of our sentences as a message."""
    return Card(text=el.fallback(sentence), blocks=(el.line(sentence),))


def help_card(ministry: str, names: Names) -> Card:
    """How to ask, by examples, and what the buttons do."""
    intro = f"{present.voices_line(ministry, names)}. In their own words, dated and sourced."
    text = "\n".join((intro, *_EXAMPLES, *_BUTTONS))
    return Card(
        text=el.fallback(text), blocks=(el.line(intro), el.line("\n".join(_EXAMPLES)), el.small("\n".join(_BUTTONS)))
    )


def shared_card(record: Record, context: Context, *, user: str, names: Names) -> Card:
    """A statement for the whole channel, with who shared it.

    Args:
        record: a statement that may be shared.
        context: the archive it comes from, for its age and label.
        user: the Slack id of who shares it.
        names: code or topic id -> name.
    """
    said = record.statement
    heading = title(context.ministry, said.countries, (), names)
    by = el.rich(el.paragraph(el.user(user), el.words(" shared this")))
    quoted = el.rich(el.quote(el.words(shown_words(record, LEAD_LENGTH))), attribution(record, context.today))
    small = el.small(*present.labels(Found(context=context, lead=record)), capital(present.age_line(context)))
    return Card(text=el.fallback(f"{heading}\n{spoken(record)}"), blocks=(el.header(heading), quoted, small, by))
