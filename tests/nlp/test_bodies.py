"""The body of an office whose sentence names none."""

from dataclasses import replace

import pytest
from window_answers import text_of

from kg.nlp.bodies import MOST, BodyModel, Occurrences, OfficeCounts, Post, features, with_bodies
from kg.nlp.contexts import Text
from kg.nlp.offices import CERTAIN_OFFICE, Office

LEADERS = text_of(
    "{p Doe} , leader of {s Freedonia} , spoke\n"
    "the leader of {s Freedonia} , {p Doe} , slept\n"
    "{s Sylvania} saw leader {p Doe}"
)
MINISTER = text_of(
    "{s Freedonia} voted\n{s Freedonia} slept in {s Sylvania}\nthe minister , {p Roe} , spoke"
)
STATES = BodyModel({"last=minister kind=state": 5.0, "named": 3.0, "none": 1.0})


def office(
    text: Text, title: str, holder: int, body: int | None = None, *, nth: int = 0, sure: float = 0.9
) -> Office:
    """Return an office under the nth word that is its title; holder and body are mentions."""
    word = [at for at, one in enumerate(text.words) if one == title][nth]
    return Office(word, word + 1, 0, holder, body, "current", sure)


def named(text: Text, offices: list[Office]) -> list[str | None]:
    return [None if one.body is None else text.mentions[one.body].text for one in offices]


@pytest.mark.parametrize(
    ("shares", "sylvania", "bodies"),
    [
        ((0.9, 0.9, 0.9), True, ["Freedonia", "Freedonia", "Freedonia"]),
        ((0.9, 0.9, 0.9), False, ["Freedonia", "Freedonia", "Freedonia"]),
        ((0.7, 0.5, 0.9), True, ["Freedonia", "Freedonia", "Sylvania"]),
    ],
    ids=["once another", "once none", "as much of both"],
)
def test_one_office_has_the_body_that_clearly_more_sentences_name(
    shares: tuple[float, ...], sylvania: bool, bodies: list[str]
) -> None:
    said = [(0, 1), (3, 2), (5, 4 if sylvania else None)]
    offices = [
        office(LEADERS, "leader", holder, body, nth=nth, sure=share)
        for nth, ((holder, body), share) in enumerate(zip(said, shares, strict=True))
    ]
    assert named(LEADERS, with_bodies(offices, LEADERS, BodyModel())) == bodies


def test_an_office_without_a_body_has_the_likeliest_that_the_article_names() -> None:
    minister = office(MINISTER, "minister", 3)
    (found,) = with_bodies([minister], MINISTER, STATES)
    assert found == replace(minister, body=0)


@pytest.mark.parametrize(
    ("model", "sure"),
    [
        (BodyModel(), 0.9),
        (BodyModel({"none": 5.0}), 0.9),
        (BodyModel({"last=minister kind=state": 5.0}), 0.9),
        (STATES, CERTAIN_OFFICE - 0.01),
    ],
    ids=["no weights", "no body is likelier", "two are as likely", "an unlikely office"],
)
def test_a_body_that_is_not_likelier_than_not_is_left_out(model: BodyModel, sure: float) -> None:
    minister = office(MINISTER, "minister", 3, sure=sure)
    assert with_bodies([minister], MINISTER, model) == [minister]


def test_a_body_that_the_sentence_names_stays() -> None:
    minister = office(MINISTER, "minister", 3, 2)
    assert with_bodies([minister], MINISTER, STATES) == [minister]


def test_other_offices_of_an_article_count_by_who_holds_them_and_under_which_word() -> None:
    words = ["leader", "guide", "leader"]
    one, own, rival = (Post(at, at + 1, holder) for at, holder in enumerate((7, 7, 8)))
    counts = OfficeCounts([(one, 1), (own, 2), (rival, 3)], words)
    bodies = (1, 2, 3)
    assert [counts.every(one, body) for body in bodies] == [0, 1, 1]
    assert [counts.own(one, body) for body in bodies] == [0, 1, 0]
    assert [counts.rivals(one, body) for body in bodies] == [0, 0, 1]
    assert (counts.every(one, None), counts.own(one, None)) == (2, 1)


def test_features_say_where_an_article_names_a_body_and_end_with_none_of_them() -> None:
    places = Occurrences(MINISTER)
    post = Post(len(MINISTER.words) - 5, len(MINISTER.words) - 4, MINISTER.entities[3])
    counts = OfficeCounts([], MINISTER.words)
    freedonia, sylvania, none = features(places, post, counts)
    assert [one[0] for one in (freedonia, sylvania, none)] == [*places.bodies, None]
    assert freedonia[1]["share kind=state"] == pytest.approx(2 / 3)
    assert freedonia[1]["back=1"] == sylvania[1]["back=1"] == 1
    assert freedonia[1]["in the first sentence"] > sylvania[1]["in the first sentence"]
    assert none[1]["none last=minister"] == 1


def test_an_article_without_bodies_gives_none() -> None:
    text = text_of("the minister , {p Roe} , spoke")
    minister = office(text, "minister", 0)
    assert with_bodies([minister], text, STATES) == [minister]


def test_of_very_many_bodies_those_that_are_named_most_are_looked_at() -> None:
    text = text_of("\n".join(f"{{s State{n}}} voted" for n in (*range(MOST + 9), 3, 5)))
    places = Occurrences(text)
    assert len(places.bodies) == MOST
    assert {text.mentions[places.first[one]].text for one in places.bodies} >= {"State3", "State5"}
