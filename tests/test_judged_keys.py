"""Which names a judgement is about."""

import pytest

from kg.errors import KgError, NotFound
from kg.knowledge import KnowledgeGraph


def test_one_name_is_nothing_to_judge(own_news: KnowledgeGraph) -> None:
    with pytest.raises(KgError, match="one name"):
        own_news.split("Nora Quist", "nora quist")
    with pytest.raises(NotFound):
        own_news.merge("Nora Quist", "Nobody")
