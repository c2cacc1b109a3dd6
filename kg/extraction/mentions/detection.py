"""Doc -> mentions of people, groups, states and places.

The pipeline's entities are trimmed to the bare name and read as kg's kinds; then tables add
states and organisations that it missed, and names found once are found again elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.extraction.mentions import gazetteer, organisations, propagation, states
from kg.extraction.mentions.boundaries import Piece, pieces, widened
from kg.extraction.mentions.spans import MentionSpan, found_at, text_at
from kg.extraction.sentences import SentenceSpan, sentences
from kg.lexicon import LEXICON
from kg.model import Kind
from kg.resolution.names.nicknames import formal_names
from kg.resolution.states import form_of

LABELS: dict[str, Kind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "group",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "MISC": "group",
}


def find_mentions(doc: Doc, *, lines: Sequence[SentenceSpan] | None = None) -> list[MentionSpan]:
    """Return the named mentions of a Doc in order, still without ids; no two overlap.

    `lines` are its sentences, where the caller has them already.
    """
    lines = sentences(doc) if lines is None else lines
    vocabulary = frozenset(token.text for token in doc)
    known = gazetteer.matches(doc)
    found = _labelled(doc, known, vocabulary)
    found += _known(doc, known, _free(doc, found), vocabulary)
    found = propagation.vote_kinds(doc, found)
    found += propagation.propagate(doc, found, _free(doc, found))
    return _in_sentences(found, lines)


def _labelled(
    doc: Doc, known: Sequence[gazetteer.Match], vocabulary: frozenset[str]
) -> list[MentionSpan]:
    """Return the mentions that the pipeline's entities are, save parts of longer known names."""
    found: list[MentionSpan] = []
    phrase = {token: (start, end) for _, start, end in known for token in range(start, end)}
    of_shape = {(start, end) for source, start, end in known if source == "body"}
    for start, end, kind, label in _entities(doc):
        if _within(phrase, start, end):
            continue
        for piece in pieces(doc, start, end, kind):
            left, right, read_as = piece
            if read_as == "place" and (left, right) in of_shape:
                read_as = "group"
            mention = _read(doc, (left, right, read_as), label, vocabulary)
            if mention is not None:
                found.append(mention)
    return found


def _entities(doc: Doc) -> list[tuple[int, int, Kind, str]]:
    """Return the pipeline's entities of kg's kinds; parts of one person's name are one."""
    joined: list[tuple[int, int, Kind, str]] = []
    for span in doc.ents:
        kind = LABELS.get(span.label_)
        if kind is None:
            continue
        start = span.start
        if kind == "person":
            start, _ = widened(doc, span.start, span.end)
            if joined and joined[-1][2] == "person" and _continues(doc, joined[-1], start):
                start = joined.pop()[0]
        joined.append((start, span.end, kind, span.label_))
    return joined


def _continues(doc: Doc, before: tuple[int, int, Kind, str], start: int) -> bool:
    """Return whether a person's name goes on: "Ziyad" and "al-Nakhalah", "Michael", "(Mickey"."""
    first, end, _, _ = before
    between = doc[end:start].text
    nickname = end - first > 2 and doc[end - 2].text == "("
    return not between or between == "(" or (between == ")" and nickname)


def _within(phrase: dict[int, tuple[int, int]], start: int, end: int) -> bool:
    """Return whether an entity is a part of a longer known name: "Saudi" of "Saudi Arabia"."""
    around = (phrase[token] for token in (start, end - 1) if token in phrase)
    return any(right - left > end - start for left, right in around)


def _read(doc: Doc, piece: Piece, label: str, vocabulary: frozenset[str]) -> MentionSpan | None:
    """Return the mention that a piece of an entity is, its kind mended by the tables."""
    start, end, kind = piece
    plain = found_at(doc, start, end, kind).text.replace("’", "'")
    given = label in ("PERSON", "PER") and formal_names(plain.lower()) != {plain.lower()}
    if not given and _nameless(doc, start, end, plain):
        return None
    if plain in gazetteer.region_uses():
        use = gazetteer.region_uses()[plain]
        return found_at(doc, start, end, "place") if use == "place" else None
    if plain in gazetteer.organisations() or gazetteer.people_uses().get(plain) == "people":
        return found_at(doc, start, end, "group")
    form = form_of(plain)
    certain = label not in ("PERSON", "PER") or plain not in LEXICON.parts("weak", "forms")
    if form is not None and certain:
        reading = states.reading(doc, start, end, form, vocabulary)
        return found_at(doc, start, end, *reading) if reading else None
    if label in ("NORP", "MISC"):
        return _adherents(doc, start, end, plain, label)
    return found_at(doc, start, end, _shaped(doc, start, end, kind))


