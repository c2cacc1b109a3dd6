"""Broken files, made from a few whole ones: the same for the same number."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterator

STORY = (
    "Talks in Geneva\r\nJuly 3, 2023 | World\n\nPresident Jane Doe met Prime Minister John Roe in "
    "Geneva on Monday.\n\nThey “agreed” to meet again – in Zürich.\nShare this article\n"
)
LINE = '{"title": "Talks", "text": "Doe met Roe in Zürich.", "date": "2023-07-03", "source": {}}\n'
SEEDS: tuple[tuple[str, bytes], ...] = (
    ("txt", STORY.encode()),
    ("txt", STORY.encode("utf-16")),
    ("txt", STORY.encode("cp1252")),
    ("md", f"---\ntitle: 'Talks'\npublished: 2023-07-03\ntags: [a, *b]\n---\n{STORY}".encode()),
    ("html", (
        b"<!doctype html><html lang=en><head><meta charset=utf-8><title>Talks | Bugle</title>"
        b'<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-07-03'
        b"\"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Talks</h1><p>"
        b"President Jane Doe met Prime Minister John Roe in Z&uuml;rich.<p>They talked &#8211; on."
        b"<ul><li>x"
        b"</ul><figure><img src=a><figcaption>Doe, Roe</figcaption></figure></article></html>"
    )),
    ("json", f'{{"status": "ok", "articles": [{LINE}, {LINE}]}}'.encode()),
    ("json", f"[{LINE},{LINE},[1e5, null, true]]".encode()),
    ("jsonl", (LINE * 3).encode()),
    ("csv", b'file,title,text,date\na,Talks,"Doe met ""Roe""\nin Geneva.",2023-07-03\nb;c\td,"\n'),
    ("jsonl.gz", gzip.compress((LINE * 3).encode(), mtime=0)),
    ("csv.gz", gzip.compress(b"text\nDoe met Roe.\n", mtime=0)),
)  # fmt: skip
ZIP = b"PK\x03\x04"
# What breaks readers: nulls, half characters, marks, quotes, brackets, escapes, ends of lines.
MORSELS = (
    b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8",
    b'"', b"'", b"\\", b"\\ud800", b"\\u0000", b"[", b"]", b"{", b"}", b"<", b">", b"<!--", b"-->",
    b"<script>", b"</p>", b"<div>", b"&#0;", b"&#xD800;", b"&amp", b"---\n", b"\r", b"\n\n", b",",
    b":", b"*a", b"&a ", b"!!python/object:os.system ", b"9" * 5_000, b"1e999", b"NaN", b"-",
    b"=cmd()", b"\x1b[31m", b"\x1f\x8b\x08\x00", b"%00", b"[" * 2_000, b"<b>" * 1_000,
    b"a," * 500, b"\xf0\x9f\x99\x82", "\u202e".encode(), b"2023-13-45", b"July 99, 2023",
    b" " * 3_000,
)  # fmt: skip


# Whole files of one form each, of which every mutant is again of that form's reader.
FORMS: dict[str, tuple[tuple[str, bytes], ...]] = {
    "yaml": (
        ("md", f"---\ntitle: 'Talks'\npublished: 2023-07-03\ntags: [a, *b]\n---\n{STORY}".encode()),
        ("md", b'---\ntitle: "\\U0001F642 \\x41"\na: &a {b: [c, "d"]}\ne: *a\nf: |\n  g\n'
               b"---\nText.\n"),
    ),
    "attributes": (
        ("html", b"<html lang=en><body class='a b' data-x=\"1\" onload=x()><p id=1 title='Doe'>"
                 b"Jane Doe met <a href='http://a/?b=c&d' rel=x>John Roe</a> there.</p></html>"),
    ),
    "watchlist": (
        ("csv", b"name,aliases,kind,country,position,id\n"
                b"Jane Doe,J. Doe;Doe,person,CH,president,Q1\n"),
        ("json", b'{"id": "Q1", "schema": "Person", "properties": {"name": ["Jane Doe"], "alias": '
                 b'["Doe"], "country": ["ch"], "position": ["president"]}}\n' * 2),
    ),
    "judgements": (
        ("jsonl", b'{"id": "a", "left": "person:jane doe", "right": "person:john roe", "verdict": '
                  b'"same", "judged_by": "ann", "judged_at": "2023-07-03T00:00:00+00:00", '
                  b'"retracted_at": null}\n' * 2),
    ),
}  # fmt: skip


def mutants(
    count: int, *, seed: int = 2023, seeds: tuple[tuple[str, bytes], ...] = SEEDS
) -> Iterator[tuple[str, bytes]]:
    """Yield so many file endings and contents; the first ones are the same for any count."""
    for number in range(count):
        chance = random.Random(seed * 1_000_003 + number)
        suffix, content = seeds[number % len(seeds)]
        content = mutated(content, chance)
        if seeds is SEEDS and chance.random() < 0.1:
            suffix = chance.choice(SEEDS)[0]
        yield suffix, content


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return content that was broken in a few places; of a zip file mostly what one file holds."""
    if content.startswith(ZIP) and chance.random() < 0.8:
        return zip_mutated(content, chance)
    for _ in range(chance.randint(1, 6)):
        content = chance.choice(WAYS)(content, chance)[:65_536]
    return content


def zip_mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a whole zip file in which one file is broken, so that what reads that is reached."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(packed, "w") as made:
        names = whole.namelist()
        broken = chance.choice(names)
        for name in names:
            inner = whole.read(name)
            made.writestr(name, mutated(inner, chance) if name == broken else inner)
    return packed.getvalue()


def place(content: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(content))


def insert(content: bytes, chance: random.Random) -> bytes:
    at = place(content, chance)
    return content[:at] + chance.choice(MORSELS) + content[at:]


def cut(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((place(content, chance), place(content, chance)))
    return content[:start] + content[end:]


def double(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((place(content, chance), place(content, chance)))
    return content[:end] + content[start:end] * chance.randint(1, 40) + content[end:]


def flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(min(len(changed), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def end(content: bytes, chance: random.Random) -> bytes:
    return content[: place(content, chance)]


def splice(content: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SEEDS)[1]
    return content[: place(content, chance)] + other[place(other, chance) :]


WAYS = (insert, insert, cut, double, flip, flip, end, splice)
