"""The compiled name file: read once a process."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, cast

from bot.errors import GazetteerError
from bot.gazetteer.reading import DATA

COMPILED = DATA / "names.json"


@lru_cache(maxsize=1)
def compiled() -> dict[str, Any]:
    """What `python -m bot.gazetteer.build` wrote: `countries`, `bodies`, `topics`, `stop_phrases`, `ordinary` words and the
    look-up tables of `bot.gazetteer.table`.

    Raises:
        GazetteerError: the file is missing or is not what the build writes.
    """
    try:
        return cast(dict[str, Any], json.loads(COMPILED.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise GazetteerError(
            "the compiled names cannot be read", where=COMPILED.name, todo="Run python -m bot.gazetteer.build"
        ) from error
