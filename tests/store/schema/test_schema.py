"""Models and migrations agree, in SQLite and in PostgreSQL."""

from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, Table, inspect, select, text
from sqlalchemy.exc import IntegrityError
from stored import extraction_of, read_of
from told import Told, add

from kg.model import KINDS, content_id
from kg.store import evidence, migration, schema
from kg.store.knowledge import resolve
from kg.store.store import Store

VIEWS = {
    "evidence", "groups", "meetings", "offices", "participants", "people", "places", "sentences",
    "states", "ties",
}  # fmt: skip


def tables(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(inspect(connection).get_table_names())


def not_of_the_search(name: str | None, kind: str, _parents: object) -> bool:
    """Say whether Alembic compares a table: the search is made by the database's own means."""
    return kind != "table" or not (name or "").startswith("sentence_search")


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_make_the_tables_of_the_models(store: Store) -> None:
    with store.reading() as connection:
        opts = {"compare_server_default": True, "include_name": not_of_the_search}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_migration_is_the_one_that_the_schema_names(store: Store) -> None:
    with store.reading() as connection:
        scripts = ScriptDirectory.from_config(migration.config(connection))
        assert scripts.get_current_head() == schema.REVISION
        assert migration.revision(connection) == schema.REVISION


def test_downgrading_leaves_an_empty_database_that_can_be_upgraded_again(database: str) -> None:
    with Store.open(database) as store:
        full = tables(store)
        with store.transaction() as connection:
            migration.downgrade(connection)
        assert tables(store) == {"alembic_version"}
        with store.reading() as connection:
            assert set(inspect(connection).get_view_names()) == set()
    with Store.open(database) as store:
        assert tables(store) == full


def test_a_store_of_the_first_schema_keeps_its_claims_and_takes_descriptions(database: str) -> None:
    read = read_of(1)
    extraction = extraction_of(read.article)
    (claim, *_) = extraction.claims
    described = {
        "id": "d", "article_id": claim.article_id, "start": claim.start, "end": claim.end,
        "kind": "description", "subject": claim.subject, "object": claim.object,
    }  # fmt: skip
    insert = text(
        'INSERT INTO claim (id, article_id, start, "end", kind, subject, object)'
        " VALUES (:id, :article_id, :start, :end, :kind, :subject, :object)"
    )
    with Store.open(database) as store:
        evidence.save(store, read, extraction)
        with store.transaction() as connection:
            migration.downgrade(connection, to="0001")
        with pytest.raises(IntegrityError), store.transaction() as connection:
            connection.execute(insert, described)
    with Store.open(database) as store:
        with store.transaction() as connection:
            connection.execute(schema.claim.insert(), described)
            kept = set(connection.scalars(select(schema.claim.c.id)))
            assert connection.execute(text("SELECT count(*) FROM ties")).scalar() is not None
        assert kept == {"d", *(one.id for one in extraction.claims)}
        with store.transaction() as connection:
            migration.downgrade(connection, to="0001")
            assert "d" not in set(connection.scalars(text("SELECT id FROM claim")))


def test_a_store_without_confidences_keeps_what_was_read_and_takes_references(
    database: str,
) -> None:
    read = read_of(1)
    extraction = extraction_of(read.article)
    first, *others = extraction.claims
    surname = replace(first, id="r", kind="reference", title=None)
    sure = replace(first, tenure="former", confidence=0.75)
    reports = tuple(replace(one, confidence=0.9) for one in extraction.reports)
    told = replace(extraction, claims=(sure, *others, surname), reports=reports)
    with Store.open(database) as store:
        evidence.save(store, read, told)
        full = tables(store)
        with store.transaction() as connection:
            migration.downgrade(connection, to="0003")
        with store.reading() as connection:
            assert not {"tenure", "confidence"} & columns(connection, "claim")
            assert "confidence" not in columns(connection, "report")
        assert ids(store, "claim") == {one.id for one in extraction.claims}
        assert ids(store, "report") == {one.id for one in extraction.reports}
    with Store.open(database) as store:
        assert tables(store) == full
        loaded = evidence.extraction(store, read.article.id)
        assert loaded is not None
        assert set(loaded.claims) == set(extraction.claims)
        assert set(loaded.reports) == set(extraction.reports)
        assert ask(store, "SELECT count(*) FROM ties") != []
        row = {field: getattr(surname, field) for field in surname.__slots__}
        with store.transaction() as connection:
            connection.execute(schema.claim.insert(), row)
        assert "r" in ids(store, "claim")
        with pytest.raises(IntegrityError), store.transaction() as connection:
            connection.execute(schema.claim.insert(), row | {"id": "s", "tenure": "sometimes"})


def columns(connection: Connection, table: str) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns(table)}