def _nameless(doc: Doc, start: int, end: int, text: str) -> bool:
    """Return whether a piece names an event, a law, a doctrine, an initial: nothing of ours."""
    money = "$" in doc[start:end].text
    if money or text in LEXICON.parts("notnames", "words") or sum(map(str.isalpha, text)) < 2:
        return True
    first, last = doc[start].text, doc[end - 1].text
    if end - start == 1:
        return last.endswith("ism") or last in organisations.words_at("event")
    return last in organisations.words_at("event") or first in organisations.words_at("happening")


def _shaped(doc: Doc, start: int, end: int, kind: Kind) -> Kind:
    """Return the kind that the shape of a name shows: initials are a body, "… Airport" a place."""
    last = doc[end - 1].text
    before = text_at(doc, start - 1)
    if before in organisations.words_at("apposed"):
        return "group"
    if before in organisations.words_at("located") and kind == "group":
        return "place"
    if end - start == 1 and kind != "group" and last.isupper() and last.isalpha():
        initials = 2 <= len(last) <= 5 and last not in organisations.words_at("town")
        return "group" if initials and not _shouted(doc, start, end) else kind
    if end - start > 1 and kind == "group" and last in organisations.words_at("site"):
        return "place"
    if end - start > 1 and kind != "group" and last in organisations.words_at("firm"):
        return "group"
    return kind


def _adherents(doc: Doc, start: int, end: int, text: str, label: str) -> MentionSpan | None:
    """Return peoples and parties; adjectives of faiths and regions name nothing."""
    use = gazetteer.people_uses().get(text)
    if use == "region":
        return found_at(doc, start, end, "place")
    if use == "word" or (use is None and (label == "MISC" or not text.endswith("s"))):
        return None
    return found_at(doc, start, end, "group")


def _known(
    doc: Doc, known: Sequence[gazetteer.Match], free: bytearray, vocabulary: frozenset[str]
) -> list[MentionSpan]:
    """Return the names of the tables in the tokens that no mention holds."""
    found: list[MentionSpan] = []
    for source, start, end in known:
        if not all(free[start:end]) or source == "word":
            continue
        if source in ("organisation", "people", "body"):
            if not _shouted(doc, start, end):
                found.append(found_at(doc, start, end, "group"))
        elif source == "region":
            found.append(found_at(doc, start, end, "place"))
        elif not _part_of_a_name(doc, start, end, free):
            form = form_of(doc[start:end].text)
            reading = states.reading(doc, start, end, form, vocabulary) if form else None
            if reading:
                found.append(found_at(doc, start, end, *reading))
    found += _hyphened(doc, free)
    return found


def _part_of_a_name(doc: Doc, start: int, end: int, free: bytearray) -> bool:
    """Return whether a state's name is part of a longer one: "Bank of America", "China Daily"."""
    form = form_of(doc[start:end].text)
    if form is None or form.use in ("adjective", "people", "person"):
        return False
    if _shouted(doc, start, end):
        return end - start == 1 and len(doc[start].text) <= 3
    of = text_at(doc, start - 1) == "of" and start > 1
    return of and doc[start - 2].text[:1].isupper() and not free[start - 2]


def _hyphened(doc: Doc, free: bytearray) -> list[MentionSpan]:
    """Return states within a token: "U.S." in "U.S.-led", "U.S.-China"."""
    found: list[MentionSpan] = []
    for token in doc:
        text = token.text
        if ".-" not in text or not free[token.i]:
            continue
        offset = token.idx
        for part in text.split("-"):
            form = form_of(part)
            if form is not None and form.use in ("name", "adjective"):
                last = offset + len(part)
                found.append(
                    MentionSpan(token.i, token.i + 1, offset, last, part, "state", form.code)
                )
            offset += len(part) + 1
    return found


def _shouted(doc: Doc, start: int, end: int) -> bool:
    """Return whether a name stands among words in capitals, where case says nothing."""
    around = [doc[i].text for i in (start - 2, start - 1, end, end + 1) if 0 <= i < len(doc)]
    words = [text for text in around if text.isalpha()]
    return len(words) > 1 and all(text.isupper() for text in words)


def _free(doc: Doc, found: Iterable[MentionSpan]) -> bytearray:
    """Return a flag for each token: 1 where no mention holds it."""
    free = bytearray(b"\x01") * len(doc)
    for mention in found:
        free[mention.start : mention.end] = bytes(mention.end - mention.start)
    return free


def _in_sentences(found: list[MentionSpan], lines: Sequence[SentenceSpan]) -> list[MentionSpan]:
    """Return the mentions in order with the numbers of their sentences.

    A mention that crosses a sentence's end, or another mention, is left out.
    """
    found.sort(key=lambda mention: (mention.start_char, -mention.end_char))
    kept: list[MentionSpan] = []
    place = 0
    for mention in found:
        while place < len(lines) and lines[place].end <= mention.start:
            place += 1
        if place == len(lines):
            break
        line = lines[place]
        overlaps = bool(kept) and mention.start_char < kept[-1].end_char
        if line.start <= mention.start and mention.end <= line.end and not overlaps:
            kept.append(replace(mention, sentence=line.index))
    return kept
