"""Full names become entities: compared within blocks, the best links joined first."""

from readings import read, reading

from kg.model import Judgement
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.decisions import Decisions, KnownEntity, decide
from kg.resolution.resolving.full_names import (
    FullEntities,
    FullNames,
    find_links,
    full_entities,
    full_names,
    pairs_of,
    pairs_to_compare,
)
from kg.resolution.resolving.readings import Reading

VELL, ZIYAD, ZIAD = "person:marta vell", "person:ziyad nakhalah", "person:ziad nakhaleh"


def found(*told: Reading, decisions: Decisions | None = None) -> tuple[FullNames, FullEntities]:
    """Return the full names of articles that hold no other names, and their entities."""
    decisions = decisions or decide()
    articles = read(*told)
    chains = [chain for article in articles for chain in article.chains]
    others = {chain: keys for one in articles for chain, keys in one.other_names.items()}
    names = full_names(chains, others, decisions)
    beside = CoMentionIndex({one.id: one.co_mentions for one in articles}, names.articles_of)
    return names, full_entities(names, beside, decisions)


ALIKE = (
    reading("a", "Ziyad al-Nakhalah", "group:River Council"),
    reading("b", "Ziad al-Nakhaleh", "group:River Council"),
)


def test_a_name_has_the_articles_in_which_it_is_the_fullest_one() -> None:
    names, _ = found(reading("b", "Marta Vell"), reading("a", "Marta Vell", "Marta Vell"))
    assert names.keys == {VELL}
    assert names.articles_of == {VELL: ["a", "b"]}


def test_two_names_of_one_chain_are_counted_together() -> None:
    names, entities = found(reading("a", "Ziyad al-Nakhalah", "Ziad al-Nakhaleh"))
    assert names.together == {(ZIAD, ZIYAD): 1}
    (bearer,) = entities.names_of.values()
    assert len(bearer) == 1


def test_spellings_in_the_same_company_are_one_entity() -> None:
    _, entities = found(*ALIKE)
    assert sorted(entities.names_of.values()) == [
        ("group:river council",), (ZIAD, ZIYAD),
    ]  # fmt: skip
    assert entities.place_of[ZIAD].entity == entities.place_of[ZIYAD].entity
    assert entities.place_of["group:river council"].rule == "same name"


def test_a_judgement_joins_what_no_likeness_joins_and_parts_what_one_does() -> None:
    same = Judgement("j", VELL, ZIYAD, "same", "ann", "2024")
    _, entities = found(reading("a", "Marta Vell"), ALIKE[0], decisions=decide([same]))
    assert entities.place_of[VELL].entity == entities.place_of[ZIYAD].entity
    assert entities.place_of[VELL].rule == "judgement"
    apart = Judgement("j", ZIAD, ZIYAD, "different", "ann", "2024")
    _, entities = found(*ALIKE, decisions=decide([apart]))
    assert entities.place_of[ZIAD].entity != entities.place_of[ZIYAD].entity


def test_an_entity_of_a_watchlist_has_the_id_of_its_entry() -> None:
    known = KnownEntity("Q1", "person", "Marta Vell", (VELL,), None)
    _, entities = found(reading("a", "Marta Vell"), decisions=decide(entries=[known]))
    assert entities.place_of[VELL].entity == "Q1"


def test_a_name_that_only_a_watchlist_has_is_nobody_in_these_articles() -> None:
    known = KnownEntity("Q1", "person", "Marta Vell", (VELL,), None)
    names, entities = found(ALIKE[0], decisions=decide(entries=[known]))
    assert VELL in names.keys
    assert VELL not in entities.place_of
    assert "Q1" not in entities.names_of


def test_a_person_and_a_firm_of_one_article_and_name_are_two() -> None:
    both = reading("a", "Orr Vell", "group:Orr Vell")
    _, entities = found(both)
    assert len(entities.names_of) == 2


def test_names_of_one_block_are_linked() -> None:
    names, _ = found(*ALIKE)
    co_mentions = CoMentionIndex(
        {one.id: one.co_mentions for one in read(*ALIKE)}, names.articles_of
    )  # fmt: skip
    (one,) = find_links(names, co_mentions)
    assert (one.left, one.right) == (ZIAD, ZIYAD)


def test_names_of_one_block_are_compared_and_no_others() -> None:
    assert list(pairs_to_compare([ZIYAD, ZIAD, VELL], ())) == [(ZIAD, ZIYAD)]
    assert list(pairs_to_compare([], ())) == []
    # Of one surname alone, names are not compared.
    assert list(pairs_to_compare([VELL, "person:lena vell"], ())) == []


def test_names_that_are_one_in_an_article_are_compared_as_well_and_once() -> None:
    pairs = [(VELL, ZIYAD), (ZIAD, ZIYAD)]
    assert list(pairs_to_compare([ZIYAD, ZIAD, VELL], pairs)) == pairs


def test_each_two_names_are_a_pair_once() -> None:
    assert list(pairs_of(["a", "b", "c"])) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert list(pairs_of(["a"])) == []
