import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.desk.found import found


def lit(text: str, wanted: str, *, begun: bool = False) -> list[str]:
    return [run for run, is_found in found(text, wanted, begun=begun) if is_found]


@pytest.mark.parametrize(
    ("text", "wanted", "marked"),
    [
        ("Macron met Merkel; MACRON left.", "macron merkel", ["Macron", "Merkel", "MACRON"]),
        ("Recep Tayyip Erdoğan spoke.", "erdogan", ["Erdoğan"]),
        ("The Erdogan era", "Erdoğan", ["Erdogan"]),
        ("White House staff of the White-House", '"white house"', ["White House", "White-House"]),
        ("The house is white.", '"white house"', []),
        ("Metropolitan police", "met", []),
        ("Cafe\u0301 X", "cafe", ["Cafe\u0301"]),
        ("A 50 % share (of it)", "(of", ["of"]),
        ("Ankara’da görüştü", "ankara", ["Ankara"]),
        ("nothing", '" * (', []),
    ],
)
def test_words_of_a_search_are_marked_as_whole_words(
    text: str, wanted: str, marked: list[str]
) -> None:
    assert lit(text, wanted) == marked


def test_of_a_name_the_beginning_of_each_word_is_marked() -> None:
    assert lit("Recep Tayyip Erdoğan", "erd rec", begun=True) == ["Rec", "Erd"]
    assert lit("Recep Tayyip Erdoğan", "cep", begun=True) == []


@given(st.text(), st.text())
def test_the_runs_together_are_the_text(text: str, wanted: str) -> None:
    runs = found(text, wanted)
    assert "".join(run for run, _ in runs) == text
    assert all(run for run, _ in runs)
