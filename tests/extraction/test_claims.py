"""What is claimed in an article stands in the order of the text, each once."""

from labelled import indexed

from kg.extraction.claims import claim_between, in_order
from kg.model import Claim


def test_a_claim_ties_two_mentions_and_quotes_its_sentence() -> None:
    doc, index = indexed("It rained.\n<Hamas|ORG> met <PIJ|ORG>.")
    one, other = index.named
    line = index.lines[one.sentence]
    claim = claim_between("alias", one, other, line, article_id="article")
    assert (claim.kind, claim.subject, claim.object) == ("alias", one.id, other.id)
    assert doc.text[claim.start : claim.end] == "Hamas met PIJ."
    assert claim.id.startswith("articl")
    assert claim_between("reference", one, other, line, article_id="article").id != claim.id


def test_claims_stand_in_the_order_of_the_text_each_once() -> None:
    later, first, same = (
        Claim(name, "a", start, start + 1, "alias", "m")
        for name, start in (("c2", 9), ("c1", 0), ("c0", 9))
    )
    assert in_order([later, first, later, same]) == [first, same, later]
    assert in_order([]) == []


def test_a_title_alone_is_claimed_of_one_and_has_an_id_of_its_own() -> None:
    _, index = indexed("<Ann Doe|PERSON> is the minister.")
    (one,) = index.named
    claim = claim_between("role", one, None, index.lines[0], title="minister")
    assert (claim.subject, claim.object, claim.title) == (one.id, None, "minister")
    assert claim.id != claim_between("role", one, None, index.lines[0], title="premier").id
