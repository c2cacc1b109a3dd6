"""A surname that several people of an article bear refers to the one whom the text means."""

from labelled import indexed, number_of

from kg.extraction.coreference.references import CERTAIN_SURNAME, find_references
from kg.model import Claim
from kg.nlp.coreference import Referent

CLINTONS = "<Bill Clinton|PERSON> met <Hillary Clinton|PERSON>.\n<Clinton|PERSON> smiled."


def references(confidence: float, *, anaphor: bool = True, known: bool = True) -> list[Claim]:
    """Return what is claimed where "Clinton" means Hillary Clinton, as sure as `confidence`."""
    doc, index = indexed(CLINTONS)
    surname, full = number_of(doc, "Clinton"), number_of(doc, "Hillary Clinton")
    word = doc.spans["mentions"][surname].start
    doc._.referents = [
        Referent(word, 1, full if known else None, confidence, surname if anaphor else None)
    ]
    found = list(find_references(doc, index, article_id="article"))
    for claim in found:
        assert claim.subject == index.named[2].id
        assert claim.object == index.named[1].id
        assert doc.text[claim.start : claim.end] == "Clinton smiled."
    return found


def test_a_surname_that_several_bear_refers_to_a_full_name() -> None:
    assert [claim.kind for claim in references(CERTAIN_SURNAME)] == ["reference"]


def test_whom_a_surname_means_is_not_claimed_where_it_is_not_certain() -> None:
    assert references(CERTAIN_SURNAME - 0.01) == []
    assert references(0.99, known=False) == []


def test_a_pronoun_is_no_name_of_whom_it_means() -> None:
    assert references(0.99, anaphor=False) == []


def test_a_reference_is_as_certain_as_it_was_read() -> None:
    assert [claim.confidence for claim in references(0.87654)] == [0.877]


def test_where_nothing_was_read_nobody_is_referred_to() -> None:
    doc, index = indexed(CLINTONS)
    assert list(find_references(doc, index)) == []
