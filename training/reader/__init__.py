"""How the reader (coreference, meetings, offices) was trained: convert, train, export, evaluate."""
