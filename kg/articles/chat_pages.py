"""Pages into which Telegram exports a chat: each message is an article, as in its JSON."""

from typing import TYPE_CHECKING

from kg.articles.fields import Fields, clean
from kg.articles.leads import words_of
from kg.articles.published import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARK = "chat_page"  # a class of the page's body


def messages(tree: "HtmlElement") -> list[tuple[Fields, str]]:
    """Return the messages of a chat with their days and who wrote them, none of any other page."""
    found: list[tuple[Fields, str]] = []
    name: str | None = None
    for message in tree.find_class("message"):
        texts, dates = message.find_class("text"), message.find_class("date")
        names = message.find_class("from_name")
        name = clean(words_of(names[0])) if names else name  # several in a row have one name
        if not texts or not dates:
            continue
        for line_break in texts[0].iter("br"):
            line_break.tail = f"\n{line_break.tail or ''}"
        fields = Fields(published=iso_date(dates[0].get("title")), publisher=name)
        found.append((fields, texts[0].text_content().strip()))
    return [(fields, text) for fields, text in found if text]
