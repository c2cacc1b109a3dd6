"""A name that was found in a Doc, before it is stored as a mention."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.model import Kind, part_id

FOOTNOTE = re.compile(r"[.,;:)\]]*\[\w*$")
POSSESSIVES = frozenset(["'s", "’s", "'", "’", "'S", "’S", "`s", "‘s"])
MARKS = "\u200b\u200c\u200d\u00ad\ufeff -–—/|:;,*_~\"“”'‘’()[]{}<>«»•…"


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A named mention in a Doc: tokens ``doc[start:end]``, characters `start_char`:`end_char`.

    The characters are usually those of the tokens; of a token like "U.S.-led" they are a part.
    `sentence` is the number of its sentence (see `kg.extraction.sentences`), `code` the code of
    a state, `id` that of the mention in its article.
    """

    start: int
    end: int
    start_char: int
    end_char: int
    text: str
    kind: Kind
    code: str | None = None
    sentence: int = 0
    id: str = ""


def found_at(doc: Doc, start: int, end: int, kind: Kind, code: str | None = None) -> MentionSpan:
    """Return the mention that tokens `start` to `end` are.

    Marks and footnotes at the ends of its tokens ("TEHRAN-", "Fatah.[4") are no part of it.
    """
    span = doc[start:end]
    text = span.text.lstrip(MARKS)
    first = span.end_char - len(text)
    text = FOOTNOTE.sub("", text).rstrip(MARKS)
    return MentionSpan(start, end, first, first + len(text), text, kind, code)


def text_at(doc: Doc, position: int) -> str:
    """Return the text of a token, nothing before the first and after the last."""
    return doc[position].text if 0 <= position < len(doc) else ""


def with_id(found: MentionSpan, article_id: str) -> MentionSpan:
    """Return the mention with the id that it has in an article."""
    return replace(found, id=part_id(article_id, "mention", found.start_char, found.end_char))
