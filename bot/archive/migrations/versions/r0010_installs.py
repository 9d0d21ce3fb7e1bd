"""Which workspaces the app is installed in, and what was done once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.archive.columns import Words

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "workspace",
        sa.Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
        sa.Column("sealed", Words, nullable=False, comment="the installation as JSON, encrypted with FO_STANCE_KEY"),
        sa.Column("installed", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.PrimaryKeyConstraint("team", name="workspace_pkey"),
    )
    op.create_table(
        "receipt",
        sa.Column("digest", sa.String(64), nullable=False, comment="SHA-256 of what was done: nobody can read it back"),
        sa.Column("taken", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.PrimaryKeyConstraint("digest", name="receipt_pkey"),
    )
    op.create_index("receipt_taken", "receipt", ["taken"])
