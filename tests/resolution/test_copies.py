"""Reprints of one text are copies of one another; a long quotation alone makes none."""

import itertools
import sys
from random import Random
from subprocess import run

import numpy as np
import pytest
from stored import WORDS, told

from kg.resolution.copies import (
    Groups,
    alike,
    are_copies,
    bands,
    days_apart,
    fingerprint,
    plausible,
    promising,
    shingles,
)

AGENCY = told(1, sentences=20)
PARAGRAPHS = AGENCY.split("\n\n")
CUT = "\n\n".join(PARAGRAPHS[:7])
LONGER = "\n\n".join([*PARAGRAPHS, *told(2, sentences=6).split("\n\n")])
OTHER = told(3, sentences=20)
REWORDED = " ".join(
    Random(index).choice(WORDS) if index % 12 == 0 else word
    for index, word in enumerate(AGENCY.split(" "))
)

# What datasketch 2.0 signed the text with.
SIGNED = (
    "16070a001ec39900c629a10023ca570192f153006c608601ea3b9f0009712a0176a523007952780003752200"
    "e640100090ff9800e75c00005ec8620134712100cbacb801a7dc870005d32d01e4b13c00ec77970118e01300"
    "f62f59007bb404000f181900d903670154d5790111bf8100438d3400e9d47e009086f10040f30101a031bf00"
    "b1e93f025fec39002856340001f190009bb77a002a1546004fc51600af90bd00f8bf8a0066db5100650bda00"
    "80066c0012df6f01b3647300180931039a774d02ac6023012204b501b9f6cd01a5e86a00d5fa600acdea4f05"
    "ecce5801e895290001d5fa0115c509016aea110163bdf506af0752010d035d00fc324003c0e84108b77d2609"
    "b0591e0294c45c0146cc7904913a520000117001f1a60400"
)


def copies(left: str, right: str) -> bool:
    one, other = fingerprint(left), fingerprint(right)
    return (
        not set(one.bands).isdisjoint(other.bands)
        and bool(promising(one.signature, other.signature[None])[0])
        and are_copies(shingles(left), shingles(right))
        and are_copies(shingles(right), shingles(left))
    )


@pytest.mark.parametrize(
    "copy",
    [AGENCY, AGENCY.upper(), AGENCY.replace("\n\n", " \r\n"), CUT, LONGER, REWORDED],
    ids=["same", "capitals", "line ends", "cut", "added to", "reworded"],
)
def test_agency_text_with_small_edits_is_a_copy(copy: str) -> None:
    assert copies(AGENCY, copy)


def test_another_story_is_no_copy() -> None:
    assert not are_copies(shingles(AGENCY), shingles(OTHER))


def test_a_long_quotation_alone_makes_no_copy() -> None:
    statement = " ".join(told(9, sentences=20).split("\n\n"))
    one, other = (shingles(f"{told(number, sentences=5)}\n\n“{statement}”") for number in (10, 11))
    assert not are_copies(one, other)


def test_a_long_quotation_of_several_paragraphs_alone_makes_no_copy() -> None:
    statement = told(9, sentences=20).replace("\n\n", "\n\n“")
    one, other = (shingles(f"{told(number, sentences=5)}\n\n“{statement}”") for number in (10, 11))
    assert not are_copies(one, other)


def test_the_same_quotation_without_its_marks_is_most_of_both_texts() -> None:
    statement = " ".join(told(9, sentences=20).split("\n\n"))
    one, other = (shingles(f"{told(number, sentences=5)}\n\n{statement}") for number in (10, 11))
    assert are_copies(one, other)


def test_a_brief_in_a_long_round_up_is_no_copy_of_it() -> None:
    briefs = [told(number, sentences=3) for number in range(20, 30)]
    assert not are_copies(shingles(briefs[0]), shingles("\n\n".join(briefs)))


def test_short_texts_are_copies_only_if_nearly_the_same() -> None:
    alert = "Marta Vell met Tomas Orun in Karsk on Wednesday to talk about the river."
    assert are_copies(shingles(alert), shingles(alert.lower()))
    other = "Marta Vell met Tomas Orun in Karsk on Friday, officials of the port have said."
    assert not are_copies(shingles(alert), shingles(other))


def test_a_series_filled_into_one_form_is_no_copy_after_some_days() -> None:
    half = "\n\n".join([*PARAGRAPHS[:9], *told(4, sentences=11).split("\n\n")])
    assert are_copies(shingles(AGENCY), shingles(half), days=1)
    assert not are_copies(shingles(AGENCY), shingles(half), days=30)
    assert are_copies(shingles(AGENCY), shingles(CUT), days=300)


def test_a_late_reprint_is_compared_and_an_article_that_is_merely_like_it_is_not() -> None:
    sizes, agreement = (
        (len(AGENCY), len(REWORDED)),
        float(alike(fingerprint(AGENCY).signature, fingerprint(REWORDED).signature[None])[0]),
    )
    assert plausible(agreement, sizes=sizes, days=20)
    assert plausible(0.2, sizes=sizes, days=1)
    assert not plausible(0.2, sizes=sizes, days=20)


def test_texts_without_a_word_are_no_copies() -> None:
    assert not plausible(1.0, sizes=(0, 0), days=1)


def test_days_between_dates_are_known_only_of_whole_dates() -> None:
    assert days_apart("2023-06-14", "2023-06-12") == 2
    assert days_apart("2023-06", "2023-06-12") is None
    assert days_apart(None, "2023-06-12") is None


@pytest.mark.parametrize("text", ["", " ", "…", "One", "Two words", "日本語", "\ud83d"])
def test_a_text_without_many_words_has_a_fingerprint(text: str) -> None:
    assert fingerprint(text).bands == bands(fingerprint(text).signature)
    assert not are_copies(shingles(text), shingles(AGENCY))


def test_a_fingerprint_stays_what_it_was_in_every_process() -> None:
    code = "from kg.resolution.copies import fingerprint; print(fingerprint('a b c d').bands[:2])"
    said = run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.strip() == str(fingerprint("A b, c d").bands[:2])


def test_signatures_are_those_that_older_databases_hold() -> None:
    kept = np.frombuffer(bytes.fromhex(SIGNED), dtype="<u4")
    assert (fingerprint(AGENCY).signature == kept).all()


PUBLISHED = {"a": "2023-06-02", "b": "2023-06-01", "c": None, "d": "2023-06-01", "e": None}
PAIRS = [("a", "b"), ("b", "c"), ("d", "e")]


@pytest.mark.parametrize("pairs", list(itertools.permutations(PAIRS)))
def test_groups_do_not_depend_on_the_order_of_the_pairs(pairs: list[tuple[str, str]]) -> None:
    groups = Groups(PUBLISHED)
    for left, right in pairs:
        groups.join(left, right)
    assert [groups.original(key) for key in "abcde"] == ["b", "b", "b", "d", "d"]


def test_the_original_is_the_first_published_and_then_the_least_id() -> None:
    groups = Groups(PUBLISHED)
    for left, right in itertools.combinations("abcde", 2):
        groups.join(left, right)
    assert {groups.original(key) for key in PUBLISHED} == {"b"}


# In the store ---------------------------------------------------------------------------------
