"""What was asked, beside the answers of official transcripts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what is stored already was no transcript's answer, so they stay empty there."""
    asked = "what a transcript's answer was asked; null for any other statement"
    op.add_column("statement", sa.Column("question_start", sa.Integer, comment=asked))
    op.add_column("statement", sa.Column("question_stop", sa.Integer, comment="its end, exclusive"))
