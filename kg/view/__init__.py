"""A graph as one page that opens in any browser, from disk, without a network."""

from kg.selection import SNIPPETS, Snippet
from kg.view.embed import embed
from kg.view.evidence import spans
from kg.view.page import drawn, inline, page, write

__all__ = ["SNIPPETS", "Snippet", "drawn", "embed", "inline", "page", "spans", "write"]
