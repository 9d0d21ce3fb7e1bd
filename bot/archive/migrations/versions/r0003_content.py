"""Which texts are known, by their content: an article without a link that was moved or renumbered is still the same."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the index."""
    op.create_index("article_content", "article", ["content_hash"])
