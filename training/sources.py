"""Readers: every file of the data folder as documents of sentences in one scheme.

A sentence holds `words`, `spans` (`(start, end, kind)`), the kinds that its source leaves open,
for the whole sentence (`open`) and for single words (`open_words`), and, where the source is a
treebank, `heads` (1-based, 0 is the root), `deps`, `upos` and `xpos`.
"""

# Readers shorten a span step by step.
# ruff: noqa: PLW2901, SIM102

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import spacy

PRONOUNS = frozenset("I We He She They It You Our Their His Her My".split())  # noqa: SIM905
KINDS = ("PERSON", "ORG", "LOC", "NORP", "DATE")
ANY = frozenset(KINDS)
_tokenizer = spacy.blank("en").tokenizer


@dataclass
class Sentence:
    """One sentence; `labelled` is false where the source has no entities at all."""

    words: list[str]
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    open: frozenset[str] = frozenset()
    open_words: dict[int, frozenset[str]] = field(default_factory=dict)
    labelled: bool = True
    heads: list[int] | None = None
    deps: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None


@dataclass
class Document:
    """Sentences that follow one another; `bounds` is false where their order means nothing."""

    source: str
    sentences: list[Sentence]
    bounds: bool = True


def split_words(words: list[str], spans: list[tuple[int, int, str]]) -> Sentence:
    """A sentence cut into words as spaCy's English tokenizer cuts them."""
    pieces: list[str] = []
    starts = []
    for word in words:
        starts.append(len(pieces))
        pieces.extend(token.text for token in _tokenizer(word) if not token.is_space)
    starts.append(len(pieces))
    moved = [(starts[start], starts[end], kind) for start, end, kind in spans]
    return Sentence(pieces, [span for span in moved if span[0] < span[1]])


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO tags; an I without its B begins a span, as in WikiGold."""
    spans: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        last = spans[-1] if spans else None
        if prefix == "I" and last and last[1] == index and last[2] == kind:
            spans[-1] = (last[0], index + 1, kind)
        elif prefix in ("B", "I"):
            spans.append((index, index + 1, kind))
    return spans


def read_conllu(path: Path) -> Iterator[tuple[str, list[list[list[str]]]]]:
    """Documents of a CoNLL-U file: the name, and the rows of each sentence's words."""
    name, sentences, rows = "", [], []
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("# newdoc id"):
            if sentences:
                yield name, sentences
            name, sentences = line.split("=", 1)[1].strip(), []
        elif line and line[0].isdigit():
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            sentences.append(rows)
            rows = []
    if sentences:
        yield name, sentences


def treebank(path: Path, source: str) -> Iterator[Document]:
    """A treebank; entities stay open until another file gives them."""
    for name, sentences in read_conllu(path):
        read = [
            Sentence(
                [row[1] for row in rows],
                labelled=False,
                heads=[int(row[6]) for row in rows],
                deps=[row[7] for row in rows],
                upos=[row[3] for row in rows],
                xpos=[row[4] for row in rows],
            )
            for rows in sentences
        ]
        document = Document(source, read)
        document.name = name  # type: ignore[attr-defined]
        yield document


def read_uner(path: Path) -> list[Sentence]:
    """UNER over EWT: PER, ORG, LOC; OTH and O- spans (nationalities, noise) leave NORP open."""
    sentences, rows = [], []
    for line in path.read_text("utf8").split("\n"):
        if line and line[0].isdigit():
            rows.append(line.split("\t"))
        elif not line and rows:
            tags = [row[2] for row in rows]
            spans, opened = [], {}
            names = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
            for start, end, kind in spans_of(tags):
                if kind in names:
                    spans.append((start, end, names[kind]))
                else:
                    opened.update({index: frozenset({"NORP"}) for index in range(start, end)})
            words = [row[1] for row in rows]
            sentences.append(Sentence(words, spans, frozenset({"NORP", "DATE"}), opened))
            rows = []
    return sentences