def ids(store: Store, table: str) -> set[object]:
    return {row[0] for row in ask(store, f"SELECT id FROM {table}")}


def test_entities_keep_their_ids_where_chains_get_other_ones(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "SELECT name, id FROM entity ORDER BY name"
    names = (("Smith", "person", None), ("Hamas", "group", None))
    with Store.open(database) as store:
        # As ids were made until the second schema.
        monkeypatch.setattr("kg.resolution.chains.part_id", content_id)
        add(store, "a", Told(names))
        resolve(store)
        before = ask(store, asked)
        with store.transaction() as connection:
            migration.downgrade(connection, to="0002")
    monkeypatch.undo()
    with Store.open(database) as store:
        assert resolve(store).articles == 1
        assert ask(store, asked) == before
        again = ask(store, "SELECT count(*) FROM extraction WHERE resolved = 1")
        assert again == [(1,)]


def test_checks_are_the_same_in_models_and_migrations(store: Store) -> None:
    with store.reading() as connection:
        inspector = inspect(connection)
        for name, table in schema.metadata.tables.items():
            made = {check["name"] for check in inspector.get_check_constraints(name)}
            wanted = {
                str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)
            }
            assert made == wanted, name


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_foreign_key_has_an_index(table: Table) -> None:
    keys = [tuple(column.name for column in key.columns) for key in table.foreign_key_constraints]
    indexes = [tuple(column.name for column in index.columns) for index in table.indexes]
    indexes.append(tuple(column.name for column in table.primary_key))
    for key in keys:
        assert any(index[: len(key)] == key for index in indexes), key


def test_a_kind_that_is_none_of_ours_is_refused(store: Store) -> None:
    row = {"id": "e", "kind": "planet", "name": "Mars", "mentions": 1, "articles": 1}
    assert "planet" not in KINDS
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(schema.entity.insert(), row)


def test_a_span_that_ends_before_it_starts_is_refused(store: Store) -> None:
    read = read_of(1)
    evidence.save(store, read, extraction_of(read.article))
    row = {"article_id": read.article.id, "index": 99, "paragraph": 0, "start": 5, "end": 5}
    with pytest.raises(IntegrityError), store.transaction() as connection:
        connection.execute(schema.sentence.insert(), row)


def believe(connection: Connection) -> None:
    """Make entities of all mentions that are written alike, and meetings of all reports."""
    of, days = schema.mention.c, schema.article.c.published
    rows = connection.execute(
        select(of.id, of.article_id, of.kind, of.text, days).join(schema.article)
    ).all()
    for name, kind in sorted({(row.text, row.kind) for row in rows}):
        here = [row for row in rows if row.text == name]
        entity = {"id": name, "kind": kind, "name": name, "code": None}
        counts = {"mentions": len(here), "articles": len({row.article_id for row in here})}
        seen = [row.published for row in here]
        counts |= {"first_seen": min(seen), "last_seen": max(seen)}
        connection.execute(schema.entity.insert(), entity | counts)
        alias = {"entity_id": name, "name": name, "search": name.lower(), "mentions": len(here)}
        connection.execute(schema.entity_alias.insert(), alias)
        for article_id in sorted({row.article_id for row in here}):
            chain = {"id": article_id + name, "article_id": article_id, "entity_id": name}
            chain |= {"kind": kind, "name": name, "key": name}
            connection.execute(schema.chain.insert(), chain)
        for row in here:
            link = {"mention_id": row.id, "chain_id": row.article_id + name, "entity_id": name}
            connection.execute(schema.entity_mention.insert(), link | {"rule": "same name"})
    of, part_of = schema.report.c, schema.report_participant.c
    for row in connection.execute(select(of.id, of.status, of.date)).all():
        meeting = {"id": row.id, "status": row.status, "date": row.date, "place": None}
        connection.execute(schema.meeting.insert(), meeting)
        link = {"report_id": row.id, "meeting_id": row.id}
        connection.execute(schema.meeting_report.insert(), link)
        parts = select(schema.mention.c.text).join(schema.report_participant)
        for name in connection.scalars(parts.where(part_of.report_id == row.id)):
            part = {"meeting_id": row.id, "entity_id": name}
            connection.execute(schema.meeting_participant.insert(), part)


