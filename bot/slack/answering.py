"""What was typed, or what a button remembers -> the card that answers it."""

from __future__ import annotations

from dataclasses import replace

from bot.slack import notices
from bot.slack.audits import audit_card, audited
from bot.slack.blocks import render
from bot.slack.card import Card
from bot.slack.charts import coming
from bot.slack.deps import Deps
from bot.slack.replies import acknowledgement
from bot.slack.state import MAX_PAGE
from bot.slack.subscribers import Asker
from bot.slack.subscribing import subscribe
from bot.slack.views import render_view
from bot.stance.answers import Query
from bot.stance.command import Ask, Changes, Chart, Help, History, Reading
from bot.stance.digest_commands import Subscribing
from bot.stance.respond import answer_query, respond
from bot.stance.views import View

#: An editor's commands on the command line; in Slack their work has its buttons.
_EDITING = frozenset({"review", "correct", "retract", "release"})
_SUBSCRIBING = frozenset({"digest", "watch", "watches", "unwatch"})


def answer_text(deps: Deps, text: str, asker: Asker | None = None) -> Card:
    """The card for what somebody typed after the command.

    Args:
        deps: what to answer with.
        text: as typed.
        asker: who typed it, and where, without whom no digest or watch is set.

    Raises:
        ArchiveError: the archive cannot be read or does not answer, or what is set cannot be kept.
    """
    id = audited(text)
    if id is not None:
        return audit_card(deps.editing, id)
    if text.strip().casefold() in _EDITING:
        return notices.notice(notices.IN_THE_HOME_TAB)
    reading = _fitting(deps.read(text))
    if isinstance(reading, Subscribing) and deps.subscriptions is not None and asker is not None:
        return subscribe(deps.subscriptions, reading, asker)
    return deps.wait(lambda: _answered(deps, reading))


def answer_command(deps: Deps, text: str, asker: Asker) -> Card | str:
    """As `answer_text`; of a question, the whole acknowledgement, the one that was given before where nothing changed since.

    Raises:
        ArchiveError: as `answer_text`.
    """
    question = text, deps.today()
    said = deps.remembered.again(question, lambda: deps.wait(lambda: deps.archive.edition()))
    if said is not None:
        return said
    reading = _fitting(deps.read(text))
    if not isinstance(reading, Ask) or audited(text) is not None:
        return answer_text(deps, text, asker)

    def answer() -> str:
        edition = deps.archive.edition()
        said = acknowledgement(_answered(deps, reading))
        deps.remembered.keep(question, edition, said)
        return said

    return deps.wait(answer)


def _answered(deps: Deps, reading: Reading) -> Card:
    answer = respond(reading, deps.desk())
    if isinstance(answer, Help):
        return notices.help_card(deps.ministry, deps.names)
    if isinstance(answer, View):
        drawn = isinstance(reading, Chart) and answer.found
        return render_view(replace(answer, notes=(coming(), *answer.notes)) if drawn else answer)
    return render(answer, deps.names)


def is_subscribing(text: str) -> bool:
    """Whether it is about a digest or a watch: who may set one may have to be asked of Slack, which takes its time."""
    return text.strip().partition(" ")[0].casefold() in _SUBSCRIBING


def answer_question(deps: Deps, query: Query) -> Card:
    """The card for a question that a button remembers. Raises as `answer_text` does."""
    return deps.wait(lambda: render(answer_query(query, deps.desk()), deps.names))


def _fitting(reading: Reading) -> Reading:
    """The same, asking for no more statements than a card can hold."""
    if isinstance(reading, Ask | History | Changes) and reading.query.limit > MAX_PAGE:
        return replace(reading, query=replace(reading.query, limit=MAX_PAGE))
    return reading
