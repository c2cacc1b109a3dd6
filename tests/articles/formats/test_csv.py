"""One bad row of a table never loses the others."""

from pathlib import Path

import pytest
from newsfiles import articles

from kg.articles import Read, ReadOptions, read

SMALL = ReadOptions(limit=2_000)  # a row may have 73,536 bytes
LONG = "They met again. " * 10_000


def outcome(path: Path, content: str, options: ReadOptions = SMALL) -> list[str]:
    """Return the title of each article, or what is wrong with a row."""
    path.write_text(content)
    return [
        item.article.title or "" if isinstance(item, Read) else str(item).partition(".csv")[2]
        for item in read([path], options=options)
    ]


def test_a_row_that_is_too_long_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    rows = f'title,text\nBig,"{LONG}"\nSmall,They met.\n'
    assert outcome(tmp_path / "a.csv", rows) == [
        "#1: a line of more than 73,536 bytes, too long for an article",
        "Small",
    ]


def test_a_long_row_of_many_lines_is_left_out_to_its_end(tmp_path: Path) -> None:
    lines = LONG.replace("They met again. ", "They met again, he said.\nIn Riga.\n")
    found = outcome(tmp_path / "a.csv", f'title,text\nBig,"{lines}"\nSmall,They met.\n')
    assert found == ["#1: malformed CSV (a row without end: is a quotation mark missing?)", "Small"]


def test_where_a_quotation_mark_is_missing_the_next_row_is_read(tmp_path: Path) -> None:
    rows = "".join(f"Talks {number},They met on day {number}.\n" for number in range(5_000))
    found = outcome(tmp_path / "a.csv", f'title,text\nBad,"They met.\n{rows}')
    assert found[0].startswith("#1: malformed CSV")
    assert found[1:] == [f"Talks {number}" for number in range(5_000)]


def test_a_quotation_mark_within_a_long_line_opens_a_field(tmp_path: Path) -> None:
    rows = f'title,text\nBig,"{LONG}\nand more"\nSmall,They met.\n'
    assert outcome(tmp_path / "a.csv", rows)[1:] == ["Small"]


def test_a_table_of_an_old_mac_is_read(tmp_path: Path) -> None:
    found = outcome(tmp_path / "a.csv", "title,text\rOne,They met.\rTwo,They talked.\r")
    assert found == ["One", "Two"]


@pytest.mark.parametrize(
    "above",
    [
        "sep=;\n",
        '"sep=;"\r\n',
        "# exported 2024-04-01\n",
        "Press review, March 2024;;\n;;\n",
        "\ufeffsep=;\n",
    ],
)
def test_lines_above_the_header_are_no_rows(tmp_path: Path, above: str) -> None:
    (tmp_path / "a.csv").write_text(
        f"{above}Title;Date;Article text (plain)\nTalks;2024-03-06;They met.\n"
    )
    (item,) = read(tmp_path / "a.csv")
    assert isinstance(item, Read)
    article = item.article
    assert (article.title, article.published, article.text) == ("Talks", "2024-03-06", "They met.")
    assert article.path.endswith("a.csv#1")


def test_a_table_of_unknown_columns_begins_with_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kind,Words\nstory,They met.\ntext,They left.\n")
    assert [str(item).partition("#")[2] for item in read(tmp_path / "a.csv")] == [
        f"{number}: no column with the text; its columns: Kind, Words" for number in (1, 2)
    ]


def test_tables_as_databases_print_them_have_rules_and_numbers_of_rows(tmp_path: Path) -> None:
    lines = [" id |   title   |    date    | text", "----+-----------+------------+------"]
    lines += ["  1 | Two met   | 2024-03-06 | Vrabel met Ozola in Riga.", "(1 row)"]
    (tmp_path / "a.txt").write_text("\n".join(lines) + "\n")
    (article,) = articles(tmp_path / "a.txt")
    assert (article.title, article.published) == ("Two met", "2024-03-06")
