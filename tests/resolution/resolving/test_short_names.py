"""A surname alone finds whom its company points to; who finds nobody is left open."""

from readings import read, reading

from kg.model import Judgement
from kg.resolution.linking import AMBIGUOUS, CoMentions, is_short
from kg.resolution.resolving.co_mentions import CoMentionIndex
from kg.resolution.resolving.decisions import Decisions, decide
from kg.resolution.resolving.full_names import FullEntities, Place, full_entities, full_names
from kg.resolution.resolving.readings import Reading
from kg.resolution.resolving.short_names import (
    ALONE,
    ALONE_TOGETHER,
    JUDGED,
    Bearers,
    CandidateIndex,
    judged_alone,
    place_left_open,
    place_short_names,
)

MARTA, NORA = "person:marta vell", "person:nora vell"
FULL = FullEntities(
    {MARTA: Place("e1", "same name", 1.0), NORA: Place("e2", "same name", 1.0)},
    {"e1": (MARTA,), "e2": (NORA,)},
)


def places(*told: Reading, decisions: Decisions | None = None) -> dict[str, str]:
    """Return by article the rule of its surname alone, after the full name that it went to."""
    decisions = decisions or decide()
    articles = read(*told)
    chains = [chain for article in articles for chain in article.chains]
    full = [chain for chain in chains if not is_short(chain.key)]
    others = {chain: keys for one in articles for chain, keys in one.other_names.items()}
    names = full_names(full, others, decisions)
    beside = CoMentionIndex({one.id: one.co_mentions for one in articles}, names.articles_of)
    entities = full_entities(names, beside, decisions)
    short = [chain for chain in chains if is_short(chain.key)]
    found = place_short_names(short, entities, beside, decisions)
    return {
        chain.article_id: " ".join(
            (*entities.names_of.get(found[chain.id].entity, ()), f"({found[chain.id].rule})")
        )
        for chain in short
    }


A = reading("a", "Marta Vell", "group:River Council", "Tomas Orun")
B = reading("b", "Vell", "group:River Council", "Tomas Orun")


def said(left: str, right: str, verdict: str = "same") -> Judgement:
    return Judgement("j", left, right, verdict, "ann", "2024")  # type: ignore[arg-type]


def test_a_surname_goes_to_the_one_of_the_same_company() -> None:
    assert places(A, B)["b"].startswith(MARTA)


def test_a_surname_without_company_is_left_open() -> None:
    assert places(A, reading("b", "Vell", "group:Harbour Guard")) == {"b": f"({ALONE})"}


def test_surnames_of_the_same_company_that_find_nobody_are_one() -> None:
    again = reading("c", "Vell", "group:River Council", "Tomas Orun")
    assert places(B, again) == dict.fromkeys("bc", f"({ALONE_TOGETHER})")


def test_a_surname_goes_where_people_say() -> None:
    other = reading("b", "Vell", "group:Harbour Guard")
    assert places(A, other, decisions=decide([said("person:vell", MARTA)])) == {
        "b": f"{MARTA} (judgement)"
    }


def test_a_surname_goes_nowhere_that_people_keep_it_from() -> None:
    apart = decide([said("person:vell", MARTA, "different")])
    assert places(A, B, decisions=apart) == {"b": f"({ALONE})"}


def test_two_surnames_that_people_say_are_one_are_one_wherever_they_stand() -> None:
    one = decide([said("person:vell", "person:orun")])
    found = places(reading("a", "Vell"), reading("b", "Orun"), decisions=one)
    assert set(found.values()) == {"(judgement)"}
    assert judged_alone("person:vell", one) == judged_alone("person:orun", one)
    assert judged_alone("person:sade", one) is None


def test_a_title_alone_is_nobody_and_joins_nobody() -> None:
    told = (reading(one, "Prime Minister", "group:River Council", "Tomas Orun") for one in "ab")
    assert set(places(*told).values()) == {f"({ALONE})"}


def test_the_candidates_of_a_surname_are_those_who_bear_it() -> None:
    index = CandidateIndex(FULL, decide())
    assert index.of("person:vell") == {"e1": (MARTA,), "e2": (NORA,)}
    assert index.of("person:orun") == {}


def test_chains_of_a_crowd_and_of_joined_names_are_left_open() -> None:
    beside = CoMentions(frozenset({"group:river council"}))
    index = CoMentionIndex({}, {})
    joined = decide([said("person:vell", "person:orun")])
    one = Bearers.of("person:vell", {"e1": (MARTA,)}, index, joined)
    other = Bearers.of("person:orun", {}, index, joined)
    assert one.place(beside) is None
    assert one.left_as == other.left_as
    assert one.tokens(beside) == other.tokens(beside) == JUDGED
    crowd = {f"e{n}": (f"person:{n} vell",) for n in range(AMBIGUOUS + 1)}
    many = Bearers.of("person:vell", crowd, index, decide())
    assert (many.place(beside), many.left_as) == (None, "person:vell")
    assert many.tokens(beside) == {"group:river council"}


def test_judgements_add_candidates_and_take_them_away() -> None:
    index = CandidateIndex(FULL, decide([said("person:orlo", MARTA)]))
    assert index.of("person:orlo") == {"e1": (MARTA,)}
    index = CandidateIndex(FULL, decide([said("person:vell", NORA, "different")]))
    assert index.of("person:vell") == {"e1": (MARTA,)}


def test_chains_left_open_are_together_where_they_share_a_token() -> None:
    left = {"person:vell": {"c1": frozenset("x"), "c2": frozenset("x"), "c3": frozenset[str]()}}
    found = place_left_open(left)
    assert found["c1"] == found["c2"]
    assert found["c1"].rule == ALONE_TOGETHER
    assert (found["c3"].rule, found["c3"].score) == (ALONE, 0.7)
    assert found["c1"].entity != found["c3"].entity


def test_chains_that_people_joined_are_certain() -> None:
    found = place_left_open({"person:vell": {"c1": JUDGED, "c2": JUDGED}})
    assert {(place.rule, place.score) for place in found.values()} == {("judgement", 1.0)}
    assert place_left_open({}) == {}
