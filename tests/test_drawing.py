"""What is drawn of a knowledge graph: a networkx graph, a page, files for other programs."""

from pathlib import Path

import pytest

from kg.errors import BadOption, KgError, NotFound
from kg.knowledge import KnowledgeGraph


def test_a_graph_has_entities_and_meetings_as_nodes(news: KnowledgeGraph) -> None:
    graph = news.graph()
    kinds = [kind for _, kind in graph.nodes(data="kind")]
    assert kinds.count("meeting") == 4
    assert kinds.count("person") == 5
    edges = {edge["kind"] for *_, edge in graph.edges(data=True)}
    assert {"participant", "co-mention", "role"} <= edges
    assert graph.graph["exists"]["articles"] == 6


def test_a_graph_is_drawn_around_names(news: KnowledgeGraph) -> None:
    near = {item["name"] for _, item in news.graph(around="Nora Quist").nodes(data=True)}
    assert "Tomas Orun" not in near
    far = {item["name"] for _, item in news.graph(around=["Quist"], steps=2).nodes(data=True)}
    assert "Tomas Orun" in far


def test_the_page_holds_the_names_and_the_sentences(news: KnowledgeGraph, tmp_path: Path) -> None:
    page = news.view(tmp_path / "graph.html", title="Six articles")
    text = page.read_text(encoding="utf-8")
    assert "Six articles" in text
    assert "Marta Vell met Tomas Orun." in text


def test_the_whole_page_knows_the_names_for_which_it_has_no_room(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    page = news.view(tmp_path / "few.html", limit=1, steps=1, min_articles=1)
    assert '["place","Amber Bay"]' in page.read_text(encoding="utf-8")


def test_the_page_shows_the_part_that_was_chosen(news: KnowledgeGraph, tmp_path: Path) -> None:
    page = news.view(
        tmp_path / "part.html", around=["Nora Quist"], kinds=["person", "meeting"], limit=3
    )
    assert "Amber Bay" not in page.read_text(encoding="utf-8")


def test_a_notebook_shows_the_page_inline(news: KnowledgeGraph) -> None:
    shown = news.show("Nora Quist", height=400)
    assert "<iframe srcdoc=" in shown._repr_html_()
    assert 'height="400"' in shown._repr_html_()


def test_a_graph_is_exported(news: KnowledgeGraph, tmp_path: Path) -> None:
    import networkx as nx

    (path,) = news.export(tmp_path / "world.graphml", format="graphml")
    assert len(nx.read_graphml(path)) == len(news.graph())
    assert "Marta Vell" in news.exported(format="mermaid")["graph.mmd"]


def names(graph: object) -> set[str]:
    """Return the names of the entities of a graph."""
    nodes = graph.nodes(data=True)  # type: ignore[attr-defined]
    return {item["name"] for _, item in nodes if item["kind"] != "meeting"}


def test_a_graph_is_of_a_time_and_of_kinds(news: KnowledgeGraph) -> None:
    assert names(news.graph(kinds=["place"])) == {"Karsk", "Amber Bay"}
    assert "Karsk" not in names(news.graph(kinds=["person"]))
    june = news.graph(until="2023-06-30")
    assert [date for _, date in june.nodes(data="date") if date] == ["2023-06-14"]
    assert "Nora Quist" not in names(june)


def test_what_is_of_another_time_is_in_no_file_and_in_no_snippet(news: KnowledgeGraph) -> None:
    assert "Quist" not in str(news.exported(format="json", until="2023-06-30"))
    assert "Quist" in str(news.exported(format="json"))
    assert "Ilya Sade" not in news.page(around="Orun", embed="timeline", until="2023-06-30")
    assert "Ilya Sade" in news.page(around="Orun", embed="timeline")


def test_the_surroundings_of_a_name_are_of_the_kinds_chosen(news: KnowledgeGraph) -> None:
    graph = news.graph(around="Vell", kinds=["person"], steps=6)
    assert names(graph) == {"Marta Vell", "Tomas Orun", "Ilya Sade", "Nora Quist"}
    assert "meeting" in {kind for _, kind in graph.nodes(data="kind")}
    assert names(news.graph(around="Vell", kinds=["place"])) == {"Marta Vell"}
    assert names(news.graph(around="Ada Lone", min_articles=2)) == {"Ada Lone"}


def test_entities_of_few_articles_are_left_out(news: KnowledgeGraph) -> None:
    assert "Ada Lone" not in names(news.graph(min_articles=2))
    assert len(names(news.graph(limit=2))) == 2


def test_nobody_of_a_name_is_drawn(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound):
        news.graph(around="Nobody At All")


def test_a_page_of_a_chosen_part_names_nobody_else(news: KnowledgeGraph) -> None:
    assert "Amber Bay" in news.page(limit=1)
    assert "Amber Bay" not in news.page(limit=1, until="2023-06-30")


def test_the_page_is_what_is_written(news: KnowledgeGraph, tmp_path: Path) -> None:
    path = news.view(tmp_path / "graph.html")
    assert path.read_text(encoding="utf-8") == news.page()


def test_a_snippet_shows_a_meeting_alone(news: KnowledgeGraph) -> None:
    snippet = news.page(around=["Vell", "Orun"], embed="meeting")
    assert "Meeting of Tomas Orun – Marta Vell" in snippet
    assert "Nora Quist" not in snippet
    with pytest.raises(BadOption, match="meeting, person, timeline"):
        news.page(around="Vell", embed="film")  # type: ignore[arg-type]
    with pytest.raises(KgError):
        news.page(around="Ada Lone", embed="meeting")


def test_formats_that_hold_the_articles_have_their_texts(news: KnowledgeGraph) -> None:
    files = news.exported(format="obsidian")
    whole = "".join(text if isinstance(text, str) else text.decode() for text in files.values())
    assert "Marta Vell met Tomas Orun." in whole


def test_a_format_of_several_files_returns_each(news: KnowledgeGraph, tmp_path: Path) -> None:
    paths = news.export(tmp_path / "tables", format="csv")
    assert len(paths) > 1
    assert all(path.stat().st_size for path in paths)
