"""Names of groups without descriptions and legal forms, and the state that owns one."""

import pytest

from kg.resolution.names.groups import group_words, owner, without_description


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Ford Motor Co.", ("ford", "motor")),
        ("the Harbour Guard", ("harbour", "guard")),
        ("US Air Force", ("united", "states", "air", "force")),
    ],
)
def test_the_words_that_tell_a_group(printed: str, words: tuple[str, ...]) -> None:
    assert group_words(printed) == words


def test_a_description_before_a_name_is_left_out() -> None:
    assert without_description(["German", "magazine", "Der", "Spiegel"]) == ["Der", "Spiegel"]


def test_a_state_owns_its_institutions() -> None:
    assert owner("united states air force") == ("US", "air force")
    assert owner("harbour guard") == (None, "harbour guard")
