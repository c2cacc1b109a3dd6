"""JSON: one object, a list of objects, objects one after another, a list or table in an object."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import islice

from kg.articles.fields import columns, has_text
from kg.articles.fields import flat as flattened
from kg.articles.formats.content import Content
from kg.articles.formats.json_shapes import IN_FEEDS, Outer, flat, is_known, lists, way_to_lists
from kg.articles.formats.json_tables import ROWS, are_by_id, named, names_of_rows, tabled
from kg.articles.formats.json_values import Values, text_of
from kg.articles.formats.raw import Numbered, Record
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, TooLong

# Keys, or one of these, say that an object is an article itself and wraps no list of them.
TEXTS = frozenset({"text", "body", "content", "articleBody", "maintext"})
LISTS = (
    "articles", "items", "results", "data", "documents", "docs", "news", "stories", "messages",
)  # fmt: skip
PREAMBLES, MOST_OF_PREAMBLE = ("header", "database"), 3  # phpMyAdmin: of the table that follows
GRAPH = "@graph"
FIRST = (2, 3)  # members of an object, by which it is told to hold articles by their ids
COLUMNS = 8  # times the longest object may columns be that hold many articles
DEEPEST_WITHIN = 6  # objects and lists within one another, where no key is known
MOST_WITHIN = 10_000
DEEPEST = 3  # objects that wrap a list whose path is not known: {"reply": {"found": {"docs": […]}}}


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the objects of a JSON file: 0 as the number of one alone, else 1, 2, 3, …

    A list is read object by object, so that its length costs no memory. Raises `Malformed` or
    `TooLong` where nothing can be read after what is wrong.
    """
    yield from records_of(content.pieces(), options)


def records_of(pieces: Iterator[bytes], options: ReadOptions) -> Iterator[Numbered]:
    """Yield the objects of the bytes of a JSON file, numbered likewise."""
    values = Values(text_of(pieces, options.encoding), most=options.most_bytes)
    number, alone = 0, True
    assigned = values.begin()
    while values.more():
        outer = Outer()
        found: Iterator[object]
        if values.take("["):
            found, alone = values.listed(), False
        elif values.take("{"):
            found = objects(values, outer)
        else:
            found = iter([values.value()])
        for each in unwrapped(found):
            record = checked(each, outer, options)
            alone = alone and outer.alone and (assigned or not values.more())
            number += 1
            yield 0 if alone else number, record
        if assigned:
            return  # what follows is no JSON


def objects(values: Values, outer: Outer) -> Iterator[object]:
    """Yield the object that has been opened, or those of the list that it wraps."""
    try:
        members = yield from of_object(values, outer, path="")
    except (Malformed, TooLong) as error:
        if not outer.alone:
            raise
        yield error
        while values.more() and not values.take("}"):  # the rest of the object
            if not values.skip():
                return
            values.take(",") or values.take("]")
        return
    if outer.alone:
        inner = articles_in(members)
        outer.alone = inner is None
        yield from [members] if inner is None else inner


def unwrapped(found: Iterator[object]) -> Iterator[object]:
    """Yield the articles in each object that wraps several: an answer of a service, a table."""
    for each in found:
        inner = articles_in(each) if isinstance(each, dict) else None
        yield from [each] if inner is None else inner


def articles_in(value: Mapping[str, object], depth: int = 0) -> list[object] | None:
    """Return the articles in an object that is none itself, None where it holds no others."""
    if value.get("type") in PREAMBLES and len(value) <= MOST_OF_PREAMBLE:
        return []
    if TEXTS.intersection(value) or is_known(value):
        return tabled(value)
    if found := of_graph(value) or inner_list(value) or tabled(value):
        return found
    for wrapped in value.values() if depth < DEEPEST else ():
        if isinstance(wrapped, dict) and (found := articles_in(wrapped, depth + 1)):
            return found
    if depth or has_text(value) or is_article(value):
        return None
    return list(islice(within(value), MOST_WITHIN)) or None


