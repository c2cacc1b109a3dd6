"""Options that several commands share mean the same everywhere."""

from pathlib import Path

import pytest
import typer
import world
from stored import extraction_of, read_of

from kg.cli.app import app
from kg.cli.options import PLURALS, choices, named, opened, singular
from kg.errors import BadOption
from kg.model import KINDS
from kg.store import evidence
from kg.store.store import Store


def context(db: str | None = None) -> typer.Context:
    """Return what a command is called with where this database was named before it."""
    return typer.Context(typer.main.get_command(app), obj=db)


def test_the_database_named_after_the_command_is_meant_then_the_one_before() -> None:
    assert named(context("before.db"), "after.db") == "after.db"
    assert named(context("before.db"), None) == "before.db"
    assert named(context(), None) == "kg.db"


def test_each_kind_may_be_named_in_the_plural() -> None:
    assert set(PLURALS.values()) == set(KINDS)
    assert singular(["people", "state"], KINDS, option="--kind") == ("person", "state")
    assert singular(None, KINDS, option="--kind") == ()
    with pytest.raises(BadOption, match="--kind: 'fish' is none of person"):
        singular(["fish"], KINDS, option="--kind")


def test_nothing_chosen_is_all_meetings() -> None:
    assert not any(choices().values())


def test_choices_are_checked_and_named_as_they_are_typed() -> None:
    found = choices(since="2023-06", statuses=["held"], kinds=["people"], place="Karsk")
    assert (found["since"], found["statuses"], found["kinds"]) == (
        "2023-06",
        ("held",),
        ("person",),
    )
    for wrong, said in (
        ({"since": "soon"}, "--since"), ({"until": "2023-13"}, "--until"),
        ({"statuses": ["maybe"]}, "--status"), ({"kinds": ["fish"]}, "--kind"),
    ):  # fmt: skip
        with pytest.raises(BadOption, match=said):
            choices(**wrong)  # type: ignore[arg-type]


def test_what_names_could_mean_besides_is_said_on_standard_error(
    world_db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(context(str(world_db)), None) as news:
        news.notify("Vell: Marta Vell")
    assert capsys.readouterr().err == "Vell: Marta Vell\n"


def behind(tmp_path: Path) -> str:
    """Return a database of the small world and of an article that is not resolved."""
    with Store.open(tmp_path / "behind.db") as store:
        world.fill(store)
        read = read_of(9, text="Marta Vell met Ada Lone.")
        evidence.save(store, read, extraction_of(read.article))
    return str(tmp_path / "behind.db")


def test_answers_that_are_behind_are_said_to_be_where_one_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    db = behind(tmp_path)
    opened(context(db), None).close()
    said = capsys.readouterr().err
    assert said.startswith("answers are behind: 1 article and what was read or judged since ")
    assert said.endswith("is not settled; kg resolve does it\n")
    opened(context(db), None, tell_stale=False).close()
    opened(context(db), None, create=True).close()
    assert capsys.readouterr().err == ""
