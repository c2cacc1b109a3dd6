"""What people correct is so at once, everywhere, and stays so when everything is read again."""

from dataclasses import replace
from pathlib import Path

import pytest
import world
from stored import dump, extraction_of, read_of

from kg.errors import KgError, NotFound
from kg.judged_keys import NothingToJudge
from kg.knowledge import KnowledgeGraph
from kg.model import Report
from kg.store import evidence
from kg.store.store import Store


@pytest.fixture
def news(store: Store) -> KnowledgeGraph:
    """The small world, in SQLite and in PostgreSQL."""
    world.fill(store)
    return KnowledgeGraph(store)


def names(news: KnowledgeGraph) -> set[str]:
    return {one.name for one in news.entities()}


def pairs(news: KnowledgeGraph) -> set[frozenset[str]]:
    """Return who met whom."""
    return {frozenset(who.name for who in told.participants) for told in news.meetings()}


def report_ids(news: KnowledgeGraph, *of: str) -> list[str]:
    return [account.report.id for told in news.meetings(*of) for account in told.accounts]


VELL_ORUN = frozenset({"Marta Vell", "Tomas Orun"})


def is_what_anew_gives(news: KnowledgeGraph) -> bool:
    """Return whether computing everything anew changes nothing."""
    before = dump(news.store)
    news.resolve(full=True)
    return dump(news.store) == before and news.check(full=True).sound


def test_an_entity_is_called_as_judged_and_found_by_both_names(news: KnowledgeGraph) -> None:
    one = news.entity("Marta Vell").id
    judged = news.rename("Vell", "  Marta  J. Vell-Orlo ", by="ann", note="she signs so")
    assert (judged.verdict, judged.judged_by, judged.note) == ("rename", "ann", "she signs so")
    assert news.entity("marta j vell orlo").id == news.entity("Marta Vell").id == one
    assert "Marta J. Vell-Orlo" in names(news)
    assert "Marta J. Vell-Orlo" in {row.entity.name for row in news.met("Tomas Orun")}
    assert is_what_anew_gives(news)
    assert news.undo(by="ann").id == judged.id
    assert news.entity("Marta Vell").name == "Marta Vell"
    with pytest.raises(NotFound):
        news.entity("Marta J. Vell-Orlo")
    assert is_what_anew_gives(news)


def test_the_newest_name_holds_until_it_is_taken_back(news: KnowledgeGraph) -> None:
    news.rename("Marta Vell", "Marta Orlo")
    news.rename("Marta Vell", "Martha Vell")
    assert news.entity("Marta Vell").name == "Martha Vell"
    news.undo()
    assert news.entity("Marta Vell").name == "Marta Orlo"
    with pytest.raises(NothingToJudge, match="called so already"):
        news.rename("Marta Vell", "Marta Orlo")


def test_what_was_renamed_is_merged_and_split_as_before(news: KnowledgeGraph) -> None:
    news.rename("Ada Lone", "The Recluse")
    news.merge("The Recluse", "Nora Quist")
    assert news.entity("Nora Quist").name == "The Recluse"
    news.undo()
    assert news.entity("Nora Quist").name == "Nora Quist"
    assert news.entity("Ada Lone").name == "The Recluse"
    assert is_what_anew_gives(news)


def test_an_entity_is_of_the_kind_that_was_judged(news: KnowledgeGraph) -> None:
    news.retype("Karsk", "group")
    assert news.entity("Karsk").kind == "group"
    assert {one.name for one in news.entities("place")} == {"Amber Bay"}
    assert {each.kind for each in news.mentions() if each.name == "Karsk"} == {"group"}
    assert news.graph().nodes[news.entity("Karsk").id]["kind"] == "group"
    assert is_what_anew_gives(news)
    news.undo()
    assert news.entity("Karsk").kind == "place"
    with pytest.raises(ValueError, match="person, group, state, place"):
        news.retype("Karsk", "river")  # type: ignore[arg-type]
    with pytest.raises(NothingToJudge, match="is a place already"):
        news.retype("Karsk", "place")


def test_what_is_hidden_is_nowhere(news: KnowledgeGraph) -> None:
    one = news.entity("Tomas Orun").id
    judged = news.hide("Tomas Orun")
    assert "Tomas Orun" not in names(news)
    assert not [told for told in news.meetings() if len(told.participants) < 2]
    assert pairs(news) == {
        frozenset({"Ilya Sade", "Nora Quist"}), frozenset({"Nora Quist", "Marta Vell"})
    }  # fmt: skip
    assert "Tomas Orun" not in {each.text for each in news.mentions()}
    assert not any("Tomas Orun" in str(item) for _, item in news.graph().nodes(data="name"))
    assert "Orun" not in str([row.right.name for row in news.ties("Marta Vell")])
    for name in ("Tomas Orun", "Orun", one):
        with pytest.raises(NotFound):
            news.entity(name)
    assert dict(news.stats())["people"] == 4
    assert is_what_anew_gives(news)
    assert judged.id in {row.id for row in news.judgements()}
    news.undo(judged.id)
    assert news.entity("Tomas Orun").id == one
    assert VELL_ORUN in pairs(news)
    assert is_what_anew_gives(news)


def test_an_article_that_names_who_is_hidden_brings_nobody(news: KnowledgeGraph) -> None:
    news.hide("Tomas Orun")
    read = read_of(7, text="Tomas Orun met Ada Lone.")
    evidence.save(news.store, read, extraction_of(read.article))
    news.resolve()
    assert "Tomas Orun" not in names(news)
    assert "Ada Lone" not in {name for pair in pairs(news) for name in pair}
    assert is_what_anew_gives(news)
    news.undo()
    assert frozenset({"Tomas Orun", "Ada Lone"}) in pairs(news)
    assert news.entity("Tomas Orun").articles == 4


