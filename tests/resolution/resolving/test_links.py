"""A link that spelling leaves in doubt joins where the company of its names agrees."""

from collections.abc import Mapping

from kg.resolution.linking import CoMentions, Link
from kg.resolution.resolving.links import (
    DOUBT,
    best_links,
    is_unsure,
    link_between,
    may_change,
    of_two_kinds,
    weigh,
)

ZIYAD, ZIAD, VELL = "person:ziyad nakhalah", "person:ziad nakhaleh", "person:marta vell"
PAIR = (ZIAD, ZIYAD)
FIRM, PERSON = "group:orr vell", "person:orr vell"


class CoMentionsOfNames:
    """The company of names, given as other names."""

    def __init__(self, names_of: Mapping[str, set[str]]) -> None:
        self._names_of = names_of

    def of_name(self, name_key: str) -> CoMentions:
        return CoMentions(frozenset(self._names_of.get(name_key, ())), frozenset())


def test_names_of_the_same_company_are_joined_and_others_not() -> None:
    unsure = Link(*PAIR, "similar name", 0.8)
    shared = CoMentionsOfNames({ZIAD: {"group:hamas"}, ZIYAD: {"group:hamas"}})
    assert weigh(unsure, shared) == unsure
    assert weigh(unsure, CoMentionsOfNames({})) == Link(*PAIR, DOUBT, 0.8)
    sure = Link(*PAIR, "spelling", 1.0)
    assert weigh(sure, CoMentionsOfNames({})) == sure
    doubted = Link(*PAIR, DOUBT, 0.8)
    assert weigh(doubted, shared) == doubted


def test_an_article_that_names_a_person_and_a_firm_says_that_they_are_two() -> None:
    def found(*, together: int, are_two: bool) -> str:
        one = link_between(FIRM, PERSON, together=together, alone=0, are_two=are_two)
        assert one is not None
        return one.rule

    assert found(together=0, are_two=False) == "same words"
    assert found(together=0, are_two=True) == DOUBT
    assert found(together=1, are_two=True) == "one in an article"
    assert link_between(VELL, ZIYAD, together=0, alone=0, are_two=False) is None


def test_a_link_between_namesakes_is_unsure_however_alike() -> None:
    assert not is_unsure(Link(*PAIR, "spelling", 1.0))
    assert is_unsure(Link("person:nadia quist (minister, Jordan)", ZIYAD, "spelling", 1.0))
    assert is_unsure(Link(*PAIR, "spelling", 0.5))
    assert not is_unsure(Link(*PAIR, "one in an article", 0.5))


def test_a_person_and_a_firm_of_one_name_are_of_two_kinds() -> None:
    assert of_two_kinds(PERSON, FIRM)
    assert not of_two_kinds("place:tehran", "state:tehran")
    assert not of_two_kinds(PERSON, "group:vell")


def test_a_link_may_change_where_articles_can_say_another_thing() -> None:
    sure, unsure = Link(*PAIR, "spelling", 1.0), Link(*PAIR, "spelling", 0.9)
    assert not may_change(sure, {ZIAD})
    assert may_change(unsure, {ZIAD})
    assert not may_change(unsure, {VELL})
    assert may_change(Link(*PAIR, "one in an article", 1.0), set())
    assert may_change(Link(FIRM, PERSON, "same words", 1.0), set())


def test_a_name_belongs_where_it_is_by_its_best_link() -> None:
    links = [Link("a", "b", "spelling", 0.9), Link("b", "c", "judgement", 3.0)]
    assert best_links(links) == {
        "a": ("spelling", 0.9), "b": ("judgement", 1.0), "c": ("judgement", 1.0),
    }  # fmt: skip
