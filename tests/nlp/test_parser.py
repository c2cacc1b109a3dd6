"""Sentences are parsed by groups of like length, and their trees put into the document's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from labelled import language
from spacy.tokens import Doc

from kg.nlp.parser import BATCH, fill, flat_tree, groups, sentences, set_tree


def doc(words: list[str], *, starts: set[int]) -> Doc:
    made = Doc(language().vocab, words=words)
    for token in made:
        token.is_sent_start = token.i in starts
    return made


def bounds(made: Doc) -> list[tuple[int, int, list[int]]]:
    return [(start, end, words.tolist()) for start, end, words in sentences(made)]


def test_a_sentence_has_its_words_without_line_ends() -> None:
    made = doc(["They", "met", "\n\n", "He", "\n", "left"], starts={0, 3})
    assert bounds(made) == [(0, 3, [0, 1]), (3, 6, [3, 5])]


def test_a_document_without_words_has_no_sentence() -> None:
    assert bounds(doc([], starts=set())) == []


def test_in_a_sentence_that_is_not_parsed_all_hangs_on_its_first_word() -> None:
    made = doc(["\n", "They", "met", "He", "left"], starts={0, 3})
    heads, labels = flat_tree(made, sentences(made))
    assert heads.tolist() == [1, 1, 1, 3, 3]
    assert labels == ["dep", "ROOT", "dep", "ROOT", "dep"]


def test_the_tree_of_a_sentence_stands_where_the_sentence_does() -> None:
    made = doc(["Yes", "He", "\n", "met", "her"], starts={0, 1})
    tree = flat_tree(made, sentences(made))
    # Heads are numbers of words from 1 on, 0 for the root: he <- met -> her.
    fill(tree, np.array([1, 3, 4]), np.array([2, 0, 2]), ["nsubj", "root", "obj"])
    set_tree(made, *tree)
    assert [token.head.i for token in made] == [0, 3, 1, 3, 3]
    assert [token.dep_ for token in made] == ["ROOT", "nsubj", "dep", "ROOT", "obj"]
    assert [(sentence.start, sentence.end) for sentence in made.sents] == [(0, 1), (1, 5)]


@given(st.lists(st.integers(1, 300)))
def test_every_sentence_is_parsed_once_and_no_run_is_too_large(lengths: list[int]) -> None:
    jobs = [(number, [0] * length) for number, length in enumerate(sorted(lengths))]
    runs = list(groups(jobs))
    assert [job for run in runs for job in run] == jobs
    for run in runs:
        assert len(run) == 1 or len(run) * len(run[-1][1]) ** 2 <= BATCH
