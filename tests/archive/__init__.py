"""The archive: one contract, two databases."""
