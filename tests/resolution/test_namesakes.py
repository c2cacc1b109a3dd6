"""Two people of one full name stay two where nothing of their worlds agrees, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolution.names import parse_key, qualified, qualifier, unqualified
from kg.resolution.namesakes import Setting, namesakes, nearest_namesake, spheres


def setting(
    chain: str,
    *beside: str,
    title: str = "",
    around: str = "",
    state: str = "",
    published: str = "2024-03-01",
) -> Setting:
    """Return where an article places somebody."""
    return Setting(
        chain,
        (title,) if title else (),
        (around,) if around else (),
        frozenset({f"state:{state}"} if state else ()),
        frozenset({*beside, *([f"state:{state}"] if state else [])}),
        published,
    )


def told(*settings: Setting) -> dict[str | None, set[str]]:
    """Return the chains of each namesake by what tells them apart."""
    return {one.qualifier: set(one.chains) for one in namesakes(settings)}


MINISTER = setting("a", "person:ilze ozola", "place:amman", title="Health Minister", state="JO")
STRIKER = setting("b", "person:carlos peralta", "place:cairo", title="striker")


def test_a_minister_and_a_striker_of_one_name_are_two() -> None:
    assert told(MINISTER, STRIKER) == {"minister, Jordan": {"a"}, "striker, Cairo": {"b"}}


def test_who_is_named_among_players_is_one_also_where_nobody_calls_him_so() -> None:
    among_players = setting("b", "place:cairo", around="coach")
    assert told(MINISTER, among_players) == {"minister, Jordan": {"a"}, "sport, Cairo": {"b"}}


def test_ministers_of_two_states_are_two() -> None:
    other = setting("b", "place:jakarta", title="minister", state="ID")
    assert set(told(MINISTER, other)) == {"minister, Jordan", "minister, Indonesia"}


def test_one_person_may_change_the_office_where_the_company_agrees() -> None:
    later = setting("b", "person:ilze ozola", "place:riga", title="striker")
    assert told(MINISTER, later) == {None: {"a", "b"}}
    at_home = setting("b", "state:JO", title="striker")
    assert told(MINISTER, at_home) == {None: {"a", "b"}}


def test_no_office_tells_nobody_apart() -> None:
    assert told(MINISTER, setting("b", "place:oslo")) == {None: {"a", "b"}}
    assert told(setting("a", "place:riga"), setting("b", "place:oslo")) == {None: {"a", "b"}}


def test_what_fits_neither_of_two_stays_by_itself() -> None:
    assert told(MINISTER, STRIKER, setting("c", "place:oslo"))[None] == {"c"}


def test_ministers_of_one_title_and_state_are_told_apart_by_the_year() -> None:
    left = setting("a", "place:x", title="minister", published="1967-02-01")
    player = setting("b", "place:x", title="striker", published="2024-02-01")
    assert len(told(left, player)) == 1
    found = told(
        setting("a", "place:x", title="minister", state="JO", published="1967-02-01"),
        setting("b", "place:y", title="minister", state="ID"),
    )
    assert set(found) == {"minister, Jordan", "minister, Indonesia"}


def test_a_further_article_goes_to_whom_it_shares_most_with() -> None:
    known = {"minister": [MINISTER], "striker": [STRIKER]}
    assert nearest_namesake(setting("c", "person:carlos peralta"), known) == "striker"
    assert nearest_namesake(setting("c", "place:oslo"), known) is None
    assert nearest_namesake(setting("c", "place:cairo", "place:amman"), known) is None


def test_titles_that_are_held_in_several_parts_of_life_tell_nothing() -> None:
    assert spheres(["President", "chairman", "Secretary"]) == frozenset()
    assert spheres(["Foreign Minister", "goalkeeper"]) == {"government", "sport"}


@given(
    st.lists(
        st.builds(
            lambda beside, title, state: (tuple(beside), title, state),
            st.lists(st.sampled_from(["person:x", "place:y", "group:z", "state:JO"]), max_size=2),
            st.sampled_from(["", "minister", "striker", "singer"]),
            st.sampled_from(["", "JO", "ID"]),
        ),
        min_size=1,
        max_size=7,
    ),
    st.randoms(use_true_random=False),
)
def test_every_article_means_one_of_them_in_any_order(rows: list, random_: "object") -> None:  # type: ignore[type-arg]
    made = [
        setting(f"c{number}", *beside, title=title, state=state)
        for number, (beside, title, state) in enumerate(rows)
    ]
    found = namesakes(made)
    assert sorted(chain for one in found for chain in one.chains) == [one.chain for one in made]
    assert len({one.qualifier for one in found}) == len(found)
    random_.shuffle(made)  # type: ignore[attr-defined]
    assert namesakes(made) == found


def test_a_key_says_which_of_several_people_is_meant() -> None:
    name = qualified("person:nadia quist", "minister, Latvia")
    assert qualifier(name) == "minister, Latvia"
    assert unqualified(name) == "person:nadia quist"
    assert parse_key(name) == ("person", "nadia quist")
    assert qualified("person:nadia quist", None) == "person:nadia quist"
    assert qualifier("group:quist (holding)") is None
