"""Reading for answers: each function takes a connection and returns plain values.

Every query goes by an index from the few rows that are asked for, so that an answer costs what
it holds and not what the store holds.
"""

from sqlalchemy import Connection

__all__ = ["Connection"]
