"""A day of the year that is also the name of what happened on it: "August 5" is Kashmir's, or a day to ask for.

Which days these are stands among the spellings in `topics.yaml`. With a preposition, as an option or with another year than
the event's it is a day.
"""

from __future__ import annotations

import re
from datetime import date

from bot.gazetteer import load_topics
from bot.gazetteer.spellings import Spellings
from bot.stance.answers import Choice
from bot.stance.days import plain_day
from bot.stance.moments import MOMENT
from bot.stance.when import word_before


def named_day(text: str, day: date, spellings: Spellings) -> tuple[Choice, ...]:
    """The topic or the day, each as the whole question would ask for it; empty where no such day is named.

    Args:
        text: the question, cleaned.
        day: the only day it asks for, as it was read.
        spellings: the tables.
    """
    text = " ".join(text.split())
    for moment in MOMENT.finditer(text):
        topic = spellings.exact.get(_name(moment, day), "")
        if (
            topic.startswith("#")
            and not word_before(text, moment.start())[0]
            and text[moment.start() - 1 : moment.start()] != ":"
        ):
            name = load_topics().name(topic[1:])
            before, behind = text[: moment.start()], text[moment.end() :]
            return (
                Choice(code=topic[1:], name=name, question=f"ask {before}{name}{behind}"),
                Choice(code="", name=plain_day(day), question=f"ask {before}on {day.isoformat()}{behind}"),
            )
    return ()


def _name(moment: re.Match[str], day: date) -> str:
    """A day in words as `topics.yaml` has it: "august 5", "august 5 2019"; empty for any other moment."""
    at = "1" if moment["day1"] else "2"
    if not moment[f"day{at}"]:
        return ""
    words = f"{plain_day(day).split()[1]} {day.day}".casefold()
    return f"{words} {day.year}" if moment[f"year{at}"] else words
