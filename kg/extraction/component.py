"""The component `kg_mentions`: kg's own mentions, where the trained components find them.

`Doc.spans["mentions"]` holds people, groups, states, places and times, in order; the label is the
kind, `kb_id_` the code of a state. Where no tree says otherwise a paragraph's end ends a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extraction.dates import grammar
from kg.extraction.dates.context import in_context
from kg.extraction.mentions.detection import find_mentions
from kg.extraction.mentions.spans import MentionSpan, with_id
from kg.extraction.sentences import SentenceSpan, sentences
from kg.nlp.encoder import set_starts
from kg.nlp.reading import MENTIONS


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time that the text tells: tokens `start`:`end` and how the grammar reads it."""

    start: int
    end: int
    expression: grammar.Expression


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """The lines of a document and its mentions, numbered as in `Doc.spans["mentions"]`."""

    lines: tuple[SentenceSpan, ...]
    mentions: tuple[MentionSpan | DateMention, ...]

    @property
    def named(self) -> list[MentionSpan]:
        """The mentions that are names, in order."""
        return [one for one in self.mentions if isinstance(one, MentionSpan)]


def with_ids(index: MentionIndex, article_id: str) -> MentionIndex:
    """Return the same lines and mentions, these with the ids that they have in an article."""
    mentions = tuple(
        with_id(one, article_id) if isinstance(one, MentionSpan) else one for one in index.mentions
    )
    return MentionIndex(index.lines, mentions)


def dates_in(doc: Doc, line: SentenceSpan, text: str) -> list[grammar.Expression]:
    """Return the date expressions of a sentence with what the text of the Doc says of them."""
    sentence = doc[line.start : line.end].text
    found = grammar.expressions(sentence)
    return in_context(found, sentence, text, line.start_char) if found else []


def index_of(doc: Doc) -> MentionIndex:
    """Return the lines and mentions of a Doc, names and times together in order."""
    # A Doc puts its text together each time that it is asked.
    lines, text = sentences(doc), doc.text
    found = find_mentions(doc, lines=lines)
    taken = {token for one in found for token in range(one.start, one.end)}
    mentions: list[MentionSpan | DateMention] = [*found]
    for line in lines:
        for expression in dates_in(doc, line, text):
            at = line.start_char
            span = doc.char_span(
                at + expression.start, at + expression.end, alignment_mode="expand"
            )
            if span is not None and not taken & set(range(span.start, span.end)):
                mentions.append(DateMention(span.start, span.end, expression))
    return MentionIndex(lines, tuple(sorted(mentions, key=lambda one: (one.start, one.end))))


@Language.component("kg_mentions", requires=["doc.ents"], assigns=["doc.spans"])
def mark_mentions(doc: Doc) -> Doc:
    """The Doc itself, with its mentions and the bounds of its lines."""
    index = index_of(doc)
    if not doc.has_annotation("DEP"):
        # All at once: a token that is told whether it begins one looks through the whole Doc first.
        begins = np.zeros(len(doc), dtype=bool)
        begins[[line.start for line in index.lines]] = True
        set_starts(doc, np.arange(0), begins)
    doc.spans[MENTIONS] = [_span(doc, one) for one in index.mentions]
    doc._.mention_index = index
    return doc


def _span(doc: Doc, mention: MentionSpan | DateMention) -> Span:
    if isinstance(mention, DateMention):
        return Span(doc, mention.start, mention.end, label="date")
    return Span(doc, mention.start, mention.end, label=mention.kind, kb_id=mention.code or "")


if not Doc.has_extension("mention_index"):
    Doc.set_extension("mention_index", default=None)
