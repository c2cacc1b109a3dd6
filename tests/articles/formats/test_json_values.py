"""JSON is read value by value, and a bad one spoils no other."""

import json
import tracemalloc
from pathlib import Path

import pytest
from jsons import TEXT, write

from kg.articles import Read, ReadOptions, read


def test_a_list_within_an_object_costs_no_memory(tmp_path: Path) -> None:
    one = json.dumps(
        {"title": "Talks", "content": f"{TEXT} They spoke of the gas and of the ports. " * 100}
    )
    with (tmp_path / "a.json").open("w") as file:
        file.write('{"response": {"results": [' + f"{one}," * 2_000 + one + "]}}")
    tracemalloc.start()
    number = sum(isinstance(item, Read) for item in read([tmp_path / "a.json"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 2_001
    assert peak < 5_000_000 < (tmp_path / "a.json").stat().st_size


@pytest.mark.parametrize(
    "bad", ['{"text": }', '{"text": "They met."} x', f'{{"text": "{"a" * 200_000}"}}', "3", "tru"]
)
def test_a_bad_value_of_a_list_does_not_spoil_the_others(tmp_path: Path, bad: str) -> None:
    good = json.dumps({"text": TEXT, "tags": ["a]", {"b": "}"}]})
    path = write(tmp_path / "a.json", f'{{"articles": [{good}, {bad}, {good}]}}')
    found = list(read([path], options=ReadOptions(limit=20_000)))
    assert isinstance(found[0], Read)
    assert isinstance(found[-1], Read)
    assert [type(item).__name__ for item in found].count("ArticleError") == 1


def test_objects_after_a_bad_one_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", f'{{"text": }}\n{{"text": "{TEXT}"}}\n')
    found = [item.article.text for item in read([path]) if isinstance(item, Read)]
    assert found == [TEXT]
