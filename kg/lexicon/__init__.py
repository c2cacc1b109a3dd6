"""Every list of words and names, once, as data: a folder a language, `Lexicon("en")` reads it."""

from kg.lexicon.lexicon import ENGLISH, LEXICON, WANTED, Lexicon, listed

__all__ = ["ENGLISH", "LEXICON", "WANTED", "Lexicon", "listed"]
