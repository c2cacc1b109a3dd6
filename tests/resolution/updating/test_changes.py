"""What steps say changes is put together, whichever says it first."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.updating.changes import NOTHING, Changes, together

names = st.frozensets(st.sampled_from(["person:vell", "person:marta vell", "group:un"]))
changes = st.builds(
    Changes, full=names, changed=names, chains=names, entities=names, read=names,
    first=st.dictionaries(st.sampled_from("ab"), st.sampled_from("xyz")), anew=st.booleans(),
)  # fmt: skip


def test_names_are_full_or_short() -> None:
    told = Changes.of_names({"person:vell", "person:marta vell"})
    assert told == Changes(full={"person:marta vell"}, short={"person:vell"})


@given(changes, changes, changes)
def test_the_order_of_steps_and_of_their_parts_says_nothing(
    one: Changes, two: Changes, three: Changes
) -> None:
    assert one | two == two | one
    assert (one | two) | three == one | (two | three) == together((three, one, two))
    assert one | NOTHING == one | one == one


def test_the_least_article_of_a_name_stays_the_first() -> None:
    told = Changes(first={"a": "2", "b": "3"}) | Changes(first={"a": "1"}, former={"c": "e"})
    assert told == Changes(first={"a": "1", "b": "3"}, former={"c": "e"})
