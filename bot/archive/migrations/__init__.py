"""The schema's history, one file a step; `fo-stance migrate` runs what is missing."""
