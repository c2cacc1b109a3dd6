"""Which part of the graph is chosen."""

from datetime import date

import pytest

from kg.errors import BadOption
from kg.model import KINDS
from kg.selection import EVERYTHING, NODE_KINDS, SNIPPETS, Selection


def test_nothing_chosen_is_everything() -> None:
    assert Selection.of() == EVERYTHING == Selection()
    assert (EVERYTHING.around, EVERYTHING.kinds, EVERYTHING.limit) == ((), (), None)


def test_meetings_are_a_kind_of_node_and_none_of_entity() -> None:
    assert set(NODE_KINDS) - set(KINDS) == {"meeting"}
    chosen = Selection.of(kinds=["person", "meeting"])
    assert chosen.kinds == ("person", "meeting")
    assert chosen.entity_kinds == ("person",)


def test_days_of_any_form_are_iso_text() -> None:
    chosen = Selection.of(since=2023, until=date(2023, 6, 14))
    assert (chosen.since, chosen.until) == ("2023", "2023-06-14")


def test_whatever_is_listed_is_kept_in_its_order() -> None:
    assert Selection.of(around=["b", "a"]).around == ("b", "a")


@pytest.mark.parametrize("option", ["steps", "limit"])
@pytest.mark.parametrize("number", [0, -1])
def test_fewer_than_one_is_too_few(option: str, number: int) -> None:
    with pytest.raises(BadOption, match=f"{option}: {number} is too few; give 1 or more"):
        Selection.of(**{option: number})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"kinds": ["river"]}, "person, group, state, place, meeting"),
        ({"kinds": "person"}, "is no list"),
        ({"since": "soon"}, "since: 'soon' is no date"),
        ({"until": "2023-13"}, "until: '2023-13' is no date"),
    ],
)
def test_a_choice_that_means_nothing_is_an_error_that_says_what_does(
    options: dict[str, object], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Selection.of(**options)  # type: ignore[arg-type]


def test_pages_embed_meetings_people_and_timelines() -> None:
    assert SNIPPETS == ("meeting", "person", "timeline")
