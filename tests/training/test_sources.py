"""Newspapers of the world as training data: what is a name, what stays open, what is set aside."""

import json
from pathlib import Path

import pytest

sources = pytest.importorskip("training.sources")

ARTICLE = """# {name}
http://paper.example/1	O

Mr	O
Osei	B-Person
toured	O
Tema	B-Facility	B-Location
Port	I-Facility
on	O
Monday	B-Date
.	O

The	O
Ghanaian	B-NORP
rally	O
Cup	B-Misc
"""


def write(folder: Path, *names: str) -> Path:
    (folder / "data" / "ner" / "worldwide").mkdir(parents=True)
    text = "\n".join(ARTICLE.format(name=name) for name in names)
    (folder / "data/ner/worldwide/train.tsv").write_text(text, encoding="utf-8")
    return folder / "data"


def country(*, aside: bool) -> str:
    """A country of made-up letters that is set aside, or is not."""
    return next(c for c in map(str, range(100)) if sources._set_aside(f"{c}_x") is aside)


def test_the_outermost_name_counts_and_a_building_is_a_place(tmp_path: Path) -> None:
    data = write(tmp_path, country(aside=False) + "_paper_1")
    (article,) = sources.worldwide(data, "train")
    _, told, rally = article.sentences
    assert told.spans == [(1, 2, "PERSON"), (3, 5, "LOC")]
    assert told.words[6] == "Monday"
    assert "DATE" in told.open_words[6]
    assert rally.spans == [(1, 2, "NORP")]
    assert rally.open_words[3] == sources.ANY


def test_whole_countries_are_set_aside(tmp_path: Path) -> None:
    here, there = country(aside=False), country(aside=True)
    data = write(tmp_path, f"{here}_a_1", f"{there}_a_1", f"{there}_b_2")
    assert len(list(sources.worldwide(data, "train"))) == 1
    assert len(list(sources.worldwide(data, "test"))) == 2


def test_a_development_story_is_in_no_part(tmp_path: Path) -> None:
    name = country(aside=False) + "_paper_1"
    data = write(tmp_path, name)
    (tmp_path / "gold" / "reports").mkdir(parents=True)
    row = {"doc": f"ww_{name}", "source": "worldwide"}
    (tmp_path / "gold/reports/dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert not list(sources.worldwide(data, "train"))
