"""Quotations: sentences of articles, with where they stand."""

import html
from typing import Any

from kg.model import Quote
from kg.results.table import SHOWN, Cell, ResultTable, line


class Quotes(ResultTable[Quote]):
    """Sentences, each with its article, date and offsets."""

    columns = ("published", "source", "quote", "path", "start", "end")
    none = "no sentence found"
    more = ("article id",)

    def row(self, item: Quote) -> tuple[Cell, ...]:
        """Return date, publisher, sentence, path and offsets."""
        return (
            item.published, item.publisher or item.title, line(item.text),
            item.path, item.start, item.end,
        )  # fmt: skip

    def more_cells(self, item: Quote) -> tuple[Cell, ...]:
        """Return the id of the article."""
        return (item.article_id,)

    def record(self, item: Quote) -> dict[str, Any]:
        """Return the quotation with its article and offsets."""
        return quote_record(item)

    def _repr_html_(self) -> str:
        if not len(self):
            return f"<p>{html.escape(self.none)}</p>"
        return "".join(
            f"<blockquote>{_marked(item)}<br><small>{html.escape(source(item))} · "
            f"{html.escape(where(item))}</small></blockquote>"
            for item in self[:SHOWN]
        )


def source(quote: Quote) -> str:
    """Return who printed a quotation, and when: "Example Post, 2023-07-03"."""
    named = quote.publisher or quote.title or quote.path
    return ", ".join(part for part in (named, quote.published) if part)


def where(quote: Quote) -> str:
    """Return where a quotation stands: path and offsets."""
    return f"{quote.path}[{quote.start}:{quote.end}]"


def quote_record(quote: Quote) -> dict[str, Any]:
    """Return a quotation as one JSON object."""
    return {
        "article": quote.article_id, "path": quote.path, "start": quote.start, "end": quote.end,
        "quote": quote.text, "title": quote.title, "publisher": quote.publisher,
        "published": quote.published, "url": quote.url,
    }  # fmt: skip


def _marked(quote: Quote) -> str:
    parts, position = [], 0
    for start, end in quote.marks:
        if start >= position:
            parts += [html.escape(quote.text[position:start]),
                      f"<mark>{html.escape(quote.text[start:end])}</mark>"]  # fmt: skip
            position = end
    return "".join([*parts, html.escape(quote.text[position:])])
