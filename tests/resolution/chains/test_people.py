"""A surname, a given name or a title goes to the full name of its article that bears it."""

import pytest
from chained import people, read, referring
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Extraction, Mention
from kg.resolution.chains import chains
from kg.resolution.chains.forms import SAME, Form, Joined, forms_of
from kg.resolution.chains.people import OPEN, FullNames, Told, join_people, join_titles
from kg.resolution.likeness import likeness
from kg.resolution.names import key, normal


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


def listed(*names: tuple[str, int, str]) -> dict[str, list[str]]:
    """Return the chains of people, each name with its sentence and its office ("" for none)."""
    mentions, claims, start = [], [], 0
    for number, (printed, sentence, office) in enumerate(names):
        end = start + len(printed)
        mentions.append(Mention(f"m{number}", "a", sentence, start, end, printed, "person"))
        if office:
            claims.append(Claim(f"c{number}", "a", 0, 1, "role", f"m{number}", None, office))
        start = end + 2
    found = chains(Extraction("a", "test", (), tuple(mentions), tuple(claims)))
    texts = {one.id: one.text for one in mentions}
    return {f"{c.name} {c.rules[0]}": [texts[m] for m in c.mentions] for c in found}


def test_a_surname_beside_a_full_name_and_with_another_office_is_somebody_else() -> None:
    assert listed(
        ("Orun", 1, "vice president"),
        ("Ada Orun", 1, ""),
        ("Orun", 2, "vice president"),
        ("Orun", 3, ""),
    ) == {
        "Ada Orun full name": ["Ada Orun"],
        "Orun only name": ["Orun", "Orun"],
        "Orun open": ["Orun"],
    }


@pytest.mark.parametrize(
    "names",
    [
        (("Ada Orun", 1, ""), ("Orun", 1, "mayor")),
        (("Orun", 1, "mayor"), ("Ada Orun", 2, "")),
        (("Orun", 1, "mayor"), ("Ada Orun", 1, "mayor")),
        (("Orun", 1, ""), ("Ada Orun", 1, "mayor")),
    ],
)
def test_a_surname_of_the_same_office_or_named_after_is_the_same(
    names: tuple[tuple[str, int, str], ...],
) -> None:
    assert list(listed(*names)) in (["Ada Orun full name"], ["Ada Orun surname"])


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


def form(name: str) -> Form:
    return Form("person", normal(name, "person"), key("person", name))


def test_full_names_are_looked_up_by_a_word_and_by_a_pet_name_of_theirs() -> None:
    names = FullNames()
    names.add(1, form("William Vell"))
    names.add(2, form("Nadia van der Quist"))
    assert names.with_word(form("Bill")) == [1]
    assert names.with_word(form("van der Quist")) == [2]
    assert names.with_word(form("Orun")) == []


def test_a_chain_is_looked_up_by_each_spelling_that_it_has() -> None:
    names = FullNames()
    names.add(1, form("Ziyad al-Nakhalah"))
    names.add(1, form("Ziad Nakhala"))
    assert [one.normal for one in names.forms[1]] == ["ziyad nakhalah", "ziad nakhala"]
    assert names.like(form("Ziad al-Nakhaleh")) == [1]
    assert names.like(form("Marta Vell")) == []


def joined_people(*names: str, apart: frozenset[frozenset[str]] = frozenset()) -> Joined:
    """Return what becomes of these people, titles aside."""
    joined = Joined(apart)
    forms = forms_of(read(*((name, "person") for name in names)).mentions)
    join_people(forms["person"], joined, Told())
    return joined


def test_who_is_named_by_a_surname_alone_is_somebody_by_the_only_name() -> None:
    assert set(joined_people("Vell", "Orun").rules.values()) == {"only name"}


def test_two_spellings_of_a_surname_alone_are_one_name() -> None:
    assert len(joined_people("Haniyeh", "Haniya").members) == 1


def test_full_names_that_people_keep_apart_are_two_however_alike() -> None:
    names = ("Ismail Haniyeh", "Isma'il Haniya")
    assert len(joined_people(*names).members) == 1
    apart = frozenset({frozenset(key("person", name) for name in names)})
    assert len(joined_people(*names, apart=apart).members) == 2


def test_nobody_makes_no_chain() -> None:
    assert joined_people().members == {}


def titled(*names: str, holder: int, title: str) -> dict[str, list[str]]:
    """Return the chains of people one of whom is said to hold an office."""
    extraction = read(*((name, "person") for name in names))
    ids = [mention.id for mention in extraction.mentions]
    claim = Claim("c", "a", 0, 1, "role", ids[holder], None, title)
    printed = dict(zip(ids, names, strict=True))
    found = chains(Extraction("a", "test", (), extraction.mentions, (claim,)))
    return {chain.name: [printed[one] for one in chain.mentions] for chain in found}


def test_a_title_alone_is_the_one_who_holds_the_office() -> None:
    found = titled("Marta Vell", "Tomas Orun", "the Foreign Minister", holder=0,
                   title="Foreign Minister")  # fmt: skip
    assert found["Marta Vell"] == ["Marta Vell", "the Foreign Minister"]


def test_of_two_ministers_the_one_of_all_the_words_is_meant() -> None:
    found = titled("Finance Minister Marta Vell", "Tomas Orun", "Foreign Minister", holder=1,
                   title="Foreign Minister")  # fmt: skip
    assert found["Tomas Orun"] == ["Tomas Orun", "Foreign Minister"]


def test_a_title_that_nobody_bears_is_a_chain_by_itself() -> None:
    joined = Joined(frozenset())
    extraction = read(("Marta Vell", "person"), ("Prime Minister", "person"))
    forms = forms_of(extraction.mentions)
    join_people(forms["person"], joined, Told())
    join_titles(extraction, forms["title"], joined)
    assert list(joined.rules.values()) == ["full name", "title alone"]


def test_a_full_name_of_fewer_words_is_the_one_of_more() -> None:
    assert list(people("Karel Tomas Vrabel", "Tomas Vrabel", "Vrabel")) == ["Karel Tomas Vrabel"]
    assert list(people("La Riva", "Gloria La Riva", "La Riva", "La Riva")) == ["Gloria La Riva"]
    assert list(people("Wanda Orr Vell", "Wanda Orr", "Orr")) == ["Wanda Orr Vell"]
    assert len(people("Karel Tomas Vrabel", "Ilze Tomas Vrabel", "Tomas Vrabel")) == 3


def test_a_name_is_shown_in_the_fullest_form_that_the_article_uses_often() -> None:
    assert list(people("Karel Tomas Vrabel", *["Tomas Vrabel"] * 3, "Vrabel")) == ["Tomas Vrabel"]
    assert list(people("Wanda Orr-Vell", *["Orr-Vell"] * 3)) == ["Wanda Orr-Vell"]
