"""On which days there are official transcripts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the index."""
    of_transcripts = sa.text("rule = 'transcript-answer'")
    op.create_index(
        "transcript_statement",
        "statement",
        ["ministry", "said_on"],
        sqlite_where=of_transcripts,
        postgresql_where=of_transcripts,
    )
