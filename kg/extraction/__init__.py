"""From articles to extractions: what is said in spaCy's Docs, as values of kg."""
