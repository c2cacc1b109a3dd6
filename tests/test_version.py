"""kg says which version it is, everywhere the same."""

import re
from importlib import metadata
from pathlib import Path

import kg
from kg.version import VERSION


def test_the_version_is_three_numbers() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_the_package_and_its_metadata_have_this_version() -> None:
    assert kg.__version__ == VERSION
    assert metadata.version("kg-news") == VERSION


def test_the_log_of_changes_knows_this_version() -> None:
    changes = Path(__file__).parents[1] / "CHANGELOG.md"
    assert VERSION in changes.read_text(encoding="utf-8")
