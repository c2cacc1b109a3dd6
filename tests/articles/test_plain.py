"""Fields that stand before a text are no part of it."""

from pathlib import Path

import pytest
from folders import BODY, articles, write


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.markdown"])
def test_front_matter_gives_the_fields_and_is_no_text(tmp_path: Path, name: str) -> None:
    front = (
        '---\ntitle: "Talks"\npublished: 2023-07-03\npublisher: Bugle\nurl: https://a.org/b\n---\n'
    )
    (article,) = articles(write(tmp_path / name, front + "\n" + BODY))
    assert article.text == "\n" + BODY
    assert (article.title, article.published) == ("Talks", "2023-07-03")
    assert (article.publisher, article.url) == ("Bugle", "https://a.org/b")


def test_front_matter_that_yaml_refuses_is_read_line_by_line(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.md", "---\ntitle: Talks: a history\ndate: July 3, 2023\n---\n" + BODY
    )
    (article,) = articles(file)
    assert (article.title, article.published) == ("Talks: a history", "2023-07-03")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule stands above this article.\n\n---\n\nAnd below its first paragraph.\n",
        "--- Talks in Geneva ---\nThe ministers met.\n",
        "---\ntitle: no end\nThe ministers met.\n",
    ],
)
def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path, text: str) -> None:
    (article,) = articles(write(tmp_path / "a.md", text))
    assert article.text == text


def test_yaml_constructs_nothing(tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    evil = f"---\ntitle: !!python/object/apply:os.mkdir ['{owned}']\n---\n{BODY}"
    (article,) = articles(write(tmp_path / "a.md", evil))
    assert not owned.exists()
    assert article.text == BODY
