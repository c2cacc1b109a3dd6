"""What one article says: its chains, without what people rejected."""

from readings import read, reading

from kg.model import Anchor, Correction
from kg.resolution.names import key
from kg.resolution.resolving.readings import Rejections, other_names, read_article


def rejected(*anchors: Anchor) -> Rejections:
    return Rejections([Correction("c", "reject", "report:r", None, anchors, "ann", "2024")])


def mention(article: str, start: int, end: int, quote: str, name: str) -> Anchor:
    return Anchor("mention", article, start, end, quote, ((name, start, end),))


def test_an_article_is_its_chains_and_their_company() -> None:
    (found,) = read(reading("a", "Marta Vell", "Vell", "group:River Council"))
    assert found.id == "a"
    assert sorted(chain.name for chain in found.chains) == ["Marta Vell", "River Council"]
    assert found.co_mentions.beside.keys == {"person:marta vell", "group:river council"}
    assert found.rejected == frozenset()


def test_names_that_people_keep_apart_are_two_chains() -> None:
    told = reading("a", "Marta Vell", "Vell")
    apart = frozenset({frozenset({"person:marta vell", "person:vell"})})
    assert len(read_article(told, Rejections(()), apart=apart).chains) == 2


def test_other_spellings_of_a_chain_are_its_other_names() -> None:
    (found,) = read(reading("a", "Ismail Haniyeh", "Isma'il Haniya", "Haniyeh"))
    (chain,) = found.chains
    spellings = {key("person", name) for name in ("Ismail Haniyeh", "Isma'il Haniya")}
    assert found.other_names == {chain.id: frozenset(spellings - {chain.key})}


def test_a_state_and_a_surname_alone_have_no_other_names() -> None:
    (found,) = read(reading("a", "state:Iran", "state:Iranian", "Vell"))
    assert [other_names(chain) for chain in found.chains] == [frozenset(), frozenset()]


def test_a_rejected_mention_is_in_no_chain() -> None:
    told = reading("a", "Marta Vell", "Tomas Orun")
    anchors = rejected(mention("a", 0, 10, "Marta Vell", "person:marta vell"))
    found = read_article(told, anchors, apart=frozenset())
    assert [chain.name for chain in found.chains if chain.names] == ["Tomas Orun"]
    assert found.rejected == {"a-0"}


def test_what_was_rejected_counts_in_its_own_article_and_where_it_is_printed_alike() -> None:
    report = Anchor("report", "a", 0, 15, "Vell met Orun.", ())
    rejections = rejected(report, mention("a", 0, 4, "Vell", "person:vell"))
    assert len(rejections.of("a", "Vell met Orun.")) == 2
    assert rejections.of("b", "On Friday Vell met Orun.") == (report,)
    assert rejections.of("c", "Vell slept.") == ()


def test_only_rejections_reject() -> None:
    anchor = mention("a", 0, 4, "Vell", "person:vell")
    renamed = Correction("c", "rename", "person:vell", "Orlo", (anchor,), "ann", "2024")
    assert Rejections([renamed]).of("a", "Vell") == ()
    assert not Rejections([renamed])
