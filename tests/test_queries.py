"""Each question is answered by a small table."""

import pytest

from kg.errors import KgError, NotFound
from kg.knowledge import KnowledgeGraph


def test_entities_come_most_mentioned_first_and_by_kind(news: KnowledgeGraph) -> None:
    found = news.entities()
    assert [one.mentions for one in found] == sorted((one.mentions for one in found), reverse=True)
    assert {one.name for one in news.entities("place")} == {"Karsk", "Amber Bay"}
    assert [one.name for one in news.entities(limit=2, offset=1)] == [
        one.name for one in list(found)[1:3]
    ]


def test_names_are_completed_from_the_beginnings_of_their_words(news: KnowledgeGraph) -> None:
    assert [one.name for one in news.names("mar ve")] == ["Marta Vell"]
    assert {one.name for one in news.names("a", kind="place")} == {"Amber Bay"}
    assert len(news.names("arta")) == 0


def test_every_mention_is_what_its_offsets_cut_out(news: KnowledgeGraph) -> None:
    mentions = list(news.mentions())
    assert len(mentions) == 13
    texts = {row.id: news.article(row.id).text for row in news.articles()}
    assert all(texts[one.article][one.start : one.end] == one.text for one in mentions)


def test_every_statement_of_an_office_is_told(news: KnowledgeGraph) -> None:
    roles = list(news.roles())
    assert {role.title for role in roles} == {"envoy"}
    assert {role.person.name for role in roles} >= {"Marta Vell", "Ilya Sade"}


def test_the_reports_of_a_meeting_stand_before_other_sentences(news: KnowledgeGraph) -> None:
    quotes = [quote.text for quote in news.why("Vell", "Orun")]
    assert set(quotes) == {"Marta Vell met Tomas Orun.", "Tomas Orun received Marta Vell."}
    assert len(news.why("Vell", "Orun", limit=1)) == 1
    assert [quote.text for quote in news.why("Ada Lone")] == ["Ada Lone likes Amber Bay."]
    assert len(news.why("Ada Lone", "Nora Quist")) == 0


def test_sentences_are_searched_for_words(news: KnowledgeGraph) -> None:
    assert [quote.text for quote in news.search("river")] == ["A river in Karsk."]
    assert len(news.search('"river Karsk"')) == 0
    with pytest.raises(KgError):
        news.search(" … ")


def test_one_comes_from_one_name_to_another_by_meetings(news: KnowledgeGraph) -> None:
    assert len(news.path("Vell", "Sade")) == 2
    with pytest.raises(KgError, match="are both Marta Vell; give two that differ"):
        news.path("Vell", "Marta Vell")


def test_a_name_is_printed_most_with_these(news: KnowledgeGraph) -> None:
    names = {one.name for tie in news.ties("Quist") for one in (tie.left, tie.right)}
    assert names - {"Nora Quist"} == {"Ilya Sade", "Marta Vell"}


def test_all_that_is_known_of_a_name_is_told(news: KnowledgeGraph) -> None:
    about = news.show_entity("Vell").profile
    assert about.entity.name == "Marta Vell"
    assert [alias.name for alias in about.aliases] == ["Marta Vell"]
    assert (about.first, about.last) == ("2023-06-15", "2023-08-02")
    assert len(about.articles) == 3
    assert len(about.meetings) == 2


def test_a_brief_answer_knows_the_same_ties_without_their_weight(news: KnowledgeGraph) -> None:
    whole, brief = (news.show_entity("Vell", brief=brief).profile for brief in (False, True))
    assert {tie.tie.npmi for tie in brief.ties} == {None}
    assert len(brief.ties) == len(whole.ties)


def test_articles_come_newest_first_and_by_their_words(news: KnowledgeGraph) -> None:
    days = [row.published for row in news.articles()]
    assert days[0] == "2023-08-02"
    assert len(news.articles(limit=2, offset=5)) == 1
    assert [row.title for row in news.articles_with("river")] == ["Story 6"]
    with pytest.raises(KgError):
        news.articles_with("")


def test_an_article_is_told_by_its_id(news: KnowledgeGraph) -> None:
    row = news.articles()[0]
    assert news.article(row.id).text == "Nora Quist denied that she met Marta Vell."
    with pytest.raises(NotFound):
        news.article("0" * 16)


def test_what_there_is_is_counted(news: KnowledgeGraph) -> None:
    counted = dict(news.stats())
    assert (counted["articles"], counted["meetings"]) == (6, 4)
    assert len(news.copies()) == 0
    assert len(news.judgements()) == 0


def test_names_that_nobody_could_confuse_need_no_review(news: KnowledgeGraph) -> None:
    assert news.review() == ()


def test_names_are_found_by_the_beginnings_of_their_words(news: KnowledgeGraph) -> None:
    assert [one.name for one in news.names("or to")] == ["Tomas Orun"]
    assert [one.name for one in news.names("run")] == []
    assert [one.name for one in news.names("k", kind="place")] == ["Karsk"]
    assert len(news.names("%")) == 0


def test_an_article_is_found_by_words_of_different_sentences_and_of_its_title(
    news: KnowledgeGraph,
) -> None:
    assert [row.title for row in news.articles_with("river lone")] == ["Story 6"]
    assert [row.title for row in news.articles_with('"likes amber" story')] == ["Story 6"]
    assert [row.title for row in news.articles_with("story 4")] == ["Story 4"]
    assert len(news.articles_with("river zebra")) == 0
