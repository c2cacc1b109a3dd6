"""The trained components as spaCy knows them: `kg_gate`, `kg_reader` and the three that read it.

`kg_gate` says which sentences could tell of a meeting or an office, from what `kg_encoder` has
read anyway. `kg_reader` runs the network on these in their context. `kg_coref`, `kg_meetings` and
`kg_offices` read from its answers whom a name means (`Doc._.meanings`), who met whom
(`Doc._.meetings`) and who holds which office (`Doc._.offices`). Mentions are numbered as in
`Doc.spans["mentions"]`, which any component before may set; without it they are the entities.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.nlp import needs
from kg.nlp.answers import Answers, triggers_of
from kg.nlp.calibration import Calibration
from kg.nlp.contexts import KINDS, MarkedSpan, Text, surname_windows, windows
from kg.nlp.coreference import Referent, pronouns_of, surnames_of
from kg.nlp.gate import Gate
from kg.nlp.meetings import MeetingPair, pairs_of
from kg.nlp.names import names_of
from kg.nlp.network import Model
from kg.nlp.offices import Office, offices_of
from kg.nlp.reader import Reader

MENTIONS = "mentions"
LABELS = {
    "PERSON": "person", "PER": "person", "ORG": "group", "NORP": "group", "GPE": "state",
    "LOC": "place", "FAC": "place", "DATE": "date",
}  # fmt: skip
"""Kinds of the entities of other pipelines, where no component has set mentions."""


@dataclass(frozen=True)
class Reading:
    """What the network says of a document: its text as it was read, and the answers.

    `tokens` are the numbers of the document's tokens that are words.
    """

    text: Text
    tokens: tuple[int, ...]
    answers: tuple[Answers, ...]


def marked(doc: Doc) -> Sequence[Span]:
    """Return the mentions of a Doc: what a component has set, else its entities; in order."""
    if MENTIONS in doc.spans:
        return list(doc.spans[MENTIONS])
    return [
        Span(doc, one.start, one.end, label=LABELS[one.label_])
        for one in doc.ents
        if one.label_ in LABELS
    ]


def text_of(doc: Doc) -> tuple[Text, tuple[int, ...]]:
    """Return a Doc as the reader takes it, and the numbers of its tokens that are words."""
    tokens = tuple(token.i for token in doc if not token.is_space)
    at = {token: number for number, token in enumerate(tokens)}
    lines = []
    for sentence in doc.sents:
        own = [at[token.i] for token in sentence if token.i in at]
        lines.append((own[0], own[-1] + 1) if own else (0, 0))
    spans = []
    for one in marked(doc):
        own = [at[i] for i in range(one.start, one.end) if i in at]
        kind = one.label_ if one.label_ in KINDS else "group"
        spans.append(
            MarkedSpan(own[0], own[-1] + 1, kind, one.text, one.kb_id_ or None)
            if own
            else MarkedSpan(0, 0, kind, one.text)
        )
    names = names_of(spans)
    words = [doc[i].text for i in tokens]
    return Text(words, lines, spans, names.of, names.open), tokens


class ReaderComponent:
    """Sets `Doc._.reading`: the network's answers for the sentences that the gate asks about."""

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.name = name
        self.reader = Reader(threads=threads)
        self.gate = Gate()

    @property
    def model(self) -> Model:
        """The network with its threads."""
        return self.reader.model

    @model.setter
    def model(self, model: Model) -> None:
        self.reader.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its reading."""
        self.read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Reads documents by batches; an answer does not depend on what else is in one."""
        iterator = iter(stream)
        while batch := list(islice(iterator, batch_size)):
            self.read(batch)
            yield from batch

    def read(self, docs: Sequence[Doc]) -> None:
        """Annotates the documents in place. Raises `ComponentNeeds` where something lacks."""
        for doc in docs:
            needs.sentences(self.name, doc)
        texts = [text_of(doc) for doc in docs]
        wanted = []
        for doc, (text, tokens) in zip(docs, texts, strict=True):
            asked = self.gate.asked(doc.tensor, text, tokens)
            if asked:
                needs.weights(self.name, self.model.data)
            wanted.append(windows(self.reader.sizes(text), asked) if asked else [])
        answers = self.reader.read([text for text, _ in texts], wanted)
        for doc, (text, tokens), own in zip(docs, texts, answers, strict=True):
            doc._.reading = Reading(text, tokens, tuple(own))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the network, its scorers and the gate into the folder."""
        self.reader.save(Path(path))
        self.gate.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        self.reader.open(Path(path))
        self.gate.open(Path(path))
        return self


class Head:
    """A component that reads from `Doc._.reading`, by the scorers of `kg_reader`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name
        self.calibration = Calibration()

    @property
    def reader(self) -> Reader:
        """The reader of the same pipeline; raises `ComponentNeeds` where there is none."""
        for _, component in self.nlp.pipeline:
            if isinstance(component, ReaderComponent):
                return component.reader
        raise needs.ComponentNeeds(f"{self.name} needs kg_reader before it in the pipeline")

    def reading(self, doc: Doc) -> Reading:
        """What `kg_reader` said of a Doc; raises `ComponentNeeds` where it has not read it."""
        reading = doc._.reading
        if not isinstance(reading, Reading):
            raise needs.ComponentNeeds(f"{self.name} needs kg_reader before it in the pipeline")
        return reading

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes how likelihoods become confidences."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "calibration.json").write_text(json.dumps(self.calibration.knots), "utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Head:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        text = (Path(path) / "calibration.json").read_text("utf8")
        self.calibration = Calibration(json.loads(text))
        return self