def test_a_rejected_report_tells_of_no_meeting(news: KnowledgeGraph) -> None:
    first, second = report_ids(news, "Marta Vell", "Tomas Orun")
    news.reject(first, note="they spoke by phone")
    assert report_ids(news, "Marta Vell", "Tomas Orun") == [second]
    news.reject(second[:10])
    assert VELL_ORUN not in pairs(news)
    assert dict(news.stats())["reports"] == 3
    assert is_what_anew_gives(news)
    news.undo()
    news.undo()
    assert report_ids(news, "Marta Vell", "Tomas Orun") == [first, second]
    assert is_what_anew_gives(news)


def test_a_rejected_meeting_goes_with_all_its_reports(news: KnowledgeGraph) -> None:
    (told,) = news.meetings("Marta Vell", "Tomas Orun")
    judged = news.reject(told.meeting.id)
    assert VELL_ORUN not in pairs(news)
    assert "Marta Vell met Tomas Orun." in judged.what
    assert news.undo(judged.id[:8]).id == judged.id
    assert VELL_ORUN in pairs(news)


def test_a_rejected_office_is_held_by_nobody(news: KnowledgeGraph) -> None:
    (office, *_) = news.show_entity("Marta Vell").roles
    rejected = [news.reject(claim) for claim in office.claims]
    left = [(one.title, one.holder.name) for one in news.show_entity("Marta Vell").roles]
    assert (office.title, office.holder.name, office.body) not in [
        (one.title, one.holder.name, one.body) for one in news.show_entity("Marta Vell").roles
    ]
    assert not {one.id for one in news.roles()} & set(office.claims)
    assert is_what_anew_gives(news)
    for one in rejected:
        news.undo(one.id)
    assert len(news.show_entity("Marta Vell").roles) == len(left) + 1


def test_a_rejected_mention_names_nobody(news: KnowledgeGraph) -> None:
    (wrong,) = [each for each in news.mentions() if each.text == "Ada Lone"]
    news.reject(wrong.id)
    assert "Ada Lone" not in names(news)
    assert "Ada Lone" not in {each.text for each in news.mentions()}
    assert is_what_anew_gives(news)
    news.undo()
    assert "Ada Lone" in names(news)


def test_what_nobody_read_cannot_be_rejected(news: KnowledgeGraph) -> None:
    with pytest.raises(NotFound, match="no meeting, report, claim or mention"):
        news.reject("0123456789abcdef")
    with pytest.raises(KgError, match="note"):
        news.reject(report_ids(news)[0], note="a\x1bb")
    with pytest.raises(KgError, match="name is empty"):
        news.rename("Marta Vell", "  ")


def read_again(news: KnowledgeGraph, number: int, change: object) -> None:
    """Let a better model read an article of the small world; `change` makes its reports."""
    story = next(one for one in world.STORIES if one[0] == number)
    read = read_of(number, text=story[2], published=story[1])
    made = extraction_of(read.article, extractor="invented 2")
    mentions = tuple(replace(one, id=f"{one.id[:6]}{index:010}")
                     for index, one in enumerate(made.mentions))  # fmt: skip
    evidence.save(news.store, read, change(replace(made, mentions=mentions, claims=(), reports=())))  # type: ignore[operator]
    news.resolve()


def test_a_better_model_that_reads_the_same_again_is_not_believed(news: KnowledgeGraph) -> None:
    for each in report_ids(news, "Marta Vell", "Tomas Orun"):
        news.reject(each)

    def shorter(extraction: object) -> object:
        one, other = extraction.mentions  # type: ignore[attr-defined]
        told = Report("new", extraction.article_id, 0, 20, "held", (one.id, other.id))  # type: ignore[attr-defined]
        return replace(extraction, reports=(told,))  # type: ignore[type-var]

    read_again(news, 1, shorter)
    assert VELL_ORUN not in pairs(news)
    assert is_what_anew_gives(news)
    news.undo()
    news.undo()
    assert VELL_ORUN in pairs(news)


def test_names_kinds_and_what_is_hidden_outlast_another_reading(news: KnowledgeGraph) -> None:
    news.rename("Marta Vell", "Marta Orlo")
    news.retype("Tomas Orun", "group")
    news.hide("Ilya Sade")
    ids = {name: news.entity(name).id for name in ("Marta Vell", "Tomas Orun")}
    for story in world.STORIES:
        read_again(news, story[0], lambda extraction: extraction)
    assert {name: news.entity(name).id for name in ids} == ids
    assert news.entity("Marta Vell").name == "Marta Orlo"
    assert news.entity("Tomas Orun").kind == "group"
    assert "Ilya Sade" not in names(news)
    assert is_what_anew_gives(news)


def test_judgements_of_every_kind_move_to_another_database(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    news.merge("Ada Lone", "Nora Quist", note="her pen name")
    news.rename("Marta Vell", "Marta Orlo")
    news.retype("Karsk", "group")
    news.hide("Ilya Sade")
    news.reject(news.meetings("Marta Vell", "Tomas Orun")[0].meeting.id, note="by phone")
    lines = list(news.export_judgements())
    with Store.open(tmp_path / "other.db") as store:
        world.fill(store)
        other = KnowledgeGraph(store)
        assert other.import_judgements(lines) == 5
        assert other.import_judgements(lines) == 0
        assert [row.what for row in other.judgements()] == [row.what for row in news.judgements()]
        assert names(other) == names(news)
        assert pairs(other) == pairs(news)
        assert list(other.export_judgements()) == lines
        with pytest.raises(KgError, match="no judgement to retract"):
            other.undo()
