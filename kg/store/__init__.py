"""What was read, decided and known, in SQLite or PostgreSQL: the only room that knows SQL."""
