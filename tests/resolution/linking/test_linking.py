"""Across articles, names join where likeness or company says so, and never against either."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from told import Told, add

from kg.model import Kind
from kg.resolution.linking import (
    CoMentions,
    Link,
    agreement,
    attach,
    blocks,
    cluster,
    contradicts,
    display,
    fits,
    link,
    lookups,
)
from kg.store import schema
from kg.store.knowledge import resolve
from kg.store.store import Store

Name = tuple[str, Kind, str | None]


def person(name: str) -> Name:
    """Return the name of a person."""
    return name, "person", None


def group(name: str) -> Name:
    """Return the name of a group."""
    return name, "group", None


IRAN: Name = ("Iran", "state", "IR")


def entities(folder: Path, articles: Iterable[tuple[Name, ...]]) -> dict[str, set[str]]:
    """Return by entity's name its spellings, after reading articles with these names."""
    with Store.open(folder / "kg.db") as store:
        for number, names in enumerate(articles):
            add(store, f"a{number}", Told(names, published="2023-06-14"))
        resolve(store)
        with store.reading() as connection:
            alias = schema.entity_alias
            query = select(schema.entity.c.id, schema.entity.c.name, alias.c.name.label("alias"))
            query = query.join(alias, alias.c.entity_id == schema.entity.c.id)
            found: dict[tuple[str, str], set[str]] = {}
            for row in connection.execute(query):
                found.setdefault((row.id, row.name), set()).add(row.alias)
    return {f"{name} {number}" if number else name: aliases
            for number, ((_, name), aliases) in numbered(found)}  # fmt: skip


def numbered(
    found: dict[tuple[str, str], set[str]],
) -> Iterable[tuple[int, tuple[tuple[str, str], set[str]]]]:
    """Yield each entity with a number where several bear one name."""
    seen: dict[str, int] = {}
    for item in sorted(found.items()):
        number = seen.get(item[0][1], 0)
        seen[item[0][1]] = number + 1
        yield number, item


def test_spellings_join_where_the_company_agrees(tmp_path: Path) -> None:
    found = entities(
        tmp_path,
        [
            (person("Ziyad al-Nakhalah"), group("Palestinian Islamic Jihad")),
            (person("Ziad Al-Nakhaleh"), group("PIJ"), group("Palestinian Islamic Jihad")),
            (group("PIJ"), IRAN),
        ],
    )
    assert found["Palestinian Islamic Jihad"] == {"Palestinian Islamic Jihad", "PIJ"}
    assert {"Ziyad al-Nakhalah", "Ziad Al-Nakhaleh"} in found.values()


def test_a_surname_finds_its_entity_by_company(tmp_path: Path) -> None:
    found = entities(
        tmp_path,
        [
            (person("Hossein Salami"), group("Northern Guard"), IRAN),
            (person("Salami"), group("Northern Guard"), IRAN),
            (person("Salami"), group("Deli Holdings"), ("Italy", "state", "IT")),
        ],
    )
    assert found["Hossein Salami"] == {"Hossein Salami", "Salami"}
    assert found["Salami"] == {"Salami"}


def test_a_surname_of_two_people_joins_neither_by_itself(tmp_path: Path) -> None:
    found = entities(
        tmp_path,
        [
            (person("Mary Hartwell"), group("Northwind")),
            (person("Paul Hartwell"), group("Northwind")),
            (person("Hartwell"), group("Northwind")),
        ],
    )
    assert found == {
        "Mary Hartwell": {"Mary Hartwell"},
        "Paul Hartwell": {"Paul Hartwell"},
        "Hartwell": {"Hartwell"},
        "Northwind": {"Northwind"},
    }


def test_a_common_surname_alone_never_joins(tmp_path: Path) -> None:
    found = entities(tmp_path, [(person("Smith"), IRAN), (person("Smith"), IRAN)])
    assert len([name for name in found if name.startswith("Smith")]) == 2


def test_an_institution_is_that_of_the_state_named(tmp_path: Path) -> None:
    india: Name = ("India", "state", "IN")
    found = entities(
        tmp_path,
        [
            (group("Indian Air Force"), india),
            (group("Air Force"), india),
            (group("Air Force"), IRAN),
        ],
    )
    assert found["Indian Air Force"] == {"Indian Air Force", "Air Force"}
    assert found["Air Force"] == {"Air Force"}


