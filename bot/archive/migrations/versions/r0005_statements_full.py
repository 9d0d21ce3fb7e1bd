"""A view for whoever opens the archive with another program: statements with their words and their article."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_VIEW = """
CREATE VIEW statements_full AS SELECT
statement.id AS id, statement.said_on AS said_on, statement.speaker AS speaker, statement.role AS role,
CASE WHEN replace(article.text, '\ufdd0', '') = article.text
THEN substr(article.text, statement.start + 1, statement.stop - statement.start) END AS words,
statement.kind AS kind, article.wording AS wording, statement.countries AS countries, statement.topics AS topics,
article.outlet AS outlet, article.published AS published, article.title AS title, article.url AS url,
statement.ministry AS ministry, statement.position AS position, statement.earlier AS earlier,
statement.said_basis AS said_basis, statement.said_from AS said_from, statement.said_until AS said_until,
statement.inherited AS inherited, statement.rule AS rule, statement.status AS status, statement.flags AS flags,
statement.article AS article
FROM statement JOIN article ON article.key = statement.article
WHERE article.current AND statement.status IN ('shown', 'corrected')
"""


def upgrade() -> None:
    """Make the view."""
    op.execute(" ".join(_VIEW.split()))
