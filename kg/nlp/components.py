"""The trained components as spaCy knows them: `kg_skim`, `kg_reader` and the three that read them.

`kg_skim` goes over every word, with the vectors that `kg_encoder` has of it: who holds which
office, and which sentences may tell of a meeting. `kg_reader` runs the large network on these in
their context, and on those whose offices leave `kg_skim` in doubt. `kg_coref`, `kg_meetings` and
`kg_offices` read from the answers whom a name means (`Doc._.referents`), who met whom
(`Doc._.meetings`) and who holds which office (`Doc._.offices`). Mentions are numbered as in
`Doc.spans["mentions"]`, which any component before may set; without it they are the entities.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.heads import CoreferenceComponent, MeetingsComponent, OfficesComponent
from kg.nlp.reader import ReaderComponent
from kg.nlp.skim import SkimComponent

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
