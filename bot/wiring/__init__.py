"""The composition root: configuration, environment and clock -> everything a command needs, each made when first asked for.

    ground     configuration, environment, clock
    archives   the archive, opened
    articles   what reading and keeping articles takes
    batches    articles in batches, which workers share
    feeds      the configured feeds, and looking at them
    answers    what answering takes
    posts      what posting takes
    serving    Slack answered: `Wiring`, which is all of these
    starting   `wire`, where it begins

Each knows those above it. Nothing below this package reads the clock or the environment; nothing here decides anything.
"""

from bot.wiring.serving import Wiring
from bot.wiring.starting import wire

__all__ = ["Wiring", "wire"]
