"""Texts put one after another are articles of their own; the parts of one article are not."""

from pathlib import Path

import pytest

from kg.articles import Read, read
from kg.articles.archives.clippings import clippings

RIGA = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
OSLO = "Norwegian Prime Minister Kari Lund met Finnish President Eero Salonen in Oslo on Monday."
FIRST = f"Ministers meet in Riga\nMarch 6, 2024\n\n{RIGA}\n"


@pytest.mark.parametrize(
    "between",
    [
        "\n* * *\n\nLeaders talk in Oslo\nMarch 13, 2024\n\n",
        "\n-----\nLeaders talk in Oslo\nNordic Post, 13 March 2024\n\n",
        "=====\n\nLeaders talk in Oslo\nBy Jo Lind\n\n",
        "\n##########\n13 March 2024\nLeaders talk in Oslo\n\n",
        "\n--- Article 2 ---\nLeaders talk in Oslo\n13/3/2024\n",
        "\nArticle 2 of 2\n\nLeaders talk in Oslo\nBy Jo Lind\nPublished March 13, 2024\n\n",
        "\n***\n\nLeaders talk\n\nOSLO, March 13, 2024 (NP) -- ",
        "\n\n\n\nLeaders talk in Oslo\nMarch 13, 2024\n\n",
        "\n# Leaders talk in Oslo\n*13 March 2024*\n\n",
        "\nTitle: Leaders talk in Oslo\nDate: 13 March 2024\n\n",
        "\n---\ntitle: Leaders talk in Oslo\ndate: 2024-03-13\n---\n",
        '\n+++\ntitle = "Leaders talk in Oslo"\ndate = 2024-03-13\n+++\n',
    ],
)
def test_a_head_below_a_break_begins_an_article(between: str) -> None:
    first, second = clippings(f"{FIRST}{between}{OSLO}\n")
    assert first == FIRST.strip()
    assert second.startswith(between.strip().split("\n")[-1][:3]) or "Leaders talk" in second
    assert second.endswith(OSLO)


@pytest.mark.parametrize(
    "rest",
    [
        f"\n* * *\n\n{OSLO}\n\n* * *\n\nThe port was closed.\n",
        f"\n* * *\n\nWhat comes next\n\n{OSLO} The talks go on until Friday in the castle.\n",
        "\n---\n\nJo Lind is the chief reporter of the Baltic Courier. She has lived in Riga since "
        "2010 and has written two books.\n",
        f"\n* * *\n\nBy Friday both want to have met again.\n\n{OSLO}\n",
        f"\n-----\nJane Doe\nMarch 7, 2024\n{OSLO} I was there and saw it with my own eyes.\n",
        "\n---\nPublished: March 6, 2024\nUpdated: March 7, 2024\n",
        "\n---\nRelated stories\nLeaders talk in Oslo\nMarch 13, 2024\n",
        f"\n\n\nThe two ministers also spoke with farmers\n\n\n{OSLO}\n",
        f"\nMinisters and farmers\n---------------------\n\n{OSLO}\n",
    ],
)
def test_a_break_within_an_article_begins_none(rest: str) -> None:
    assert clippings(FIRST + rest) == [FIRST + rest]


def test_running_heads_begin_no_articles() -> None:
    head = "\n\n\nThe Riga Evening Courier\nMarch 6, 2024\n\n"
    text = head.join([FIRST, f"{OSLO} They spoke about gas.", f"{RIGA} They spoke about fish."])
    assert clippings(text) == [text]


def test_the_head_of_a_collection_is_no_article_and_a_headline_goes_with_its_own() -> None:
    second = f"Leaders talk in Oslo\nMarch 13, 2024\n\n{OSLO}"
    review = f"Press review\n\n* * *\n\n{FIRST}\n* * *\n\n{second}"
    assert clippings(review) == [FIRST.strip(), second]
    apart = f"Ministers meet\n\n\nSlovak and Latvian talks\nMarch 6, 2024\n\n{RIGA}"
    assert clippings(apart) == [apart]


