"""What the store finds when it is asked."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import world
from sqlalchemy import select
from stored import extraction_of, read_of

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph
from kg.selection import Selection
from kg.store import evidence, schema
from kg.store.queries import articles, lookup, meetings, paths
from kg.store.queries.batches import BATCH, batches
from kg.store.queries.contexts import contexts
from kg.store.queries.meetings import Wanted, within
from kg.store.queries.subgraph import subgraph
from kg.store.queries.ties import npmi
from kg.store.store import Store


def id_of(news: KnowledgeGraph, name: str) -> str:
    return news.entity(name).id


@pytest.mark.parametrize("name", ["Marta Vell", "marta vell", "MARTA VELL", "Márta Vell", "Vell"])
def test_a_name_is_found_without_accents_and_case(news: KnowledgeGraph, name: str) -> None:
    assert news.entity(name).name == "Marta Vell"


def test_a_name_is_found_with_a_title(news: KnowledgeGraph) -> None:
    assert news.entity("President Tomas Orun").name == "Tomas Orun"


def test_an_id_and_its_first_half_are_names(news: KnowledgeGraph) -> None:
    one = news.entity("Ilya Sade")
    assert news.entity(one.id) == one
    assert news.entity(one.id[:8]) == one


def test_a_kind_before_the_name_tells_apart(news: KnowledgeGraph) -> None:
    assert news.entity("place:Karsk").kind == "place"
    with pytest.raises(NotFound):
        news.entity("person:Karsk")


def test_a_name_that_nobody_bears_brings_those_that_are_close(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound, match="Tomas Orun") as error:
        news.entity("Thomas Oron")
    assert "Tomas Orun" in error.value.close


def test_a_part_of_several_names_lists_them(own_news: KnowledgeGraph) -> None:
    from sqlalchemy import insert

    from kg.store.schema import entity, entity_alias

    with own_news.store.transaction() as connection:
        one = {"id": "0" * 16, "kind": "person", "name": "Peer Vell", "mentions": 1, "articles": 1}
        connection.execute(insert(entity), one)
        alias = {"entity_id": "0" * 16, "name": "Peer Vell", "search": "peer vell", "mentions": 1}
        connection.execute(insert(entity_alias), alias)
    with pytest.raises(AmbiguousName, match=r"Marta Vell .*Peer Vell"):
        own_news.entity("Vell")


@pytest.mark.parametrize("name", ["", " ", "%", "_", "'; DROP TABLE entity; --", "\0", "😀" * 300])
def test_any_text_may_be_asked_for(news: KnowledgeGraph, name: str) -> None:
    with pytest.raises((NotFound, AmbiguousName)):
        news.entity(name)


def test_everybody_whom_one_met_stands_with_how_often_when_and_where(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        orun = lookup.named(connection, "Orun").id
        found = meetings.met(connection, orun, Wanted(entities=(orun,)))
    sade, vell = found
    assert (sade.entity.name, sade.last, sade.places) == ("Ilya Sade", "2023-07", ("Amber Bay",))
    assert (vell.entity.name, vell.meetings, vell.sources) == ("Marta Vell", 1, 2)
    assert vell.quote is not None
    assert vell.quote.text == "Marta Vell met Tomas Orun."


def test_two_reports_of_one_meeting_are_one_meeting_with_two_quotations(
    news: KnowledgeGraph,
) -> None:
    (told,) = news.meetings("Vell", "Orun")
    assert (told.meeting.date, told.meeting.place, told.sources) == ("2023-06-14", "Karsk", 2)
    assert [account.quote.text for account in told.accounts] == [
        "Marta Vell met Tomas Orun.",
        "Tomas Orun received Marta Vell.",
    ]


def test_a_quotation_is_what_the_offsets_cut_out_and_marks_the_names(news: KnowledgeGraph) -> None:
    for told in news.meetings():
        for account in told.accounts:
            quote = account.quote
            assert quote.text in {text for _, _, text, *_ in world.STORIES}
            assert {quote.text[start:end] for start, end in quote.marks} <= {
                alias for one in told.participants for alias in one.aliases
            }
            assert len(quote.marks) == 2


def test_meetings_come_newest_first(news: KnowledgeGraph) -> None:
    dates = [told.meeting.date for told in news.meetings()]
    assert dates == ["2023-08-20", None, "2023-07", "2023-06-14"]


@pytest.mark.parametrize(
    ("wanted", "dates"),
    [
        ({"since": "2023-07"}, ["2023-08-20", None, "2023-07"]),
        ({"until": "2023-06"}, ["2023-06-14"]),
        ({"since": "2023-07-10", "until": "2023-07-20"}, ["2023-07"]),
        ({"place": "amber bay"}, ["2023-07"]),
        ({"place": "amber"}, ["2023-07"]),
        ({"statuses": ("denied",)}, [None]),
        ({"statuses": ("held",), "since": "2023"}, ["2023-07", "2023-06-14"]),
        ({"kinds": ("place",)}, []),
    ],
)
def test_meetings_are_chosen_by_date_place_status_and_kind(
    news: KnowledgeGraph, wanted: dict[str, str], dates: list[str | None]
) -> None:
    assert [told.meeting.date for told in news.meetings(**wanted)] == dates  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "since", "until", "may"),
    [
        ("2023-06-14", "2023-06", None, True),
        ("2023-06-14", "2023-06-15", None, False),
        ("2023-06", "2023-06-15", None, True),
        ("2023", "2022-12-31", "2023-01-01", True),
        ("2023-06-12/2023-06-23", "2023-06-20", None, True),
        ("2023-06-12/2023-06-23", None, "2023-06-11", False),
        ("2023-06-12/2023-06-23", "2023-06-24", None, False),
        (None, "2023", None, False),
    ],
)
def test_a_date_of_any_precision_lies_between_others(
    date: str | None, since: str | None, until: str | None, may: bool
) -> None:
    assert within(date, since=since, until=until) is may


def test_a_way_goes_by_meetings_that_were_held(news: KnowledgeGraph) -> None:
    way = news.path("Marta Vell", "Ilya Sade")
    assert [(step.left.name, step.right.name, step.kind) for step in way] == [
        ("Marta Vell", "Tomas Orun", "meeting"),
        ("Tomas Orun", "Ilya Sade", "meeting"),
    ]


def test_a_way_without_meetings_goes_by_sentences_only_when_asked(news: KnowledgeGraph) -> None:
    assert len(news.path("Ada Lone", "Amber Bay")) == 0
    (step,) = news.path("Ada Lone", "Amber Bay", wide=True)
    assert (step.kind, step.right.name) == ("co-mention", "Amber Bay")


def test_a_way_goes_by_offices_where_no_chain_of_meetings_leads(news: KnowledgeGraph) -> None:
    assert [step.kind for step in news.path("Ilya Sade", "Nora Quist")] == ["role"]


def test_there_is_no_way_to_somebody_alone(news: KnowledgeGraph) -> None:
    assert len(news.path("Karsk", "Marta Vell")) == 0


def test_ties_count_sentences_and_articles(news: KnowledgeGraph) -> None:
    strongest = news.ties("Marta Vell")[0]
    assert strongest.left.name == "Marta Vell"
    assert strongest.right.name == "Tomas Orun"
    assert (strongest.tie.sentences, strongest.tie.articles) == (2, 2)
    assert {"Marta Vell", "Tomas Orun"} == {
        strongest.quotes[0].text[start:end] for start, end in strongest.quotes[0].marks
    }


def test_mutual_information_is_normalised() -> None:
    assert npmi(5, 5, 5, 100) == 1.0
    assert npmi(1, 10, 10, 100) == 0.0
    assert npmi(0, 5, 5, 100) == -1.0
    assert npmi(5, 5, 5, 5) == 1.0


def test_offices_are_quoted(news: KnowledgeGraph) -> None:
    (first, *_) = news.show_entity("Orun").roles
    assert first.title == "envoy"
    assert first.quote.text[slice(*first.quote.marks[0])] == first.holder.name


def test_a_spelling_says_why_it_belongs(news: KnowledgeGraph) -> None:
    (alias,) = news.show_entity("Marta Vell").aliases
    assert (alias.name, alias.mentions) == ("Marta Vell", 3)
    assert alias.reasons


def test_counts_are_what_is_there(news: KnowledgeGraph) -> None:
    counts = dict(news.stats())
    assert (counts["articles"], counts["people"], counts["places"]) == (6, 5, 2)
    assert (counts["meetings"], counts["meetings planned"]) == (4, 1)


def test_mentions_are_cut_out_of_their_articles(news: KnowledgeGraph) -> None:
    texts = {f"news/{number:04}.txt": text for number, _, text, *_ in world.STORIES}
    found = list(news.mentions())
    assert len(found) == 13
    for mention in found:
        assert texts[mention.path][mention.start : mention.end] == mention.text


def test_articles_come_newest_first_with_what_they_hold(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        rows = articles.listed(connection)
        assert articles.lies_at(connection, rows[0].path)
        assert not articles.lies_at(connection, "nowhere")
    assert [row.published for row in rows if row.published][:2] == ["2023-08-02", "2023-08-01"]
    assert rows[0].mentions == 2


def test_a_scene_holds_what_a_graph_needs(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        whole = subgraph(connection)
        near = subgraph(connection, Selection(around=(id_of(news, "Nora Quist"),), limit=3))
        few = subgraph(connection, Selection(limit=2))
    assert {one.name for one in whole.entities} >= {"Marta Vell", "Karsk", "Ada Lone"}
    assert len(whole.meetings) == 4
    assert {one.name for one in near.entities} == {"Nora Quist", "Ilya Sade", "Marta Vell"}
    assert len(few.entities) == 2
    assert whole.articles.keys() >= {one for some in whole.sources.values() for one in some}


def test_long_lists_are_cut() -> None:
    assert [len(batch) for batch in batches(map(str, range(BATCH + 1)))] == [BATCH, 1]
    assert list(batches([])) == []


@pytest.mark.postgres
def test_postgresql_answers_as_sqlite_does(postgres_url: str, news: KnowledgeGraph) -> None:
    with Store.open(postgres_url) as store:
        world.fill(store)
        there = KnowledgeGraph(store)
        assert there.meetings().records() == news.meetings().records()
        assert there.met("Orun").records() == news.met("Orun").records()
        assert there.path("Vell", "Sade").rows() == news.path("Vell", "Sade").rows()
        assert there.show_entity("Orun").record() == news.show_entity("Orun").record()
        assert there.ties("Vell").rows() == news.ties("Vell").rows()
        assert list(there.stats()) == list(news.stats())
        assert list(there.mentions()) == list(news.mentions())
        assert list(there.roles()) == list(news.roles())
        with store.reading() as here, news.store.reading() as other:
            assert paths.path(here, *[id_of(there, n) for n in ("Vell", "Sade")])
            assert subgraph(here).counts == subgraph(other).counts


def test_what_stands_beside_a_quotation(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        of = schema.sentence.c
        rows = connection.execute(
            select(of.article_id, of.start, of.end).order_by(of.article_id, of["index"])
        ).all()
        spans = [tuple(row) for row in rows]
        found = contexts(connection, spans)
        texts = dict(connection.execute(select(schema.article.c.id, schema.article.c.text)).all())
    for one, two in itertools.pairwise(spans):
        if one[0] == two[0]:
            assert found[one][1] == texts[one[0]][two[1] : two[2]].strip()
            assert found[two][0] == texts[one[0]][one[1] : one[2]].strip()
        else:
            assert found[one][1] == ""
            assert found[two][0] == ""


def test_statements_of_offices_tell_title_body_tenure_and_confidence(tmp_path: Path) -> None:
    read = read_of(1, text="Marta Vell met Tomas Orun.\nIlya Sade met Marta Vell.")
    extraction = extraction_of(read.article)
    first, second = extraction.claims
    claims = (
        replace(first, title="former envoy", tenure="former", confidence=0.75),
        replace(second, title="President", object=None, tenure="current"),
        replace(first, id="alias", kind="alias", title=None),
    )
    with Store.open(tmp_path / "kg.db") as store:
        evidence.save(store, read, replace(extraction, claims=claims))
        there = KnowledgeGraph(store)
        there.resolve()
        former, president = there.roles()
    assert (former.person.name, former.title, former.tenure) == ("Marta Vell", "envoy", "former")
    assert former.body is not None
    assert (former.body.name, former.confidence) == ("Tomas Orun", 0.75)
    assert (president.person.name, president.title) == ("Ilya Sade", "President")
    assert (president.body, president.tenure, president.confidence) == (None, "current", None)
    assert (former.path, former.article) == (read.article.path, read.article.id)
    assert read.article.text[former.start : former.end] == "Marta Vell met Tomas Orun."


def test_an_office_of_an_older_reading_is_held_now(news: KnowledgeGraph) -> None:
    assert {one.tenure for one in news.roles()} == {"current"}


def test_meetings_that_no_date_can_choose_are_counted(own_news: KnowledgeGraph) -> None:
    from sqlalchemy import update

    from kg.store.schema import article

    with own_news.store.transaction() as connection:
        connection.execute(
            update(article).where(article.c.published == "2023-08-02").values(published=None)
        )
    said: list[str] = []
    own_news.notify = said.append
    assert len(own_news.met("Quist", since="2023-08-02")) == 1
    assert said == [
        "1 meeting is left out that has no date, and whose articles have none; "
        "without a first or last date they are shown"
    ]
    assert len(own_news.met("Quist")) == 2
    assert len(list(own_news.each_meeting(until=2030))) == 3
    own_news.meetings(since=2023, statuses=["held"])
    own_news.meetings(since=2023, place="Karsk")
    assert len(said) == 2
