"""Books."""

import zipfile
from pathlib import Path

import written

from kg.articles import read


def test_a_book_has_an_article_for_each_chapter(tmp_path: Path) -> None:
    path = written.epub(tmp_path / "a.epub")
    with zipfile.ZipFile(path) as opened:
        entries = {name: opened.read(name).decode() for name in opened.namelist()}
    entries["OEBPS/a.opf"] = (
        entries["OEBPS/a.opf"]
        .replace(
            "</manifest>", '<item id="b" href="b.xhtml"/><item id="c" href="c.xhtml"/></manifest>'
        )
        .replace("</spine>", '<itemref idref="c"/><itemref idref="b"/></spine>')
    )
    entries["OEBPS/c.xhtml"] = (
        "<html><body><h1>Contents</h1><p><a href='a%20b.xhtml'>The talks in the castle of Riga</a>"
        "</p><p><a href='b.xhtml'>Second, and what came of it</a></p></body></html>"
    )
    entries["OEBPS/b.xhtml"] = f"<html><body><h1>Second</h1><p>{written.TEXT}</p></body></html>"
    found = [item.article for item in read([written.zipped(path, entries)])]  # type: ignore[union-attr]
    assert [article.path.rpartition("/")[2] for article in found] == ["a.epub#1", "a.epub#2"]
    assert found[1].title == "Second"
