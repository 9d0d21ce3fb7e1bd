"""fo-stance: what a foreign ministry's position on a country is, in its own words, dated and sourced."""

__version__ = "0.1.0"
