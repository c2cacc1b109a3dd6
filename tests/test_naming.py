"""A name is understood alike wherever it is typed, and what else it could mean is said."""

import logging

import pytest

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph
from kg.naming import Naming
from kg.store.store import Store


@pytest.mark.parametrize("typed", ["Marta Vell", "marta vell", "Vell", "President Vell", "Marta"])
def test_a_name_is_found_whole_or_in_part(news: KnowledgeGraph, typed: str) -> None:
    assert news.entity(typed).name == "Marta Vell"


def test_an_entity_is_found_by_its_id(news: KnowledgeGraph) -> None:
    vell = news.entity("Vell")
    assert news.entity(vell.id) == vell


def test_nobody_of_this_name_is_an_error_that_shows_who_is_near(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound) as raised:
        news.entity("Marta Vem")
    assert "Marta Vell" in str(raised.value)


def test_a_kind_leaves_the_other_kinds_out(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound):
        news.entity("Vell", kind="place")


class Asked(Naming):
    """A store that is asked for ids alone, and what it said."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.said: list[str] = []
        self.notify = self.said.append

    def ids(self, *names: str) -> tuple[str, ...]:
        with self.store.reading() as connection:
            return self._ids(connection, names)


def test_names_have_their_ids_in_their_order(news: KnowledgeGraph) -> None:
    asked = Asked(news.store)
    found = asked.ids("Orun", "Vell")
    assert found == (news.entity("Orun").id, news.entity("Vell").id)
    assert asked.ids() == ()
    assert asked.said == []


def test_a_name_that_two_bear_alike_is_an_error_with_both(own_news: KnowledgeGraph) -> None:
    own_news.rename("Ada Lone", "Ada Sade")
    with pytest.raises(AmbiguousName) as raised:
        Asked(own_news.store).ids("Sade")
    assert "Ada Sade" in str(raised.value)
    assert "Ilya Sade" in str(raised.value)


def test_python_logs_what_a_name_could_mean_besides(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="kg"):
        Naming.notify("Vell: Marta Vell (90 mentions); also Nora Vell")
    assert caplog.messages == ["Vell: Marta Vell (90 mentions); also Nora Vell"]
