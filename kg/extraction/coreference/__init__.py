"""Who is meant by words that are no name."""
