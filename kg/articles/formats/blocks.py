"""The text of values that editors keep in parts: paragraphs, blocks with a type, spans in them.

["They met.", "They left."]
[{"type": "paragraph", "text": "They met."}, {"type": "image", "url": …}]
{"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": …}]}]}
{"value": "<p>They met.</p>", "format": "html"}
"""

from collections.abc import Iterator, Mapping

TEXTS = ("text", "html", "value", "plain", "processed", "rendered", "body")
SPANS = ("children", "content")  # hold the words of one paragraph, or paragraphs
PARTS = ("paragraphs", "blocks", "nodes", "items", "root", "document", "data")
TYPES = ("type", "_type", "nodeType", "name")
LEAVES = frozenset({"", "text", "span"})


def text_of_blocks(value: object) -> str | None:
    """Return the text of a value in parts, a blank line between paragraphs; None without a text."""
    return "\n\n".join(filter(None, map(str.strip, texts(value)))) or None


def texts(value: object, key: str = "") -> Iterator[str]:
    """Yield the paragraphs of a value that stands under a key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if key in SPANS and any(map(is_leaf, value)):
            yield "".join("".join(texts(each)) for each in value)
        else:
            for each in value:
                yield from texts(each)
    elif isinstance(value, Mapping):
        for inner in (*TEXTS, *SPANS, *PARTS):
            found = list(texts(value[inner], inner)) if value.get(inner) else []
            if found:
                yield from found
                return


def is_leaf(value: object) -> bool:
    """Return whether a value is a run of words in a paragraph."""
    if not isinstance(value, Mapping) or not isinstance(value.get("text", value.get("value")), str):
        return False
    return next((value[name] for name in TYPES if name in value), "") in LEAVES
