"""What was read goes with its article, and nothing else is taken for it."""

from typing import Any

import pytest
from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from stored import read_of
from stores import save

from kg.store.schema.evidence import (
    article,
    article_path,
    claim,
    extraction,
    mention,
    report,
    report_participant,
    sentence,
)
from kg.store.store import Store

READ = (sentence, mention, claim, report, report_participant, extraction, article_path)


def counts(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in READ
        }


def test_all_that_was_read_goes_with_its_article(own_store: Store) -> None:
    save(own_store, 1)
    before = counts(own_store)
    assert all(before.values())
    save(own_store, 2)
    with own_store.transaction() as connection:
        connection.execute(delete(article).where(article.c.id == read_of(2).article.id))
    assert counts(own_store) == before


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (mention, {"kind": "river"}),
        (mention, {"start": -1}),
        (report, {"status": "maybe"}),
        (report, {"end": 0}),
        (claim, {"kind": "rumour"}),
        (claim, {"tenure": "eternal"}),
        (sentence, {"end": 0}),
    ],
)
def test_what_is_none_of_the_words_or_no_span_is_refused(
    own_store: Store, table: Table, values: dict[str, Any]
) -> None:
    save(own_store, 1)
    with own_store.transaction() as connection, pytest.raises(IntegrityError):
        connection.execute(update(table).values(values))


def test_a_mention_lies_in_a_sentence_of_its_article(own_store: Store) -> None:
    save(own_store, 1)
    with own_store.transaction() as connection, pytest.raises(IntegrityError):
        connection.execute(update(mention).values(sentence=99))


def test_a_reading_is_not_resolved_until_it_is_said(own_store: Store) -> None:
    save(own_store, 1)
    row = {"article_id": read_of(1).article.id, "extractor": "x", "extracted_at": "2024"}
    with own_store.transaction() as connection:
        connection.execute(delete(extraction))
        connection.execute(insert(extraction), row)
        assert connection.scalar(select(extraction.c.resolved)) == 0
