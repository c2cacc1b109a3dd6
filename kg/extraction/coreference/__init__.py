"""Who is meant: by a surname of several, by words that are no name, by another name."""
