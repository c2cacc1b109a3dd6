"""What the tables share: names of constraints, checks, columns that go with their parents."""

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from kg.store.schema.columns import NAMING, metadata, one_of, parent, span


def made() -> str:
    """Return the SQL of a table with all of these."""
    tables = MetaData(naming_convention=NAMING)
    Table("article", tables, Column("id", Integer, primary_key=True))
    table = Table(
        "note", tables, parent("article_id", "article.id", primary_key=True),
        Column("kind", Integer), Column("start", Integer), Column("end", Integer),
        one_of("kind", ("long", "short"), name="kind"), span(),
    )  # fmt: skip
    return str(CreateTable(table).compile(dialect=sqlite.dialect()))  # type: ignore[no-untyped-call]


def test_a_row_goes_with_the_one_that_it_points_to() -> None:
    assert "FOREIGN KEY(article_id) REFERENCES article (id) ON DELETE CASCADE" in made()


def test_checks_name_the_words_and_the_span_and_have_names_of_their_own() -> None:
    text = made()
    assert "CONSTRAINT ck_note_kind CHECK (kind IN ('long', 'short'))" in text
    assert 'CONSTRAINT ck_note_span CHECK ("start" >= 0 AND "end" > "start")' in text
    assert "CONSTRAINT pk_note PRIMARY KEY" in text
    assert "CONSTRAINT fk_note_article_id FOREIGN KEY" in text


def test_every_constraint_of_every_table_has_a_name() -> None:
    for table in metadata.tables.values():
        assert all(each.name for each in table.constraints), table.name
