"""Mentions written alike are one form, which is of one kind throughout its article."""

from chained import chains_of, read

from kg.model import Mention
from kg.resolution.chains import chains
from kg.resolution.chains.forms import DESCRIPTION, Form, Joined, forms_of, most, nearest


def test_a_person_and_a_firm_of_one_full_name_are_two() -> None:
    extraction = read(("Orr Vell", "person"), ("Orr Vell", "group"), ("Vell", "person"))
    found = chains(extraction)
    assert sorted((chain.key, len(chain.mentions)) for chain in found) == [
        ("group:orr vell", 1),
        ("person:orr vell", 2),
    ]


def test_a_name_is_what_most_of_its_mentions_are() -> None:
    found = chains_of(("Hamas", "group"), ("Hamas", "place"), ("Hamas", "group"))
    assert found == {"Hamas": ["Hamas", "Hamas", "Hamas"]}


def test_a_city_that_acts_as_a_state_stays_apart_from_the_city() -> None:
    extraction = read(("Tehran", "state"), ("Iran", "state"), ("Tehran", "place"))
    assert sorted(chain.key for chain in chains(extraction)) == ["place:tehran", "state:IR"]


def kinds(*names: tuple[str, str]) -> dict[str, list[str]]:
    """Return the normal forms by kind."""
    found = forms_of(read(*names).mentions)  # type: ignore[arg-type]
    return {kind: [form.normal for form in forms] for kind, forms in found.items()}


def test_names_alike_but_for_titles_and_possessives_are_one_form() -> None:
    forms = forms_of(read(("President Raisi’s", "person"), ("RAISI", "person")).mentions)
    (raisi,) = forms["person"]
    assert (raisi.normal, raisi.key, raisi.words) == ("raisi", "person:raisi", ["raisi"])
    assert [mention.text for mention in raisi.mentions] == ["President Raisi’s", "RAISI"]
    assert raisi.first == 0


def test_a_form_begins_with_its_first_mention_in_whatever_order_they_come() -> None:
    extraction = read(("Raisi", "person"), ("Biden", "person"), ("Raisi", "person"))
    (raisi, biden) = forms_of(tuple(reversed(extraction.mentions)))["person"]
    assert (raisi.first, biden.first) == (0, 7)


def test_a_title_alone_is_no_name_of_a_person() -> None:
    assert kinds(("Prime Minister", "person"), ("Marta Vell", "person")) == {
        "title": ["prime minister"], "person": ["marta vell"],
    }  # fmt: skip


def test_a_state_is_one_form_whatever_it_is_called() -> None:
    assert kinds(("Iran", "state"), ("Iranian", "state")) == {"state": ["state:IR"]}


def test_a_surname_taken_for_a_group_as_often_is_the_person() -> None:
    found = kinds(("Marta Vell", "person"), ("Vell", "group"), ("Vell", "person"))
    assert found == {"person": ["marta vell", "vell"]}


def test_the_town_of_a_surname_stays_a_town() -> None:
    found = kinds(("Denise Tacoma", "person"), ("Tacoma", "place"), ("Tacoma", "person"))
    assert found == {"person": ["denise tacoma", "tacoma"], "place": ["tacoma"]}


def test_a_country_that_is_mostly_a_state_is_one_throughout() -> None:
    assert kinds(("Iran", "state"), ("Iran", "state"), ("Iran", "group")) == {"state": ["state:IR"]}


def test_no_mentions_have_no_forms() -> None:
    assert forms_of(()) == {}


def test_the_kind_of_most_weight_wins_and_ties_are_settled_alike_each_time() -> None:
    assert most({"person": 1.0, "group": 2.0}) == "group"
    assert most({"person": 1.0, "group": 1.0}) == most({"group": 1.0, "person": 1.0})


def at(start: int, text: str = "Vell") -> Mention:
    return Mention(f"m{start}", "a", 0, start, start + len(text), text, "person")


def test_the_nearest_chain_is_the_one_named_last_before_else_the_one_named_next() -> None:
    joined = Joined(frozenset())
    for starts in ((0, 50), (20,), (90,)):
        joined.start(Form("person", "vell", "person:vell", [at(start) for start in starts]))
    assert nearest(at(30), [0, 1, 2], joined) == 1
    assert nearest(at(60), [0, 1, 2], joined) == 0
    assert nearest(at(10), [1, 2], joined) == 1


def test_a_form_is_kept_out_of_a_chain_that_holds_what_people_keep_it_from() -> None:
    joined = Joined(frozenset({frozenset({"person:vell", "person:marta vell"})}))
    number = joined.start(Form("person", "marta vell", "person:marta vell", [at(0)]))
    assert not joined.allowed(number, "person:vell")
    assert joined.allowed(number, "person:orun")


def test_a_description_joins_the_chain_of_its_name_without_a_key() -> None:
    joined = Joined(frozenset())
    number = joined.start(Form("person", "marta vell", "person:marta vell", [at(0)]))
    joined.describe(at(20, "the envoy"), "m0")
    assert [mention.text for mention in joined.members[number]] == ["Vell", "the envoy"]
    assert joined.rules["m20"] == DESCRIPTION
    assert joined.keys[number] == {"person:marta vell"}
