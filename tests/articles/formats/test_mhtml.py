"""Pages that Chrome and Edge save."""

from pathlib import Path

import written
from documents import only, said

from kg.articles import Read, read


def test_the_address_is_where_the_page_was_saved_from(tmp_path: Path) -> None:
    article = only(written.mhtml(tmp_path / "a.mhtml"))
    assert (article.url, article.title) == (written.URL, written.TITLE)
    assert article.text.split() == written.TEXT.split()


def test_a_message_without_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_text("MIME-Version: 1.0\nContent-Type: text/plain\n\nThey met.\n")
    assert said(tmp_path / "a.mhtml") == ["a.mhtml: no page in this file"]


def test_a_page_of_several_articles_yields_each(tmp_path: Path) -> None:
    titles = {"Ministers meet in Riga": "2024-03-06", "Leaders talk in Oslo": "2024-03-13"}
    said = "They spoke of gas until late in the evening, officials said. "
    page = "".join(
        f"<article><h2>{title}</h2><time datetime={date}>{date}</time>"
        f"<p>{title} today. {said}</p><p>{said} {title}.</p></article>"
        for title, date in titles.items()
    )
    head = "MIME-Version: 1.0\nContent-Type: text/html\n\n"
    (tmp_path / "a.mhtml").write_text(f"{head}<html><body>{page}</body></html>")
    found = [item.article for item in read([tmp_path / "a.mhtml"]) if isinstance(item, Read)]
    assert {each.title: each.published for each in found} == titles
