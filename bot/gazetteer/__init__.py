"""What the product knows of the world: countries, bodies and topics, and how people write them.

The knowledge is reviewed YAML under `bot/data`; `python -m bot.gazetteer.build` compiles it into
`names.json`, which loads in milliseconds.
"""

from __future__ import annotations

from bot.gazetteer.countries import Countries, Country, load_countries
from bot.gazetteer.topics import Topic, Topics, load_topics

__all__ = ["Countries", "Country", "Topic", "Topics", "load_countries", "load_topics"]
