"""Within one article, short names belong to the full name that introduces them."""

import pytest
from chained import Name, chains_of, read
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Anchor, Chain, Claim, Extraction
from kg.resolution.chains import chains
from kg.resolution.names import key


def test_a_judgement_keeps_names_apart() -> None:
    extraction = read(("Ebrahim Raisi", "person"), ("Raisi", "person"))
    apart = frozenset({frozenset({key("person", "Ebrahim Raisi"), key("person", "Raisi")})})
    assert len(chains(extraction, apart=apart)) == 2


def test_a_name_means_whom_people_say_wherever_the_article_has_it() -> None:
    extraction = read(("Bill Clinton", "person"), ("Hillary Clinton", "person"),
                      ("Clinton", "person"), ("Clinton", "person"))  # fmt: skip
    at = extraction.mentions[3]
    anchor = Anchor("mention", "a", at.start, at.end, "Clinton")
    for meant in ("person:hillary clinton", "person:chelsea clinton"):
        told = {one.key: one for one in chains(extraction, meant=[(anchor, meant)])}
        assert set(told[meant].mentions) >= {one.id for one in extraction.mentions[2:]}
        assert set(told[meant].rules) - {"full name"} == {"judgement"}
    elsewhere = Anchor("mention", "a", at.end + 50, at.end + 57, "Clinton")
    assert chains(extraction, meant=[(elsewhere, "person:x y")]) == chains(extraction)


NAMES: tuple[Name, ...] = (
    ("Bill Clinton", "person"), ("Hillary Clinton", "person"), ("Clinton", "person"),
    ("Bill", "person"), ("President", "person"), ("US Air Force", "group"), ("USAF", "group"),
    ("Air Force", "group"), ("Hamas", "group"), ("Hamas", "place"), ("Iran", "state"),
    ("Tehran", "state"), ("Tehran", "place"), ("", "person"), ("?", "group"),
)  # fmt: skip


def test_a_description_belongs_to_whom_it_stands_for_and_is_no_name_of_his() -> None:
    named = read(("Apple", "group"), ("Apple CEO", "person"), ("Tim Cook", "person"))
    subject, name = named.mentions[1].id, named.mentions[2].id
    claim = Claim("c", "a", 0, 1, "description", subject, name)
    for mentions in (named.mentions, tuple(reversed(named.mentions))):
        found = chains(Extraction("a", "test", (), mentions, (claim,)))
        (cook,) = (chain for chain in found if chain.kind == "person")
        assert (cook.name, cook.names) == ("Tim Cook", (("Tim Cook", 1),))
        assert (cook.mentions, cook.rules) == ((subject, name), ("description", "full name"))


@given(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 13)), max_size=6),
)
def test_no_description_is_lost_whatever_it_stands_for(
    names: list[Name], pairs: list[tuple[int, int]]
) -> None:
    extraction = read(*names)
    ids = [mention.id for mention in extraction.mentions]
    claims = tuple(
        Claim(
            str(number),
            "a",
            0,
            1,
            "description",
            ids[a % len(ids)],
            [*ids, "gone"][b % (len(ids) + 1)],
        )
        for number, (a, b) in enumerate(pairs)
    )
    found = chains(Extraction("a", "test", (), extraction.mentions, claims))
    assert sorted(mention for chain in found for mention in chain.mentions) == sorted(ids)


@given(st.lists(st.sampled_from(NAMES), max_size=12), st.randoms())
def test_every_mention_is_in_exactly_one_chain(names: list[Name], random_: "object") -> None:
    extraction = read(*names)
    found: tuple[Chain, ...] = chains(extraction)
    mentions = [mention for chain in found for mention in chain.mentions]
    assert sorted(mentions) == sorted(mention.id for mention in extraction.mentions)
    assert all(len(chain.rules) == len(chain.mentions) for chain in found)
    assert len({chain.id for chain in found}) == len(found)
    turned = Extraction("a", "test", (), tuple(reversed(extraction.mentions)), extraction.claims)
    assert chains(turned) == found


@pytest.mark.parametrize("text", ["Iran", "Iranian", "the Islamic Republic"])
def test_a_state_bears_its_usual_name(text: str) -> None:
    assert list(chains_of((text, "state"))) == ["Iran"]