def within(value: object, depth: int = 0) -> Iterator[object]:
    """Yield the articles at any place in a value: what has a text, and a title or an address."""
    if isinstance(value, dict):
        if is_article(value):
            yield value
            return
        inner: Iterable[object] = value.values()
    else:
        inner = value if isinstance(value, list) else ()
    for each in inner if depth < DEEPEST_WITHIN else ():
        yield from within(each, depth + 1)


def is_article(value: Mapping[str, object]) -> bool:
    """Return whether an object has a text, or holds one, and is told apart from a remark."""
    if is_known(value):
        return True
    known = columns(list(flattened(value)), ReadOptions())
    return "text" in known and not known.keys().isdisjoint({"title", "url"})


def of_graph(value: Mapping[str, object]) -> list[object]:
    """Return the articles among the things of which JSON-LD tells."""
    graph = value.get(GRAPH)
    things = graph if isinstance(graph, list) else []
    return [each for each in things if isinstance(each, dict) and is_known(each)]


def inner_list(value: Mapping[str, object], depth: int = 0) -> list[object] | None:
    """Return the list of articles in an object or in the objects that wrap it, None if none is.

    An object that is an article itself wraps none.
    """
    if TEXTS.intersection(value) or is_known(value):
        return None
    for name in LISTS:
        found = value.get(name)
        if isinstance(found, list) and found and isinstance(found[0], dict):
            return found
    for wrapped in value.values() if depth < DEEPEST else ():
        if isinstance(wrapped, dict) and (inner := inner_list(wrapped, depth + 1)) is not None:
            return inner
    return None


def of_object(
    values: Values, outer: Outer, *, path: str
) -> Generator[object, None, dict[str, object]]:
    """Yield the elements of lists that are known to hold articles; return the other members."""
    members: dict[str, object] = {}
    sizes = {False: 0, True: 0}
    while not values.take("}"):
        if not path and len(members) in FIRST and are_by_id(members):
            outer.alone = False
            yield from (each for each in members.values() if isinstance(each, dict))
            yield from others(values)
            return {}
        key = values.value()
        if not isinstance(key, str) or not values.take(":"):
            raise Malformed(f"malformed JSON at character {values.before + values.at:,}")
        inner, wraps = f"{path}{key}", not TEXTS.intersection(members)
        if wraps and inner in lists() and values.opens(objects=True):
            outer.alone, outer.path = False, inner
            values.take("[")
            yield from values.listed()
        elif inner in lists() and inner.endswith(IN_FEEDS) and values.opens(objects=False):
            outer.alone, outer.path = False, inner
            yield values.value()
        elif wraps and inner in way_to_lists() and values.opens(objects=False):
            values.take("{")
            members[key] = yield from of_object(values, outer, path=f"{inner}.")
        elif inner in ROWS and values.opens_rows() and (names := names_of_rows(members)):
            outer.alone = False
            values.take("[")
            yield from named(values.listed(), names)
        else:
            start, is_column = values.before + values.at, not path and values.opens_column()
            most = COLUMNS * values.most if is_column else values.most
            members[key] = outer.told(inner, values.value(most=most))
            sizes[is_column] += values.before + values.at - start
            if sizes[is_column] > most:
                raise TooLong(f"a JSON object over {most:,} characters, too long")
        if not values.take(",") and not (values.more() and values.buffer[values.at] == "}"):
            raise Malformed(f"malformed JSON at character {values.before + values.at:,}")
    return members


def others(values: Values) -> Iterator[object]:
    """Yield the objects that follow in an object of articles by their ids; for a bad one why."""
    while not values.take("}"):
        if not isinstance(values.value(), str) or not values.take(":"):
            raise Malformed(f"malformed JSON at character {values.before + values.at:,}")
        try:
            value = values.value()
        except (Malformed, TooLong) as error:
            yield error
            if not values.skip():
                return
        else:
            if isinstance(value, dict):
                yield value
        values.take(",")


def checked(value: object, outer: Outer, options: ReadOptions) -> Record:
    """Return an object as a record, or what is wrong with a value that is none."""
    if isinstance(value, Malformed | TooLong):
        return str(value)
    return flat(value, outer, options) if isinstance(value, dict) else "not a JSON object"
