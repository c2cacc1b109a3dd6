"""The graph is written as a page and for other programs."""

from pathlib import Path


def test_a_graph_is_viewed_and_exported(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    out, err, status = ask(
        "view", "-o", str(page), "--around", "orun", "--kinds", "people,meetings", "--title", "T"
    )
    assert (out, status) == ("", 0)
    assert str(page) in err
    assert "Marta Vell" in page.read_text(encoding="utf-8")
    assert ask("export", "-f", "mermaid")[0].startswith("graph")
    assert ask("export", "-f", "csv", "-o", str(tmp_path / "tables"))[2] == 0
    assert (tmp_path / "tables/nodes.csv").exists()
    assert ask("export", "-o", str(tmp_path / "a.gexf"))[2] == 0
    assert "<gexf" in (tmp_path / "a.gexf").read_text(encoding="utf-8")
    _, err, status = ask("export", "-o", str(tmp_path / "a.txt"))
    assert (status, "ending of no format" in err) == (1, True)
