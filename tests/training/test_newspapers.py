"""Annotated newspapers get their text from the data folder, as it was printed."""

import json
from pathlib import Path

import pytest

newspapers = pytest.importorskip("training.reader.newspapers")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('He said : " No talks , Mr . Osei . "', 'He said: "No talks, Mr. Osei."'),
        ("the port ’ s chief ( 42 ) did n't go", "the port’s chief (42) didn't go"),
        ("a two - day visit and / or talks", "a two-day visit and/or talks"),
        ("the workers ' union paid $ 5", "the workers' union paid $5"),
    ],
)
def test_words_stand_as_in_print(words: str, text: str) -> None:
    assert newspapers.printed(words.split()) == text


def test_annotations_are_joined_with_the_sentences_of_their_article(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "ner" / "worldwide"
    folder.mkdir(parents=True)
    (folder / "train.tsv").write_text("# gh_x_1\nOsei\tB-Person\nmet\tO\n.\tO\n", encoding="utf-8")
    kept = tmp_path / "worldwide.jsonl"
    kept.write_text(json.dumps({"doc": "ww_gh_x_1", "reports": [], "roles": []}) + "\n", "utf-8")
    (row,) = newspapers.newspapers(tmp_path, kept)
    assert row["sentences"] == ["Osei met."]
    assert row["source"] == "worldwide"


def test_without_the_articles_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    kept = Path("training/data/annotations/worldwide.jsonl")
    assert not list(newspapers.newspapers(tmp_path, kept))


def test_no_sentence_of_a_newspaper_is_kept() -> None:
    path = Path(newspapers.__file__).parents[1] / "data" / "annotations" / "worldwide.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf8").splitlines()]
    assert len(rows) == 554
    assert all(set(row) == {"doc", "reports", "roles"} for row in rows)
