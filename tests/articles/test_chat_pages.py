"""Chats that Telegram exports as pages."""

from kg.articles.options import ReadOptions
from kg.articles.pages import articles


def message(day: str, text: str, name: str = "") -> str:
    writer = f'<div class="from_name">{name}</div>' if name else ""
    return (
        '<div class="message default"><div class="body"><div class="pull_right date details"'
        f' title="{day} 18:30:00 UTC+01:00">18:30</div>{writer}<div class="text">{text}</div></div>'
        "</div>"
    )


def test_each_message_is_an_article_of_its_day() -> None:
    chat = (
        message("06.03.2024", "Vrabel met Ozola.<br><br>They spoke of gas.", "Courier")
        + '<div class="message service"><div class="body details">13 March 2024</div></div>'
        + message("13.03.2024", "Lund met Salonen.")
    )
    page = f'<html><body><div class="page_body chat_page"><div class="history">{chat}</div></div>'
    found = articles(page.encode(), ReadOptions())
    assert [(fields.published, fields.publisher, text) for fields, text in found] == [
        ("2024-03-06", "Courier", "Vrabel met Ozola.\n\nThey spoke of gas."),
        ("2024-03-13", "Courier", "Lund met Salonen."),
    ]
