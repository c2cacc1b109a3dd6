"""The lines of an article that say when it was published."""

import pytest

from kg.articles.date_lines import date_of_note, date_of_text, date_of_title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("July 24, 2023 Special Dispatch No. 10721\n\nTalks in Iran\n", "2023-07-24"),
        ("Talks in Iran\nJuly 24, 2023 | Special Dispatch\n", "2023-07-24"),
        ("Friday, January 4, 2019  \n\n\nThe house met.\n", "2019-01-04"),
        ("Talks in Geneva\nPublished: 3 July 2023 10:15 am EDT\nThey met.\n", "2023-07-03"),
        ("By Jane Doe | July 3, 2023\nThey met.\n", "2023-07-03"),
        ("Talks\n2023-07-03T23:30:00-05:00\nThey met.\n", "2023-07-03"),
        ("Talks\n2023-07-03 23:30:00.125 +0000\nThey met.\n", "2023-07-03"),
        ("Talks\n3rd of July 2023\nThey met.\n", "2023-07-03"),
        ("By Jane Doe Published July 3, 2023\nThey met.\n", "2023-07-03"),
        ("Riga, March 6, 2024 (AFP) - They met.\n", "2024-03-06"),
        ("GENEVA, July 3, 2023 (Reuters) - The ministers met.\n", "2023-07-03"),
        ("Talks in Geneva\nPublished: 25/12/2023 10:15\nThey met.\n", "2023-12-25"),
        ("Talks in Geneva\nPublished: 03.07.2023\nThey met.\n", "2023-07-03"),
        ("Talks in Geneva\nPublished: 03/07/2023\nThey met.\n", "2023"),
        ("Published: 03/07/2023\nThey met.\nFirst printed on 25/06/2023.\n", "2023-07-03"),
        ("RIGA, Latvia (AP) — July 3, 2023 — They met.\n", "2023-07-03"),
        ("RIGA (AP) — July 3, 2023 was the day on which they met.\n", None),
        ("(Riga, 3 July 2023) They met.\n", "2023-07-03"),
        ("Wednesday, July 3rd, 2023\nThey met.\n", "2023-07-03"),
        ("Talks\nAired July 3, 2023 - 18:00   ET\nThey met.\n", "2023-07-03"),
        ("Talks\nGeneva, 3.VII.2023\nThey met.\n", "2023-07-03"),
        ("Talks\nRIGA | Monday, July 3, 2023 — Updated at 11:30 pm\nThey met.\n", "2023-07-03"),
        ("The Courier\n3 July 2023, p. 14\n\nTalks\n\nThey met.\n", "2023-07-03"),
        ("Talks\nBy Jo Lind, The Baltic Courier, July 3, 2023\nThey met.\n", "2023-07-03"),
        ("HC Deb 03 July 2023 vol 740 cc12-14\n\nTalks\n\nThey met.\n", "2023-07-03"),
        ("THE DAILY STAR, MONDAY, JULY 3, 1933.\n\nTALKS\n\nThey met.\n", "1933-07-03"),
        ("Courier <news@courier.example>\tMon, Jul 3, 2023 at 6:30 PM\n\nHi.\n", "2023-07-03"),
        ("P 031200Z JUL 09\nFM AMEMBASSY RIGA\n\nThey met.\n", "2009-07-03"),
        ("Talks\nBy JO LIND | 07/03/2023 06:12 AM EST\nThey met.\n", "2023-07-03"),
        ("Talks\nMonday, 07/03/2023\nThey met.\n", "2023-07-03"),
        ("Talks\nIssue of July 2023\nThey met.\n", "2023-07"),
        ("Talks\nJuly 2023\nPublished 3 July 2023\nThey met.\n", "2023-07-03"),
        ("Talks in July 2023\nThey met.\n", None),
        ("3 JULY 1961 – THE COURIER\nThey met.\n", "1961-07-03"),
        ("Talks\nIssued on: 03/07/2023 - 10:15\nThey met.\n", "2023"),
        ("Talks\n3 July 2023 • 3 min read\nThey met.\n", "2023-07-03"),
        ("RIGA, July 3 (Reuters) - They met.\n", None),
        ("Vol. 12, No. 345, July 3, 2023\nTalks\nThey met.\n", "2023-07-03"),
        ("No. 12 (345), July 3, 2023\nTalks\nThey met.\n", "2023-07-03"),
        ("RIGA  July 3, 2023.  They met.\n", "2023-07-03"),
        ("Talks\n6 marzo 2024\nHanno parlato.\n", "2024-03-06"),
        ("Talks\nMittwoch, 6. März 2024\nSie trafen sich.\n", "2024-03-06"),
        ("Comment by Jo, 4 July 2023\nPublished 3 July 2023\nThey met.\n", "2023-07-03"),
        ("They met in Geneva on July 3, 2023.\n", None),
        ("They met in Geneva on 25/12/2023.\n", None),
        ("On June 12-23, 2023, the minister visited Iran and met with the president.\n", None),
        ("The minister hosts his guest in Geneva, June 14, 2023. Source: Twitter.\n", None),
        ("Doe hosts Roe in their capital city of Geneva, June 14, 2023\nThey met.\n", None),
        ("\n".join(["A line of the article."] * 20) + "\nJuly 3, 2023\n", None),
    ],
)
def test_the_first_lines_tell_the_date_of_publication(text: str, date: str | None) -> None:
    assert date_of_text(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Talks\nUpdated: 7 March 2024\nPublished: 6 March 2024\nThey met.\n", "2024-03-06"),
        ("Talks\nLast updated 7 March 2024, published 6 March 2024\nThey met.\n", "2024-03-06"),
        ("Talks\nMarch 6, 2024 (updated March 7, 2024)\nThey met.\n", "2024-03-06"),
        ("Talks\nUpdated March 7, 2024\nThey met.\n", "2024-03-07"),
        ("Talks\nMar. 6, 2024 Updated 6:30 p.m. ET\nThey met.\n", "2024-03-06"),
        ("Talks\nMarch 6, 20246:30 PM ETUpdated 2 years ago\nThey met.\n", "2024-03-06"),
        ("**March 6, 2024**\n\nThey met.\n", "2024-03-06"),
        ("Briefing\n6/7/16\nThey met.\n", "2016"),
        ("Briefing\n6/27/16\nThey met.\n", "2016-06-27"),
        ("Briefing\n6 Mar 24\nThey met.\n", "2024-03-06"),
    ],
)
def test_a_line_of_a_change_is_not_the_date_of_publication(text: str, date: str) -> None:
    assert date_of_text(text) == date


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Briefing by the spokesman, 5/19/2011", "2011-05-19"),
        ("Briefing by the spokesman, 5/9/2011", "2011"),
        ("Briefing by the spokesman, 5/9/11", "2011"),
        ("Briefing - March 6, 2024", "2024-03-06"),
        ("Briefing (6 March 2024)", "2024-03-06"),
        ("2024-03-06: Briefing", "2024-03-06"),
        ("Daily briefing 2024-03-06", "2024-03-06"),
        ("Statement of 6 March 2024", "2024-03-06"),
        ("Press briefing 13/3/2024", "2024-03-13"),
        ("Press briefing 3/4/2024", "2024"),
        ("Remarks (3/13/24)", "2024-03-13"),
        ("The battle of 6 March 2024", None),
        ("The attack of September 11, 2001", None),
        ("How July 20, 1969 changed the world", None),
        (None, None),
    ],
)
def test_a_headline_may_end_with_the_date(title: str | None, date: str | None) -> None:
    assert date_of_title(title) == date


