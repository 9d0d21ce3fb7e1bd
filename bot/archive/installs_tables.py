"""The tables of the Slack edge: which workspaces the app is installed in, and what was done once.

workspace  a workspace's installation, sealed: its bot token stands nowhere in the open
receipt    events and clicks that were dealt with, so that no process deals with one again
"""

from __future__ import annotations

from sqlalchemy import Column, Index, PrimaryKeyConstraint, String, Table

from bot.archive.columns import Words
from bot.archive.outbox_tables import Instant
from bot.archive.schema import metadata

workspace = Table(
    "workspace",
    metadata,
    Column("team", Words, nullable=False, comment="Slack's id of the workspace"),
    Column("sealed", Words, nullable=False, comment="the installation as JSON, encrypted with FO_STANCE_KEY"),
    Column("installed", Instant, nullable=False, comment="microseconds since 1970, UTC"),
    PrimaryKeyConstraint("team", name="workspace_pkey"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("digest", String(64), nullable=False, comment="SHA-256 of what was done: nobody can read it back"),
    Column("taken", Instant, nullable=False, comment="microseconds since 1970, UTC"),
    PrimaryKeyConstraint("digest", name="receipt_pkey"),
)

receipt_taken = Index("receipt_taken", receipt.c.taken)
