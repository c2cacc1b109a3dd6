"""Web pages, for tests."""

from kg.articles.options import ReadOptions
from kg.articles.pages import articles

STORY = "".join(
    f"<p>Officials of {country} said on Monday that the loan had been under discussion for months "
    "and that it would pass both houses of parliament before the summer.</p>"
    for country in ("Finland", "Slovakia", "Norway", "Iceland")
)


def lines(body: str) -> list[str]:
    page = f"<!DOCTYPE html><html><head><title>Loans</title></head><body>{body}</body></html>"
    ((_, text),) = articles(page.encode(), ReadOptions())
    return text.splitlines()
