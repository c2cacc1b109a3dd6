"""What is gone is what a complete listing shows to be missing; all else is kept."""

import os
import shutil
from pathlib import Path

import pytest

from kg.jobs import pruning
from kg.jobs.pruning import PruneRefused, gone


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Marta Vell met Tomas Orun.")
    return tmp_path / "news"


STORED = ("news/a.txt", "news/b.txt", "news/sub/c.txt", "news/sub/deep/d.txt")


def test_a_file_and_a_folder_that_were_deleted_have_gone(folder: Path) -> None:
    assert gone(STORED, ["news"]) == []
    (folder / "b.txt").unlink()
    shutil.rmtree(folder / "sub" / "deep")
    assert gone(STORED, ["news"]) == ["news/b.txt", "news/sub/deep/d.txt"]
    assert gone(STORED, ["news/sub/"]) == ["news/sub/deep/d.txt"]


def test_a_folder_that_cannot_be_listed_has_not_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir

    def denied(path: str) -> list[str]:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(pruning.os, "listdir", denied)
    (folder / "b.txt").unlink()
    assert gone(STORED, ["news"]) == ["news/b.txt"]


def test_a_link_that_leads_nowhere_has_not_gone(folder: Path) -> None:
    (folder / "sub").rename(folder.parent / "elsewhere")
    (folder / "sub").symlink_to(folder.parent / "nowhere")
    assert gone(STORED, ["news"]) == []


@pytest.mark.parametrize("given", ["news", "news/sub"])
def test_an_empty_or_missing_folder_is_refused(folder: Path, given: str) -> None:
    shutil.rmtree(given)
    with pytest.raises(PruneRefused, match="is its disk there"):
        gone(STORED, [given])
    Path(given).mkdir()
    for root in {given, "news"}:
        with pytest.raises(PruneRefused, match="is its disk there"):
            gone(STORED, [root])
    assert gone(STORED, [given], insist=True) == [one for one in STORED if one.startswith(given)]


def test_what_lies_elsewhere_is_not_looked_for(folder: Path) -> None:
    assert gone(["../other/x.txt", "/other/x.txt", "newsletter/x.txt"], [".", "news"]) == [
        "newsletter/x.txt"
    ]
