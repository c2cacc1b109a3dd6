"""Lines with labels, and the blocks between them."""

import re

from kg.articles.archives.labels import cut, joined, labelled, values

LABELS = frozenset({"byline", "load date"})
LINE = re.compile(r"^--$", re.MULTILINE)


def test_blocks_stand_after_each_separator_or_before_it() -> None:
    text = "a\n--\nb\n--\nc"
    assert [each.strip() for each in cut(text, LINE, before=False)] == ["b", "c"]
    assert [each.strip() for each in cut(text, LINE, before=True)] == ["a", "b"]


def test_a_text_without_separators_has_no_block() -> None:
    assert cut("a\nb", LINE, before=True) == []


def test_blank_blocks_are_left_out() -> None:
    assert cut("--\n \n--\nb", LINE, before=False) == ["\nb"]


def test_a_label_is_known_in_any_case_and_spacing() -> None:
    lines = ["BYLINE: By Jane Roe", " Load  Date : March 7", "He said: no"]
    assert list(labelled(lines, LABELS)) == [
        ("byline", "By Jane Roe"), ("load date", "March 7"), ("", "He said: no"),
    ]  # fmt: skip


def test_what_follows_a_label_belongs_to_it() -> None:
    found = values("Riga\nByline: Jane\nand John\nLoad date: May", LABELS)
    assert found == {"": ["Riga"], "byline": ["Jane", "and John"], "load date": ["May"]}


def test_lines_are_joined_with_one_blank_line_at_most() -> None:
    assert joined([" a ", "", "", "", "b", ""]) == "a\n\nb"
