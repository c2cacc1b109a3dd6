"""Chats are read day by day."""

import pytest

from kg.articles.archives.chats import articles

RIGA, OSLO = "Minister Vrabel met President Ozola.", "Premier Lund met President Salonen."


@pytest.mark.parametrize(
    "lines",
    [
        "[06/03/2024, 18:30:12] Jo: {}\n[13/03/2024, 09:00:01] Desk: {}\n",
        "3/6/24, 6:30\u202fPM - Jo: {}\n3/13/24, 9:00\u202fAM - Desk: {}\n",
        "06.03.24, 18:30 - Jo: {}\n13.03.24, 09:00 - Desk: {}\n",
        "\u200e[2024-03-06, 18:30:12] Jo: {}\n[2024-03-13, 09:00:01] Desk: {}\n",
        "3/6/24, 6:29 PM - Messages are encrypted.\n3/6/24, 6:30 PM - Jo: {}\n"
        "3/13/24, 9:00 AM - Jo: {}\n",
    ],
)
def test_each_day_of_a_chat_is_an_article(lines: str) -> None:
    found = articles(lines.format(RIGA, OSLO))
    assert [each.fields.published for each in found] == ["2024-03-06", "2024-03-13"]
    assert [RIGA in each.text for each in found] == [True, False]


def test_days_that_follow_one_another_show_which_number_is_the_day() -> None:
    days = ["3/6/24", "3/7/24", "4/2/24"]
    found = articles("".join(f"{day}, 18:30 - Jo: {RIGA}\n" for day in days))
    assert [each.fields.published for each in found] == ["2024-03-06", "2024-03-07", "2024-04-02"]
    (alone,) = articles(f"3/6/24, 18:30 - Jo: {RIGA}\n3/6/24, 18:31 - Desk: {OSLO}\nand left\n")
    assert alone.fields.published == "2024"
    assert alone.text == f"Jo: {RIGA}\n\nDesk: {OSLO}\nand left"


def test_a_programme_is_no_chat() -> None:
    assert (
        articles(f"Visit to Riga\n06/03/2024, 18:30 - Arrival: {RIGA}\n07/03/2024, 9:00 - End")
        == []
    )