def test_the_order_is_known_for_a_headline_where_the_country_is() -> None:
    assert date_of_title("Briefing, 5/9/2011", order="month") == "2011-05-09"


def test_when_a_copy_was_made_is_no_date_of_publication() -> None:
    text = "Ministers meet in Riga\n\nVrabel met Ozola in Riga.\n\n"
    assert date_of_text(f"{text}Document created on 20 July 2025\n") is None
    assert date_of_text(f"{text}Printed: 20 July 2025\n") is None
    assert date_of_text(f"{text}Published 6 March 2024, accessed 20 July 2025\n") == "2024-03-06"


@pytest.mark.parametrize(
    "line",
    [
        "Published: 18:30, 6 March 2024 | Updated: 09:12, 7 March 2024",
        "6 Mar 2024 / 18:30 CET",
        "This article was first published on 6 March 2024 and updated on 8 March 2024.",
        "Published in the print edition of the March 6, 2024, issue.",
        "**Published:** 2024-03-06",
    ],
)
def test_other_lines_that_say_when_an_article_was_published(line: str) -> None:
    assert date_of_text(f"Ministers meet in Riga\n{line}\n\nVrabel met Ozola.\n") == "2024-03-06"


def test_a_sentence_on_something_that_was_published_is_none() -> None:
    text = "Talks\n\nThe report, published on 6 March 2024, says that they met.\n"
    assert date_of_text(text) is None
    assert date_of_text("Published accounts say that Lund met Salonen on March 6, 2024.\n") is None
    assert date_of_text("Published in Riga, it says that they met on March 6, 2024.\n") is None


@pytest.mark.parametrize(
    ("note", "date"),
    [
        ("(Published Wednesday, March 6, 2024)", "2024-03-06"),
        ("Published: March 6, 2024. Updated: March 8, 2024.", "2024-03-06"),
        ("First published on 6 March 2024", "2024-03-06"),
        ("(This March 6 2024 story has been corrected to name the minister)", "2024-03-06"),
        ("A version of this article appears in print on March 6, 2024, Page 4.", "2024-03-06"),
        ("This story appeared on page A4 of the March 6, 2024, edition.", "2024-03-06"),
        ("Published in the print edition of the March 6, 2024, issue.", "2024-03-06"),
        ("Source: BNS news agency, Riga, in English 0812 gmt 6 Mar 24", "2024-03-06"),
        ("Updated March 8, 2024", None),
        ("Published by the ministry, which met them on March 6, 2024.", None),
        ("They met on March 6, 2024.", None),
    ],
)
def test_a_note_below_an_article_tells_when_it_was_published(note: str, date: str | None) -> None:
    story = "\n\n".join(["They met in Riga, and spoke about gas and the port."] * 30)
    assert date_of_note(f"{story}\n\n{note}\n") == date
    assert date_of_note(f"Talks\n\n{note}\n\n{story}\n") == date
