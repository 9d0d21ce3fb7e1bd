"""The steps, oldest first; each stands by itself and imports no table of today's schema."""
