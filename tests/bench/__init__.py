"""Measurements to run by hand: `python -m tests.bench.NAME`."""
