"""What is read in small inputs is printed, each by itself."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import small_inputs


@pytest.mark.pipeline
def test_each_input_has_its_articles_errors_and_people(tmp_path: Path) -> None:
    rows = '{"title": "Talks", "date": "2024-03-06", "text": "Marta Vell left Oslo."}\n{"broken\n'
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    article, error, people = small_inputs.answers(tmp_path / "a.jsonl")
    assert article == "article 'Talks' 2024-03-06 None 21"
    assert error.endswith("a.jsonl#2: malformed JSON")
    assert people == "people: Marta Vell"
