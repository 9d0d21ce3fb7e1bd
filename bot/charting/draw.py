"""The child process that draws: JSON on stdin, a PNG on stdout. Only this module imports matplotlib."""

from __future__ import annotations

import io
import json
import sys
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.charting.picture import NOT_INSTALLED

#: Inches and dots an inch: 1,200 pixels wide, as Slack shows a picture on a large screen.
_WIDTH, _PANEL_HEIGHT, _DPI = 8.0, 3.4, 150
#: Told apart without colours too: each kind has its hatching. The colours are Okabe and Ito's, for all kinds of eyes.
_LOOKS = (("#0072B2", ""), ("#56B4E9", "//"), ("#F0E442", ".."), ("#999999", "xx"))
_MOST_LABELS = 12
#: Months up to which a bar has room for its number.
_MOST_NUMBERED = 48
_BAR: dict[str, Any] = {"width": 0.75, "edgecolor": "white", "linewidth": 0.5}
_LEGEND = (0.5, 0.05)
#: Characters of a heading on one line, and of the note.
_HEADING, _NOTE = 90, 150


def png(asked: dict[str, Any]) -> bytes:
    """The picture; see `bot.charting.picture` for what is asked."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    panels = asked["panels"]
    months = [date.fromisoformat(day) for day in asked["months"]]
    size = (_WIDTH, _PANEL_HEIGHT * len(panels) + 0.6)
    figure, every = pyplot.subplots(len(panels), 1, figsize=size, dpi=_DPI, sharex=True, sharey=True, squeeze=False)
    for axes, panel in zip(every[:, 0], panels, strict=True):
        _bars(axes, panel, asked["kinds"], months)
    handles, labels = every[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=len(labels), frameon=False, fontsize=9, bbox_to_anchor=_LEGEND)
    figure.text(0.01, 0.012, textwrap.fill(asked["note"], _NOTE), fontsize=7, color="#555555")
    figure.tight_layout(rect=(0, 0.06 + 0.06 / len(panels), 1, 1))
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _bars(axes: Any, panel: dict[str, Any], kinds: Sequence[str], months: Sequence[date]) -> None:
    places = range(len(months))
    below = [0] * len(months)
    for at, kind in enumerate(kinds):
        numbers = [panel["counts"].get(day.isoformat(), [0] * len(kinds))[at] for day in months]
        colour, hatch = _LOOKS[at]
        axes.bar(places, numbers, bottom=below, color=colour, hatch=hatch, label=kind, **_BAR)
        below = [one + number for one, number in zip(below, numbers, strict=True)]
    for place, number in enumerate(below):
        if number and len(months) <= _MOST_NUMBERED:
            axes.annotate(str(number), (place, number), ha="center", va="bottom", fontsize=8)
    axes.set_title(textwrap.fill(panel["heading"], _HEADING), loc="left", fontsize=10)
    axes.set_ylabel("positions", fontsize=8)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(y=0.12)
    every = max(1, -(-len(months) // _MOST_LABELS))
    axes.set_xticks([*places][::every], [day.strftime("%b\n%Y") for day in months][::every], fontsize=8)
    axes.tick_params(axis="y", labelsize=8)


def main() -> int:
    """Draw what stdin asks for."""
    try:
        drawn = png(json.load(sys.stdin))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "matplotlib":
            return NOT_INSTALLED
        raise
    sys.stdout.buffer.write(drawn)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
