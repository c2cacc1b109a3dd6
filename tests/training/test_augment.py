"""Changes in training: the words change, and every label stays true."""

import json
import random
from pathlib import Path

import pytest

augment = pytest.importorskip("training.augment")

KINDS = {kind: [1 + 4 * i + j for j in range(4)] for i, kind in enumerate(["PERSON", "ORG", "LOC"])}
KINDS["NORP"] = [13, 14, 15, 16]
OUTSIDE = {0}
PLACE = {KINDS["LOC"][3]}
RATES = dict.fromkeys(
    ["names", "groups", "spelt_out", "lower", "upper", "headline", "no_stop", "quotes", "dateline"],
    0.0,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of names and places as `../shared/data` has them."""
    for folder in ("names", "places"):
        (tmp_path / folder).mkdir()
    for script in ("arabic", "hebrew", "russian"):
        names = "amina\tx\nzohra\tx\nidris\tx\n"
        (tmp_path / "names" / f"wd_{script}").write_text(names, encoding="utf-8")
    country = {"name": {"common": "Ruritania"}, "capital": ["Strelsau"]}
    country["demonyms"] = {"eng": {"m": "Ruritanian"}}
    places = tmp_path / "places/countries.json"
    places.write_text(json.dumps([country]), encoding="utf-8")
    return tmp_path


def sentence(text: str, labels: dict[str, set[int]]) -> dict:
    words = text.split()
    return {"words": words, "ner": [labels.get(word, OUTSIDE) for word in words]}


def test_a_name_has_one_new_form_in_persons_and_in_firms(data: Path) -> None:
    changer = augment.Augmenter(data, {**RATES, "names": 1.0}, KINDS)
    begin, _, last, _ = ({number} for number in KINDS["PERSON"])
    first = sentence("Ada Obi left .", {"Ada": begin, "Obi": last})
    labels = {"Obi": {KINDS["ORG"][0]}, "Motors": {KINDS["ORG"][2]}}
    second = sentence("Obi Motors grew .", labels)
    for seed in range(10):
        new, firm = changer([first, second], random.Random(seed))
        assert new["words"][0] in ("Amina", "Zohra", "Idris")
        assert firm["words"][0] == new["words"][1]
        assert firm["words"][1:] == ["Motors", "grew", "."]
        assert new["ner"] == first["ner"]
    assert first["words"] == ["Ada", "Obi", "left", "."]


def test_a_country_of_two_words_has_two_labels(data: Path) -> None:
    changer = augment.Augmenter(data, RATES, KINDS)
    said = {
        tuple(new["words"]): new["ner"]
        for new in (
            changer.spell_out(sentence("the U.S. said", {"U.S.": PLACE}), random.Random(seed))
            for seed in range(20)
        )
    }
    begin, last = {KINDS["LOC"][0]}, {KINDS["LOC"][2]}
    assert said["the", "United", "States", "said"] == [OUTSIDE, begin, last, OUTSIDE]
    assert said["the", "US", "said"] == [OUTSIDE, PLACE, OUTSIDE]


def test_a_dateline_brings_a_label_for_every_word(data: Path) -> None:
    changer = augment.Augmenter(data, {**RATES, "dateline": 1.0}, KINDS)
    for seed in range(20):
        (new,) = changer([sentence("Talks began .", {})], random.Random(seed))
        assert new["words"][-3:] == ["Talks", "began", "."]
        assert len(new["words"]) == len(new["ner"]) > 4


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("lower", ["peace", "talks", "began", "."]),
        ("upper", ["PEACE", "TALKS", "BEGAN", "."]),
        ("headline", ["Peace", "Talks", "Began", "."]),
        ("no_stop", ["Peace", "talks", "began"]),
    ],
)
def test_a_sentence_as_headlines_have_it(data: Path, rate: str, words: list[str]) -> None:
    changer = augment.Augmenter(data, {**RATES, rate: 1.0}, KINDS)
    (new,) = changer([sentence("Peace talks began .", {})], random.Random(1))
    assert new["words"] == words
    assert len(new["ner"]) == len(words)


def test_a_stop_on_which_a_word_hangs_stays() -> None:
    tree = {**sentence("Talks began .", {}), "heads": [3, 3, 0]}
    augment.drop_stop(tree)
    assert tree["words"] == ["Talks", "began", "."]


def test_quotes_open_and_close_in_turn() -> None:
    window = [sentence('" Talks ,', {}), sentence('" he said .', {}), sentence("it 's so", {})]
    augment.curl(window)
    assert [s["words"][0] for s in window[:2]] == ["“", "”"]
    assert window[2]["words"][1] == "’s"


def test_an_organisation_of_one_word_has_one_made_up_name_and_common_words_stay(
    data: Path,
) -> None:
    changer = augment.Augmenter(data, {**RATES, "groups": 1.0}, KINDS)
    unit = {KINDS["ORG"][3]}
    told = sentence("Petrobras sued Congress .", {"Petrobras": unit, "Congress": unit})
    again = sentence("Petrobras left .", {"Petrobras": unit})
    names = set()
    for seed in range(20):
        new, later = changer([told, again], random.Random(seed))
        assert new["words"][1:] == ["sued", "Congress", "."]
        assert new["words"][0] == later["words"][0]
        assert new["words"][0].replace("-", "").isalpha()
        assert new["ner"] == told["ner"]
        names.add(new["words"][0])
    assert len(names) > 5
