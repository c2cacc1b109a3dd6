"""The invented article of `written` in files of text: Markdown, a page, JSON, a table, SGML."""

from pathlib import Path

from written import PARAGRAPHS, PUBLISHED, PUBLISHER, TEXT, TITLE, URL

RECORD = {"title": TITLE, "date": PUBLISHED, "source": PUBLISHER, "url": URL, "text": TEXT}


def md(path: Path) -> Path:
    import yaml

    front = {key: value for key, value in RECORD.items() if key != "text"}
    path.write_text(f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{TEXT}\n")
    return path


def html(path: Path) -> Path:
    from lxml.html import builder as b
    from lxml.html import tostring

    made = b.HTML(
        b.HEAD(
            b.TITLE(f"{TITLE} | {PUBLISHER}"),
            b.META(property="og:site_name", content=PUBLISHER),
            b.META(property="og:url", content=URL),
            b.META(property="article:published_time", content=f"{PUBLISHED}T23:30:00-05:00"),
            b.META(property="article:modified_time", content="2024-03-09T08:00:00Z"),
        ),
        b.BODY(
            b.DIV(b.A("Home", href="/"), b.A("World", href="/world")),
            b.E.header(b.H1(TITLE)),
            b.E.article(*map(b.P, PARAGRAPHS)),
            b.E.footer(b.P("© Baltic Courier. All rights reserved.")),
        ),
    )
    path.write_bytes(tostring(made, doctype="<!DOCTYPE html>", encoding="utf-8"))
    return path


def json(path: Path) -> Path:
    return _table(path, "to_json", orient="records")


def jsonl(path: Path) -> Path:
    return _table(path, "to_json", orient="records", lines=True)


def csv(path: Path) -> Path:
    return _table(path, "to_csv", index=False)


def tsv(path: Path) -> Path:
    return _table(path, "to_csv", index=True, sep="\t")


def _table(path: Path, method: str, **options: object) -> Path:
    import pandas

    getattr(pandas.DataFrame([RECORD]), method)(path, **options)
    return path
