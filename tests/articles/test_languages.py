"""In which language an article is written."""

from pathlib import Path

import pytest

from kg.articles import Read, read
from kg.articles.languages import language_of
from kg.lexicon import Lexicon

TEXTS = {
    "en": "Foreign Minister Tomas Vrabel met President Ilze Ozola in the castle of Riga on Tuesday "
    "and said that the talks on gas would go on until the end of the month.",
    "de": "Außenminister Tomas Vrabel traf am Dienstag im Schloss von Riga die Präsidentin Ilze "
    "Ozola und sagte, die Gespräche über Gas würden bis Ende des Monats fortgesetzt.",
    "fr": "Le ministre des affaires étrangères Tomas Vrabel a rencontré mardi la présidente Ilze "
    "Ozola au château de Riga et a déclaré que les discussions sur le gaz se poursuivraient.",
    "ru": "Министр иностранных дел Томаш Врабел встретился во вторник с президентом Илзе Озолой в "
    "Рижском замке и заявил, что переговоры о газе продолжатся до конца месяца.",
    "ar": "التقى وزير الخارجية توماس فرابل يوم الثلاثاء بالرئيسة إلزه أوزولا في قلعة ريغا وقال إن "
    "المحادثات بشأن الغاز ستستمر حتى نهاية الشهر الجاري دون انقطاع.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_shows_its_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_what_nothing_tells_is_in_the_language_that_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert language_of("Riga.") == "en"
    monkeypatch.setattr("kg.articles.languages.LEXICON", Lexicon("/words/de"))
    assert language_of("Riga.") == "de"
    assert language_of("Riga.", declared="en-GB") == language_of(TEXTS["en"]) == "en"


def test_capitals_and_names_are_english_still() -> None:
    assert language_of(TEXTS["en"].upper()) == "en"
    assert language_of("Vrabel, Ozola, Tamm, Dahl, Modak, Mansur. " * 5) == "en"


@pytest.mark.parametrize("declared", ["de", "de-AT", "deu", "German", "de_CH"])
def test_what_is_declared_counts_where_the_text_is_short(declared: str) -> None:
    assert language_of("Vrabel traf Ozola.", declared=declared) == "de"
    assert language_of(TEXTS["en"], declared=declared) == "en"


def test_the_language_is_stored_on_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["de"])
    (item,) = read([tmp_path])
    assert isinstance(item, Read)
    assert item.article.language == "de"