def ewt(data: Path, part: str) -> Iterator[Document]:
    """EWT with the entities that UNER gives the same sentences."""
    named = {" ".join(s.words): s for s in read_uner(data / f"ner/uner-ewt/en_ewt-ud-{part}.iob2")}
    for document in treebank(data / f"parsing/ewt-{part}.conllu", "ewt"):
        for sentence in document.sentences:
            entities = named.get(" ".join(sentence.words))
            if entities:
                sentence.spans = entities.spans
                sentence.open, sentence.open_words = entities.open, entities.open_words
                sentence.labelled = True
        yield document


def gum(data: Path, part: str) -> Iterator[Document]:
    """GUM; spans that are wikified and made of proper nouns are entities, the rest is open.

    GUM marks every mention of anything, with its determiner and modifiers. Only a span whose
    words are all capitalised and that has a Wikipedia article is surely a name. Words that are
    neither proper nouns, adjectives nor numbers are surely none.
    """
    kinds = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
    path = data / f"parsing/gum-{part}.conllu"
    documents = zip(treebank(path, "gum"), read_conllu(path), strict=True)
    for document, (_, rows_of) in documents:
        for sentence, rows in zip(document.sentences, rows_of, strict=True):
            sentence.labelled = True
            sentence.open = frozenset({"DATE"})
            spans = []
            for start, end, kind in _gum_spans(rows, kinds):
                while start < end and rows[start][3] == "DET":
                    start += 1
                inside = [row[3] for row in rows[start:end]]
                if start < end and all(tag in ("PROPN", "ADP", "PUNCT") for tag in inside):
                    if inside[0] == inside[-1] == "PROPN":
                        spans.append((start, end, kind))
            sentence.spans = _outermost(spans)
            named = {i for start, end, _ in sentence.spans for i in range(start, end)}
            for index, row in enumerate(rows):
                unsure = row[3] in ("PROPN", "NUM", "ADJ", "SYM", "X")
                if index not in named and (unsure or (index and row[1][0].isupper())):
                    sentence.open_words[index] = ANY
        yield document


def _gum_spans(rows: list[list[str]], kinds: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, int, str, bool]] = []
    for index, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not match:
            continue
        for part in re.findall(r"\([^()]+\)?|\d+\)", match[1]):
            closes = part.endswith(")")
            number, *fields = part.strip("()").split("-")
            if part.startswith("("):
                wikified = len(fields) > 5 and fields[-1][:1].isupper()
                opened.append((number, index, fields[0] if fields else "", wikified))
            if closes:
                found = next((o for o in reversed(opened) if o[0] == number), None)
                if found:
                    opened.remove(found)
                    if found[3] and found[2] in kinds:
                        yield found[1], index + 1, kinds[found[2]]


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def gmb(data: Path) -> Iterator[Sentence]:
    """GMB, sentence by sentence; things, events and natural phenomena are no entities of kg."""
    names = {"geo": "LOC", "gpe": "NORP", "per": "PERSON", "org": "ORG", "tim": "DATE"}
    with (data / "ner/gmb/ner_dataset.csv").open(encoding="latin-1", newline="") as file:
        words: list[str] = []
        tags: list[str] = []
        for number, word, _, tag in list(csv.reader(file))[1:]:
            if number and words:
                yield _gmb_sentence(words, tags, names)
                words, tags = [], []
            words.append(word)
            tags.append(tag)
        yield _gmb_sentence(words, tags, names)


def _gmb_sentence(words: list[str], tags: list[str], names: dict[str, str]) -> Sentence:
    spans = spans_of(tags)
    sentence = split_words(words, [(s, e, names.get(k, k)) for s, e, k in spans])
    for start, end, kind in sentence.spans:
        if kind in ("art", "eve", "nat"):
            for index in range(start, end):
                sentence.open_words[index] = frozenset({"ORG", "LOC", "NORP", "DATE"})
        elif kind == "DATE":
            for index in range(start, end):
                sentence.open_words[index] = frozenset({"DATE"})
    sentence.spans = [span for span in sentence.spans if span[2] in ANY]
    return sentence


