"""Evidence and judgements -> entities, meetings, copies: pure functions over values."""
