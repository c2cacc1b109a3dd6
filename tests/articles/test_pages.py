"""What is read of a page: its lead, its lists and tables, and not its menus."""

from pathlib import Path

import pytest

from kg.articles import Read, read
from kg.articles.options import ReadOptions
from kg.articles.pages import main_text

STORY = "".join(
    f"<p>Officials of {country} said on Monday that the loan had been under discussion for months "
    "and that it would pass both houses of parliament before the summer.</p>"
    for country in ("Finland", "Slovakia", "Norway", "Iceland")
)


def lines(body: str) -> list[str]:
    page = f"<!DOCTYPE html><html><head><title>Loans</title></head><body>{body}</body></html>"
    _, text = main_text(page.encode(), ReadOptions())
    return text.splitlines()


def test_a_lead_beside_the_text_is_read_first() -> None:
    lead = "Marek Dolezal met Aino Saarinen in Geneva on Monday, for the first time in a year."
    for element in (
        f"<div class='article-standfirst'><p>{lead}</p></div>",
        f"<h2 class='story__dek'>{lead}</h2>",
        f"<div class='teaser'><div itemprop='description'>{lead}</div></div>",
    ):
        found = lines(f"<h1>Loans</h1>{element}<div class='article-body'>{STORY}</div>")
        assert found.count(lead) == 1, element
        assert found.index(lead) <= 1


def test_a_lead_within_the_text_is_read_once() -> None:
    lead = "Marek Dolezal met Aino Saarinen in Geneva on Monday, for the first time in a year."
    assert lines(f"<article><p class='lead'>{lead}</p>{STORY}</article>").count(lead) == 1


def test_the_teaser_of_another_story_is_no_lead() -> None:
    other = "Teachers in the north went on strike over pay and hours for the second week."
    teaser = f"<div class='teaser'><a href='/strike'><p class='summary'>{other}</p></a></div>"
    assert other not in lines(f"{teaser}<div class='article-body'>{STORY}</div>")


def test_items_of_lists_that_are_sentences_are_read() -> None:
    item = "Marek Dolezal met Aino Saarinen at the old customs house in Geneva on Monday."
    found = lines(f"<h1>The day</h1><ul><li><span>{item}</span></li><li>Sport</li></ul>{STORY}")
    assert sum(item in line for line in found) == 1


def test_rows_of_a_table_are_lines() -> None:
    table = (
        "<table><tr><th>Minister</th><th>Met</th></tr>"
        "<tr><td>Marek Dolezal</td><td>Aino Saarinen</td></tr></table>"
    )
    assert "Marek Dolezal | Aino Saarinen" in lines(f"<article>{STORY}{table}{STORY}</article>")


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    found = lines(f"<table><tr><td>Home</td><td><h1>Loans</h1>{STORY}</td></tr></table>")
    assert any(line.startswith("Officials of Norway") for line in found)
    assert not any("|" in line for line in found)


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


MODIFIED = meta("article:modified_time", "2025-07-01T08:00:00Z")
AMERICAN = "<link rel='canonical' href='https://a.example.gov/x'>"
GRAPH = (
    '{"@graph": [{"@type": "WebPage", "dateModified": "2025-01-01"}, {"@type": ["NewsArticle"],'
    ' "dateModified": "2025-01-01", "datePublished": "2024-03-06"}]}'
)


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (MODIFIED, "<p>Published 6 March 2024</p>", "2024-03-06"),
        (meta("article:published_time", "2024-03-06T23:30:00-05:00"), "", "2024-03-06"),
        (MODIFIED + meta("DC.date.issued", "2024-03-06"), "", "2024-03-06"),
        (f'<script type="application/ld+json">{GRAPH}</script>', "", "2024-03-06"),
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
