"""Slack's side of the wire for tests, and the tests of the Slack edge."""
