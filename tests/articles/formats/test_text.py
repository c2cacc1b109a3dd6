"""A text is an article, its front matter the fields."""

from pathlib import Path

import pytest
from documents import only, said

from kg.articles import Read, ReadOptions, read


def test_front_matter_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Talks\ndate: 2024-03-06\n---\nThey met.\n")
    article = only(tmp_path / "a.md")
    assert (article.title, article.published) == ("Talks", "2024-03-06")
    assert article.text.strip() == "They met."


def test_a_text_without_front_matter_is_the_article_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.\n\n  They left.\n")
    assert only(tmp_path / "a.txt").text == "They met.\n\n  They left.\n"


def test_bytes_that_no_encoding_explains_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Sie trafen sich in Zürich.".encode("latin-1"))
    (line,) = said(tmp_path / "a.txt", ReadOptions(encoding="utf-8"))
    assert line.startswith("a.txt: ")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ('{"title": "Talks", "date": "2024-03-06", "text": "They met."}\n', ""),
        ('{"title": "Talks", "date": "2024-03-06", "text": "They met."}\n' * 2, "#1"),
        ("Title\tDate\tText\nTalks\t2024-03-06\tThey met.\n", "#1"),
        ("From: a@b.example\nTo: c@d.example\nDate: Wed, 6 Mar 2024 18:30:00 -0800\n"
         "Subject: Talks\n\nThey met.\n", ""),
        ('<!DOCTYPE html><html><head><title>Talks</title><meta property="article:published_time" '
         'content="2024-03-06"></head><body><article><p>They met.</p></article></body></html>', ""),
    ],
)  # fmt: skip
def test_what_was_saved_as_a_text_is_known_by_its_content(
    tmp_path: Path, text: str, number: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    item = next(read(tmp_path / "a.txt"))
    assert isinstance(item, Read)
    article = item.article
    assert (article.title, article.published, article.text.strip()) == (
        "Talks", "2024-03-06", "They met.",
    )  # fmt: skip
    assert article.path.endswith(f"a.txt{number}")
