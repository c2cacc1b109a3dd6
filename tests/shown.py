"""Texts as a reader sees them."""

from kg.articles import reading_text


def shown(text: str) -> str:
    return reading_text(text).text
