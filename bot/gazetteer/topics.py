"""Topics by id, the words that ask for them and the words that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.gazetteer.compiled import compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, as in `topics.yaml`."""

    id: str
    name: str
    #: IPTC Media Topic codes ("medtop:20000103"), the nearest first.
    iptc: tuple[str, ...] = ()
    #: How well the codes fit.
    fit: str = ""
    #: Understood when typed.
    query: tuple[str, ...] = ()
    urdu: tuple[str, ...] = ()
    #: Understood when nothing else is typed.
    alone: tuple[str, ...] = ()
    #: Words of running text that show the topic.
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All topics by id, in the order of `topics.yaml`."""

    by_id: Mapping[str, Topic]

    def name(self, id: str) -> str:
        """The name people read; the id itself where it is not known."""
        topic = self.by_id.get(id)
        return topic.name if topic else id


@lru_cache(maxsize=1)
def load_topics() -> Topics:
    """The topics of the compiled name file, read once a process.

    Raises:
        GazetteerError: the compiled file is missing or broken.
    """
    return Topics(by_id={id: _topic(id, fields) for id, fields in compiled()["topics"].items()})


def _topic(id: str, fields: Mapping[str, Any]) -> Topic:
    kept: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Topic(id=id, **kept)
