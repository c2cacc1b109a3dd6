"""The shortest way from one to another."""

from kg.knowledge import KnowledgeGraph


def test_a_way_goes_by_meetings_that_were_held(news: KnowledgeGraph) -> None:
    way = news.path("Marta Vell", "Ilya Sade")
    assert [(step.left.name, step.right.name, step.kind) for step in way] == [
        ("Marta Vell", "Tomas Orun", "meeting"),
        ("Tomas Orun", "Ilya Sade", "meeting"),
    ]


def test_a_way_without_meetings_goes_by_sentences_only_when_asked(news: KnowledgeGraph) -> None:
    assert len(news.path("Ada Lone", "Amber Bay")) == 0
    (step,) = news.path("Ada Lone", "Amber Bay", wide=True)
    assert (step.kind, step.right.name) == ("co-mention", "Amber Bay")


def test_a_way_goes_by_offices_where_no_chain_of_meetings_leads(news: KnowledgeGraph) -> None:
    assert [step.kind for step in news.path("Ilya Sade", "Nora Quist")] == ["role"]


def test_there_is_no_way_to_somebody_alone(news: KnowledgeGraph) -> None:
    assert len(news.path("Karsk", "Marta Vell")) == 0
