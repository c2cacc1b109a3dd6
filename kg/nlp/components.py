"""The trained components as spaCy knows them: `kg_skim`, `kg_reader` and the three that read them.

`kg_skim` goes over every word, with the vectors that `kg_encoder` has of it: who holds which
office, and which sentences may tell of a meeting. `kg_reader` runs the large network on these in
their context. `kg_coref`, `kg_meetings` and `kg_offices` read from the answers whom a name means
(`Doc._.referents`), who met whom (`Doc._.meetings`) and who holds which office (`Doc._.offices`).
Mentions are numbered as in `Doc.spans["mentions"]`, which any component before may set; without it
they are the entities.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import needs
from kg.nlp.batches import BatchComponent
from kg.nlp.bodies import BodyModel, with_bodies
from kg.nlp.calibration import Calibration
from kg.nlp.contexts import CONTEXT, Text, surname_windows, windows
from kg.nlp.coreference import Referent, pronouns_of, surnames_of
from kg.nlp.meetings import pairs_of, places_of
from kg.nlp.network import Model
from kg.nlp.offices import offices_of
from kg.nlp.pairs import PairScorer
from kg.nlp.reader import Reader
from kg.nlp.reading import Reading, text_of, with_two_mentions
from kg.nlp.second_reading import alone, surer
from kg.nlp.skim import Skimmer

Component = TypeVar("Component")


def component_of(nlp: Language, kind: type[Component], name: str, asks: str) -> Component:
    """Return the component of this class; raises `ComponentNeeds` where there is none."""
    for _, component in nlp.pipeline:
        if isinstance(component, kind):
            return component
    raise needs.ComponentNeeds(f"{asks} needs {name} before it in the pipeline")


class SkimComponent:
    """Sets `Doc._.skimmed`: the small network's answers for all sentences.

    It is None where the vectors of the words are not those of `kg_encoder`.
    """

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.name = name
        self.skimmer = Skimmer(threads=threads)

    @property
    def model(self) -> Model:
        """The network with its threads."""
        return self.skimmer.model

    @model.setter
    def model(self, model: Model) -> None:
        self.skimmer.model = model

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, skimmed."""
        if self.skimmer.fits(doc.tensor):
            text, tokens = text_of(doc)
            answers = self.skimmer.read(text, doc.tensor[list(tokens)])
            doc._.skimmed = Reading(text, tokens, tuple(answers))
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the network and its scorer into the folder."""
        self.skimmer.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> SkimComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        self.skimmer.open(Path(path))
        return self


class ReaderComponent(BatchComponent):
    """Sets `Doc._.reading`: the network's answers for sentences that may tell of a meeting."""

    def __init__(self, nlp: Language, name: str, *, threads: int = 0) -> None:
        self.name = name
        self.nlp = nlp
        self.reader = Reader(threads=threads)

    @property
    def model(self) -> Model:
        """The network with its threads."""
        return self.reader.model

    @model.setter
    def model(self, model: Model) -> None:
        self.reader.model = model

    def read(self, docs: Sequence[Doc]) -> None:
        """Annotates the documents in place. Raises `ComponentNeeds` where something lacks."""
        texts = []
        wanted = []
        for doc in docs:
            needs.sentences(self.name, doc)
            text, tokens = (
                (doc._.skimmed.text, doc._.skimmed.tokens) if doc._.skimmed else text_of(doc)
            )
            asked = self.asked(doc, text)
            if asked:
                needs.weights(self.name, self.model.data)
            texts.append((text, tokens))
            wanted.append(windows(self.reader.sizes(text), asked) if asked else [])
        read = [text for text, _ in texts]
        answers = self.reader.read(read, wanted)
        asked_again = [
            alone(text, own, self.reader.triggers(own))
            for text, own in zip(read, answers, strict=True)
        ]
        again = self.reader.read(read, asked_again)
        for doc, (text, tokens), own, second in zip(docs, texts, answers, again, strict=True):
            doc._.reading = Reading(text, tokens, tuple(own), tuple(second))

    def asked(self, doc: Doc, text: Text) -> dict[int, int]:
        """The sentences that are to be read, with the context of each.

        Without a reading of `kg_skim` they are those with two mentions.
        """
        if doc._.skimmed is None:
            return dict.fromkeys(with_two_mentions(text), CONTEXT)
        skim = component_of(self.nlp, SkimComponent, "kg_skim", self.name)
        return skim.skimmer.worth_reading(doc._.skimmed.answers)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the network and its scorers into the folder."""
        self.reader.save(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ReaderComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        self.reader.open(Path(path))
        return self


class Head:
    """A component that reads from `Doc._.reading`, by the scorers of `kg_reader`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name
        self.calibration = Calibration()

    @property
    def reader(self) -> Reader:
        """The reader of the same pipeline; raises `ComponentNeeds` where there is none."""
        return component_of(self.nlp, ReaderComponent, "kg_reader", self.name).reader

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
    """Sets `Doc._.referents`: whom surnames that several people bear and words for names mean.

    The numbers of words in it are those of tokens.
    """

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its referents."""
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
        doc._.referents = [
            replace(one, word=reading.tokens[one.word], confidence=self.calibration(one.confidence))
            for one in found
        ]
        return doc


class MeetingsComponent(Head):
    """Sets `Doc._.meetings`: pairs that met, with status and confidence; triggers are tokens."""

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its meetings."""
        reading, text = self.reading(doc), self.reading(doc).text
        kinds = [mention.kind for mention in text.mentions]
        places = places_of(text.lines, (mention.start for mention in text.mentions))
        first, second = (
            pairs_of(self.reader.triggers(answers), text.entities, kinds, places)
            for answers in (reading.answers, reading.alone)
        )
        doc._.meetings = [
            replace(
                pair, trigger=reading.tokens[pair.trigger],
                confidence=self.calibration(pair.confidence),
            )
            for pair in surer(first, second, text)
        ]  # fmt: skip
        return doc


