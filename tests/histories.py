"""Histories: articles that come one after another, told as the names in them, and decisions."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from told import Told

from kg.model import Kind

Name = tuple[str, Kind, str | None]
NAMES: tuple[Name, ...] = (
    ("Ziyad al-Nakhalah", "person", None), ("Ziad Al-Nakhaleh", "person", None),
    ("Nakhalah", "person", None), ("Al-Nakhaleh", "person", None),
    ("Joe Biden", "person", None), ("Joseph Biden", "person", None), ("Biden", "person", None),
    ("Hunter Biden", "person", None), ("President", "person", None),
    ("Palestinian Islamic Jihad", "group", None), ("Islamic Jihad", "group", None),
    ("PIJ", "group", None), ("Hamas", "group", None), ("Hamas", "place", None),
    ("US Air Force", "group", None), ("Air Force", "group", None),
    ("Indian Air Force", "group", None),
    ("Iran", "state", "IR"), ("Tehran", "place", None), ("Tehran", "state", "IR"),
    ("India", "state", "IN"), ("U.S.", "state", "US"),
)  # fmt: skip
GIVEN = ("Ann", "Bert", "Carl", "Dora", "Emil", "Fred", "Gina", "Hugo", "Ivan", "Jo")
SMITHS: tuple[Name, ...] = tuple((f"{given} Smith", "person", None) for given in GIVEN)
AROUND = (NAMES[0], NAMES[4], NAMES[12], NAMES[17], NAMES[20])
SMITH: Name = ("Smith", "person", None)

# An office in an article: whose (a number of a name), the title, and in which of its names.
office = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["Health Minister", "striker", "President", "foreign minister"]),
    st.sampled_from([None, 0, 1, 2]),
)
told = st.builds(
    Told,
    st.lists(st.sampled_from(NAMES), min_size=3, max_size=7).map(tuple),
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 2), min_size=2, max_size=3).map(tuple),
            st.sampled_from(["held", "planned", "denied"]),
            st.sampled_from([None, "2023-06", "2023-06-14", "2023-06-20"]),
        ),
        max_size=2,
    ).map(tuple),
    st.sampled_from([None, "2023-06-15", "2023-06-25", "2023-09-01"]),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=1).map(tuple),
    st.lists(office, max_size=1).map(tuple),
)
crowd = st.builds(
    lambda some, around, short: Told((*some, *around, *short)),
    st.lists(st.sampled_from(SMITHS), max_size=3),
    st.lists(st.sampled_from(AROUND), max_size=2),
    st.sampled_from([(), (SMITH,), (SMITH, NAMES[6])]),
)
stories = st.lists(told, min_size=1, max_size=6)
crowds = st.lists(crowd, min_size=6, max_size=14)
quick = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
