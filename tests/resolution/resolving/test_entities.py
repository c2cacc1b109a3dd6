"""What is known of an entity follows from its chains, and people have the last word."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from readings import read, reading

from kg.model import Anchor, Chain, Correction, CorrectionVerdict, Kind
from kg.resolution.chains.forms import DESCRIPTION
from kg.resolution.corrections import Judged
from kg.resolution.linking import is_short
from kg.resolution.names import key, qualified
from kg.resolution.resolving.decisions import KnownEntity, decide
from kg.resolution.resolving.entities import (
    Naming,
    aliases,
    called,
    describe,
    described,
    judge,
    still_called,
)
from kg.resolution.resolving.full_names import Place


def chain(
    name: str, number: int = 1, *, kind: str = "person", key: str = "", article: str = "a"
) -> Chain:
    """Return a chain of so many mentions of a name."""
    ids = tuple(f"{article}-{name}-{n}" for n in range(number))
    key = key or f"{kind}:{name.lower()}"
    return Chain(f"c-{article}-{name}", article, kind, name, key, None,  # type: ignore[arg-type]
                 ((name, number),), ids, ("full name",) * number)  # fmt: skip


def texts(*chains: Chain) -> dict[str, str]:
    return {mention: one.name for one in chains for mention in one.mentions}


def test_an_entity_is_called_by_its_fullest_name_that_is_used_often() -> None:
    chains = [chain("Nadia Jo Quist", 5), chain("Nadia Quist", 9), chain("Quist", 30)]
    assert described(chains) == ("person", "Nadia Jo Quist", None)


def test_an_entity_of_a_surname_alone_is_called_by_it() -> None:
    assert described([chain("Quist", 2)]) == ("person", "Quist", None)


def test_an_entity_is_of_the_kind_of_most_of_its_mentions() -> None:
    chains = [chain("Hamas", 3, kind="group"), chain("Hamas", 1, kind="place", article="b")]
    assert described(chains)[0] == "group"


def test_a_state_has_its_code_and_its_usual_name() -> None:
    (article,) = read(reading("a", "state:Iranian"))
    assert described(article.chains) == ("state", "Iran", "IR")


def test_one_of_several_people_of_a_name_is_shown_with_what_tells_them_apart() -> None:
    key = qualified("person:nadia quist", "minister, Jordan")
    assert described([chain("Nadia Quist", key=key)])[1] == "Nadia Quist (minister, Jordan)"


WORDS = st.sampled_from(
    ["Marta Vell", "Marta Ada Vell", "MARTA VELL", "Vell", "Marta", "VF", "Vell Front"]
)


@st.composite
def namings(draw: st.DrawFn) -> Naming:
    """Draw a name of chains, with the key that it has."""
    kind: Kind = draw(st.sampled_from(["person", "group", "place"]))
    name = draw(WORDS)
    plain = key(kind, name, None)
    told = draw(st.sampled_from([plain, plain, qualified(plain, "minister")]))
    return Naming(kind, name, told, None, draw(st.integers(1, 4)), is_short(plain))


@given(st.lists(namings(), min_size=1, max_size=6), st.lists(namings(), min_size=1, max_size=4))
def test_who_is_still_called_so_is_called_so_by_all_names(
    borne: list[Naming], came: list[Naming]
) -> None:
    before = called(borne)
    has_full = not all(one.short for one in [*borne, *came])
    if still_called(before, came, has_full=has_full):
        assert called([*borne, *came]) == before


def test_a_name_that_is_shown_and_short_ones_change_nothing() -> None:
    def named(name: str) -> Naming:
        return Naming("person", name, f"person:{name.lower()}", None, 1, " " not in name)

    shown = called([named("Marta Vell")])
    assert still_called(shown, [named("Marta Vell"), named("Vell")], has_full=True)
    assert not still_called(shown, [named("Marta Ada Vell")], has_full=True)
    assert not still_called(shown, [named("Vell")], has_full=False)


def test_a_description_is_no_alias() -> None:
    vell = Chain("c", "a", "person", "Marta Vell", "person:marta vell", None,
                 (("Marta Vell", 1),), ("m1", "m2", "m3"),
                 ("full name", DESCRIPTION, "surname"))  # fmt: skip
    printed = {"m1": "Marta Vell’s", "m2": "the envoy", "m3": "Vell"}
    assert aliases([vell], printed) == Counter({"Marta Vell": 1, "Vell": 1})


def test_an_entity_counts_its_names_and_its_articles() -> None:
    chains = [chain("Marta Vell", 2), chain("Vell", 3, article="b")]
    (found,) = describe({"e": chains}, texts(*chains), decide(), {})
    assert (found.name, found.aliases) == ("Marta Vell", ("Vell", "Marta Vell"))
    assert (found.mentions, found.articles) == (5, 2)


def test_an_entry_of_a_watchlist_gives_name_and_kind() -> None:
    one = chain("Marta Vell")
    entries = [KnownEntity("Q1", "group", "Vell & Sons", (one.key,), None)]
    (found,) = describe({"Q1": [one]}, texts(one), decide(entries=entries), {})
    assert (found.kind, found.name) == ("group", "Vell & Sons")
    assert found.aliases == ("Marta Vell", "Vell & Sons")


def test_people_name_an_entity_and_say_its_kind_against_a_watchlist() -> None:
    one = chain("Marta Vell")
    entries = [KnownEntity("Q1", "person", "M. Vell", (one.key,), None)]
    said = {"Q1": Judged("Marta Orlo", "group")}
    (found,) = describe({"Q1": [one]}, texts(one), decide(entries=entries), said)
    assert (found.kind, found.name) == ("group", "Marta Orlo")


def test_a_hidden_entity_has_no_mentions() -> None:
    one = chain("Marta Vell")
    (found,) = describe({"e": [one]}, texts(one), decide(), {"e": Judged(hidden=True)})
    assert (found.name, found.aliases, found.mentions, found.articles) == ("Marta Vell", (), 0, 0)


def test_entities_come_in_the_order_of_their_ids() -> None:
    one, other = chain("Marta Vell"), chain("Tomas Orun")
    found = describe({"e2": [one], "e1": [other]}, texts(one, other), decide(), {})
    assert [entity.id for entity in found] == ["e1", "e2"]
    assert describe({}, {}, decide(), {}) == ()


VELL = reading("a", "Marta Vell", "Tomas Orun")


def judged_of(
    verdict: CorrectionVerdict, target: str, *spans: tuple[int, int]
) -> dict[str, Judged]:
    """Return what a correction says that was made at these spans of the article."""
    (article,) = read(VELL)
    places = {one.id: Place(one.name, "same name", 1.0) for one in article.chains}
    anchors = tuple(Anchor("mention", "a", start, end, "x") for start, end in spans)
    said = Correction("c", verdict, target, "Orlo", anchors, "ann", "2024")
    return judge(article.chains, places, {"a": article}, decide(corrections=[said]))


def test_a_correction_means_who_bears_the_name() -> None:
    assert judged_of("rename", "person:marta vell") == {"Marta Vell": Judged("Orlo")}


def test_a_name_that_nobody_bears_any_more_is_found_by_where_it_stood() -> None:
    assert judged_of("hide", "person:gone", (3, 8)) == {"Marta Vell": Judged(hidden=True)}


def test_a_correction_that_means_nobody_for_sure_has_no_effect() -> None:
    assert judged_of("hide", "person:gone", (3, 8), (12, 15)) == {}
    assert judged_of("hide", "person:gone") == {}


def test_rejected_evidence_says_nothing_of_entities() -> None:
    assert judged_of("reject", "report:x", (0, 10)) == {}
