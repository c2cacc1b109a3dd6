"""The company of a name: the other full names of the articles that bear it."""

from readings import read, reading

from kg.resolution.linking import CoMentions
from kg.resolution.resolving.co_mentions import (
    ARTICLES,
    ArticleCoMentions,
    CoMentionIndex,
    article_co_mentions,
    main_state,
)

A, B = read(
    reading("a", "Marta Vell", "Orun", "group:River Council", "state:Iran", published="2023-06-15"),
    reading("b", "Marta Vell", "Tomas Orun", "state:Iraq", "state:Iraq", published="2023-08"),
)


def index() -> CoMentionIndex:
    """Return the company of two articles that both name Marta Vell."""
    vell = {"person:marta vell": ["a", "b"], "person:tomas orun": ["b"]}
    return CoMentionIndex({"a": A.co_mentions, "b": B.co_mentions}, vell)


def test_an_article_gives_its_full_names_its_month_and_the_state_that_it_names_most() -> None:
    assert A.co_mentions.beside == CoMentions(
        frozenset({"person:marta vell", "group:river council", "state:IR"}),
        frozenset({"2023-06"}),
        "state:IR",
    )
    assert B.co_mentions.states == {"state:IQ": 2}


def test_an_article_without_names_and_day_gives_no_company() -> None:
    assert article_co_mentions((), None) == ArticleCoMentions(CoMentions(frozenset()), {})


def test_no_state_is_the_main_one_where_two_are_named_alike() -> None:
    assert main_state({"state:IR": 2, "state:IQ": 1}) == "state:IR"
    assert main_state({"state:IR": 2, "state:IQ": 2}) is None
    assert main_state({}) is None


def test_a_name_keeps_the_company_of_all_its_articles_and_not_its_own() -> None:
    assert index().of_name("person:marta vell") == CoMentions(
        frozenset({"person:tomas orun", "group:river council", "state:IR", "state:IQ"}),
        frozenset({"2023-06", "2023-08"}),
        "state:IQ",
    )


def test_a_name_of_no_article_keeps_no_company() -> None:
    assert index().of_name("person:ilya sade") == CoMentions(frozenset())


def test_only_the_first_articles_of_a_name_that_very_many_bear_are_looked_at() -> None:
    many = [f"{number:03}" for number in range(ARTICLES + 1)]
    beside = {one: ArticleCoMentions(CoMentions(frozenset({f"group:{one}"})), {}) for one in many}
    found = CoMentionIndex(beside, {"person:marta vell": many}).of_name("person:marta vell")
    assert found.keys == {f"group:{one}" for one in many[:ARTICLES]}


def test_names_together_keep_the_company_of_each() -> None:
    together = index().of_names(["person:marta vell", "person:tomas orun"])
    assert "group:river council" in together.keys
    assert "person:marta vell" in together.keys
    assert together.main is None
    assert index().of_names(()) == CoMentions(frozenset())
