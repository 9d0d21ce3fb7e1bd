"""Rows of the adversarial set that lies beside a checkout on some machines; tests that read it are skipped elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

#: What the set's generated payloads are written in terms of.
_SPOKEN = "Foreign Office spokesperson Jane Roe said “we have no plans to hold talks”."
_ITEM = "<item><title>FO</title><link>https://harbour.example/1</link></item>"


def hostile(target: str) -> list[Any]:
    """The set's rows for one target as pytest parameters: (row, payload as bytes); one skipped parameter without the set."""
    file = SHARED / "adversarial" / "dev.jsonl"
    if not file.exists():
        return [pytest.param({}, b"", marks=pytest.mark.skip(reason="needs ../shared/adversarial"))]
    rows = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    return [pytest.param(row, _payload(row), id=f"{row['id']} {row['name']}") for row in rows if row["target"] == target]


def _payload(row: dict[str, Any]) -> bytes:
    names = {"SP": _SPOKEN, "IT": _ITEM, "W": _feed}
    value = eval(row["gen"], names) if "gen" in row else row["payload"]
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _feed(items: str, declaration: str = '<?xml version="1.0"?>') -> str:
    return f'{declaration}<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
