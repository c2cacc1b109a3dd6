"""Evidence is found by its id, with its quotation and whom it names."""

import pytest
from sqlalchemy import insert, select

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph
from kg.store.queries import anchors
from kg.store.queries.anchors import Found
from kg.store.schema import mention


def found(news: KnowledgeGraph, wanted: str) -> Found:
    with news.store.reading() as connection:
        return anchors.evidence(connection, wanted)


def test_a_mention_is_its_name_where_it_stands(news: KnowledgeGraph) -> None:
    mention = next(one for one in news.mentions() if one.text == "Nora Quist")
    one = found(news, mention.id)
    (anchor,) = one.anchors
    assert (one.kind, one.id) == ("mention", mention.id)
    assert (anchor.quote, anchor.start, anchor.end) == ("Nora Quist", mention.start, mention.end)
    assert anchor.names == (("person:nora quist", mention.start, mention.end),)


def test_an_office_is_its_sentence_with_holder_body_and_title(news: KnowledgeGraph) -> None:
    role = next(one for one in news.roles() if one.person.name == "Ilya Sade")
    one = found(news, role.id)
    (anchor,) = one.anchors
    assert (one.kind, anchor.label) == ("claim", "envoy")
    assert [name for name, _, _ in anchor.names] == ["person:ilya sade", "person:nora quist"]
    assert anchor.quote == "Ilya Sade will meet Nora Quist."


def test_a_meeting_has_an_anchor_for_each_report(news: KnowledgeGraph) -> None:
    told = news.meetings("Vell", "Orun")[0]
    one = found(news, told.meeting.id)
    assert one.kind == "meeting"
    assert {anchor.quote for anchor in one.anchors} == {
        "Marta Vell met Tomas Orun.", "Tomas Orun received Marta Vell.",
    }  # fmt: skip
    ids = [found(news, account.report.id).anchors for account in told.accounts]
    assert sorted(one.anchors, key=str) == sorted((a for some in ids for a in some), key=str)


def test_half_of_an_id_is_enough_and_less_is_not(news: KnowledgeGraph) -> None:
    whole = news.meetings("Vell", "Orun")[0].meeting.id
    assert found(news, whole[:8]).id == whole
    with pytest.raises(NotFound, match="kg mentions --json print them"):
        found(news, whole[:7])


@pytest.mark.parametrize("wanted", ["", "0" * 16, "%_%_%_%_%", "x" * 500])
def test_what_nothing_is_called_is_an_error(news: KnowledgeGraph, wanted: str) -> None:
    with pytest.raises(NotFound):
        found(news, wanted)


def test_an_id_that_several_begin_with_is_an_error_that_lists_them(
    own_news: KnowledgeGraph,
) -> None:
    with own_news.store.transaction() as connection:
        row = connection.execute(select(mention)).mappings().first()
        assert row is not None
        new = [{**row, "id": f"abcdefab0000000{number}"} for number in (0, 1)]
        connection.execute(insert(mention), new)
        with pytest.raises(AmbiguousName) as raised:
            anchors.evidence(connection, "abcdefab")
    assert "mention abcdefab00000000" in str(raised.value)


def test_an_entity_is_told_by_mentions_of_as_many_articles_as_can_be(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        some = anchors.of_entity(connection, news.entity("Vell").id)
        assert anchors.of_entity(connection, "0" * 16) == ()
    assert len({anchor.article_id for anchor in some}) == len(some) == 3
