"""Adding takes the language and the name of the pipeline that reads."""

from pathlib import Path

import kg
from kg.articles.options import ANY
from kg.jobs.add import language_of_pipeline
from kg.store import evidence


def test_what_is_added_bears_the_name_of_its_extractor(tiny_model: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marta Vell met Tomas Orun in Lund.", encoding="utf-8")
    with kg.open(tmp_path / "kg.db", model=tiny_model) as news:
        assert news.add(tmp_path / "a.txt").added == 1
        (name,) = {known.extractor for known in evidence.known(news.store).values()}
    assert ", rules " in name


def test_judgements_outlive_that_all_is_read_again(tiny_model: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Marta Vell and Nora Quist came to Lund.", encoding="utf-8")
    with kg.open(tmp_path / "kg.db", model=tiny_model) as news:
        news.add(tmp_path / "a.txt")
        judgement = news.merge("Marta Vell", "Nora Quist", by="ann")
        with news.store.transaction() as connection:
            for table in ("source", "extraction"):
                connection.exec_driver_sql(
                    f"UPDATE {table} SET extractor = replace(extractor, 'rules ', 'rules 0')"
                )
        kept = news.add(tmp_path / "a.txt")
        assert (kept.unchanged, sum(kept.older.values())) == (1, 1)
        assert news.add(tmp_path / "a.txt", reread=True).replaced == 1
        assert [one.id for one in news.judgements()] == [judgement.id]
        assert news.entity("Nora Quist").id == news.entity("Marta Vell").id


def test_a_pipeline_says_its_language() -> None:
    assert language_of_pipeline("en_news 0.1.0") == "en"
    assert language_of_pipeline("xx_ent_wiki_sm 3.8.0") == ANY
