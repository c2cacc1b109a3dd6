"""Whatever bytes a file holds, reading it yields articles and errors, and nothing else happens."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutants import WAYS, mutants

from kg.articles import Read, ReadOptions, prose, read
from kg.articles.formats.registry import by_suffix
from kg.errors import ArticleError

# `KG_MUTANTS=10000` runs them all; benchmarks/fuzz_readers.py also measures them.
MUTANTS = int(os.environ.get("KG_MUTANTS", "1500"))
LIMIT = 20_000
WRITERS = (
    written.docx, written.odt, written.rtf, written.epub, written.pdf, written.eml, written.mbox,
    written.mhtml, written.webarchive, written.rss, written.atom, written.warc, written.wacz,
    written.xlsx, written.nitf, written.newsml,
)  # fmt: skip


def check(path: Path, content: bytes) -> None:
    """Check all that holds of any file."""
    path.write_bytes(content)
    items = list(read([path], options=ReadOptions(limit=LIMIT)))
    assert items
    for item in items:
        if isinstance(item, ArticleError):
            assert str(item).isprintable()
            continue
        assert isinstance(item, Read)
        article = item.article
        assert 0 < len(article.text) <= LIMIT
        assert "\0" not in article.text
        for value in (article.text, article.title, article.url, article.publisher, article.path):
            (value or "").encode("utf-8")
        assert all(start < end <= len(article.text) for start, end in prose(article.text))


@pytest.mark.parametrize("part", range(5))
def test_mutants_are_read_or_refused(tmp_path: Path, part: int) -> None:
    for number, (suffix, content) in enumerate(mutants(MUTANTS)):
        if number % 5 == part:
            check(tmp_path / f"mutant.{suffix}", content)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: str(write.__name__))
def test_broken_documents_are_read_or_refused(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    whole = write(tmp_path / f"whole.{write.__name__}").read_bytes()
    for number in range(12):
        chance = random.Random(number)
        content = chance.choice(WAYS)(whole, chance)
        check(tmp_path / f"broken.{write.__name__}", content)


@given(
    content=st.binary(max_size=400),
    suffix=st.sampled_from(sorted(by_suffix())),
    packed=st.booleans(),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_read_or_refused(
    tmp_path: Path, content: bytes, suffix: str, packed: bool
) -> None:
    check(tmp_path / f"any{suffix}{'.gz' if packed else ''}", content)


@given(text=st.text(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_of_a_text_are_those_of_its_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode("utf-8"))
    for item in read([path]):
        if isinstance(item, Read) and not text.startswith(("---", "\ufeff")):
            assert item.article.text == text
