"""Knowledge drawn from evidence and judgements: entities and meetings.

`resolve` looks only at what an article can change: its names, the names of their blocks, and the
meetings of the entities that changed. The result is that of computing everything anew.
"""

from kg.store.knowledge.resolving import ResolveSummary, resolve

__all__ = ["ResolveSummary", "resolve"]
