"""Doc -> nominal mentions: words that stand for a named person or group and hold another's name.

"Apple CEO" in "Apple CEO Tim Cook", "the foreign minister of Iran" after "Hossein
Amirabdollahian," and alone, "American carmaker" in "American carmaker Chrysler".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.extraction.claims import claim_between
from kg.extraction.component import MentionIndex
from kg.extraction.coreference.references import CERTAIN_SURNAME
from kg.extraction.mentions import organisations
from kg.extraction.mentions.spans import POSSESSIVES, MentionSpan, found_at, text_at, with_id
from kg.extraction.sentences import line_at
from kg.model import Claim
from kg.nlp.coreference import Referent
from kg.nlp.offices import CERTAIN_OFFICE, Office

APART = 3
"""Words between a title and its body, at most: "secretary of the"."""


def find_descriptions(
    doc: Doc, index: MentionIndex, *, article_id: str = ""
) -> tuple[list[MentionSpan], list[Claim]]:
    """Return the nominal mentions of a Doc, in order, and the claims for which name each stands."""
    taken = {(one.start_char, one.end_char) for one in index.named}
    mentions: list[MentionSpan] = []
    told: list[Claim] = []
    spans = [*_of_offices(doc._.offices or (), index), *_of_referents(doc, index)]
    spans += _of_groups(doc, index)
    for start, end, name in sorted(set(spans), key=lambda item: (item[0], -item[1], item[2].id)):
        mention = found_at(doc, start, end, name.kind)
        line = line_at(index.lines, start)
        place = (mention.start_char, mention.end_char)
        if end > line.end or place in taken or place[0] >= place[1]:
            continue
        taken.add(place)
        mention = with_id(replace(mention, sentence=line.index), article_id)
        mentions.append(mention)
        told.append(claim_between("description", mention, name, line, article_id=article_id))
    return mentions, told


def _of_offices(
    offices: Iterable[Office], index: MentionIndex
) -> Iterator[tuple[int, int, MentionSpan]]:
    """A title beside its body, for the person who holds it."""
    for office in offices:
        holder = index.mentions[office.holder]
        body = index.mentions[office.body] if office.body is not None else None
        if office.confidence < CERTAIN_OFFICE or not isinstance(holder, MentionSpan):
            continue
        if isinstance(body, MentionSpan):
            span = _beside(office.start, office.end, body)
            if span and not (span[0] < holder.end and holder.start < span[1]):
                yield *span, holder


def _beside(start: int, end: int, body: MentionSpan) -> tuple[int, int] | None:
    """The words of a title and its body, where hardly any word is between them."""
    gap = max(body.start - end, start - body.end)
    return (min(start, body.start), max(end, body.end)) if gap <= APART else None


def _of_referents(doc: Doc, index: MentionIndex) -> Iterator[tuple[int, int, MentionSpan]]:
    """A description that holds the name of a body: "the Hamas leader"."""
    ending = {one.end: one for one in index.named if one.kind in ("group", "state")}
    for referent in doc._.referents or ():
        if not _is_description(referent, doc):
            continue
        name = index.mentions[referent.mention] if referent.mention is not None else None
        owner = next((ending[at] for at in range(referent.word, referent.word - 4, -1)
                      if at in ending), None)  # fmt: skip
        if isinstance(name, MentionSpan) and owner is not None and owner.start > 0:
            yield owner.start, referent.word + 1, name


def _is_description(referent: Referent, doc: Doc) -> bool:
    word = doc[referent.word]
    certain = referent.confidence >= CERTAIN_SURNAME
    return certain and referent.anaphor is None and word.pos_ in ("NOUN", "PROPN")


def _of_groups(doc: Doc, index: MentionIndex) -> Iterator[tuple[int, int, MentionSpan]]:
    """What a group is, before its name: "American computer company"."""
    ending = {one.end: one for one in index.named}
    for group in index.named:
        position = group.start
        before = text_at(doc, position - 1)
        if group.kind != "group" or before not in organisations.words_at("describing"):
            continue
        position -= 1
        while position > 0 and position not in ending and _is_common(doc, position - 1):
            position -= 1
        while position > 0 and doc[position - 1].text in POSSESSIVES:
            position -= 1
        owner = ending.get(position)
        if owner and owner.kind != "person" and owner.sentence == group.sentence:
            yield owner.start, group.start, group


def _is_common(doc: Doc, position: int) -> bool:
    """Return whether a word may stand between "American" and "company"."""
    word = doc[position]
    return word.text.islower() and word.text.isalpha() and word.pos_ in ("ADJ", "NOUN", "")
