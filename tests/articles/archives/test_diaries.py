"""The entries of a diary are articles of their days."""

import pytest

from kg.articles.archives.diaries import articles

RIGA = "Minister Tomas Vrabel met President Ilze Ozola in Riga."
TRAINS = "The railway said that trains would run again on Sunday."


@pytest.mark.parametrize("title", ["", "The diary of the president\n\n"])
@pytest.mark.parametrize("mark", ["{}", "## {}", "**{}**", "Wednesday, {}", "{}:"])
def test_each_entry_has_its_day(title: str, mark: str) -> None:
    days = (mark.format("6 March 2024"), mark.format("7 March 2024"))
    found = articles(f"{title}{days[0]}\n\n{RIGA}\n\n{days[1]}\n{TRAINS}\n")
    assert [(each.text, each.fields.published) for each in found] == [
        (RIGA, "2024-03-06"),
        (TRAINS, "2024-03-07"),
    ]
    assert {each.fields.title for each in found} == {title.strip() or None}


@pytest.mark.parametrize(
    "text",
    [
        f"6 March 2024\n\n{RIGA}\n",  # one date is that of an article
        f"{RIGA} {TRAINS} {RIGA} {TRAINS}\n\n6 March 2024\n\n{RIGA}\n\n7 March 2024\n\n{TRAINS}\n",
        f"6 March 2024\n\n{RIGA}\n\nTrains run\n7 March 2024\n\n{TRAINS}\n",  # a headline
        f"6 March 2024\n\n{RIGA}\n\n9 March 2024\n\n{RIGA}\n\n7 March 2024\n\n{TRAINS}\n",
        f"March 2024\n\n{RIGA}\n\nApril 2024\n\n{TRAINS}\n",
    ],
)
def test_other_texts_with_dates_are_no_diaries(text: str) -> None:
    assert articles(text) == []
