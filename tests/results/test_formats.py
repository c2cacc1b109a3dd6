"""A format says whether it is read, or what to install for it."""

from kg.results.formats import Formats
from kg.results.records import FormatRow


def test_a_format_that_can_be_read_says_yes() -> None:
    rows = Formats([FormatRow("plain text", (".txt", ".md"), None, None)]).rows()
    assert rows == [("plain text", ".txt .md", None, "yes")]


def test_a_format_without_its_library_says_what_to_install() -> None:
    (row,) = Formats([FormatRow("PDF", (".pdf",), "pypdfium2", "pip install kg[pdf]")]).rows()
    assert row[-1] == "pip install kg[pdf]"
