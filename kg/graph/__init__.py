"""Knowledge as a networkx graph, what stands out in it, and the part of it that one looks at."""

from kg.graph.build import build
from kg.graph.data import GraphData, ReportQuote, Source, Totals, tie_id

__all__ = ["GraphData", "ReportQuote", "Source", "Totals", "build", "tie_id"]