class OfficesComponent(Head):
    """Sets `Doc._.offices`: titles with holder, body and time; starts and ends are tokens."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self.bodies = BodyModel()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its offices."""
        reading, scorer = self.answers(doc)
        read = [
            replace(one, confidence=self.calibration(one.confidence))
            for answers in reading.answers
            for one in offices_of(answers, reading.text, scorer)
        ]
        doc._.offices = [
            replace(one, start=reading.tokens[one.start], end=reading.tokens[one.end - 1] + 1)
            for one in with_bodies(read, reading.text, self.bodies)
        ]
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes what `from_disk` reads."""
        super().to_disk(path, exclude=exclude)
        (Path(path) / "bodies.json").write_text(json.dumps(self.bodies.weights, indent=0), "utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> OfficesComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        super().from_disk(path, exclude=exclude)
        self.bodies = BodyModel(json.loads((Path(path) / "bodies.json").read_text("utf8")))
        return self

    def answers(self, doc: Doc) -> tuple[Reading, PairScorer]:
        """Those of `kg_skim`, which has read every sentence, else those of `kg_reader`."""
        if doc._.skimmed is not None:
            skim = component_of(self.nlp, SkimComponent, "kg_skim", self.name)
            if skim.skimmer.scorer is not None:
                return doc._.skimmed, skim.skimmer.scorer
        return self.reading(doc), self.reader.scorers["office"]


for _name in ("skimmed", "reading", "referents", "meetings", "offices"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@Language.factory("kg_skim", assigns=["doc._.skimmed"], default_config={"threads": 0})
def make_skim(nlp: Language, name: str, threads: int) -> SkimComponent:
    """The component, still without its network: `from_disk` brings it."""
    return SkimComponent(nlp, name, threads=threads)


@Language.factory("kg_reader", assigns=["doc._.reading"], default_config={"threads": 0})
def make_reader(nlp: Language, name: str, threads: int) -> ReaderComponent:
    """The component, still without its network: `from_disk` brings it."""
    return ReaderComponent(nlp, name, threads=threads)


@Language.factory("kg_coref", requires=["doc._.reading"], assigns=["doc._.referents"])
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
