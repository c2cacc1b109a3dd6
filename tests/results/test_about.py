"""What is known of one is one page."""

from kg.knowledge import KnowledgeGraph


def test_what_is_known_of_one_is_one_page(news: KnowledgeGraph) -> None:
    about = news.show_entity("Tomas Orun")
    assert about.headline().startswith("Tomas Orun (person, ")
    assert "seen 2023-06-15 to 2023-07-02" in about.headline()
    assert set(about.parts()) == {"aliases", "roles", "meetings", "ties", "articles"}
    assert "<h4>meetings</h4>" in about._repr_html_()
    assert "Ilya Sade" in repr(about)
    assert about.record()["first"] == "2023-06-15"
