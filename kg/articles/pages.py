"""HTML pages: main text, title, date and publisher."""

from kg.articles.fields import Fields
from kg.articles.options import ReadOptions


def main_text(data: bytes, options: ReadOptions) -> tuple[Fields, str]:
    """Return fields and main text of a page."""
    raise NotImplementedError
