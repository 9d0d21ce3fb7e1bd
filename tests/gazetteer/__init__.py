"""Countries, bodies, topics and their spellings."""
