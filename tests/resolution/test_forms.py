"""What a line of a file may say before any of it is stored, and how it is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.resolution.forms import (
    LONGEST,
    CorrectionForm,
    EntityForm,
    Form,
    JudgementForm,
    KnownForm,
    formed,
    parsed,
)

JUDGEMENT = {
    "id": "j1",
    "left": "person:marta vell",
    "right": "person:m vell",
    "verdict": "same",
    "judged_by": "ann",
    "judged_at": "2024-03-06T10:00:00",
}
CORRECTION = {
    "id": "c1",
    "verdict": "rename",
    "target": "person:vell",
    "value": "Marta Orlo",
    "evidence": [],
    "judged_by": "ann",
    "judged_at": "2024-03-06",
}
ANCHOR = {"kind": "report", "article_id": "a", "start": 0, "end": 5, "quote": "Vell\nmet",
          "names": [["person:vell", 0, 4]]}  # fmt: skip


def refused(form: type[Form], value: object) -> str:
    """Return what is said of a value that has not this form, without where it stands."""
    with pytest.raises(KgError) as raised:
        formed(form, value, "list.jsonl, line 3")
    said = str(raised.value)
    assert "\n" not in said
    assert said.startswith("list.jsonl, line 3: ")
    return said.removeprefix("list.jsonl, line 3: ")


def test_a_row_of_a_watchlist_is_taken_as_it_is_and_further_values_are_left_out() -> None:
    found = formed(KnownForm, {"id": "Q1", "kind": "person", "name": " Marta\tVell ", "x": 1}, "")
    assert (found.id, found.name, found.aliases, found.country) == ("Q1", "Marta Vell", [], None)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"name": ""}, "name: it is empty"),
        ({"name": "Vell\x07"}, "name: it holds control characters or half a character"),
        ({"name": "Vell\ud83d"}, "name: it holds control characters or half a character"),
        ({"name": "V" * (LONGEST + 1)}, "name: give at most 1,000 characters"),
        ({"name": 7}, "name: give a text"),
        ({"kind": "planet"}, "kind: give 'person', 'group', 'state' or 'place'"),
        ({"aliases": "Vell"}, "aliases: give a list"),
        ({"aliases": ["Vell"] * (LONGEST + 1)}, "aliases: give at most 1,000 values"),
        ({"aliases": ["Vell", ""]}, "aliases.1: it is empty"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(changed: dict[str, Any], part: str) -> None:
    row = {"id": "Q1", "kind": "person", "name": "Vell"}
    assert refused(KnownForm, row | changed).startswith(part)


@pytest.mark.parametrize("missing", ["id", "kind", "name"])
def test_a_row_without_what_it_must_have_is_refused(missing: str) -> None:
    row = {"id": "Q1", "kind": "person", "name": "Vell"}
    del row[missing]
    assert refused(KnownForm, row) == f"{missing}: it is missing"


def test_the_properties_of_follow_the_money_bear_their_own_names() -> None:
    entity = {"id": "Q1", "properties": {"weakAlias": ["Vell"], "previousName": ["Orlo"]}}
    found = formed(EntityForm, entity, "").properties
    assert (found.weak_alias, found.previous_name, found.name) == (["Vell"], ["Orlo"], [])
    assert formed(EntityForm, {"id": "Q1"}, "").properties.name == []


def test_a_judgement_comes_as_it_was_exported() -> None:
    found = formed(JudgementForm, JUDGEMENT, "")
    assert found.model_dump() == JUDGEMENT | {"retracted_at": None, "note": None}


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"left": "marta vell"}, "left: it is no key of a name, such as 'person:joe biden'"),
        ({"left": "person: "}, "left: it is no key of a name"),
        ({"left": "planet:vell"}, "left: it is no key of a name"),
        ({"verdict": "perhaps"}, "verdict: give 'same' or 'different'"),
        ({"judged_at": "yesterday"}, "judged_at: give a day or a moment, such as 2024-03-06T10"),
    ],
)
def test_a_judgement_is_about_two_keys_at_a_moment(changed: dict[str, Any], part: str) -> None:
    assert refused(JudgementForm, JUDGEMENT | changed).startswith(part)


def test_a_quotation_keeps_its_line_breaks() -> None:
    found = formed(CorrectionForm, CORRECTION | {"evidence": [ANCHOR]}, "")
    assert found.evidence[0].quote == "Vell\nmet"
    assert found.evidence[0].names == [("person:vell", 0, 4)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"verdict": "retype", "value": "planet"},
         "its value is no kind (person, group, state, place)"),
        ({"value": None}, "it has no value"),
        ({"target": "vell"}, "it is no key of a name, such as 'person:joe biden'"),
        ({"evidence": [ANCHOR | {"start": -1}]},
         "evidence.0.start: give at least 0"),
        ({"evidence": [ANCHOR | {"end": 0}]}, "evidence.0.end: give more than 0"),
        ({"evidence": [ANCHOR | {"end": 2.5}]}, "evidence.0.end: give a whole number"),
        ({"evidence": [ANCHOR | {"end": "2x"}]}, "evidence.0.end: give a whole number"),
        ({"evidence": [ANCHOR | {"end": None}]}, "evidence.0.end: give a whole number"),
        ({"evidence": [ANCHOR | {"names": ["vell"]}]}, "evidence.0.names.0: give a list"),
        ({"evidence": [ANCHOR | {"names": [["person:vell", 0]]}]},
         "evidence.0.names.0.2: it is missing"),
        ({"evidence": [ANCHOR | {"names": [["person:vell", 0, 4, 5]]}]},
         "evidence.0.names.0: give at most 3 values"),
        ({"evidence": [[]]}, "evidence.0: give an object of JSON, such as {...}"),
        ({"evidence": [ANCHOR | {"quote": "a\0b"}]},
         "evidence.0.quote: it holds a null or half a character"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_followed_is_refused(
    changed: dict[str, Any], said: str
) -> None:
    assert refused(CorrectionForm, CORRECTION | changed) == said


def test_rejected_evidence_is_no_key_of_a_name() -> None:
    rejected = CORRECTION | {"verdict": "reject", "target": "report:0123", "value": None}
    assert formed(CorrectionForm, rejected, "").target == "report:0123"


def test_whom_a_name_means_in_an_article_is_a_key() -> None:
    means = CORRECTION | {"verdict": "reject", "target": "mention:0123", "value": "person:ann orr"}
    assert formed(CorrectionForm, means, "").value == "person:ann orr"
    with pytest.raises(KgError, match="no key of a name"):
        formed(CorrectionForm, means | {"value": "Ann Orr"}, "")


@pytest.mark.parametrize("line", ["{", "", "{x: 1}", "[" * 100_000])
def test_what_is_no_json_is_refused_in_one_line(line: str) -> None:
    with pytest.raises(KgError, match=r"^list, line 1: no JSON$"):
        parsed(line, "list, line 1")


def test_a_line_of_json_is_its_value() -> None:
    assert parsed('{"id": [1, null]}', "") == {"id": [1, None]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@given(JSON, st.sampled_from([KnownForm, EntityForm, JudgementForm, CorrectionForm]))
def test_whatever_comes_is_formed_or_refused_in_one_line(value: object, form: type[Form]) -> None:
    try:
        found: object = formed(form, value, "here")
    except KgError as error:
        found = error
    assert isinstance(found, form) or "\n" not in str(found)
    assert isinstance(found, form) or "Input" not in str(found)
