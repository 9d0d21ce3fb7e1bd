"""Which names are worth comparing with a misspelling: those of about its length and script, or of the same ends."""

from __future__ import annotations

from collections.abc import Iterable


class Forms:
    """Joined forms by length, and by their first and last two letters."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_length: dict[tuple[bool, int], list[str]] = {}
        self._by_ends: dict[tuple[bool, str], list[str]] = {}
        #: The answers of `as_long` so far; there are few lengths.
        self._about: dict[tuple[bool, int, int], list[str]] = {}
        for form in forms:
            self._by_length.setdefault((form.isascii(), len(form)), []).append(form)
            self._by_ends.setdefault((True, form[:2]), []).append(form)
            self._by_ends.setdefault((False, form[-2:]), []).append(form)

    def as_long(self, run: str, within: int) -> list[str]:
        """Those of the script of a run of letters whose length differs from its own by `within` at most."""
        about = (run.isascii(), len(run), within)
        if about not in self._about:
            lengths = range(len(run) - within, len(run) + within + 1)
            self._about[about] = [form for one in lengths for form in self._by_length.get((run.isascii(), one), ())]
        return self._about[about]

    def one_away(self, run: str) -> list[str]:
        """Those that one mistake may lie between: in five letters or more it leaves the first two or the last two alone."""
        if len(run) < 5:
            return self.as_long(run, 1)
        return [*self._by_ends.get((True, run[:2]), ()), *self._by_ends.get((False, run[-2:]), ())]

    def of_ends(self, run: str) -> list[str]:
        """Those of the same first two and the same last two letters."""
        return [form for form in self._by_ends.get((True, run[:2]), ()) if form[-2:] == run[-2:]]
