"""A text gives a body another name in brackets, or says as what it is known."""

import pytest
from labelled import indexed

from kg.extraction.coreference.aliases import find_aliases


def aliases(text: str) -> list[tuple[str, str]]:
    """Return the names of a labelled text, each with the one that is given for it."""
    doc, index = indexed(text)
    printed = {mention.id: mention.text for mention in index.named}
    found = list(find_aliases(doc, index))
    assert {claim.kind for claim in found} <= {"alias"}
    return [(printed[claim.subject], printed[claim.object or ""]) for claim in found]


def test_names_that_a_text_gives_to_one_body() -> None:
    assert aliases("<Palestinian Islamic Jihad|ORG> (<PIJ|ORG>) said") == [
        ("Palestinian Islamic Jihad", "PIJ")
    ]
    assert aliases("the <Islamic State|ORG>, also known as <Daesh|ORG>, said") == [
        ("Islamic State", "Daesh")
    ]


def test_brackets_after_a_person_name_no_alias() -> None:
    assert aliases("<John McCain|PERSON> (<AP|ORG>)") == []


@pytest.mark.parametrize(
    "text",
    [
        "<Palestinian Islamic Jihad|ORG> (<Tehran|GPE>) said",
        "<Palestinian Islamic Jihad|ORG> (<PIJ|ORG> of <Gaza|GPE>) said",
        "the <Islamic State|ORG>, <Daesh|ORG>, said",
        "<Hamas|ORG> and <Islamic State|ORG> (<IS|ORG>) said",
        "<Hamas|ORG> said.\n(<PIJ|ORG>) left",
        "<Hamas|ORG>",
    ],
)
def test_what_stands_beside_a_name_is_not_always_another_of_it(text: str) -> None:
    assert aliases(text) == []
