"""Tests of the knowledge files: ministries, outlets and the starter archive."""
