"""Statements as a table, as JSON lines and as linked data."""
