"""From articles to extractions: the only rooms that know spaCy."""
