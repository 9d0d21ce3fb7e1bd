"""The product's own source as the rules see it: each file of `bot` with its part and what it imports and calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of the product."""

    #: Relative to the repository ("bot/text/parse.py").
    name: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The folder or file right under `bot` ("text", "cli")."""
        return Path(self.name).parts[1].removesuffix(".py")

    @property
    def module(self) -> str:
        """As it is imported ("bot.text.parse")."""
        return ".".join(Path(self.name).with_suffix("").parts).removesuffix(".__init__")

    def imports(self) -> Iterator[str]:
        """Every module imported anywhere in the file, functions and type checking included, by its full name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def attributes(self) -> Iterator[str]:
        """Every `a.b` in the file ("os.environ")."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"


@cache
def sources() -> tuple[Source, ...]:
    """All of them, by name."""
    files = sorted((ROOT / "bot").rglob("*.py"))
    return tuple(Source(name=file.relative_to(ROOT).as_posix(), tree=ast.parse(file.read_text("utf-8"))) for file in files)
