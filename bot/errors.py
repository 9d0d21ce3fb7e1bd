"""Every fault the product names, under one root: each says where it happened, what is wrong and what to do about it."""

from __future__ import annotations


class FoStanceError(Exception):
    """A fault that a person can act on.

    Args:
        what: what is wrong, a clause without a full stop.
        where: the file, setting or address it is about.
        todo: what the reader can do, an imperative sentence without a full stop.
    """

    #: Exit code of the command line for this fault.
    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.todo}." if self.todo else f"{head}."


class ConfigError(FoStanceError):
    """`config.yaml` or the environment is wrong; carries every fault found, not just the first."""

    def __init__(self, faults: tuple[str, ...], *, where: str | None = None) -> None:
        self.faults = faults
        super().__init__("; ".join(faults), where=where)

    def __str__(self) -> str:
        head = f"{self.where}: " if self.where else ""
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        return f"{head}{len(self.faults)} fault{'s' if len(self.faults) != 1 else ''} to mend:{lines}"


class GazetteerError(FoStanceError):
    """A knowledge file under `bot/data` cannot be read as such."""


class ArchiveError(FoStanceError):
    """The archive cannot be opened, read or written."""


class NotAnswering(ArchiveError):
    """The archive's server or disk says nothing, and whoever asked waited long enough."""

    def __init__(self, where: str) -> None:
        todo = "Try again in a minute; if it stays so, look after its server or its disk"
        super().__init__("the archive is not answering", where=where, todo=todo)


class ReviewError(FoStanceError):
    """An editor's decision that cannot be carried out; nothing was changed."""


class SourceError(FoStanceError):
    """A file, page or feed cannot be read as an article."""


class UsageError(FoStanceError):
    """A command was typed in a way that cannot be carried out."""
