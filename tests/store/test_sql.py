"""What the manual promises of SQL: views, their columns, full-text search, its questions."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
import world
import yaml
from sqlalchemy import inspect, select, text
from stored import extraction_of, read_of

from kg.errors import KgError
from kg.knowledge import KnowledgeGraph
from kg.model import Extraction
from kg.store import evidence, removing, schema
from kg.store.store import Store

HERE = Path(__file__).parents[2]
MANUAL = (HERE / "docs" / "manual" / "sql.md").read_text(encoding="utf-8")
METADATA = yaml.safe_load((HERE / "metadata.yaml").read_text(encoding="utf-8"))["databases"]["kg"]
QUESTIONS = re.findall(r"^SELECT .*;$", MANUAL.partition("## Words")[0], re.MULTILINE)
ENTITY = "`id`, `name`, `aliases`, `mentions`, `articles`, `meetings`, `first_seen`, `last_seen`"


@pytest.fixture
def filled(store: Store) -> Store:
    world.fill(store)
    return store


def ask(store: Store, question: str, **values: str) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(text(question), values).mappings())


def columns(store: Store, view: str) -> set[str]:
    with store.reading() as connection:
        return {column["name"] for column in inspect(connection).get_columns(view)}


def test_the_three_questions_are_answered(filled: Store) -> None:
    meetings, ties, quotes = QUESTIONS
    assert [row["date"] for row in ask(filled, meetings)] == ["2023-06-14", "2023-07", "2023-08-20"]
    found = ask(filled, ties.replace("Hamas", "Tomas Orun"))
    assert [(row["kind"], row["right"], row["sentences"]) for row in found[:1]] == [
        ("co-mention", "Marta Vell", 2)
    ]
    (june,) = ask(filled, "SELECT id FROM meetings WHERE \"date\" = '2023-06-14'")
    told = ask(filled, quotes.replace("c0ffee00c0ffee00", june["id"]))
    assert {row["quote"] for row in told} == {
        "Marta Vell met Tomas Orun.", "Tomas Orun received Marta Vell.",
    }  # fmt: skip
    for row in told:
        assert row["path"].startswith("news/")
        assert row["end"] - row["start"] == len(row["quote"])


def test_the_manual_names_every_column_of_every_view(filled: Store) -> None:
    with filled.reading() as connection:
        views = set(inspect(connection).get_view_names()) - {"sentence_search"}
    told = {
        name: set(re.findall(r"`(\w+)`", row.rpartition("|")[2] or row.split("|")[-2]))
        for row in re.findall(r"^\| `.*\|$", MANUAL, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    assert set(told) == views
    entity = set(re.findall(r"`(\w+)`", ENTITY))
    told |= {"groups": entity, "places": entity, "states": entity | {"code"}}
    for view in sorted(views):
        assert told[view] == columns(filled, view), view


def test_participants_stand_a_row_each(filled: Store) -> None:
    rows = ask(filled, "SELECT name FROM participants WHERE \"date\" = '2023-07' ORDER BY name")
    assert [row["name"] for row in rows] == ["Ilya Sade", "Tomas Orun"]


def test_offices_tell_who_where_and_when(filled: Store) -> None:
    (first, *_) = ask(filled, "SELECT * FROM offices ORDER BY person, body")
    assert first["title"] == "envoy"
    assert first["first_seen"] <= first["last_seen"]


def test_places_and_people_are_apart(filled: Store) -> None:
    assert {row["name"] for row in ask(filled, "SELECT name FROM places")} == {"Karsk", "Amber Bay"}
    assert len(ask(filled, "SELECT * FROM people")) == 5
    assert ask(filled, "SELECT * FROM groups") == []


# Full-text search -----------------------------------------------------------------------------


def found(store: Store, words: str) -> list[str]:
    return [quote.text for quote in KnowledgeGraph(store).search(words)]


def test_words_are_found_in_sentences(filled: Store) -> None:
    assert found(filled, "received") == ["Tomas Orun received Marta Vell."]
    assert found(filled, "vell ORUN received") == ["Tomas Orun received Marta Vell."]
    assert found(filled, '"Marta Vell" met') != []
    assert found(filled, '"Vell Marta"') == []
    assert found(filled, "unheard") == []
    (quote,) = KnowledgeGraph(filled).search("received")
    with filled.reading() as connection:
        of = schema.article.c
        told = connection.scalar(select(of.text).where(of.id == quote.article_id))
    assert told is not None
    assert told[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("odd", ['"', "' OR 1", "NEAR(", "a AND", "-", "*", "col:x", "(", "%"])
def test_no_word_is_taken_for_syntax(odd: str, filled: Store) -> None:
    assert found(filled, f"received {odd}") in ([], ["Tomas Orun received Marta Vell."])


@pytest.mark.parametrize("nothing", ["", " ", "…", '""'])
def test_a_text_without_a_word_is_told_in_one_line(nothing: str, filled: Store) -> None:
    with pytest.raises(KgError, match="has no word to search for"):
        found(filled, nothing)


def test_the_search_follows_what_comes_and_goes(filled: Store) -> None:
    for number in (20, 21, 22):
        read = read_of(number, text=f"Snow fell on day {number}.\n\nNora Quist saw snow.")
        evidence.save(filled, read, extraction_of(read.article))
    assert len(found(filled, "snow")) == 6
    removing.remove_path(filled, "news/0021.txt")
    if filled.file:
        with filled.engine.connect() as connection:
            connection.connection.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
    assert len(found(filled, "snow")) == 4
    assert found(filled, "21") == []
    removing.remove_path(filled, "news/0022.txt")
    assert found(filled, "20") == ["Snow fell on day 20."]
    assert len(ask(filled, "SELECT * FROM sentence_search")) == len(
        ask(filled, "SELECT * FROM sentence")
    )


def test_sentences_are_found_that_were_written_turn_by_turn(own_store: Store) -> None:
    reads = [read_of(n, text=f"Snow fell on {n}.\n\nRain came.\n\nSun on {n}.") for n in (1, 2)]
    for read in reads:
        evidence.save(own_store, read, Extraction(read.article.id, "invented 1"))
    with own_store.transaction() as connection:
        for one, other in zip(
            *(extraction_of(read.article).sentences for read in reads), strict=True
        ):
            for read, sentence in zip(reads, (one, other), strict=True):
                row = {"article_id": read.article.id, **dataclasses.asdict(sentence)}
                connection.execute(schema.sentence.insert(), row)
    assert sorted(found(own_store, "on")) == [
        "Snow fell on 1.", "Snow fell on 2.", "Sun on 1.", "Sun on 2.",
    ]  # fmt: skip
    removing.remove_path(own_store, "news/0001.txt")
    assert sorted(found(own_store, "on")) == ["Snow fell on 2.", "Sun on 2."]
    assert found(own_store, "rain") == ["Rain came."]


def test_an_article_that_is_read_again_is_found_once(own_store: Store) -> None:
    read = read_of(20, text="Snow fell.\n\nNora Quist saw snow.")
    for number, version in enumerate(("invented 1", "invented 2"), start=21):
        evidence.save(own_store, read, extraction_of(read.article, extractor=version))
        other = read_of(number, text=f"Snow by {version}.")
        evidence.save(own_store, other, extraction_of(other.article))
    assert sorted(found(own_store, "snow")) == [
        "Nora Quist saw snow.", "Snow by invented 1.", "Snow by invented 2.", "Snow fell.",
    ]  # fmt: skip


# Datasette ------------------------------------------------------------------------------------


def test_datasette_is_told_of_every_view_and_hides_all_tables(filled: Store) -> None:
    told = METADATA["tables"]
    with filled.reading() as connection:
        views = set(inspect(connection).get_view_names())
    views.add("sentence_search")  # of PostgreSQL a table
    assert {name for name, said in told.items() if not said.get("hidden")} == views
    assert {name for name, said in told.items() if said.get("hidden")} >= set(
        schema.metadata.tables
    )
    for view in views:
        named = {*told[view].get("columns", ()), *told[view].get("facets", ())}
        assert named <= columns(filled, view) | {"roles"}, view
        assert told[view]["description"]


def test_the_canned_queries_work(world_db: Path) -> None:
    asked = {"who_met": {"name": "Tomas Orun"}, "why": {"item": "none"}, "search": {"words": "met"}}
    assert set(METADATA["queries"]) == set(asked)
    with Store.open(world_db) as store:
        for name, values in asked.items():
            rows = ask(store, METADATA["queries"][name]["sql"], **values)
            assert rows or name == "why"
        names = {row["name"] for row in ask(store, METADATA["queries"]["who_met"]["sql"],
                                            name="Tomas Orun")}  # fmt: skip
    assert names == {"Marta Vell", "Ilya Sade"}


def test_a_condition_on_the_left_reaches_the_tables(world_db: Path) -> None:
    """Else each question would count all pairs of all sentences: ten seconds, and growing."""
    with Store.open(world_db) as store:
        plan = " ".join(row["detail"] for row in ask(store, f"EXPLAIN QUERY PLAN {QUESTIONS[1]}"))
    assert "SCAN mention" not in plan
    assert "ix_entity_name" in plan
