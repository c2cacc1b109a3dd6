"""The components that read the networks' answers: `kg_coref`, `kg_meetings` and `kg_offices`.

They say whom a name means (`Doc._.referents`), who met whom (`Doc._.meetings`) and who holds which
office (`Doc._.offices`), of the mentions that `kg_reader` has numbered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp import needs
from kg.nlp.answers import Answers
from kg.nlp.bodies import BodyModel, with_bodies
from kg.nlp.calibration import Calibration
from kg.nlp.contexts import surname_windows
from kg.nlp.coreference import Referent, pronouns_of, surnames_of
from kg.nlp.meetings import pairs_of, places_of
from kg.nlp.offices import Office, offices_of
from kg.nlp.reader import Reader, ReaderComponent
from kg.nlp.reading import Reading
from kg.nlp.second_reading import surer
from kg.nlp.skim import SkimComponent
from kg.nlp.stacking import Stacking, stacked

JOINING = ("ADP", "DET", "PART", "PUNCT")
"""Parts of speech with which no title ends."""


class Head:
    """A component that reads from `Doc._.reading`, by the scorers of `kg_reader`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name
        self.calibration = Calibration()

    @property
    def reader(self) -> Reader:
        """The reader of the same pipeline; raises `ComponentNeeds` where there is none."""
        return needs.component(self.nlp, ReaderComponent, "kg_reader", self.name).reader

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
    """Sets `Doc._.offices`: titles with holder, body and time; starts and ends are tokens.

    They are those of `kg_skim`, which has read every sentence, and of `kg_reader` where it has read
    the sentence too.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self.bodies = BodyModel()
        self.stacking = Stacking()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself, with its offices."""
        reading: Reading = doc._.skimmed or self.reading(doc)
        read = with_bodies(self.read(doc), reading.text, self.bodies)
        doc._.offices = [
            replace(one, start=reading.tokens[one.start], end=_end(doc, one, reading.tokens))
            for one in read
        ]
        return doc

    def read(self, doc: Doc) -> list[Office]:
        """The offices of a Doc with their confidence, in order; their words are those read."""
        skimmed = self.skimmed(doc)
        if skimmed is None or doc._.reading is None:
            return self._alone(self.large(doc) if skimmed is None else skimmed)
        again = {n for one in self._answers(doc) for n in one.sentences[one.asked].tolist()}
        once = self._alone([one for one in skimmed if one.sentence not in again])
        twice = stacked(
            skimmed, self.large(doc), again=again, text=doc._.skimmed.text, stacking=self.stacking
        )
        return sorted([*once, *twice], key=lambda one: (one.start, one.holder))

    def skimmed(self, doc: Doc) -> list[Office] | None:
        """What `kg_skim` says, whose likelihoods are its own; None where it has not read."""
        if doc._.skimmed is None:
            return None
        skim = needs.component(self.nlp, SkimComponent, "kg_skim", self.name)
        return skim.skimmer.offices(doc._.skimmed.answers, doc._.skimmed.text)

    def large(self, doc: Doc) -> list[Office]:
        """What `kg_reader` says, whose likelihoods are its own."""
        text, scorer = self.reading(doc).text, self.reader.scorers["office"]
        return [office for one in self._answers(doc) for office in offices_of(one, text, scorer)]

    def _answers(self, doc: Doc) -> list[Answers]:
        return [*self.reading(doc).answers, *self.reading(doc).offices]

    def _alone(self, offices: Iterable[Office]) -> list[Office]:
        return [replace(one, confidence=self.calibration(one.confidence)) for one in offices]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes what `from_disk` reads."""
        super().to_disk(path, exclude=exclude)
        (Path(path) / "bodies.json").write_text(json.dumps(self.bodies.weights, indent=0), "utf8")
        (Path(path) / "stacking.json").write_text(json.dumps(dict(self.stacking.weights)), "utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> OfficesComponent:
        """This component, with what `to_disk` wrote; raises OSError where it is not there."""
        super().from_disk(path, exclude=exclude)
        self.bodies = BodyModel(json.loads((Path(path) / "bodies.json").read_text("utf8")))
        self.stacking = Stacking(json.loads((Path(path) / "stacking.json").read_text("utf8")))
        return self


def _end(doc: Doc, office: Office, tokens: Sequence[int]) -> int:
    """Where a title ends; before the words that only join it to its body ("ambassador to the")."""
    last = office.end
    while last - 1 > office.start and doc[tokens[last - 1]].pos_ in JOINING:
        last -= 1
    return tokens[last - 1] + 1
