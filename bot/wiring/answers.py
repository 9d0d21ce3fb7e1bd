"""What answering takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.wiring.feeds import Feeds
from bot.wiring.ground import ministries

if TYPE_CHECKING:
    from bot.archive.protocol import Archive
    from bot.charting.picture import Picture
    from bot.stance.answers import Answer
    from bot.stance.command import Chart, Help
    from bot.stance.command import Reading as CommandReading
    from bot.stance.respond import Desk
    from bot.stance.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(Feeds):
    """Questions out of words, and answers out of an archive."""

    def read(self, text: str) -> CommandReading:
        """What was typed -> a command, or what could have been meant."""
        from bot.stance.command import read_command

        config = self.config
        return read_command(
            text, today=self.today(), home=config.ministry, limit=config.card_statements, ministries=ministries()
        )

    def respond(self, reading: CommandReading, archive: Archive) -> Answer | View | Help:
        """A command -> its answer out of an archive."""
        from bot.stance.respond import respond

        return respond(reading, self.desk(archive))

    def desk(self, archive: Archive) -> Desk:
        """Who is asked, and when."""
        from bot.stance.respond import Desk

        return Desk(
            archive=archive,
            ministry=self.config.ministry,
            today=self.today(),
            names=self.names(),
            feeds=self.feed_states,
        )

    def picture(self, chart: Chart, archive: Archive) -> Picture:
        """A chart's picture; raises `ChartError` where it cannot be drawn."""
        from bot.charting.picture import picture_of

        return picture_of(chart, self.desk(archive))
