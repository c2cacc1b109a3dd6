"""People are asked about the pairs where their word is worth most."""

from pathlib import Path

from told import Told, add

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
        assert not any(one.joined for one in found)
        judge(store, "person:mahmoud abbas", "person:mahmud abas", "same", by="ann")
        resolve(store)
        left = {(one.left, one.right) for one in candidates(store)}
        assert ("person:mahmoud abbas", "person:mahmud abas") not in left
        assert len(candidates(store, limit=1)) == 1
