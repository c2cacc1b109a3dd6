"""Several whole articles on one page."""

import json

import pytest
from web_pages import STORY

from kg.articles.options import ReadOptions
from kg.articles.pages import articles

TITLES, DATES = ("Loans in Oslo", "Talks in Riga"), ("2024-03-06", "2024-03-13")


def page(body: str, head: str = "") -> list[tuple[str | None, str | None, str]]:
    html = f"<!DOCTYPE html><html><head><title>Press review</title>{head}</head><body>{body}</body>"
    found = articles(html.encode(), ReadOptions())
    return [(fields.title, fields.published, text) for fields, text in found]


def article(number: int, heading: str = "{}", kind: str = "item") -> str:
    return (
        f"<article class='{kind}'><h2>{heading.format(TITLES[number])}</h2>"
        f"<time datetime='{DATES[number]}'>a day</time><p>This is of day {number}.</p>{STORY}"
        "</article>"
    )


@pytest.mark.parametrize("heading", ["{}", "<a href='https://a.example/b'>{}</a>"])
def test_each_whole_article_is_read(heading: str) -> None:
    found = page("<h1>Press review</h1>" + article(0, heading) + article(1, heading))
    assert [(title, date) for title, date, _ in found] == list(zip(TITLES, DATES, strict=True))
    for number, (_, _, text) in enumerate(found):
        assert f"of day {number}" in text
        assert f"of day {1 - number}" not in text


def test_cards_that_lead_elsewhere_are_no_articles() -> None:
    card = (
        "<article><h3><a href='/b'>Talks</a></h3><time datetime='2024-03-01'>1 March</time>"
        "<p>The ministers met for the first time since the vote, and spoke about gas.</p></article>"
    )
    found = page(article(0) + card * 3)
    assert len(found) == 1


def test_posts_of_a_live_blog_are_one_article() -> None:
    assert len(page(article(0, kind="liveblog-block") + article(1, kind="liveblog-block"))) == 1


def test_articles_that_stand_in_metadata_alone_are_read() -> None:
    items = [
        {"headline": title, "datePublished": date, "articleBody": STORY + title}
        for title, date in zip(TITLES, DATES, strict=True)
    ]  # fmt: skip
    head = f"<script type='application/ld+json'>{json.dumps(items)}</script>"
    found = page("<div></div>", head)
    assert [(title, date) for title, date, _ in found] == list(zip(TITLES, DATES, strict=True))


@pytest.mark.parametrize("name", ["THE DAILY STAR", "Print", "World news"])
def test_the_name_of_a_newspaper_or_a_section_is_no_title(name: str) -> None:
    ((title, _, text),) = page(f"<h1>{name}</h1><h2>Talks in Riga</h2>{STORY}")
    assert title == "Talks in Riga"
    assert "Finland" in text


def test_a_live_blog_in_json_has_the_texts_of_its_posts() -> None:
    said = ("Vrabel met Ozola in Riga on Tuesday.", "They spoke about the port, officials said.")
    posts = [{"@type": "BlogPosting", "headline": "", "articleBody": each} for each in said]
    blog = {"@type": "LiveBlogPosting", "headline": TITLES[1], "datePublished": DATES[1],
            "liveBlogUpdate": posts}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    ((title, published, text),) = page("<noscript>Turn on JavaScript.</noscript>", head)
    assert (title, published, text.split("\n\n")) == (TITLES[1], DATES[1], list(said))