def test_each_has_its_own_title_date_publisher_and_address(tmp_path: Path) -> None:
    def labels(title: str, date: str, source: str) -> str:
        return f"TITLE: {title}\nDATE: {date}\nSOURCE: {source}\n\n"

    (tmp_path / "a.txt").write_text(
        labels("Ministers meet in Riga", "6 March 2024", "Baltic Courier") + RIGA + "\n\n=====\n"
        + labels("Leaders talk in Oslo", "13 March 2024", "Nordic Post") + OSLO
    )  # fmt: skip
    found = [item.article for item in read(tmp_path / "a.txt") if isinstance(item, Read)]
    assert [each.path.rpartition("/")[2] for each in found] == ["a.txt#1", "a.txt#2"]
    assert [each.text for each in found] == [RIGA, OSLO]
    assert [(each.title, each.published, each.publisher) for each in found] == [
        ("Ministers meet in Riga", "2024-03-06", "Baltic Courier"),
        ("Leaders talk in Oslo", "2024-03-13", "Nordic Post"),
    ]


def test_rules_without_end_begin_no_article() -> None:
    for hostile in ("---\n", "* * *\n\n", "---\na: b\n\n", "\n\n\nA title here\n6 March 2024\n\n"):
        assert len(clippings(hostile * 300)) == 1


@pytest.mark.parametrize(
    "between",
    [
        "\r\n____________\r\n\r\nLeaders talk in Oslo\r\nMarch 13, 2024\r\n\r\n",
        "\n[2] Leaders talk in Oslo\n(Nordic Post, March 13, 2024)\n\n",
        "\n## Leaders talk in Oslo\n\n*Nordic Post, 13 March 2024*\n\n",
        "\f\nLeaders talk in Oslo\nMarch 13, 2024\n\n",
        "\n\n\nSource: Nordic Post\nDate: 13 March 2024\nLeaders talk in Oslo\n\n",
    ],
)
def test_other_breaks_begin_articles_as_well(between: str) -> None:
    assert len(clippings(f"{FIRST}{between}{OSLO}\n")) == 2


def test_a_title_that_is_printed_on_each_page_begins_no_article() -> None:
    text = f"{FIRST}\fMinisters meet in Riga\n6 March 2024\n\n{OSLO} They spoke about gas."
    assert clippings(text) == [text]


@pytest.mark.parametrize(
    ("first", "between"),
    [
        ("", "\n\n-30-\n\n"),
        ("", "\n\n- END -\n\n"),
        ("(1) ", "\n\n(2) "),
        ("==> riga.txt <==\n", "\n\n==> oslo.txt <==\n"),
        ("1. ", "\n\n2. "),
        ("I. ", "\n\nII. "),
    ],
)
def test_other_marks_between_articles(first: str, between: str) -> None:
    second = f"Leaders talk in Oslo\n13 March 2024\n\n{OSLO}\n"
    found = clippings(f"{first}Ministers meet in Riga\n6 March 2024\n\n{RIGA}{between}{second}")
    assert [RIGA in each for each in found] == [True, False]
    assert [OSLO in each for each in found] == [False, True]


def test_the_messages_of_a_digest_are_articles() -> None:
    head = "Date: Wed, 6 Mar 2024 18:30:00 +0100\nFrom: Jo <jo@x.example>\nSubject: [C] {}\n\n"
    text = (
        "Send contributions to the list. To write to it, please edit your subject.\n\nTopics:\n"
        f"   1. Riga (Jo)\n   2. Oslo (Jo)\n\n{'-' * 60}\n\nMessage: 1\n{head.format('Riga')}"
        f"{RIGA}\n\n{'-' * 30}\n\nMessage: 2\n{head.format('Oslo')}{OSLO}\n"
    )
    found = clippings(text)
    assert [RIGA in each for each in found] == [True, False]
    assert [OSLO in each for each in found] == [False, True]


def test_what_a_sender_writes_above_a_message_is_no_article() -> None:
    head = (
        "From: {}\nSent: Wednesday, March 6, 2024 6:30 PM\nTo: Max Poe\nSubject: Talks in Riga\n\n"
    )
    text = f"{head.format('Ann Roe')}See below.\n\n{'_' * 32}\n{head.format('Jo')}{RIGA}\n"
    assert len(clippings(text)) == 1
