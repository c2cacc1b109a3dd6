"""The article tells whether a capital or an ambiguous name is a state."""

import pytest
from labelled import labelled

from kg.extraction.mentions.detection import find_mentions


def names(text: str) -> list[tuple[str, str]]:
    """Every mention of a labelled text with its kind, in order."""
    return [(found.text, found.code or found.kind) for found in find_mentions(labelled(text))]


ACTING = [
    ("Tehran said it would respond.", "IR"),
    ("Tehran’s response was cold.", "IR"),
    ("Tehran has rejected the offer.", "IR"),
    ("Moscow is ready to talk.", "RU"),
    ("Moscow will not sign.", "RU"),
    ("ties with Beijing", "CN"),
    ("sanctions against Pyongyang", "KP"),
    ("They accused Moscow of meddling.", "RU"),
    ("a warning to Damascus", "SY"),
    ("an ally of Damascus", "SY"),
    ("the Kremlin denied it", "RU"),
    ("the White House said so", "US"),
    ("Downing Street rejected the plan", "GB"),
    ("Tehran-backed militias", "IR"),
    ("the pro-Beijing camp", "CN"),
    ("in Moscow's view", "RU"),
    ("A court in <Athens|LOC> will decide.", "place"),
    ("<London|LOC>'s Hyde Park", "place"),
    ("a Brussels-based firm", "place"),
    ("Moscow's foreign ministry", "RU"),
    ("They met in Tehran.", "place"),
    ("He arrived in Moscow on Monday.", "place"),
    ("He flew to Beijing.", "place"),
    ("He flew from Damascus.", "place"),
    ("Tehran’s mayor resigned.", "place"),
    ("at Tehran airport", "place"),
    ("He visited Moscow.", "place"),
    ("outside the White House", "place"),
    ("in the Kremlin", "place"),
    ("a flight for Damascus", "place"),
    ("near central Baghdad", "place"),
]


@pytest.mark.parametrize(("text", "read"), ACTING)
def test_a_capital_is_a_state_where_it_acts(text: str, read: str) -> None:
    assert [what for _, what in names(text)] == [read]


def test_two_capitals_between_which_something_is_are_states() -> None:
    assert names("talks between Tehran and Riyadh") == [("Tehran", "IR"), ("Riyadh", "SA")]


def test_a_list_of_places_is_places() -> None:
    assert names("bombs in Tehran and Baghdad") == [("Tehran", "place"), ("Baghdad", "place")]


AMBIGUOUS = [
    ("<Georgia|LOC> wants Tbilisi's port and Russian gas.", "GE"),
    ("Republicans won <Georgia|LOC>, in Atlanta and Savannah.", "place"),
    ("<Jordan|LOC> hosted the talks in Amman.", "JO"),
    ("<Chad|LOC> closed its border with Sudan.", "TD"),
    ("<Congo|LOC> held elections in Kinshasa.", "CD"),
    ("<Congo|LOC> held elections in Brazzaville.", "CG"),
]


@pytest.mark.parametrize(("text", "read"), AMBIGUOUS)
def test_the_article_tells_apart_what_one_name_may_be(text: str, read: str) -> None:
    by_name = dict(names(text))
    assert by_name[text.split("<")[1].split("|", maxsplit=1)[0]] == read
