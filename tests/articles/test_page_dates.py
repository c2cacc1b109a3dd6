"""The surest date of a page is that of its article."""

from pathlib import Path

import pytest
from web_pages import STORY

from kg.articles import Read, read


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


MODIFIED = meta("article:modified_time", "2025-07-01T08:00:00Z")


AMERICAN = "<link rel='canonical' href='https://a.example.gov/x'>"


GRAPH = (
    '{"@graph": [{"@type": "WebPage", "dateModified": "2025-01-01"}, {"@type": ["NewsArticle"],'
    ' "dateModified": "2025-01-01", "datePublished": "2024-03-06"}]}'
)


OLDER = (
    '[{"@type": "WebPage", "datePublished": "2020-01-01"},'
    ' {"@type": "ReportageNewsArticle", "datePublished": "2024-03-06"}]'
)


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (MODIFIED, "<p>Published 6 March 2024</p>", "2024-03-06"),
        (
            "",
            "<h1>T</h1><div class=date>RIGA | March 6, 2024 — Updated at 9 pm</div>",
            "2024-03-06",
        ),
        (meta("article:published_time", "2024-03-06T23:30:00-05:00"), "", "2024-03-06"),
        (MODIFIED + meta("DC.date.issued", "2024-03-06"), "", "2024-03-06"),
        (f'<script type="application/ld+json">{GRAPH}</script>', "", "2024-03-06"),
        (f'<script type="application/ld+json">{OLDER}</script>', "", "2024-03-06"),
        ("", "<time itemprop='datePublished' datetime='2024-03-06'>Wed</time>", "2024-03-06"),
        ("<title>Briefing by the spokesman, 3/6/2024</title>", "", "2024"),
        ("<title>Briefing by the spokesman, 3/26/2024</title>", "", "2024-03-26"),
        (f"{AMERICAN}<title>Briefing, 3/6/2024</title>", "", "2024-03-06"),
    ],
)
def test_the_surest_date_of_a_page(head: str, body: str, date: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<!DOCTYPE html><html><head>{head}</head><body><h1>Loans</h1>{body}{STORY}</body></html>"
    )
    (item,) = read([path])
    assert isinstance(item, Read)
    assert item.article.published == date
