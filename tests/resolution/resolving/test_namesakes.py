"""People of one full name are told apart by what their articles say of them."""

from readings import read, reading

from kg.model import Anchor, Chain, Correction
from kg.resolution.namesakes import Setting
from kg.resolution.resolving.namesakes import ARTICLES, qualifiers, setting, tell_apart
from kg.resolution.resolving.readings import ReadArticle, Reading, Rejections, read_article

MINISTER = reading("a", "Nadia Quist", "Ilze Ozola", "place:Amman",
                   offices={0: ("Health Minister", None)})  # fmt: skip
STRIKER = reading("b", "Nadia Quist", "Carlos Peralta", "place:Cairo",
                  offices={0: ("striker", None)})  # fmt: skip


def keys(*told: Reading) -> list[str]:
    """Return the keys of the chains of Nadia Quist."""
    return [chain.key for chain in tell_apart(read(*told)) if chain.name == "Nadia Quist"]


def chain_of(article: ReadArticle, name: str) -> Chain:
    return next(chain for chain in article.chains if chain.name == name)


def test_a_minister_and_a_striker_of_one_name_get_two_keys() -> None:
    minister, striker = keys(MINISTER, STRIKER)
    assert minister != striker
    assert {one.partition(" (")[0] for one in (minister, striker)} == {"person:nadia quist"}


def test_a_name_of_one_article_keeps_its_key() -> None:
    assert keys(MINISTER) == ["person:nadia quist"]


def test_one_person_in_two_articles_keeps_the_key() -> None:
    again = reading("b", "Nadia Quist", "Ilze Ozola", offices={0: ("striker", None)})
    assert keys(MINISTER, again) == ["person:nadia quist"] * 2


def test_surnames_alone_and_bodies_are_never_told_apart() -> None:
    told = [reading(name, "Quist", "group:River Council", f"place:{town}")
            for name, town in (("a", "Amman"), ("b", "Cairo"))]  # fmt: skip
    found = {chain.key for chain in tell_apart(read(*told)) if chain.kind != "place"}
    assert found == {"person:quist", "group:river council"}


def test_every_chain_comes_back_once() -> None:
    articles = read(MINISTER, STRIKER)
    ids = [chain.id for article in articles for chain in article.chains]
    assert sorted(chain.id for chain in tell_apart(articles)) == sorted(ids)


def test_a_setting_tells_the_own_titles_from_those_around() -> None:
    (article,) = read(
        reading("a", "Nadia Quist", "Ilze Ozola", "state:Iran", published="2024-03-01",
                offices={0: ("Health Minister", 2), 1: ("coach", None)})
    )  # fmt: skip
    found = setting(chain_of(article, "Nadia Quist"), article)
    assert (found.titles, found.around) == (("Health Minister",), ("coach",))
    assert found.published == "2024-03-01"
    assert "person:nadia quist" not in found.beside
    assert "person:ilze ozola" in found.beside


def test_a_rejected_office_tells_nothing() -> None:
    names = (("person:nadia quist", 0, 11),)
    anchor = Anchor("claim", "a", 0, 33, "x", names, "Health Minister")
    rejections = Rejections([Correction("c", "reject", "claim:x", None, (anchor,), "ann", "2024")])
    article = read_article(MINISTER, rejections, apart=frozenset())
    assert article.rejected == {"a-office-0"}
    assert setting(chain_of(article, "Nadia Quist"), article).titles == ()


def test_an_article_beyond_the_first_ones_goes_to_whom_it_is_nearest() -> None:
    def of(number: int, title: str, *beside: str) -> Setting:
        return Setting(f"c{number:03}", (title,), (), frozenset(), frozenset(beside), "2024-03-01")

    first = [of(0, "Health Minister", "person:ilze ozola")]
    first += [of(number, "striker", "person:carlos peralta") for number in range(1, ARTICLES)]
    later = of(ARTICLES, "striker", "person:carlos peralta")
    found = qualifiers("person:nadia quist", [*first, later])
    assert found["c000"] != found["c001"]
    assert found[later.chain] == found["c001"]


def test_the_settings_of_one_person_have_no_qualifier() -> None:
    one = Setting("c", ("striker",), (), frozenset(), frozenset(), None)
    assert qualifiers("person:nadia quist", [one]) == {"c": None}
    assert qualifiers("person:nadia quist", []) == {}


def test_a_king_stays_one_whoever_else_is_named_until_another_state_has_one() -> None:
    told = [Setting(f"c{number}", ("King",), (), frozenset({state} if state else ()),
                    frozenset({f"person:{number}"}), None)
            for number, state in enumerate(["state:JO", "state:JO", "", "state:SA"])]  # fmt: skip
    assert set(qualifiers("person:king omar", told[:3]).values()) == {None}
    assert qualifiers("person:king omar", told) == {
        "c0": "king, Jordan", "c1": "king, Jordan", "c2": None, "c3": "king, Saudi Arabia"
    }  # fmt: skip


def test_a_further_article_on_a_king_goes_to_the_one_of_his_ordinal() -> None:
    told = [Setting(f"c{number:03}", ("King",), ordinal="ii" if number % 2 else "iii")
            for number in range(ARTICLES + 2)]  # fmt: skip
    found = qualifiers("person:king omar", told)
    assert found["c040"] == found["c000"] != found["c001"] == found["c041"]
