"""`config.yaml` -> `Config`: every fault at once, each with its line, its key and a "did you mean".

    nodes     bytes -> text -> YAML nodes, never objects
    values    what is written -> what it means
    loading   each known key by its own reader -> `Config` or `ConfigError`
    wrong     what is said of a fault

What is wrong with one feed is that feed's own: it is left out and told, and everything else is there all the same.
"""

from bot.config.loading import Config, load

__all__ = ["Config", "load"]
