"""When something that is due every day at a local time is due: date, time of day and zone -> one instant a date.

A local time that a clock change leaves out moves forward by the change (02:30 becomes 03:30), one that comes twice is the
first of the two. So each date has one instant, and later dates have later ones. Where clocks jump over midnight, as
Greenland's do in spring, 23:30 of one date falls, moved forward, on 00:30 of the next; it still counts for its own date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
#: Dates looked at for the next or latest slot: a weekend, and a day on either side for the width of the zones.
_SEARCHED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time of day in a zone, every day or from Monday to Friday."""

    at: time
    zone: ZoneInfo
    weekdays: bool = False

    @property
    def name(self) -> str:
        """ "09:00 Asia/Karachi": the same for the same time whatever its days."""
        return f"{self.at:%H:%M} {self.zone.key}"

    def on(self, day: date) -> datetime:
        """The instant, in UTC, at which it is due on a local date."""
        return datetime.combine(day, self.at.replace(fold=0), self.zone).astimezone(UTC)

    def latest(self, now: datetime) -> date | None:
        """The newest local date whose slot is not in the future; None at the calendar's beginning.

        Args:
            now: the present, aware.
        """
        last = now.astimezone(self.zone).date()
        days = (last - number * _DAY for number in range(_SEARCHED))
        return next((day for day in days if self._is_kept(day) and self.on(day) <= now), None)

    def upcoming(self, now: datetime) -> date:
        """The next local date whose slot is in the future."""
        first = now.astimezone(self.zone).date() - _DAY  # a moved slot may fall on the day behind its own
        days = (first + number * _DAY for number in range(_SEARCHED + 1))
        return next(day for day in days if self._is_kept(day) and self.on(day) > now)

    def _is_kept(self, day: date) -> bool:
        return not self.weekdays or day.weekday() < 5
