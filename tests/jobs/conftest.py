"""The newsroom of a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.archive.outbox_protocol import Subscription
from tests.fakes import InMemoryArchive
from tests.jobs.newsroom import Newsroom

Open = Callable[..., Newsroom]


@pytest.fixture
def newsroom_with(tmp_path: Path) -> Iterator[Open]:
    """Opens a newsroom with these subscriptions and an archive."""
    with ExitStack() as stack:

        def opened(*subscriptions: Subscription, archive: InMemoryArchive, **more: object) -> Newsroom:
            room = Newsroom(str(tmp_path / "archive.db"), archive, **more)  # type: ignore[arg-type]
            stack.enter_context(closing(room.outbox))
            for one in subscriptions:
                room.outbox.subscribe(one)
            return room

        yield opened
