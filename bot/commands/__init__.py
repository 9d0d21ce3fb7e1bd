"""What each command does: one call into the wiring, its outcome printed, its exit code returned.

A module a family; its `add` puts the family on the command line. Each command imports only what it needs, when it runs.
"""
