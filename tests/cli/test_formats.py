"""`kg formats` lists which files are read."""

import csv
import io
import json

from kg.articles.formats.registry import FORMATS


def test_every_format_has_a_line_with_its_suffixes(ask) -> None:  # type: ignore[no-untyped-def]
    printed, _, status = ask("formats")
    assert status == 0
    lines = printed.splitlines()
    assert len(lines) == len(FORMATS) + 1
    assert any(".docx" in line for line in lines)


def test_formats_are_printed_as_json_csv_and_markdown(ask) -> None:  # type: ignore[no-untyped-def]
    records = [json.loads(line) for line in ask("formats", "--json")[0].splitlines()]
    rows = list(csv.reader(io.StringIO(ask("formats", "--csv")[0])))
    table = ask("formats", "--md")[0].splitlines()
    assert len(records) == len(rows) - 1 == len(table) - 2 == len(FORMATS)
    assert table[0].startswith("| ")
