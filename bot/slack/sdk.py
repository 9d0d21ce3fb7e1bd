"""The logger that Bolt and Slack's SDK write to, silent below ERROR.

Their debug lines hold whole requests, and a journalist's question is nobody else's business, at any level.
"""

from __future__ import annotations

import logging


def quiet_logger() -> logging.Logger:
    """The same logger each time, whatever the root logger's level."""
    logger = logging.getLogger("bot.slack.sdk")
    logger.setLevel(logging.ERROR)
    return logger
