"""A pipeline is named by its description alone."""

import json
from pathlib import Path

import pytest

from kg.nlp.identity import BUNDLED, meta_in, meta_of, name_and_version


def test_the_bundled_pipeline_has_its_own_name() -> None:
    assert name_and_version(meta_of(None)) == name_and_version(meta_in(BUNDLED))
    assert " with " not in name_and_version(meta_of(None))


def test_another_pipeline_is_named_with_what_it_is_lent(tmp_path: Path) -> None:
    meta = {"lang": "xx", "name": "other", "version": "1.2.0"}
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    named = name_and_version(meta_of(str(tmp_path)))
    assert named == f"xx_other 1.2.0 with {name_and_version(meta_of(None))}"


def test_a_folder_without_a_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"meta\.json"):
        meta_of(str(tmp_path))