def read_columns(path: Path, separator: str) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each sentence of a file of two columns."""
    for block in path.read_text("utf8").strip().split("\n\n"):
        rows = [line.rsplit(separator, 1) for line in block.split("\n") if separator in line]
        if rows and rows[0][0] != "-DOCSTART-":
            yield [row[0] for row in rows], [row[1] for row in rows]


def wikigold(data: Path) -> Iterator[Sentence]:
    """WikiGold: MISC may be a nationality or nothing; dates are not marked."""
    names = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
    for words, tags in read_columns(data / "ner/wikigold/wikigold.conll.txt", " "):
        yield _named(words, tags, names, {"MISC": frozenset({"NORP"})}, frozenset({"DATE"}))


def crossner(data: Path, part: str) -> Iterator[Sentence]:
    """CrossNER politics: elections and events may hold places and dates; MISC peoples."""
    names = {
        "person": "PERSON", "politician": "PERSON", "organisation": "ORG",
        "politicalparty": "ORG", "country": "LOC", "location": "LOC",
    }  # fmt: skip
    loose = {"misc": frozenset({"NORP"}), "election": frozenset({"DATE", "NORP"}),
             "event": frozenset({"DATE", "NORP"})}  # fmt: skip
    for words, tags in read_columns(data / f"ner/crossner-politics/{part}.txt", "\t"):
        yield _named(words, tags, names, loose, frozenset({"DATE"}))


def _named(words, tags, names, loose, opened) -> Sentence:  # type: ignore[no-untyped-def]
    spans = spans_of(tags)
    sentence = split_words(words, [(s, e, names.get(k, k)) for s, e, k in spans])
    sentence.open = opened
    for start, end, kind in sentence.spans:
        for index in range(start, end):
            if kind not in ANY:
                sentence.open_words[index] = loose[kind]
    sentence.spans = [span for span in sentence.spans if span[2] in ANY]
    return sentence


def grobid(data: Path) -> Iterator[Document]:
    """Wikipedia texts of the grobid-ner corpus: surely mapped classes count, others are open."""
    names = {
        "PERSON": "PERSON", "INSTITUTION": "ORG", "ORGANISATION": "ORG", "BUSINESS": "ORG",
        "MEDIA": "ORG", "LOCATION": "LOC", "INSTALLATION": "LOC", "NATIONAL": "NORP",
    }  # fmt: skip
    for path in sorted((data / "ner/grobid-wikipedia").glob("*.xml")):
        sentences = []
        for element in ElementTree.parse(path).iter("sentence"):
            words, spans = [], []
            words += (element.text or "").split()
            for child in element:
                inner = "".join(child.itertext()).replace("\u200e", "").split()
                spans.append((len(words), len(words) + len(inner), child.get("type", "")))
                words += inner + (child.tail or "").split()
            sentence = split_words(words, [(s, e, names.get(k, "?")) for s, e, k in spans])
            sentence.open = frozenset({"DATE"})
            _open_descriptions(sentence)
            if sentence.words:
                sentences.append(sentence)
        yield Document("grobid", sentences)


def _open_descriptions(sentence: Sentence) -> None:
    """Leaves open what is no plain name: lists, descriptions, classes without a counterpart."""
    kept = []
    for start, end, kind in sentence.spans:
        words = sentence.words[start:end]
        while words and words[0].lower() in ("the", "a", "an"):
            words, start = words[1:], start + 1
        plain = bool(words) and all(
            w[0].isupper() or w in ("of", "for", "the", "and", "-", "al", "'s", "’s") for w in words
        )
        if kind == "PERSON" and words and words[0].endswith(("i", "ish", "an", "ese")):
            plain = plain and not {"Prime", "President", "Minister"} & set(words)
        if kind in ("LOC", "PERSON") and ("and" in words or PRONOUNS & set(words)):
            plain = False
        if kind in ANY and plain and words[0][0].isupper() and words[-1][0].isupper():
            kept.append((start, end, kind))
        else:
            sentence.open_words.update(dict.fromkeys(range(start, end), ANY))
    sentence.spans = kept


def re3d(data: Path) -> Iterator[Document]:
    """re3d: names of people, bodies, places; its many descriptions and pronouns are open."""
    names = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "NORP"}
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for folder in sorted(path for path in (data / "ner/re3d").iterdir() if path.is_dir()):
        found: dict[str, list[dict]] = {}
        for line in (folder / "entities.json").read_text("utf8").splitlines():
            entity = json.loads(line)
            found.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text("utf8").splitlines():
            record = json.loads(line)
            yield _re3d_document(nlp(record["text"]), found.get(record["_id"], []), names)


def _re3d_document(doc, entities, names) -> Document:  # type: ignore[no-untyped-def]
    spans = []
    for entity in sorted(entities, key=lambda e: (-e["confidence"], e["begin"])):
        span = doc.char_span(entity["begin"], entity["end"])
        if span is not None:
            spans.append((span.start, span.end, names.get(entity["type"], "?")))
    sentences = []
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        at = {token.i: index for index, token in enumerate(words)}
        sentence = Sentence([token.text for token in words], open=frozenset({"DATE"}))
        inside = [(at[s], at[e - 1] + 1, k) for s, e, k in spans if s in at and e - 1 in at]
        sentence.spans = inside
        _open_descriptions(sentence)
        sentence.spans = _outermost(sentence.spans)
        named = {i for s, e, _ in sentence.spans for i in range(s, e)}
        for index, token in enumerate(words):
            if index not in named and token.text[0].isupper() and index:
                sentence.open_words[index] = ANY
        if sentence.words:
            sentences.append(sentence)
    return Document("re3d", sentences, bounds=False)


def worldwide(data: Path, part: str) -> Iterator[Document]:
    """Newspapers of four continents; buildings are places, sums and products are nothing.

    Misc may be a people, a group or a place; days are marked by rule, as elsewhere. A tenth of the
    articles, whole countries, is the part "test". Stories of the development documents of
    `gold/reports` are in no part.
    """
    names = {"Person": "PERSON", "Location": "LOC", "Facility": "LOC", "Organization": "ORG",
             "NORP": "NORP"}  # fmt: skip
    loose = {"Misc": ANY, "Date": frozenset({"DATE"}), "Money": frozenset({"DATE"}),
             "Product": frozenset({"ORG"})}  # fmt: skip
    unread = _development_stories(data)
    for name, sentences in articles(data / "ner/worldwide/train.tsv"):
        if name in unread or (part == "test") != _set_aside(name):
            continue
        read = [_named(w, t, names, loose, frozenset({"DATE"})) for w, t in sentences]
        yield Document("worldwide", read, bounds=False)


def _set_aside(name: str) -> bool:
    """Whether an article is of a country that is set aside, by a hash of the country's letters."""
    return hashlib.sha256(name.partition("_")[0].encode()).digest()[0] % 10 == 0


def _development_stories(data: Path) -> set[str]:
    path = data.parent / "gold" / "reports" / "dev.jsonl"
    if not path.exists():
        return set()
    rows = map(json.loads, path.read_text("utf8").splitlines())
    return {row["doc"].removeprefix("ww_") for row in rows if row["source"] == "worldwide"}


def articles(path: Path) -> Iterator[tuple[str, list[tuple[list[str], list[str]]]]]:
    """Name and sentences, words and tags each, of a file with a line `# name` before an article."""
    name = ""
    sentences: list[tuple[list[str], list[str]]] = []
    for block in re.split(r"\n\s*\n", path.read_text("utf8")):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# ") and "\t" not in line:
                if sentences:
                    yield name, sentences
                name, sentences = line[2:].strip(), []
        # A third column has the names within a name.
        rows = [line.split("\t") for line in lines if "\t" in line]
        if rows:
            sentences.append(([row[0].strip() for row in rows], [row[1] for row in rows]))
    if sentences:
        yield name, sentences
