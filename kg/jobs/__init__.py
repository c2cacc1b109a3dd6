"""Reading many articles: chunks of them, in threads, processes or on a cluster."""
