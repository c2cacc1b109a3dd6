"""Groups of copies go with their articles; bands are found by their hash."""

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from stored import read_of
from stores import save

from kg.store import schema
from kg.store.schema.copies import article_band, article_copy, article_signature
from kg.store.store import Store


def test_a_signature_and_a_group_go_with_their_article(own_store: Store) -> None:
    save(own_store, 1)
    key = read_of(1).article.id
    with own_store.transaction() as connection:
        connection.execute(insert(article_signature), {"article_id": key, "signature": b"\0\1"})
        connection.execute(insert(article_copy), {"article_id": key, "original_id": key})
        connection.execute(delete(schema.article))
        for table in (article_signature, article_copy):
            assert connection.execute(select(table)).all() == []


def test_an_article_is_signed_once(own_store: Store) -> None:
    save(own_store, 1)
    row = {"article_id": read_of(1).article.id, "signature": b"\0"}
    with own_store.transaction() as connection:
        connection.execute(insert(article_signature), row)
        with pytest.raises(IntegrityError):
            connection.execute(insert(article_signature), row)


def test_a_band_holds_hashes_of_64_bits(own_store: Store) -> None:
    rows = [{"hash": number, "article_id": "0" * 16} for number in (-(1 << 63), (1 << 63) - 1)]
    with own_store.transaction() as connection:
        connection.execute(insert(article_band), rows)
        found = connection.scalars(select(article_band.c.hash).order_by(article_band.c.hash))
        assert list(found) == [row["hash"] for row in rows]
