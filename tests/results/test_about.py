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


def test_a_brief_answer_says_the_same_but_how_telling_a_tie_is(news: KnowledgeGraph) -> None:
    whole, brief = news.show_entity("Tomas Orun"), news.show_entity("Tomas Orun", brief=True)
    assert brief.aliases.records() == whole.aliases.records()
    assert brief.roles.records() == whole.roles.records()
    tied = {(row.right.id, row.tie.sentences, row.tie.articles, row.quotes) for row in whole.ties}
    assert {(r.right.id, r.tie.sentences, r.tie.articles, r.quotes) for r in brief.ties} == tied
    assert all(row.tie.npmi is not None for row in whole.ties)
    assert all(row.tie.npmi is None for row in brief.ties)
