"""Reads the knowledge files as they are written, every scalar a string, so that tests see what an editor sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "bot" / "data"
PROFILES = sorted((DATA / "ministries").glob("*.yaml"))


def loaded(text: str) -> Any:
    """YAML as lists, mappings and strings; `null` stays the word "null"."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def profile(path: Path) -> dict[str, Any]:
    """One ministry's profile."""
    value: dict[str, Any] = loaded(path.read_text(encoding="utf-8"))
    return value
