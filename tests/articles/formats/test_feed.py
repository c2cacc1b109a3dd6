"""Feeds."""

from pathlib import Path

from kg.articles import Read, read


def test_a_feed_is_never_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("https://courier.example/feed")
    (item,) = read([tmp_path / "a.rss"])
    assert not isinstance(item, Read)
