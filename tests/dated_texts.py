"""Dates in texts."""

MONDAY = "2023-07-03"
