# ruff: noqa: E501
"""What is read in small files as people have them, each of which stands for a kind.

No network reads them: title, date and publisher, and what of the text is analysed.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from web_pages import STORY

from kg.articles import Read, ReadOptions, read, reading_text

MET = "Danish Foreign Minister Signe Holm met Maltese President Karm Zahra in Valletta on Monday."
SAID = "They spoke about fish and about a new harbour, her office said."
OTHER = "Cuban minister Luz Armas met Irish minister Colm Byrne in Havana on Friday."


@dataclass(frozen=True, slots=True)
class Kind:
    """The name and the content of a file, and what its first article must be."""

    name: str
    content: str | bytes
    date: str | None = "2023-05-09"
    title: str | None = None
    publisher: str | None = None
    has: tuple[str, ...] = (MET,)
    lacks: tuple[str, ...] = ()
    articles: int = 1
    errors: int = 0
    limit: int = 1_000_000


def page(body: str, head: str = "", *, title: str = "Talks in Valletta") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )


def meta(name: str, value: str = "2023-05-09T08:00:00Z") -> str:
    return f'<meta property="{name}" content="{value}">'


def story(head: str, body: str = "", *, text: str = f"<p>{MET}</p>") -> str:
    return page(f"<h1>Talks in Valletta</h1>{body}{text}{STORY}", head)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def row(**fields: object) -> str:
    return json.dumps({"title": "Talks", "date": "2023-05-09", "text": MET} | fields)


PUBLISHED = meta("article:published_time")
NEWS = {"@type": "NewsArticle", "headline": "Talks in Valletta"}
FRONT = "---\ndate: 2023-05-09\n---\n"
BROKEN = MET.replace("Karm ", "Karm\n")
HYPHENS = (
    "VALLETTA, May 9, 2023 - Danish Foreign Minister Si-\ngne Holm met Maltese President Karm Zah-\n"
    "ra. Holm said that she was content with what they\nhad agreed upon. The loan is for the har-\n"
    "bour and for fish, and it has to pass both parlia-\nments before it can take effect.\n"
)
KINDS = {
    # Lines and characters.
    "a title cut by a line": Kind(
        "a.txt", f"Talks in Valletta\n\nVALLETTA, May 9, 2023 - {MET.replace('Foreign ', 'Foreign' + chr(10))}\n"
        f"{SAID} The second round was put\noff until June, since the price of the loan is not known\n"
        "yet.\n", title="Talks in Valletta"),
    "a name cut by a line": Kind("a.txt", f"{FRONT}{BROKEN}\n\n{SAID}\n"),
    "words cut by hyphens": Kind("a.txt", HYPHENS, has=("Signe Holm met", "Karm Zahra. Holm", "harbour")),
    "soft hyphens": Kind("a.txt", FRONT + MET.replace("Foreign", "For\u00adeign")),
    "marks of direction": Kind("a.txt", FRONT + MET.replace("Karm Zahra", "\u202bKarm Zahra\u202c")),
    "spaces that do not break": Kind("a.txt", FRONT + MET.replace(" in ", "\u00a0in\u202f")),
    "ligatures": Kind("a.txt", FRONT + MET.replace("Signe", "Si\ufb01gne"), has=("Sifigne Holm met",)),
    "a wrong encoding": Kind("a.txt", FRONT + MET.replace("Karm", "KÃ¡rm"), has=("Kárm Zahra",)),
    "curly quotes": Kind("a.txt", f"{FRONT}“Good,” she said. {MET}", has=("“Good,”", MET)),
    "pictures of faces": Kind("a.txt", f"{FRONT}🇩🇰🤝🇲🇹 {MET} 📍\n\n⚡️ {SAID}", has=(MET, SAID)),
    "the Macintosh's line ends": Kind("a.txt", f"Talks in Valletta\rMay 9, 2023\r\r{MET}\r", title="Talks in Valletta"),
    "Windows' line ends": Kind("a.txt", f"\ufeffTalks in Valletta\r\nMay 9, 2023\r\n\r\n{MET}\r\n", title="Talks in Valletta"),
    "two bytes a letter": Kind("a.txt", (FRONT + MET).encode("utf-16")),
    "a control character": Kind("a.txt", f"{FRONT}{MET} The <Party> & \x07others left.", has=(MET, "<Party>")),
    "no stop anywhere": Kind("a.txt", FRONT + "it rained and they went on and then " * 300 + MET),
    # Tables.
    "a line break in a cell": Kind("a.csv", f'title,date,text\nTalks,2023-05-09,"{BROKEN}"\n', title="Talks"),
    "semicolons between cells": Kind("a.csv", f'\ufeffTitle;Date;Body\nTalks;09.05.2023;"{BROKEN} He said ""good""."\n', title="Talks"),
    "bars between cells": Kind("a.csv", f"title|date|text\nTalks, again|2023-05-09|{MET}, he said\n", title="Talks, again"),
    "more cells than columns": Kind("a.csv", f"title,date,text\nTalks,2023-05-09,{MET},x,y\nB,2023-05-10,{OTHER}\n", articles=2),
    "a row that is too long": Kind("a.csv", f"title,date,text\nBig,2023-05-08,{'x ' * 50_000}\nTalks,2023-05-09,{MET}\n", errors=1, limit=2_000),
    "a cell of 200,000 letters": Kind("a.csv", f"title,date,text\nBig,2023-05-09,{'They left. ' * 19_000}{MET}\n", title="Big"),
    # Records.
    "a line that is broken": Kind("a.ndjson", f'{row()}\n{{"title": "B, "text": }}\n\n{row(text=OTHER)}\n', articles=2, errors=1),
    "a value that is too long": Kind("a.jsonl", f"{row(text='x ' * 50_000)}\n{row()}\n", errors=1, limit=2_000),
    "markup in a field": Kind("a.json", row(text=f"<p>{MET.replace('Karm Zahra', '<b>Karm&nbsp;Zahra</b>')}</p><script>a('Jane Roe')</script>"), lacks=("Jane Roe",)),
    "an escaped title": Kind("a.json", row(title="Fish &amp; harbours"), title="Fish & harbours"),
    "a feed as JSON": Kind("a.json", json.dumps([{"title": "Talks", "pubDate": "Tue, 09 May 2023 23:30:00 -0500", "content:encoded": f"<p>{MET}</p>", "description": "A deal is near."}]), title="Talks"),
    "an answer of a service": Kind("a.json", json.dumps({"response": {"status": "ok", "results": [{"webTitle": "Talks", "webPublicationDate": "2023-05-09T08:00:00Z", "fields": {"bodyText": MET}}]}}), title="Talks"),
    "what a crawler saved": Kind("a.json", json.dumps({"maintext": MET, "date_publish": "2023-05-09 08:00:00", "date_download": "2025-01-01", "source_domain": "post.example", "title": "Talks", "url": "https://post.example/a"}), publisher="post.example"),
    "a name that is a script": Kind("a.jsonl", row(title="<script>alert(1)</script> \"Talks\""), title='"Talks"'),
    # Front matter and Markdown.
    "links and emphasis": Kind("a.md", FRONT + MET.replace("Signe Holm", "**Signe Holm**").replace("Karm Zahra", '[Karm Zahra](https://a.example "K")') + "[^1]\n\n[^1]: Post\n"),
    "TOML": Kind("a.md", f'+++\ntitle = "Talks"\ndate = 2023-05-09T08:00:00Z\n+++\n{MET}\n', title="Talks", lacks=("+++",)),
    "a date that is an object": Kind("a.md", f"---\ntitle: Talks\ndate:\n  published: 2023-05-09\n  modified: 2024-01-01\nsource:\n  name: Post\n---\n{MET}\n", publisher="Post"),
    "a date under another name": Kind("a.md", f"---\npublishDate: Tue, 09 May 2023 08:00:00 +0200\nlastmod: 2024-01-01\n---\n{MET}\n"),
    # Pages: dates.
    "a change in the head, a date in the text": Kind("a.html", story(meta("article:modified_time", "2025-07-01"), "<p>Published 9 May 2023</p>")),
    "a title with an American or a European date": Kind("a.html", page(f"<h1>Briefing, 5/9/2023</h1>{STORY}", title="Briefing, 5/9/2023"), "2023", has=()),
    "a title with a date": Kind("a.html", page(f"<h1>Briefing, 5/19/2023</h1>{STORY}", title="Briefing, 5/19/2023"), "2023-05-19", has=()),
    "a date in a script": Kind("a.html", story(PUBLISHED + '<script>var c={"expires":"2030-01-31"}</script>')),
    "when a paper was accepted": Kind("a.html", story(meta("dc.date"), "<p>Accepted: 16 March 2022</p>")),
    "created, published, modified": Kind("a.html", story(linked(**NEWS, dateCreated="2023-04-02", datePublished="2023-05-09", dateModified="2023-06-01"))),
    "a graph of things": Kind("a.html", story(linked(**{"@graph": [{"@type": "WebSite", "name": "Post"}, {**NEWS, "datePublished": "2023-05-09"}]}))),
    "a history without a date": Kind("a.html", page(f"<h1>Malta</h1><p>It became a state on 21 September 1964, as this page tells in a few words.</p>{STORY}"), None, has=("21 September 1964",)),
    # Pages: text.
    "an item of a list": Kind("a.html", story(PUBLISHED, text=f"<ul><li><span>{MET}</span></li><li><span>{SAID}</span></li></ul>"), has=(MET, SAID)),
    "a lead beside the text": Kind("a.html", page(f"<div class='teaser intro'><h2 class=summary>{MET}</h2></div><div class=article-body>{STORY}</div>", PUBLISHED)),
    "a note on cookies": Kind("a.html", story(PUBLISHED, "<div class=consent><p>We value your privacy. We and our 842 partners store information on a device, such as cookies.</p></div>"), lacks=("cookies",)),
    "breaks for paragraphs": Kind("a.html", page(f"<div id=story><h1>Talks</h1>{MET}<br><br>{SAID}<br><br>{SAID[:-1]}, too.</div>", PUBLISHED), has=(MET, SAID)),
    "a large first letter": Kind("a.html", story(PUBLISHED, text=f"<p><span class=cap>{MET[0]}</span>{MET[1:]}</p>")),
    "a table that lays out the page": Kind("a.html", page(f"<table><tr><td><a href=/>Home</a></td><td><h1>Talks</h1><p>{MET}</p>{STORY}</td></tr></table>"), None),
    "a text in JSON alone": Kind("a.html", page("<div id=app></div><p>Subscribe now to read on.</p>", linked(**NEWS, datePublished="2023-05-09", articleBody=f"{MET} {SAID} {SAID}")), lacks=("Subscribe",)),
    "a page for phones": Kind("a.html", page(f"<article><h1>Talks</h1><time datetime=2023-05-09T08:00:00Z>9 May</time><p>{MET}</p>{STORY}</article>", "<link rel=canonical href=https://a.example/2023/05/09/talks><style amp-boilerplate>b{}</style>")),
    # Around the text.
    "a newsletter": Kind("a.txt", f"The Post\nTuesday, May 9, 2023\n\nThanks for subscribing. If a friend forwarded you this email, sign up here.\n\n1 big thing: Fish\n{MET}\n", lacks=("forwarded",)),
    "a byline": Kind("a.txt", f"Talks in Valletta\nBy Jane Roe\nMay 9, 2023\n\n{MET}\n", title="Talks in Valletta", lacks=("Jane Roe",)),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_file(kind: str, tmp_path: Path) -> None:
    wanted = KINDS[kind]
    path = tmp_path / wanted.name
    content = wanted.content
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read([path], options=ReadOptions(limit=wanted.limit)))
    found = [item.article for item in items if isinstance(item, Read)]
    assert (len(found), len(items) - len(found)) == (wanted.articles, wanted.errors)
    first = found[0]
    assert first.published == wanted.date
    assert wanted.title in (None, first.title)
    assert wanted.publisher in (None, first.publisher)
    shown = reading_text(first.text).text
    assert [words for words in wanted.has if words not in shown] == []
    assert [words for words in wanted.lacks if words in shown] == []


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("1961-06-04", "1961-06-04"),
        (-270000001, "1961-06-11"),
        (0, None),
        ("2099-01-01", "2099-01-01"),
        ("Mon, 03 Jul 2023 22:30:00 -0500", "2023-07-03"),
        ("20230703T100000Z", "2023-07-03"),
        ("20230703101500", "2023-07-03"),
        ("July 3rd, 2023 at 10:00 AM EDT", "2023-07-03"),
        ("26-FEB-1987 18:04:52.91", "1987-02-26"),
        ({"$date": {"$numberLong": "1688378400000"}}, "2023-07-03"),
        ("3 Jul 23", "2023-07-03"),
    ],
)
def test_dates_of_records(said: object, date: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(row(date=said))
    (item,) = read([tmp_path / "a.json"])
    assert isinstance(item, Read)
    assert item.article.published == date
