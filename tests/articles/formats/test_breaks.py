"""Articles that stand in one document are told apart where it has breaks."""

from kg.articles.fields import Fields
from kg.articles.formats.breaks import BREAK, articles
from kg.articles.options import ReadOptions

RIGA = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
OSLO = "Norwegian Prime Minister Kari Lund met Finnish President Eero Salonen in Oslo on Monday."
FIRST = [BREAK, "Ministers meet in Riga", "6 March 2024", RIGA]
SECOND = ["Leaders talk in Oslo", "13 March 2024", OSLO]


def texts(paragraphs: list[str]) -> list[str]:
    return [each.text for each in articles(paragraphs, Fields(), ReadOptions())]


def test_what_has_a_head_below_a_break_is_an_article() -> None:
    assert texts([*FIRST, BREAK, *SECOND]) == ["\n\n".join(FIRST[1:]), "\n\n".join(SECOND)]


def test_a_break_within_an_article_leaves_no_trace() -> None:
    assert texts([*FIRST, BREAK, OSLO]) == ["\n\n".join([*FIRST[1:], OSLO])]


def test_a_list_of_contents_is_no_article() -> None:
    contents = [BREAK, "Contents", "1. Ministers meet in Riga", "2. Leaders talk in Oslo",
                "3. Kask and Zielinski meet in Warsaw, and speak about the sea"]  # fmt: skip
    assert texts([*contents, *FIRST, BREAK, *SECOND]) == [
        "\n\n".join(FIRST[1:]),
        "\n\n".join(SECOND),
    ]
