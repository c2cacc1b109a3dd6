"""What is shown is had as a file that a browser saves and a spreadsheet does not compute."""

import csv
import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from kg.desk.downloads import NoDownload, attached, download, records, tables
from kg.knowledge import KnowledgeGraph


def test_every_list_and_page_has_files(client: TestClient, news: KnowledgeGraph) -> None:
    one, meeting = news.entity("Marta Vell").id, news.meetings()[0].meeting.id
    for path in (
        "/sentences",
        "/entities",
        f"/entities/{one}",
        f"/meetings/{meeting}",
        "/articles",
    ):
        for form in ("csv", "xlsx", "json", "md"):
            answer = client.get(f"{path}.{form}", params={"q": "met"})
            assert answer.status_code == 200, (path, form)
            assert len(answer.content) > 20


ROWS = (["name", "number"], [["=1+1", 2], ["\x1b[31m| <b>", None], [" @x", 0.5]])


def body(form: str) -> bytes:
    return bytes(tables({"First": ROWS}, form, name="x").body)


def test_no_cell_is_a_formula_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(body("csv").decode())))
    assert rows == [["name", "number"], ["'=1+1", "2"], ["[31m| <b>", ""], ["' @x", "0.5"]]
    with zipfile.ZipFile(io.BytesIO(body("xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<v>2</v>" in sheet


def test_no_cell_breaks_a_markdown_table() -> None:
    assert body("md").decode().splitlines() == [
        "## First", "", "| name | number |", "|---|---|", "| =1+1 | 2 |",
        "| \\[31m\\| &lt;b&gt; |  |", "| @x | 0.5 |",
    ]  # fmt: skip


def test_records_are_a_line_each(news: KnowledgeGraph) -> None:
    answer = download(news.entities(), "json", name="names")
    lines = bytes(answer.body).decode().splitlines()
    assert [json.loads(line) for line in lines] == list(news.entities().records())
    assert bytes(records([{"a": "é"}], name="x").body).decode() == '{"a": "é"}\n'
    assert bytes(records([], name="x").body) == b""


@pytest.mark.parametrize(
    ("name", "file"),
    [("met Vell", "met-Vell.csv"), ("../../etc", "..-..-etc.csv"), ("…", "kg.csv"),
     ("x" * 200, "x" * 80 + ".csv"), ('a"b\r\n', "a-b.csv")],
)  # fmt: skip
def test_a_file_has_a_name_that_breaks_no_header(name: str, file: str) -> None:
    said = attached("", "csv", name=name).headers["content-disposition"]
    assert said == f"attachment; filename*=utf-8''{file}"


def test_a_format_that_there_is_none_of_is_said() -> None:
    with pytest.raises(NoDownload, match="'exe' is none of csv, json, md, xlsx"):
        tables({"": ROWS}, "exe", name="x")
