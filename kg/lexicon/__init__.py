"""Every list of words and names, once, as data: a folder a language, `Lexicon("en")` reads it."""

from kg.lexicon.lexicon import ENGLISH, Lexicon, listed

__all__ = ["ENGLISH", "Lexicon", "listed"]
