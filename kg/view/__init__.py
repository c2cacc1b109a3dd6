"""A graph as one page that opens in any browser, from disk, without a network."""

from kg.view.page import inline, page, write

__all__ = ["inline", "page", "write"]
