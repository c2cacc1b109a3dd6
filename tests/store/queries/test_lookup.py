"""Names are looked up among all that a store knows of them."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import insert

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph
from kg.resolution.names import fold
from kg.store.queries import lookup
from kg.store.schema import entity, entity_alias


def add(
    news: KnowledgeGraph, name: str, *aliases: str, mentions: int = 1, kind: str = "person",
    code: str | None = None,
) -> str:  # fmt: skip
    """Put an entity into the store as resolving does, and return its id."""
    id_ = fold(f"{kind}{name}{mentions}").replace(" ", "").ljust(16, "0")[:16]
    row = {"id": id_, "kind": kind, "name": name, "code": code, "mentions": mentions, "articles": 1}
    with news.store.transaction() as connection:
        connection.execute(insert(entity), row)
        for each in (name, *aliases):
            alias = {"entity_id": id_, "name": each, "search": fold(each), "mentions": mentions}
            connection.execute(insert(entity_alias), alias)
    return id_


def test_every_name_that_is_printed_is_found(own_news: KnowledgeGraph) -> None:
    for one in own_news.entities():
        assert own_news.entity(one.name) == one


def test_the_one_by_far_the_best_known_is_taken_and_it_is_said(
    own_news: KnowledgeGraph, caplog: pytest.LogCaptureFixture
) -> None:
    add(own_news, "Ida Vell", mentions=1_200)
    with caplog.at_level(logging.WARNING):
        assert own_news.entity("vell").name == "Ida Vell"
    assert caplog.messages == ["vell: Ida Vell (1,200 mentions); also Marta Vell"]
    said: list[str] = []
    own_news.notify = said.append
    own_news.met("Vell")
    assert said == ["Vell: Ida Vell (1,200 mentions); also Marta Vell"]


def test_another_spelling_that_no_article_prints_is_found_and_it_is_said(
    own_news: KnowledgeGraph, caplog: pytest.LogCaptureFixture
) -> None:
    name = "Marta Vel"
    with caplog.at_level(logging.WARNING):
        assert own_news.entity(name).name == "Marta Vell"
    assert caplog.messages[0].startswith("Marta Vel: Marta Vell (")
    with own_news.store.reading() as connection, pytest.raises(NotFound):
        lookup.named(connection, name)


@pytest.mark.parametrize("name", ["", " ", "?!", "-", "()", "the", "Mr."])
def test_what_is_no_name_is_nobodys(own_news: KnowledgeGraph, name: str) -> None:
    with pytest.raises(NotFound):
        own_news.entity(name)


def test_an_initial_that_no_article_prints_is_left_out(own_news: KnowledgeGraph) -> None:
    assert own_news.entity("Marta J. Vell").name == "Marta Vell"
    add(own_news, "Ada B. Lone Orr")
    with pytest.raises(NotFound):
        own_news.entity("Ada C. Orr")
    with own_news.store.reading() as connection:
        assert lookup.named(connection, "Marta J. Vell").name == "Marta Vell"


def test_who_is_called_just_so_is_listed_among_many_who_are_better_known(
    own_news: KnowledgeGraph,
) -> None:
    for number, family in enumerate(
        ["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine", "Yew"]
    ):
        add(own_news, f"Robert {family}", mentions=20 + number)
    stub = add(own_news, "Robert", mentions=2)
    with pytest.raises(AmbiguousName) as error:
        own_news.entity("Robert")
    assert len(error.value.candidates) == 10
    assert stub[:8] in error.value.candidates[-1]


def test_a_stub_does_not_hide_who_is_meant(own_news: KnowledgeGraph) -> None:
    stub = add(own_news, "Vell", mentions=2)
    assert own_news.entity("Vell").name == "Marta Vell"
    assert own_news.entity(stub).name == "Vell"
    with own_news.store.reading() as connection:
        assert lookup.named(connection, "Vell").id == stub


def test_several_are_listed_largest_first_with_what_tells_them_apart(
    own_news: KnowledgeGraph,
) -> None:
    add(own_news, "Ida Vell", mentions=4)
    with pytest.raises(AmbiguousName) as error:
        own_news.entity("Vell")
    first, second = error.value.candidates
    assert first.startswith("Ida Vell (person, 4 mentions in 1 article, ")
    assert second.startswith("Marta Vell (person, envoy of Tomas Orun, 3 mentions in 3 articles, ")
    assert "\n" not in str(error.value)


def test_what_lists_put_behind_a_name_tells_it_apart(own_news: KnowledgeGraph) -> None:
    other = add(own_news, "Marta Vell", mentions=900)
    assert own_news.entity("Marta Vell").id == other
    assert own_news.entity("Marta Vell (envoy)").id != other
    assert own_news.entity("Marta Vell (no such thing)").id == other


def test_a_state_is_found_by_names_that_no_article_prints(own_news: KnowledgeGraph) -> None:
    add(own_news, "Iran", kind="state", code="IR", mentions=9)
    assert own_news.entity("Islamic Republic of Iran").name == "Iran"
    assert own_news.entity("Iranian").name == "Iran"


def test_a_group_is_found_by_its_acronym(own_news: KnowledgeGraph) -> None:
    add(own_news, "United Northern Harbours", kind="group")
    assert own_news.entity("UNH").name == "United Northern Harbours"
    assert own_news.entity("u.n.h.").name == "United Northern Harbours"


def test_the_watchlist_gives_names(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    known = tmp_path / "known.csv"
    known.write_text(
        "id,name,aliases,kind\nQ1,Marta Vell,The Harbourmaster;M. V.,person\n"
        "Q2,Zeno Absent,Zed the Quiet,person\n"
    )
    own_news.watchlist(known)
    assert own_news.entity("the harbourmaster").id == own_news.entity("Marta Vell").id == "Q1"
    with pytest.raises(NotFound, match="the watchlist knows Zeno Absent, whom no article names"):
        own_news.entity("Zed the Quiet")


def test_only_close_names_are_offered(own_news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound) as error:
        own_news.entity("Thomas Oron")
    assert error.value.close == ("Tomas Orun",)
    with pytest.raises(NotFound) as error:
        own_news.entity("Bartholomew Quill")
    assert error.value.close == ()
