"""Feeds looked at again and again: when, and what is done then."""
