"""Dates in the words of the news, and which of them is a meeting's."""
