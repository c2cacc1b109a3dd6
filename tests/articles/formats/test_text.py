"""A text is an article, its front matter the fields."""

from pathlib import Path

from documents import only, said

from kg.articles import ReadOptions


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
