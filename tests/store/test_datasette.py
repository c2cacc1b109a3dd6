"""Datasette itself, over a database of kg's and metadata.yaml, answers what the manual promises."""

import asyncio
import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml

with warnings.catch_warnings():
    # It looks for its own version in a way that setuptools no longer wants.
    warnings.simplefilter("ignore")
    from datasette.app import Datasette

HERE = Path(__file__).parents[2]
MANUAL = (HERE / "docs" / "manual" / "sql.md").read_text(encoding="utf-8")
METADATA = yaml.safe_load((HERE / "metadata.yaml").read_text(encoding="utf-8"))
QUESTIONS = re.findall(r"^SELECT .*;$", MANUAL.partition("## Words")[0], re.MULTILINE)


class Served:
    """The small world as `datasette kg.db --metadata metadata.yaml` serves it."""

    def __init__(self, file: Path) -> None:
        self.datasette = Datasette([str(file)], metadata=METADATA)

    def get(self, page: str, **values: str) -> Any:
        """Return what a page holds: JSON where its address says so, else text."""

        async def got() -> Any:
            await self.datasette.invoke_startup()
            answer = await self.datasette.client.get(f"{page}?{urlencode(values)}")
            assert answer.status_code == 200, answer.text
            return answer.json() if ".json" in page else answer.text

        return asyncio.run(got())

    def rows(self, page: str, **values: str) -> list[Mapping[str, Any]]:
        """Return the rows of a table, a view or a query."""
        found: list[Mapping[str, Any]] = self.get(page, **values, _shape="array")
        return found


@pytest.fixture
def served(world_db: Path, tmp_path: Path) -> Served:
    return Served(Path(copyfile(world_db, tmp_path / "kg.db")))


pytestmark = pytest.mark.filterwarnings("ignore")


def test_the_three_questions_of_the_manual_are_answered(served: Served) -> None:
    meetings, ties, quotes = (question.rstrip(";") for question in QUESTIONS)
    found = served.rows("/kg.json", sql=meetings)
    assert [row["date"] for row in found] == ["2023-06-14", "2023-07", "2023-08-20"]
    others = served.rows("/kg.json", sql=ties.replace("Hamas", "Tomas Orun"))
    assert others[0]["right"] == "Marta Vell"
    told = served.rows("/kg.json", sql=quotes.replace("c0ffee00c0ffee00", found[0]["id"]))
    assert "Marta Vell met Tomas Orun." in {row["quote"] for row in told}


def test_the_canned_queries_are_answered(served: Served) -> None:
    met = served.rows("/kg/who_met.json", name="Tomas Orun")
    assert {row["name"] for row in met} == {"Marta Vell", "Ilya Sade"}
    why = served.rows("/kg/why.json", item=str(met[0]["meeting"]))
    assert why
    assert all(row["quote"] and row["path"] for row in why)
    assert served.rows("/kg/search.json", words="received")


def test_only_the_public_views_are_shown(served: Served) -> None:
    told = served.get("/kg.json")
    shown = {one["name"] for one in told["tables"] if not one["hidden"]}
    shown |= {one["name"] for one in told["views"]}
    named = METADATA["databases"]["kg"]["tables"]
    assert shown == {name for name, said in named.items() if not said.get("hidden")}


@pytest.mark.parametrize("view", ["people", "meetings", "participants", "offices", "states"])
def test_a_view_is_described_and_has_its_facets(view: str, served: Served) -> None:
    said = METADATA["databases"]["kg"]["tables"][view]
    page = served.get(f"/kg/{view}")
    assert said["description"] in page
    facets = {one["name"] for one in served.get(f"/kg/{view}.json")["facet_results"].values()}
    assert facets == set(said.get("facets", ()))