def test_entities_show_their_fullest_name_that_is_used_often() -> None:
    assert display({"Nadia Quist": 9, "Nadia Jo Quist": 5}, "person") == "Nadia Jo Quist"
    assert display({"Nadia Quist": 9, "Nadia Jo Quist": 2}, "person") == "Nadia Quist"
    assert display({"NADIA QUIST": 9, "Nadia Quist": 2}, "person") == "Nadia Quist"
    assert display({"Raisi": 9, "Ebrahim Raisi": 2}, "person") == "Ebrahim Raisi"
    assert (
        display({"PIJ": 9, "Palestinian Islamic Jihad": 2}, "group") == "Palestinian Islamic Jihad"
    )


def test_names_that_can_be_one_share_a_block() -> None:
    for left, right in (
        ("person:ziyad nakhalah", "person:ziad nakhaleh"),
        ("person:bill clinton", "person:william clinton"),
        ("person:shinzo abe", "person:abe shinzo"),
        ("group:quds force", "group:qods force"),
        ("group:pij", "group:palestine islamic jihad"),
        ("group:apple", "group:apple computer"),
    ):
        assert blocks(left) & blocks(right), (left, right)


@pytest.mark.parametrize("short", ["house of representatives", "house"])
def test_a_chamber_alone_is_that_of_the_state_named_most(short: str) -> None:
    here = "group:united states house of representatives"
    others = {
        0: ((here,), CoMentions(frozenset())),
        1: (("group:libya house of representatives",), CoMentions(frozenset())),
    }
    assert fits(f"group:{short}", here)
    assert lookups(f"group:{short}") & blocks(here)
    found = attach(f"group:{short}", CoMentions(frozenset(), main="state:US"), others)
    assert found is not None
    assert found.cluster == 0
    assert attach(f"group:{short}", CoMentions(frozenset(), main="state:AU"), others) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("person:joe biden", "person:hunter biden"),
        ("person:j r myers", "person:jess mears"),
        ("group:united states air force", "group:india air force"),
        ("state:IR", "state:IQ"),
    ],
)
def test_what_contradicts_is_not_linked(left: str, right: str) -> None:
    assert contradicts(left, right)
    assert link(left, right) is None


def test_the_acronym_of_a_longer_form_contradicts_no_shorter_one() -> None:
    assert not contradicts("group:islamic jihad", "group:pij")
    assert link("group:islamic jihad", "group:pij") is None
    assert contradicts("group:islamic jihad", "group:plo")


def test_a_crowd_of_namesakes_attracts_nobody() -> None:
    beside = CoMentions(frozenset({"group:a", "group:b"}))
    crowd = {number: ((f"person:x{number} khan",), CoMentions(frozenset())) for number in range(9)}
    crowd[0] = (("person:x khan",), beside)
    assert attach("person:khan", beside, crowd) is None
    assert attach("person:khan", beside, {0: crowd[0]}) is not None


KEYS = [
    f"person:{given} {family}" for given in ("ali", "aly", "omar") for family in ("nur", "noor")
]
links = st.builds(
    lambda pair, score: Link(*sorted(pair), "spelling", score),
    st.lists(st.sampled_from(KEYS), min_size=2, max_size=2, unique=True),
    st.sampled_from([0.8, 0.9, 0.95]),
)


@given(st.lists(links, max_size=10), st.randoms(use_true_random=False))
def test_clusters_do_not_depend_on_the_order_of_links(found: list[Link], random_: "object") -> None:
    apart = {frozenset({KEYS[0], KEYS[1]})}
    turned = list(found)
    random_.shuffle(turned)  # type: ignore[attr-defined]
    one = cluster(KEYS, found, apart=lambda a, b: frozenset({a, b}) in apart)
    assert one == cluster(KEYS[::-1], turned, apart=lambda a, b: frozenset({a, b}) in apart)
    assert all(key in group for key, group in one.items())
    assert KEYS[1] not in one[KEYS[0]]


def test_how_much_two_companies_agree_depends_on_no_order() -> None:
    names = [f"state:{number}" for number in range(7)] + [f"place:{number}" for number in range(4)]
    beside = CoMentions(frozenset([*names, "person:a", "group:b"]), frozenset({"2023-06"}))
    assert agreement(beside, beside) == (7 * 35 + 4 * 50 + 200 + 9) / 100
