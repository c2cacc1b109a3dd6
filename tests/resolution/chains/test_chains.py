"""Within one article, short names belong to the full name that introduces them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Chain, Claim, Extraction, Kind, Mention, content_id
from kg.resolution.chains import chains
from kg.resolution.chains.forms import SAME, Form
from kg.resolution.chains.people import OPEN, FullNames
from kg.resolution.likeness import likeness
from kg.resolution.names import key, normal

Name = tuple[str, Kind]


def read(*names: Name, aliases: tuple[tuple[int, int], ...] = ()) -> Extraction:
    """Return what was read in an article in which these names stand, one a sentence."""
    mentions, start = [], 0
    for number, (printed, kind) in enumerate(names):
        end = start + len(printed)
        found = content_id("mention", start, end)
        mentions.append(Mention(found, "a", number + 1, start, end, printed, kind))
        start = end + 2
    claims = tuple(
        Claim(content_id(a, b), "a", 0, start, "alias", mentions[a].id, mentions[b].id)
        for a, b in aliases
    )
    return Extraction("a", "test", (), tuple(mentions), claims)


def told(*names: Name, aliases: tuple[tuple[int, int], ...] = ()) -> dict[str, list[str]]:
    """Return by name of the chain the mentions of each, as printed."""
    extraction = read(*names, aliases=aliases)
    printed = {mention.id: mention.text for mention in extraction.mentions}
    return {c.name: [printed[m] for m in c.mentions] for c in chains(extraction)}


def people(*names: str) -> dict[str, list[str]]:
    """Return the chains of an article that names these people."""
    return told(*((name, "person") for name in names))


def referring(names: tuple[str, ...], meant: dict[int, int]) -> dict[str, list[tuple[str, str]]]:
    """Return the chains of people, each mention with its rule.

    `meant` says of mentions, by number, which full name they stand for.
    """
    extraction = read(*((name, "person") for name in names))
    ids = [mention.id for mention in extraction.mentions]
    claims = tuple(
        Claim(f"r{one}", "a", 0, 1, "reference", ids[one], ids[other])
        for one, other in meant.items()
    )
    found = chains(Extraction("a", "test", (), extraction.mentions, claims))
    printed = dict(zip(ids, names, strict=True))
    return {
        c.name: [(printed[m], r) for m, r in zip(c.mentions, c.rules, strict=True)] for c in found
    }


def groups(*names: str, aliases: tuple[tuple[int, int], ...] = ()) -> dict[str, list[str]]:
    """Return the chains of an article that names these groups."""
    return told(*((name, "group") for name in names), aliases=aliases)


def test_a_surname_stands_for_the_full_name() -> None:
    assert people("Ebrahim Raisi", "Raisi’s", "President Raisi") == {
        "Ebrahim Raisi": ["Ebrahim Raisi", "Raisi’s", "President Raisi"]
    }


def test_a_given_name_and_another_spelling_too() -> None:
    assert len(people("Isma'il Haniya", "Haniyeh", "Ismail Haniyeh", "Ismail")) == 1


def test_a_surname_that_two_people_bear_stays_open() -> None:
    found = people("Bill Clinton", "Clinton", "Hillary Clinton", "Clinton")
    assert found == {
        "Bill Clinton": ["Bill Clinton"],
        "Hillary Clinton": ["Hillary Clinton"],
        "Clinton": ["Clinton", "Clinton"],
    }


def test_a_surname_that_two_people_bear_means_whom_the_text_says() -> None:
    found = referring(
        ("Bill Clinton", "Hillary Clinton", "Clinton", "Clinton", "Clinton"), {2: 1, 4: 0}
    )
    assert found == {
        "Bill Clinton": [("Bill Clinton", "full name"), ("Clinton", "surname, in context")],
        "Hillary Clinton": [("Hillary Clinton", "full name"), ("Clinton", "surname, in context")],
        "Clinton": [("Clinton", OPEN)],
    }


def test_a_given_name_that_two_people_bear_means_whom_the_text_says() -> None:
    found = referring(("George Vell", "George Orun", "George", "George"), {2: 1})
    assert found["George Orun"][1:] == [("George", "given name, in context")]
    assert found["George"] == [("George", OPEN)]


def test_a_reference_to_somebody_of_another_name_is_not_believed() -> None:
    found = referring(("Bill Clinton", "Hillary Clinton", "Joe Biden", "Clinton"), {3: 2})
    assert found["Clinton"] == [("Clinton", OPEN)]
    assert found["Joe Biden"] == [("Joe Biden", "full name")]


def test_a_surname_that_one_person_bears_needs_no_reference() -> None:
    found = referring(("Bill Clinton", "Joe Biden", "Clinton"), {2: 1})
    assert found["Bill Clinton"] == [("Bill Clinton", "full name"), ("Clinton", "surname")]


def test_who_is_called_by_the_given_name_is_not_meant_by_the_surname() -> None:
    found = people("Joe Biden", "Hunter Biden", "Biden", "Hunter", "Biden")
    assert found["Joe Biden"] == ["Joe Biden"]
    assert found["Hunter Biden"] == ["Hunter Biden", "Hunter"]
    assert found["Biden"] == ["Biden", "Biden"]


def test_a_surname_with_its_particles_stands_for_the_full_name() -> None:
    assert people("Nadia van der Quist", "Van der Quist", "Omar bin Hamza", "bin Hamza") == {
        "Nadia van der Quist": ["Nadia van der Quist", "Van der Quist"],
        "Omar bin Hamza": ["Omar bin Hamza", "bin Hamza"],
    }


def test_a_family_name_may_stand_first() -> None:
    assert len(people("Xi Jinping", "Xi")) == 1
    assert len(people("Moon Jae-in", "Moon", "President Moon")) == 1


def test_a_title_alone_is_the_one_who_bears_it() -> None:
    found = people("Northwind CEO Mary Hartwell", "Paul Renner", "CEO")
    assert found["Mary Hartwell"] == ["Northwind CEO Mary Hartwell", "CEO"]


def test_an_acronym_stands_for_the_long_name() -> None:
    assert len(groups("Supreme National Security Council", "SNSC")) == 1
    assert len(groups("Palestinian Islamic Jihad", "Islamic Jihad", "PIJ")) == 1


def test_an_acronym_that_cannot_be_derived_is_believed_where_it_is_defined() -> None:
    names = ("State Property Agency", "AVAS")
    assert len(groups(*names)) == 2
    assert len(groups(*names, aliases=((0, 1),))) == 1


def test_an_organisation_is_called_by_the_beginning_of_its_name() -> None:
    assert len(groups("Lockheed Martin", "Lockheed")) == 1
    assert len(groups("US Air Force", "Air Force")) == 1


def test_what_was_named_before_is_no_short_form_of_what_comes_later() -> None:
    assert len(groups("Airbus", "Boeing", "Boeing Australia")) == 3


def test_organisations_of_one_beginning_stay_apart() -> None:
    assert len(groups("China Eastern Airlines", "China Southern Airlines")) == 2


def test_a_person_and_a_firm_of_one_full_name_are_two() -> None:
    extraction = read(("Orr Vell", "person"), ("Orr Vell", "group"), ("Vell", "person"))
    found = chains(extraction)
    assert sorted((chain.key, len(chain.mentions)) for chain in found) == [
        ("group:orr vell", 1),
        ("person:orr vell", 2),
    ]


def test_a_monarch_is_shown_with_the_title_beside_the_name() -> None:
    extraction = read(("Sonja II", "person"), ("Tomas Orr", "person"))
    queen, minister = extraction.mentions
    claims = (
        Claim("c1", "a", 0, 9, "role", queen.id, None, "Queen"),
        Claim("c2", "a", 0, 9, "role", minister.id, None, "King"),
    )
    found = chains(Extraction("a", "test", (), extraction.mentions, claims))
    assert {chain.name for chain in found} == {"Queen Sonja II", "Tomas Orr"}


def test_a_name_is_what_most_of_its_mentions_are() -> None:
    found = told(("Hamas", "group"), ("Hamas", "place"), ("Hamas", "group"))
    assert found == {"Hamas": ["Hamas", "Hamas", "Hamas"]}


def test_a_city_that_acts_as_a_state_stays_apart_from_the_city() -> None:
    extraction = read(("Tehran", "state"), ("Iran", "state"), ("Tehran", "place"))
    assert sorted(chain.key for chain in chains(extraction)) == ["place:tehran", "state:IR"]


def test_a_judgement_keeps_names_apart() -> None:
    extraction = read(("Ebrahim Raisi", "person"), ("Raisi", "person"))
    apart = frozenset({frozenset({key("person", "Ebrahim Raisi"), key("person", "Raisi")})})
    assert len(chains(extraction, apart=apart)) == 2


NAMES: tuple[Name, ...] = (
    ("Bill Clinton", "person"), ("Hillary Clinton", "person"), ("Clinton", "person"),
    ("Bill", "person"), ("President", "person"), ("US Air Force", "group"), ("USAF", "group"),
    ("Air Force", "group"), ("Hamas", "group"), ("Hamas", "place"), ("Iran", "state"),
    ("Tehran", "state"), ("Tehran", "place"), ("", "person"), ("?", "group"),
)  # fmt: skip


def test_a_union_of_states_is_not_one_of_its_bodies() -> None:
    assert len(groups("United Nations Security Council", "United Nations")) == 2
    assert len(groups("Lockheed Martin", "Lockheed")) == 1


def test_the_house_is_the_house_of_representatives_introduced_before() -> None:
    assert len(groups("House of Representatives", "House")) == 1


def test_a_description_belongs_to_whom_it_stands_for_and_is_no_name_of_his() -> None:
    named = read(("Apple", "group"), ("Apple CEO", "person"), ("Tim Cook", "person"))
    subject, name = named.mentions[1].id, named.mentions[2].id
    claim = Claim("c", "a", 0, 1, "description", subject, name)
    for mentions in (named.mentions, tuple(reversed(named.mentions))):
        found = chains(Extraction("a", "test", (), mentions, (claim,)))
        (cook,) = (chain for chain in found if chain.kind == "person")
        assert (cook.name, cook.names) == ("Tim Cook", (("Tim Cook", 1),))
        assert (cook.mentions, cook.rules) == ((subject, name), ("description", "full name"))


@given(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 13)), max_size=6),
)
def test_no_description_is_lost_whatever_it_stands_for(
    names: list[Name], pairs: list[tuple[int, int]]
) -> None:
    extraction = read(*names)
    ids = [mention.id for mention in extraction.mentions]
    claims = tuple(
        Claim(
            str(number),
            "a",
            0,
            1,
            "description",
            ids[a % len(ids)],
            [*ids, "gone"][b % (len(ids) + 1)],
        )
        for number, (a, b) in enumerate(pairs)
    )
    found = chains(Extraction("a", "test", (), extraction.mentions, claims))
    assert sorted(mention for chain in found for mention in chain.mentions) == sorted(ids)


@given(st.lists(st.sampled_from(NAMES), max_size=12), st.randoms())
def test_every_mention_is_in_exactly_one_chain(names: list[Name], random_: "object") -> None:
    extraction = read(*names)
    found: tuple[Chain, ...] = chains(extraction)
    mentions = [mention for chain in found for mention in chain.mentions]
    assert sorted(mentions) == sorted(mention.id for mention in extraction.mentions)
    assert all(len(chain.rules) == len(chain.mentions) for chain in found)
    assert len({chain.id for chain in found}) == len(found)
    turned = Extraction("a", "test", (), tuple(reversed(extraction.mentions)), extraction.claims)
    assert chains(turned) == found


@pytest.mark.parametrize("text", ["Iran", "Iranian", "the Islamic Republic"])
def test_a_state_bears_its_usual_name(text: str) -> None:
    assert list(told((text, "state"))) == ["Iran"]


LETTERS = st.text("abdeghiklmnrsuyz", min_size=1, max_size=7)


@given(st.lists(LETTERS, min_size=2, max_size=3), st.data())
def test_spellings_that_are_one_name_are_found_by_their_sounds(
    words: list[str], data: st.DataObject
) -> None:
    swaps = st.sampled_from(
        [("a", "e"), ("i", "ee"), ("u", "ou"), ("k", "q"), ("s", "ss"), ("", "")]
    )
    spelt = [word.replace(*data.draw(swaps)) if word else word for word in words]
    other = data.draw(st.permutations(spelt))
    one, two = (normal(" ".join(some), "person") for some in (words, other))
    if likeness(one, two, "person") >= SAME:
        full = FullNames()
        full.add(7, Form("person", one, key("person", one)))
        assert full.like(Form("person", two, key("person", two))) == [7]