def ask(store: Store, question: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


@pytest.fixture
def believed(store: Store) -> Store:
    """A store that knows of two short articles."""
    stories = (
        "Marta Vell met Tomas Orun in Karsk.\nIlya Sade met Marta Vell.",
        "Ilya Sade met Marta Vell in Karsk.",
    )
    for number, story in enumerate(stories):
        read = read_of(number, text=story, published=f"2023-06-1{number}")
        evidence.save(store, read, extraction_of(read.article))
    with store.transaction() as connection:
        believe(connection)
    return store


def test_the_view_of_people_tells_offices_meetings_and_when_seen(believed: Store) -> None:
    asked = "SELECT name, aliases, roles, mentions, articles, meetings, first_seen, last_seen"
    assert ask(believed, f"{asked} FROM people ORDER BY name") == [
        ("Ilya Sade", None, "envoy", 2, 2, 2, "2023-06-10", "2023-06-11"),
        ("Marta Vell", None, "envoy", 3, 2, 3, "2023-06-10", "2023-06-11"),
        ("Tomas Orun", None, None, 1, 1, 1, "2023-06-10", "2023-06-10"),
    ]


def test_the_view_of_ties_counts_sentences_and_articles(believed: Store) -> None:
    asked = 'SELECT "left", "right", sentences, articles FROM ties WHERE kind = \'co-mention\''
    assert ask(believed, f"{asked} AND left_id < right_id ORDER BY 1, 2") == [
        ("Ilya Sade", "Karsk", 1, 1),
        ("Ilya Sade", "Marta Vell", 2, 2),
        ("Karsk", "Marta Vell", 2, 2),
        ("Karsk", "Tomas Orun", 1, 1),
        ("Marta Vell", "Tomas Orun", 1, 1),
    ]
    roles = 'SELECT "left", title, "right", sentences FROM ties WHERE kind = \'role\' ORDER BY 1, 3'
    assert ask(believed, roles) == [
        ("Ilya Sade", "envoy", "Marta Vell", 2),
        ("Marta Vell", "envoy", "Tomas Orun", 1),
    ]
    assert len(ask(believed, asked)) == 2 * 5
    meetings = 'SELECT "left", "right", sentences FROM ties WHERE kind = \'meeting\''
    assert ask(believed, f"{meetings} AND left_id < right_id ORDER BY 1, 2") == [
        ("Ilya Sade", "Marta Vell", 2),
        ("Marta Vell", "Tomas Orun", 1),
    ]


def test_the_view_of_meetings_names_who_met(believed: Store) -> None:
    asked = "SELECT status, date, participants, reports, articles FROM meetings ORDER BY 3"
    assert ask(believed, asked) == [
        ("held", "2023-06-14", "Ilya Sade; Marta Vell", 1, 1),
        ("held", "2023-06-14", "Ilya Sade; Marta Vell", 1, 1),
        ("held", "2023-06-14", "Marta Vell; Tomas Orun", 1, 1),
    ]


def test_the_view_of_evidence_quotes_the_sentence(believed: Store) -> None:
    asked = "SELECT kind, item, quote FROM evidence WHERE item = 'Tomas Orun'"
    assert ask(believed, asked) == [
        ("mention", "Tomas Orun", "Marta Vell met Tomas Orun in Karsk."),
    ]
    told = ask(believed, "SELECT quote FROM evidence WHERE kind = 'meeting' ORDER BY quote")
    assert told[-1] == ("Marta Vell met Tomas Orun in Karsk.",)
    offices = ask(believed, "SELECT count(*) FROM evidence WHERE kind = 'role'")
    assert offices == [(3,)]


def test_the_views_are_there(store: Store) -> None:
    with store.reading() as connection:
        # In PostgreSQL the search is a table.
        assert set(inspect(connection).get_view_names()) - {"sentence_search"} == VIEWS
