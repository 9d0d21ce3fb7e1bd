"""How Alembic runs a migration here: on the connection it is given, in that connection's transaction.

Alembic executes this file, so unlike any other module it does its work when it is loaded.
"""

from __future__ import annotations

from alembic import context

from bot.archive.schema import metadata, revision

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=revision.name,
    transactional_ddl=True,  # SQLite's, too: the transaction was begun by hand
)
with context.begin_transaction():
    context.run_migrations()
