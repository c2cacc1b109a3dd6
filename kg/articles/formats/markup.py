"""XML of files that anybody may have written: no entities, no network, no endless trees."""

from typing import TYPE_CHECKING

from kg.articles.streams import Malformed, short

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def parsed(data: bytes, *, title: str, repair: bool = False) -> "Element":
    """Return the root element, raising `Malformed`; `repair` takes what can be read."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=repair,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"malformed {title} ({short(error)})") from None
    if root is None:
        raise Malformed(f"malformed {title} (no element in it)")
    return root


def local(element: "Element") -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def found(root: "Element", *names: str) -> list["Element"]:
    """Return all elements of these local names under the root, in order."""
    return [each for each in root.iter() if local(each) in names]


def line(element: "Element | None") -> str:
    """Return all text within an element on one line."""
    if element is None:
        return ""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def first(root: "Element", *names: str) -> str:
    """Return the text of the first element that has one of these names, the best name first."""
    for name in names:
        for element in found(root, name):
            if text := line(element):
                return text
    return ""