class CoreferenceComponent(Head):
    """Sets `Doc._.meanings`: whom surnames that several people bear and words for names mean.

    The numbers of words in it are those of tokens.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its meanings."""
        reading = self.reading(doc)
        scorer = self.reader.scorers["meant"]
        text = reading.text
        found: list[Referent] = []
        for answers in reading.answers:
            found += pronouns_of(answers, text, scorer)
        if text.open:
            asked = surname_windows(text, self.reader.sizes(text))
            for answers in self.reader.read([text], [asked])[0]:
                found += surnames_of(answers, text, scorer).values()
        doc._.meanings = [
            Referent(
                reading.tokens[one.word], one.entity, one.mention,
                self.calibration(one.confidence), one.anaphor,
            )
            for one in found
        ]  # fmt: skip
        return doc


class MeetingsComponent(Head):
    """Sets `Doc._.meetings`: pairs that met, with status and confidence; triggers are tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its meetings."""
        reading = self.reading(doc)
        scorer = self.reader.scorers["arguments"]
        triggers = [one for answers in reading.answers for one in triggers_of(answers, scorer)]
        kinds = [mention.kind for mention in reading.text.mentions]
        doc._.meetings = [
            MeetingPair(
                pair.sentence, reading.tokens[pair.trigger], pair.left, pair.right, pair.status,
                self.calibration(pair.confidence), pair.when, pair.place,
            )
            for pair in pairs_of(triggers, reading.text.entities, kinds)
        ]  # fmt: skip
        return doc


class OfficesComponent(Head):
    """Sets `Doc._.offices`: titles with holder, body and time; starts and ends are tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its offices."""
        reading = self.reading(doc)
        scorer = self.reader.scorers["office"]
        doc._.offices = [
            Office(
                reading.tokens[one.start], reading.tokens[one.end - 1] + 1, one.sentence,
                one.holder, one.body, one.when, self.calibration(one.confidence),
            )
            for answers in reading.answers
            for one in offices_of(answers, reading.text, scorer)
        ]  # fmt: skip
        return doc


def entity_of(span: Span) -> Span | None:
    """Return the fullest mention of whom a mention names, out of its Doc; `Span._.entity`.

    None where the span is no mention, names a time, or could mean several people and no component
    has said whom.
    """
    doc = span.doc
    mentions = marked(doc)
    spans = [
        MarkedSpan(one.start, one.end, one.label_, one.text, one.kb_id_ or None) for one in mentions
    ]
    names = names_of(spans)
    here = {(one.start, one.end): number for number, one in enumerate(mentions)}
    own = here.get((span.start, span.end))
    if own is None:
        return None
    entity = names.of[own]
    if own in names.open:
        meant = [one for one in doc._.meanings or () if one.anaphor == own]
        entity = meant[0].entity if meant and meant[0].entity is not None else -1
    bearers = [one for one, number in zip(mentions, names.of, strict=True) if number == entity]
    return max(bearers, key=len, default=None) if entity >= 0 else None


if not Span.has_extension("entity"):
    Span.set_extension("entity", getter=entity_of)
for _name in ("reading", "meanings", "meetings", "offices"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@Language.factory("kg_reader", assigns=["doc._.reading"], default_config={"threads": 0})
def make_reader(nlp: Language, name: str, threads: int) -> ReaderComponent:
    """The component, still without its network: `from_disk` brings it."""
    return ReaderComponent(nlp, name, threads=threads)


@Language.factory("kg_coref", requires=["doc._.reading"], assigns=["doc._.meanings"])
def make_coref(nlp: Language, name: str) -> CoreferenceComponent:
    """The component that says whom a name or a pronoun means."""
    return CoreferenceComponent(nlp, name)


@Language.factory("kg_meetings", requires=["doc._.reading"], assigns=["doc._.meetings"])
def make_meetings(nlp: Language, name: str) -> MeetingsComponent:
    """The component that says who met whom."""
    return MeetingsComponent(nlp, name)


@Language.factory("kg_offices", requires=["doc._.reading"], assigns=["doc._.offices"])
def make_offices(nlp: Language, name: str) -> OfficesComponent:
    """The component that says who holds which office."""
    return OfficesComponent(nlp, name)
