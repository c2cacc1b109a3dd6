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


@pytest.mark.pipeline
def test_spacy_evaluates_it_by_the_names_of_labels(tmp_path: Path) -> None:
    from spacy.tokens import Doc, DocBin, Span

    words = ["Marta", "Vell", "met", "Tomas", "Orun", "."]
    gold = Doc(
        spacy.blank("en").vocab, words=words, heads=[2, 0, 2, 2, 3, 2],
        deps=["nsubj", "flat", "ROOT", "obj", "flat", "punct"],
        tags=["NNP", "NNP", "VBD", "NNP", "NNP", "."],
    )  # fmt: skip
    gold.ents = [Span(gold, 0, 2, "PERSON"), Span(gold, 3, 5, "PERSON")]
    DocBin(docs=[gold]).to_disk(tmp_path / "dev.spacy")
    subprocess.run(
        [sys.executable, "-m", "spacy", "evaluate", "en_news", str(tmp_path / "dev.spacy"),
         "--output", str(tmp_path / "scores.json")],
        cwd=HERE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert set(scores["dep_las_per_type"]) == {"nsubj", "flat", "root", "obj"}
    assert (scores["ents_f"], scores["tag_acc"], scores["sents_f"]) == (1, 1, 1)


@pytest.mark.pipeline
def test_spacy_packs_it_under_another_name(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "spacy", "package", str(BUNDLED), str(tmp_path), "--name", "desk",
         "--build", "none"],
        cwd=HERE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    made = tmp_path / f"en_desk-{META['version']}"
    nlp = spacy.load(
        made / "en_desk" / made.name, exclude=["kg_reader", "kg_coref", "kg_meetings", "kg_offices"]
    )
    assert [ent.text for ent in nlp("Marta Vell met Tomas Orun.").ents] == [
        "Marta Vell", "Tomas Orun",
    ]  # fmt: skip


@pytest.mark.pipeline
def test_its_components_read_meetings_in_a_pipeline_of_others() -> None:
    nlp, news = spacy.blank("en"), spacy.load("en_news")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]  # not in its stub
        [{"label": "PERSON", "pattern": name} for name in ("Marta Vell", "Tomas Orun")]
    )
    for name in ("kg_mentions", "kg_reader", "kg_coref", "kg_meetings", "kg_offices"):
        nlp.add_pipe(name, source=news)
    doc = nlp("President Marta Vell met Tomas Orun in Karsk.")
    (pair,) = doc._.meetings
    assert [doc.spans["mentions"][each].text for each in (pair.left, pair.right)] == [
        "Marta Vell", "Tomas Orun",
    ]  # fmt: skip
