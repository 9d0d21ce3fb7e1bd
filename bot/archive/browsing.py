"""`statements_full`: the archive for whoever opens it with another program, such as Datasette; nothing here asks it.

A row is a statement that can be answered now, with its words as text and the article that printed it. Everything else, older
versions and what is held or retracted, is in the tables alone.
"""

from __future__ import annotations

from bot.archive.columns import MARK

#: Its columns: name -> where it comes from. Words are null in an article with characters that had to be written out, where
#: offsets do not count the text as it is stored (see columns.py).
COLUMNS = {
    "id": "statement.id",
    "said_on": "statement.said_on",
    "speaker": "statement.speaker",
    "role": "statement.role",
    "words": (
        f"CASE WHEN replace(article.text, '{MARK}', '') = article.text"
        " THEN substr(article.text, statement.start + 1, statement.stop - statement.start) END"
    ),
    "kind": "statement.kind",
    "wording": "article.wording",
    "countries": "statement.countries",
    "topics": "statement.topics",
    "outlet": "article.outlet",
    "published": "article.published",
    "title": "article.title",
    "url": "article.url",
    "ministry": "statement.ministry",
    "position": "statement.position",
    "earlier": "statement.earlier",
    "said_basis": "statement.said_basis",
    "said_from": "statement.said_from",
    "said_until": "statement.said_until",
    "inherited": "statement.inherited",
    "rule": "statement.rule",
    "status": "statement.status",
    "flags": "statement.flags",
    "article": "statement.article",
}

#: Makes it.
VIEW = (
    f"CREATE VIEW statements_full AS SELECT {', '.join(f'{source} AS {name}' for name, source in COLUMNS.items())}"
    " FROM statement JOIN article ON article.key = statement.article"
    " WHERE article.current AND statement.status IN ('shown', 'corrected')"
)
