"""Who met whom, as spaCy's displacy draws it.

displacy.render(kg.nlp.display.meetings(doc), style="dep", manual=True)
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from kg.nlp.reading import marked


def meetings(doc: Doc) -> list[dict[str, Any]]:
    """Return each sentence that tells of a meeting: its words and an arc for each pair that met.

    A mention is one word, with its kind below it; an arc's label is the status of the meeting.
    Raises ValueError where `kg_meetings` has not read the Doc.
    """
    if doc._.meetings is None:
        raise ValueError("no meetings to draw: add kg_meetings to the pipeline")
    mentions = marked(doc)
    drawn = []
    for number, sentence in enumerate(doc.sents):
        pairs = [pair for pair in doc._.meetings if pair.sentence == number]
        if not pairs:
            continue
        words: list[dict[str, str]] = []
        place_of: dict[int, int] = {}
        token = sentence.start
        starts = {span.start: index for index, span in reversed(list(enumerate(mentions)))}
        while token < sentence.end:
            index = starts.get(token)
            span = doc[token : token + 1] if index is None else mentions[index]
            if index is not None:
                place_of[index] = len(words)
            if span.text.strip():
                words.append({"text": span.text, "tag": "" if index is None else span.label_})
            token = max(span.end, token + 1)
        arcs = [
            {"start": start, "end": end, "label": f"met ({pair.status})", "dir": "right"}
            for pair in pairs
            for start, end in [_ends(place_of.get(pair.left), place_of.get(pair.right))]
            if start < end
        ]
        drawn.append({"words": words, "arcs": arcs})
    return drawn


def _ends(left: int | None, right: int | None) -> tuple[int, int]:
    if left is None or right is None:
        return 0, 0
    return min(left, right), max(left, right)
