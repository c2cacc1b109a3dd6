"""Knowledge as a networkx graph, what stands out in it, and the part of it that one looks at."""

from kg.dates import overlaps
from kg.graph.build import build
from kg.graph.data import GraphData, ReportQuote, Source, Totals, tie_id
from kg.graph.layout import positions
from kg.graph.measures import backbone, communities, disparity, importance, neighbours, paths
from kg.graph.prominence import met, prominence, weigh
from kg.graph.selection import select, share

__all__ = [
    "GraphData",
    "ReportQuote",
    "Source",
    "Totals",
    "backbone",
    "build",
    "communities",
    "disparity",
    "importance",
    "met",
    "neighbours",
    "overlaps",
    "paths",
    "positions",
    "prominence",
    "select",
    "share",
    "tie_id",
    "weigh",
]
