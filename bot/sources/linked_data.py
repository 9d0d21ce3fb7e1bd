"""JSON-LD, read tolerantly: newsrooms paste it by template, and half of what is wrong with it does not hide what it says.

<script> -> wrappers off -> JSON | JSON mended | the few fields that can be picked out -> top nodes -> the article's node
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

#: Types of a node that describe the article itself; a video beside it has its own author and date.
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|BlogPost|NewsStory|Report|LiveBlogPosting)$")

#: A page's data is some kB; more is a catalogue.
_LONGEST = 500_000
#: Nodes that are looked at.
_MOST = 200

_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.{0,20}?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
#: A field of a broken block, where its value ends as a value does.
_FIELD = re.compile(r'"(headline|datePublished|dateModified|url)"\s*:\s*"((?:[^"\\]|\\.){1,500})"\s*(?=[,}\]]|$)')
_AUTHOR = re.compile(r'"author"\s*:\s*(\[[^\[\]]{1,2000}\]|\{[^{}]{1,1000}\}|"[^"\\]{1,200}")')
_TAG = re.compile(r"<[^<>]{1,200}>")


def graph(tree: HtmlElement) -> tuple[Node, ...]:
    """The top nodes of every JSON-LD block, `@graph` and `mainEntity` opened, in the order of the page."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _values((script.text or "")[:_LONGEST]):
                found.extend(_nodes(value))
    return tuple(found[:_MOST])


def article_node(nodes: tuple[Node, ...], titles: tuple[str, ...]) -> Node:
    """The node that describes the page's article; empty where none does.

    Args:
        nodes: what `graph` found.
        titles: what the page calls its article elsewhere, which tells it from the stories it lists.
    """
    articles = [node for node in nodes if _is_article(node)]
    named = [node for node in articles if text_of(node.get("headline")) in titles]
    pages = [node for node in nodes if "WebPage" in several(node.get("@type")) and node.get("datePublished")]
    return next(iter((*named, *articles, *pages)), {})


def resolved(value: Any, nodes: tuple[Node, ...]) -> Any:
    """A node given by reference (`{"@id": ...}`), looked up in the page's graph."""
    if isinstance(value, dict) and "name" not in value and value.get("@id"):
        return next((n for n in nodes if n.get("@id") == value["@id"] and "name" in n), value)
    return value


def name_of(value: Any) -> str | None:
    """The name of a node, or the text itself; None where there is none."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        return name_of(value.get("name")) if not isinstance(value.get("name"), dict) else None
    return text_of(value)


def text_of(value: Any) -> str | None:
    """A text without the entities and tags that templates leave in it, white space run together; None where it is none."""
    return " ".join(_TAG.sub("", html.unescape(value)).split()) or None if isinstance(value, str) else None


def several(value: Any) -> list[Any]:
    """One or many, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_article(node: Node) -> bool:
    return any(isinstance(one, str) and _ARTICLE_TYPES.search(one) for one in several(node.get("@type")))


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 4:
        return
    for node in several(value):
        if isinstance(node, dict):
            yield node
            for inner in ("@graph", "mainEntity"):
                yield from _nodes(node.get(inner), depth + 1)
        elif isinstance(node, list):
            yield from _nodes(node, depth + 1)


def _values(text: str) -> Iterator[Any]:
    """What a block holds: often one value, sometimes several one after the other."""
    while (shorter := _WRAPPER.sub("", text, count=1)) != text:
        text = shorter
    for attempt in (text, _mended(text)):
        values = _decoded(attempt)
        if values is not None:
            yield from values
            return
    picked: Node = {}
    for name, value in _FIELD.findall(text):
        picked.setdefault(name, _unescaped(value))
    for value in (value for block in _AUTHOR.findall(text) for value in _decoded(_mended(block)) or ()):
        picked.setdefault("author", value)
    if picked and re.search(r'"[A-Za-z]*Article"', text):
        yield {"@type": "NewsArticle", **picked}


def _mended(text: str) -> str:
    if '"' not in text:
        text = text.replace("&quot;", '"')
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub("", text))


def _decoded(text: str) -> list[Any] | None:
    """All values in a row; None where there is something else."""
    decoder, at, values = json.JSONDecoder(strict=False), 0, []
    text = text.strip()
    try:
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            values.append(value)
            at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,;"))
    except (ValueError, RecursionError):
        return None
    return values


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
