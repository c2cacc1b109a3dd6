"""XML of articles as databases and programs export it: elements that hold title, date and text.

<articles><article><title>…</title><date>…</date><body><p>…</p></body></article>…</articles>
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.fields import columns
from kg.articles.formats.content import Content
from kg.articles.formats.markup import line, local, parsed
from kg.articles.formats.raw import Numbered, numbered
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed
from kg.articles.stripped import stripped

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

UNKNOWN = (
    "XML of a kind that kg does not read (it reads RSS, Atom, NITF, NewsML, and elements that hold "
    "a title or a date and a text)"
)
PARAGRAPHS = frozenset({"p", "para", "paragraph", "block"})
ITEMS = frozenset({"item", "head"})  # of trafilatura's text
COLUMNS = frozenset({"field", "column", "str", "text", "date", "arr", "value", "property"})


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of a file in order, raising `Malformed` or `TooLong`."""
    data = content.whole(most=options.most_bytes_of_page)
    try:
        root = parsed(data, title="XML")
    except Malformed:  # elements one after another, which nothing holds
        if data.lstrip().startswith(b"<?xml"):
            raise
        root = parsed(b"<articles>%b</articles>" % data, title="XML")
    found = list(articles(root, options))
    if not found:
        raise Malformed(UNKNOWN)
    yield from numbered(found)


def articles(element: "Element", options: ReadOptions) -> Iterator[dict[str, object]]:
    """Yield the innermost elements that hold a text and what is said of it, as records."""
    inner = [record for child in element if len(child) for record in articles(child, options)]
    if inner and not (len(inner) == 1 and "title" not in columns(list(inner[0]), options)):
        yield from inner
        return
    record: dict[str, object] = {str(name): str(value) for name, value in element.attrib.items()}
    record |= {name_of(child): words(child) for child in element if local(child)}
    if local(element) == "doc" and "main" in record:  # as trafilatura writes it
        record["text"] = record.pop("main")
    record |= inner[0] if inner else {}
    for child in element:
        for leaf in child if local(child) not in PARAGRAPHS else ():
            if local(leaf) and not len(leaf):
                record.setdefault(local(leaf), words(leaf))
    if local(element) == "note":
        record.pop("created", None)  # when it was clipped
    known = columns(list(record), options)
    if known.keys() >= {"text"} and known.keys() & {"title", "published"} and record[known["text"]]:
        yield record


def name_of(element: "Element") -> str:
    """Return the name of an element, or that of the column which it says that it is.

    <field name="title">, <column name="title">, <str name="title">: of MySQL, Solr and others.
    """
    named = element.get("name") if local(element) in COLUMNS else None
    return str(named or local(element))


def words(element: "Element") -> str:
    """Return what an element says, a blank line between its paragraphs."""
    said = str(element.text or "").strip()
    if said.startswith("<") and said.endswith(">"):  # markup within CDATA
        return stripped(said)
    names = PARAGRAPHS | ITEMS if local(element) == "main" else PARAGRAPHS
    found = [line(each) for each in element.iter() if local(each) in names]
    return "\n\n".join(filter(None, found)) if found else line(element)
