"""Who holds which office, as the pipeline read it."""

import pytest
from labelled import indexed, number_of, words_of
from spacy.tokens import Doc

from kg.extraction.claims import in_order
from kg.extraction.roles.offices import find_roles
from kg.nlp.offices import CERTAIN_OFFICE, Office, Tenure

COOK = "<Tim Cook|PERSON>, the chief executive of <Apple|ORG>, spoke."


def office(
    doc: Doc,
    title: str,
    holder: str,
    body: str | None = None,
    *,
    when: Tenure = "current",
    confidence: float = 0.9,
) -> Office:
    """Return an office as the pipeline would read it."""
    words = words_of(doc, title)
    owner = number_of(doc, body) if body else None
    return Office(words.start, words.end, 0, number_of(doc, holder), owner, when, confidence)


def test_an_office_is_told_of_its_holder_and_quotes_its_sentence() -> None:
    doc, index = indexed("It rained.\n" + COOK)
    doc._.offices = [office(doc, "chief executive", "Tim Cook", "Apple")]
    (claim,) = find_roles(doc, index, article_id="article")
    cook, apple = index.named
    assert (claim.kind, claim.subject, claim.object) == ("role", cook.id, apple.id)
    assert (claim.title, claim.tenure, claim.confidence) == ("chief executive", "current", 0.9)
    assert doc.text[claim.start : claim.end] == "Tim Cook, the chief executive of Apple, spoke."


@pytest.mark.parametrize(
    ("when", "title"),
    [
        ("current", "chief executive"),
        ("former", "former chief executive"),
        ("future", "future chief executive"),
    ],
)
def test_an_office_that_is_not_held_now_says_so(when: Tenure, title: str) -> None:
    doc, index = indexed(COOK)
    doc._.offices = [office(doc, "chief executive", "Tim Cook", "Apple", when=when)]
    (claim,) = find_roles(doc, index)
    assert (claim.title, claim.tenure) == (title, when)


def test_an_office_may_belong_to_no_body() -> None:
    doc, index = indexed(COOK)
    doc._.offices = [office(doc, "chief executive", "Tim Cook")]
    assert [claim.object for claim in find_roles(doc, index)] == [None]


@pytest.mark.parametrize(
    ("confidence", "claims"), [(CERTAIN_OFFICE, 1), (CERTAIN_OFFICE - 0.01, 0)]
)
def test_an_office_that_is_not_certain_is_not_claimed(confidence: float, claims: int) -> None:
    doc, index = indexed(COOK)
    doc._.offices = [office(doc, "chief executive", "Tim Cook", "Apple", confidence=confidence)]
    assert len(list(find_roles(doc, index))) == claims


def test_two_offices_of_one_person_are_two_claims_and_one_told_twice_is_one() -> None:
    doc, index = indexed(
        "<Xi Jinping|PERSON>, president of <China|GPE> and chairman of the <Council|ORG>, spoke."
    )
    president = office(doc, "president", "Xi Jinping", "China")
    doc._.offices = [president, office(doc, "chairman", "Xi Jinping"), president]
    claims = in_order(find_roles(doc, index))
    assert {claim.title for claim in claims} == {"president", "chairman"}
    assert len(claims) == 2


def test_nothing_is_claimed_of_a_time() -> None:
    doc, index = indexed("<Tim Cook|PERSON> became chief executive on August 24, 2011.")
    held_by_a_day = office(doc, "chief executive", "August 24, 2011")
    of_a_day = office(doc, "chief executive", "Tim Cook", "August 24, 2011")
    doc._.offices = [held_by_a_day, of_a_day]
    assert [(one.subject, one.object) for one in find_roles(doc, index)] == [
        (index.named[0].id, None)
    ]


def test_a_text_of_which_nothing_was_read_claims_nothing() -> None:
    doc, index = indexed(COOK)
    assert list(find_roles(doc, index)) == []


@pytest.mark.parametrize(
    ("text", "title", "tenure"),
    [
        ("Ex - finance minister <Ana Vell|PERSON> spoke.", "finance minister", "former"),
        ("Mayor - elect <Ana Vell|PERSON> spoke.", "Mayor", "future"),
        ("Mayor - elect <Ana Vell|PERSON> spoke.", "Mayor - elect", "future"),
        ("Envoy - designate <Ana Vell|PERSON> spoke.", "Envoy", "future"),
        ("The then - mayor <Ana Vell|PERSON> spoke.", "mayor", "former"),
        ("They met <Bo Orun|PERSON>, then mayor <Ana Vell|PERSON>.", "mayor", "current"),
        ("The late mayor <Ana Vell|PERSON> was remembered.", "mayor", "former"),
        ("A late request of mayor <Ana Vell|PERSON> came.", "mayor", "current"),
        ("Deputy mayor <Ana Vell|PERSON> spoke.", "Deputy mayor", "current"),
    ],
)
def test_a_word_beside_the_title_says_whether_an_office_is_held_now(
    text: str, title: str, tenure: str
) -> None:
    doc, index = indexed(text)
    doc._.offices = [office(doc, title, "Ana Vell")]
    assert [one.tenure for one in find_roles(doc, index) if one.kind == "role"] == [tenure]


def test_a_body_may_stand_between_a_title_and_the_word_that_ends_it() -> None:
    doc, index = indexed("The former <Iranian|NORP> minister <Ana Vell|PERSON> spoke.")
    doc._.offices = [office(doc, "minister", "Ana Vell", "Iranian")]
    assert [(one.title, one.tenure) for one in find_roles(doc, index)] == [
        ("former minister", "former")
    ]
