"""spaCy knows the bundled pipeline by its name, as any that is installed."""

import json
import subprocess
import sys
from email.parser import Parser
from pathlib import Path

import pytest
import spacy
from spacy.util import get_package_path, is_package

from kg.nlp.identity import BUNDLED

HERE = Path(__file__).parents[2]
META = json.loads((BUNDLED / "meta.json").read_text(encoding="utf-8"))


def test_its_version_is_that_of_the_weights() -> None:
    told = Parser().parsestr((HERE / "en_news.egg-info" / "PKG-INFO").read_text(encoding="utf-8"))
    name = f"{META['lang']}_{META['name']}"
    assert (told["Name"], told["Version"]) == (name, META["version"]), "mend en_news.egg-info"


def test_spacy_finds_it_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)
    assert is_package("en_news")
    assert get_package_path("en_news") == BUNDLED


@pytest.mark.pipeline
def test_spacy_loads_it_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(HERE)
    nlp = spacy.load("en_news", exclude=["kg_reader", "kg_coref", "kg_meetings", "kg_offices"])
    doc = nlp("President Marta Vell met the river's envoy in Karsk. Vell smiled.")
    chunks = [chunk.text for chunk in doc.noun_chunks]
    assert chunks[:2] == ["President Marta Vell", "the river's envoy"]
    assert [span._.entity.text for span in doc.spans["mentions"] if span.text == "Vell"] == [
        "Marta Vell"
    ]


def test_spacy_info_says_what_it_is() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "spacy", "info", "en_news"],
        cwd=HERE, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert META["description"] in told
    assert META["version"] in told
