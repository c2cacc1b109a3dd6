"""People are asked about the pairs where their word is worth most."""

from pathlib import Path

from told import Told, add

from kg.knowledge import KnowledgeGraph
from kg.results.records import Doubt
from kg.store.judgements import judge
from kg.store.knowledge import resolve
from kg.store.review import candidates
from kg.store.store import Store


def test_uncertain_pairs_are_asked_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        for number, printed in enumerate(("Mahmoud Abbas", "Mahmud Abas", "Abbas", "Mary Jones")):
            add(store, f"a{number}", Told(((printed, "person", None),)))
        resolve(store)
        found = candidates(store)
        assert {(one.left, one.right) for one in found} == {
            ("person:mahmoud abbas", "person:mahmud abas"),
            ("person:abbas", "person:mahmoud abbas"),
            ("person:abbas", "person:mahmud abas"),
        }
        judge(store, "person:mahmoud abbas", "person:mahmud abas", "same", by="ann")
        resolve(store)
        left = {(one.left, one.right) for one in candidates(store)}
        assert ("person:mahmoud abbas", "person:mahmud abas") not in left
        assert len(candidates(store, limit=1)) == 1


def doubt_of(store: Store, *names: str) -> Doubt:
    resolve(store)
    keys = {f"person:{name}" for name in names}
    doubts = KnowledgeGraph(store).review(limit=100)
    return next(one for one in doubts if {one.left.key, one.right.key} == keys)


def test_a_pair_that_is_one_already_is_never_asked(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add(store, "a", Told((("Mahmoud Abbas", "person", None), ("Ada Lone", "person", None))))
        add(store, "b", Told((("Mahmud Abbas", "person", None), ("Ada Lone", "person", None))))
        add(store, "c", Told((("Abbas", "person", None), ("Ada Lone", "person", None))))
        resolve(store)
        one = KnowledgeGraph(store).entity("Mahmoud Abbas")
        assert one.mentions == 3
        assert candidates(store) == ()


def test_the_pair_whose_answer_changes_most_is_asked_first(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        for number in range(3):
            add(store, f"a{number}", Told((("Mahmoud Abbas", "person", None),)))
            add(store, f"b{number}", Told((("Mahmud Abas", "person", None),)))
            add(store, f"c{number}", Told((("Mahmoud Rabbin", "person", None),)))
            add(store, f"d{number}", Told((("Mahmud Rabin", "person", None),)))
        for name, other in (("Mahmoud Rabbin", "Ada Lone"), ("Mahmud Rabin", "Ilya Sade")):
            who = ((name, "person", None), (other, "person", None))
            add(store, other[:3], Told(who, (((0, 1), "held", "2023-06-14"),)))
        resolve(store)
        first, *_ = candidates(store)
        assert {first.left, first.right} == {"person:mahmoud rabbin", "person:mahmud rabin"}


def test_a_surname_that_stayed_open_is_asked_with_its_own_sentences(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add(store, "a", Told((("Mahmoud Abbas", "person", None),)))
        add(store, "b", Told((("Abbas", "person", None),)))
        doubt = doubt_of(store, "abbas", "mahmoud abbas")
        assert [quote.text for quote in doubt.left.quotes] == ["Abbas"]
        assert [quote.text for quote in doubt.right.quotes] == ["Mahmoud Abbas"]
        assert doubt.left.entity.id != doubt.right.entity.id


def test_a_doubt_says_in_what_the_two_differ(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add(store, "a", Told((("Mahmoud Abbas", "person", None), ("Karsk", "group", None))))
        add(store, "b", Told((("Mahmud Abas", "person", None),)))
        news = KnowledgeGraph(store)
        doubt = doubt_of(store, "mahmoud abbas", "mahmud abas")
        assert doubt.differences == (("spelling", "Mahmoud Abbas", "Mahmud Abas"),)
        news.retype("Mahmud Abas", "group")
        doubt = doubt_of(store, "mahmoud abbas", "mahmud abas")
        assert doubt.differences[0] == ("kind", "person", "group")


def test_who_is_hidden_is_not_asked_about(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kg.db") as store:
        add(store, "a", Told((("Mahmoud Abbas", "person", None),)))
        add(store, "b", Told((("Mahmud Abas", "person", None),)))
        resolve(store)
        news = KnowledgeGraph(store)
        assert len(news.review()) == 1
        news.hide("Mahmud Abas")
        assert news.review() == ()
