"""The registry of formats, and the command that lists it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
import kg.cli
from kg.articles import read
from kg.articles.formats import registry
from kg.articles.formats.registry import FORMATS


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_every_format_has_its_module_and_an_ending(each: registry.Format) -> None:
    assert callable(each.reader())
    assert each.suffixes
    assert each.installed


def test_formats_are_listed_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {line.split("\t")[0]: line for line in _listed()}
    assert found["PDF with a text layer"] == "PDF with a text layer\t.pdf\tpypdfium2\tyes"
    monkeypatch.setattr(registry, "find_spec", lambda name: None)
    found = {line.split("\t")[0]: line for line in _listed()}
    assert found["Word"] == "Word\t.docx .docm\tpython-docx\tpip install 'kg-news[files]'"
    assert found["CSV, TSV"] == "CSV, TSV\t.csv .tsv\t\tyes"
    assert len(kg.formats()) == len(FORMATS)


def _listed() -> list[str]:
    return CliRunner().invoke(kg.cli.app, ["formats"]).output.splitlines()


def test_without_its_library_a_file_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(registry, "find_spec", lambda name: None)
    (item,) = read([tmp_path / "a.pdf"])
    assert str(item) == (
        f"{tmp_path}/a.pdf: PDF with a text layer needs pypdfium2; "
        "install it with pip install 'kg-news[files]'"
    )
