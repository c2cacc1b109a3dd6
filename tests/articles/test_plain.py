"""Fields that stand before a text are no part of it."""

from pathlib import Path

import pytest
from folders import BODY, articles, write

from kg.articles.options import ReadOptions
from kg.articles.plain import split_front_matter


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


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_labels_at_the_head_of_a_text_are_its_fields(tmp_path: Path, end: str) -> None:
    head = "Title: Talks: a history\nBy: Jo Lind\nDate: July 3, 2023\nSource: Bugle\n\n"
    (article,) = articles(write(tmp_path / "a.txt", (head + BODY).replace("\n", end)))
    assert article.text == BODY.replace("\n", end)
    assert (article.title, article.published) == ("Talks: a history", "2023-07-03")
    assert article.publisher == "Bugle"


@pytest.mark.parametrize(
    "text",
    [
        "Dolezal: We met in Oslo.\nSaarinen: We did.\n\nThat is all.\n",
        "Title: Talks\nThe ministers met.\nDate: none\n\nThat is all.\n",
        "Title: Talks\nDate: July 3, 2023\n\n",
        "Date: July 3, 2023\nPlace: Oslo\n\nThe ministers met.\n",
    ],
)
def test_other_lines_with_colons_are_text(tmp_path: Path, text: str) -> None:
    (article,) = articles(write(tmp_path / "a.txt", text))
    assert article.text == text


@pytest.mark.parametrize(
    "head",
    [
        '{\n  "title": "Talks",\n  "date": "2024-03-06",\n  "source": "Courier"\n}\n\n',
        ';;;\n{"title": "Talks", "date": "2024-03-06", "source": "Courier"}\n;;;\n',
        "#+TITLE: Talks\n#+DATE: <2024-03-06 Wed>\n#+SOURCE: Courier\n\n",
        '+++\ntitle = "Talks"\ndate = 2024-03-06\n[params]\nsource = "Courier"\n+++\n',
        "https://courier.example/talks\n\nTitle: Talks\nDate: 2024-03-06\nSource: Courier\n\n",
    ],
)
def test_front_matter_of_other_kinds(head: str) -> None:
    fields, text = split_front_matter(f"{head}They met.\n", ReadOptions())
    assert (fields.title, fields.published, fields.publisher) == ("Talks", "2024-03-06", "Courier")
    assert text.strip() == "They met."
    assert fields.url == ("https://courier.example/talks" if head.startswith("h") else None)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Title: Talks\r\nDate: 2024-03-06\r\nSource: Courier\r\nThey met.\r\n", "They"),
        (
            "Source: Courier\nDate: 3/6/2024\nTalks in Riga\n\nThey met, not on 3/25/2024.\n",
            "Talks",
        ),
        (
            "Title: Talks in Riga\n\nDate: 6 March 2024\n\nSource: Courier\n\nVrabel: We met.\n",
            "Vrabel",
        ),
    ],
)
def test_labels_may_stand_apart_or_right_above_the_headline(text: str, rest: str) -> None:
    fields, found = split_front_matter(text, ReadOptions())
    assert (fields.published, fields.publisher) == ("2024-03-06", "Courier")
    assert found.startswith(rest)


def test_an_address_may_stand_below_the_headline() -> None:
    text = "Talks in Riga\nhttps://courier.example/2024/03/06/talks\n\nThey met.\n"
    fields, rest = split_front_matter(text, ReadOptions())
    assert (fields.url, rest) == ("https://courier.example/2024/03/06/talks", text)
    fields, _ = split_front_matter("Talks\nRead https://courier.example too.\nA\n", ReadOptions())
    assert fields.url is None


def test_labels_may_stand_below_a_heading() -> None:
    labels = "Created: March 9, 2024\nURL: https://a.example/b\nPublished: March 6, 2024\n"
    text = f"## Talks in Riga\n\n{labels}"
    fields, rest = split_front_matter(f"{text}\nThey met.\n", ReadOptions())
    assert (fields.published, fields.url) == ("2024-03-06", "https://a.example/b")
    assert rest.split() == ["##", "Talks", "in", "Riga", "They", "met."]


@pytest.mark.parametrize(
    "front",
    [
        "% Talks\n% Jo Lind\n% July 3, 2023\n\n",
        "title:: Talks\ndate:: [[Jul 3rd, 2023]]\nsource:: [[Bugle]]\n\n",
    ],
)
def test_heads_of_pandoc_and_of_notes_are_front_matter(tmp_path: Path, front: str) -> None:
    (article,) = articles(write(tmp_path / "a.md", front + BODY))
    assert (article.title, article.published) == ("Talks", "2023-07-03")
    assert article.publisher in (None, "Bugle")
    assert article.text.strip() == BODY.strip()


def test_the_name_of_a_file_may_begin_with_its_day(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "2023-07-03-talks.md", BODY))
    assert article.published == "2023-07-03"
    (article,) = articles(
        write(tmp_path / "2023-07-04 talks.md", "---\ndate: 2023-07-01\n---\n" + BODY)
    )
    assert article.published == "2023-07-01"
    (article,) = articles(write(tmp_path / "2023-07-03.md", BODY))
    assert article.published is None  # of a backup, as likely
