"""A name is of one kind in a document: the one that its places agree on."""

import numpy as np

from kg.nlp.one_sense import one_sense

LABELS = ["O", *(f"U-{kind}" for kind in ("PERSON", "ORG", "LOC", "NORP"))]
Told = list[tuple[str, dict[str, float]]]


def kinds(told: Told) -> list[str]:
    """Return the kinds of names, each told with its words and the scores of kinds, in one text."""
    words: list[str] = []
    rows, found = [], []
    for name, said in told:
        start = len(words)
        words += name.split()
        found.append((start, len(words), max(said, key=lambda kind: said[kind])))
        row = [-5.0, *(said.get(label[2:], -5.0) for label in LABELS[1:])]
        rows += [row] * (len(words) - start)
    scores = np.array(rows, dtype=np.float32)
    spans = one_sense(found, words, scores, LABELS)
    assert [one[:2] for one in spans] == [one[:2] for one in found]
    return [kind for _, _, kind in spans]


SURELY, HARDLY = {"PERSON": 5.0}, {"LOC": 1.0, "PERSON": 0.5}


def test_a_place_in_doubt_takes_the_kind_of_the_sure_ones() -> None:
    assert kinds([("Odinga", SURELY), ("Odinga", HARDLY)]) == ["PERSON", "PERSON"]


def test_a_full_name_speaks_for_its_last_word() -> None:
    assert kinds([("Raila Odinga", SURELY), ("Odinga", HARDLY)]) == ["PERSON", "PERSON"]
    assert kinds([("Odinga Raila", SURELY), ("Odinga", HARDLY)]) == ["PERSON", "LOC"]


def test_a_full_name_speaks_for_all_its_last_words_whatever_accents_they_have() -> None:
    told: Told = [("Juan De La Cruz", SURELY), ("De La Cruz", HARDLY), ("Cruz", HARDLY)]
    assert kinds(told) == ["PERSON"] * 3
    assert kinds([("Ali Erdoğan", SURELY), ("Erdogan", HARDLY)]) == ["PERSON", "PERSON"]


def test_a_name_that_is_sure_of_itself_is_not_outvoted_by_one_in_doubt() -> None:
    assert kinds([("Paris", {"LOC": 9.0}), ("Paris", {"PERSON": 0.5, "LOC": 0.0})]) == [
        "LOC", "LOC",
    ]  # fmt: skip


def test_other_names_and_peoples_stay_what_they_are() -> None:
    told: Told = [("Odinga", SURELY), ("Nairobi", {"LOC": 3.0}), ("Odinga", {"NORP": 2.0})]
    assert kinds(told) == ["PERSON", "LOC", "NORP"]
    assert kinds([("Odinga", HARDLY)]) == ["LOC"]


def test_letters_large_and_small_are_one_name() -> None:
    assert kinds([("ODINGA", SURELY), ("Odinga", HARDLY)]) == ["PERSON", "PERSON"]
