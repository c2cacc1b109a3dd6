"""Saved web pages."""

from pathlib import Path

from formats_read import outcome, said

from kg.articles import Read, ReadOptions, read

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Geneva | Daily Bugle</title>
<meta charset="utf-8"><meta property="og:site_name" content="Daily Bugle">
<meta property="article:published_time" content="2023-07-03T10:00:00Z">
<link rel="canonical" href="https://example.org/talks"><script>alert("<p>no")</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks in Geneva</h1>
<p>The ministers of the two countries met in Geneva, in a hotel by the lake.</p>
<figure><img src="https://example.org/a.jpg"><figcaption>Jane Doe meets John Roe.</figcaption>
</figure></article><footer>Copyright</footer></body></html>"""


def test_a_page_yields_main_text_captions_and_fields(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (item,) = read([tmp_path / "a.html"])
    assert isinstance(item, Read)
    article = item.article
    assert "by the lake." in article.text
    assert "Jane Doe meets John Roe." in article.text
    assert "World" not in article.text
    assert "alert" not in article.text
    assert (article.title, article.published) == ("Talks in Geneva", "2023-07-03")
    assert (article.publisher, article.url) == ("Daily Bugle", "https://example.org/talks")


def test_a_page_of_very_many_tags_is_read_without_a_parser(tmp_path: Path) -> None:
    told = "".join(f"<p>On day {day} the <b>two</b> ministers met&nbsp;again.<br></p>"
                   for day in range(20_000))  # fmt: skip
    page = (
        "<html lang=en><head><title>Live: the talks</title>"
        '<meta property="article:published_time" content="2023-07-03T10:00:00Z"></head>'
        f"<body><nav><li>World</li></nav><main>{told}</main><footer>Imprint</footer></body></html>"
    )
    (tmp_path / "a.html").write_text(page)
    (item,) = read([tmp_path / "a.html"], options=ReadOptions(limit=2_000_000))
    assert isinstance(item, Read)
    lines = item.article.text.split("\n")
    assert len(lines) == 20_000
    assert lines[0] == "On day 0 the two ministers met again."
    assert (item.article.title, item.article.published) == ("Live: the talks", "2023-07-03")


def test_a_page_declares_its_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Jane Doe", "Встреча")
    (found,) = outcome(tmp_path / "a.html", page.encode("cp1251"))
    assert "Встреча" in str(found)


def test_a_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    assert said(outcome(tmp_path / "a.html", "<html><script>1</script></html>")) == [
        "no article found in this page"
    ]
