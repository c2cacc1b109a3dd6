"""What looks like a headline."""

import pytest

from kg.articles.headlines import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks in Geneva\n\nThe two ministers met by the lake on Monday.\n", "Talks in Geneva"),
        ("# Talks in Geneva\n\nThe two ministers met by the lake on Monday.\n", "Talks in Geneva"),
        ("July 3, 2023\nTalks in Geneva\nThe two ministers met on Monday.\n", "Talks in Geneva"),
        ("The two ministers met on Monday.\n\nThey will meet again on Tuesday, they said.\n", None),
        ("Talks in Geneva\n", None),
        ("[b]Talks in Geneva[/b]\n\nThe two ministers met on Monday.\n", "Talks in Geneva"),
        ("<p>The two ministers met.</p>\n<p>They will meet again, they said.</p>\n", None),
        ("Sign in\nTalks in Geneva\n\nThe two ministers met on Monday.\n", "Talks in Geneva"),
        ("Lire aussi : Les accords\n\nThe two ministers met by the lake on Monday.\n", None),
        ("Minister Marek Dole-\nzal met Premier Saa-\nrinen in Geneva on\nMonday.\n", None),
        ("Minister Marek Dolezal met\nPremier Aino Saarinen by\nthe lake on Monday.\n", None),
        ("THE DAILY STAR\n\nTalks in Geneva\n\nThe two ministers met.\n", "Talks in Geneva"),
        ("World\nTalks in Geneva\nBy Jo Lind\nThe two ministers met.\n", "Talks in Geneva"),
        ("Vol. 12, No. 3, July 3, 2023\nTalks in Geneva\nThey met on Monday.\n", "Talks in Geneva"),
        ("The Riga Post\nWORLD\nTalks in Geneva\nThe two ministers met.\n", "Talks in Geneva"),
        ("Daily News\nThe two ministers met by the lake on Monday.\n", "Daily News"),
        ("Subject: Talks in Geneva\n\nThe two ministers met on Monday.\n", "Talks in Geneva"),
        ("> Talks in Geneva\n>\n> The two ministers met on Monday.\n", "Talks in Geneva"),
        ("TEHRAN - The minister said " + "that they would meet " * 20 + "\nAnd so they did.", None),
        ("", None),
    ],
)
def test_a_headline_is_short_and_has_no_final_stop(text: str, title: str | None) -> None:
    assert headline(text) == title
