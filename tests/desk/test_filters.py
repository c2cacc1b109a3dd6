"""The filters of `kg met` are read from an address, and stand in it again."""

import pytest
from starlette.datastructures import QueryParams

from kg.desk.filters import LAST_PAGE, LONGEST, BadFilter, Filters, page_number


def test_filters_come_back_as_they_stood_in_the_address() -> None:
    query = QueryParams("name=Vell&name=+Orun+&name=Vell&since=2023&status=held&each=1")
    filters = Filters.read(query)
    assert filters.names == ("Vell", "Orun")
    assert Filters.read(QueryParams([(k, v) for k, v in [
        ("name", "Vell"), ("name", "Orun"), ("since", "2023"), ("status", "held"), ("each", "1")
    ]])) == filters  # fmt: skip


def read(query: str) -> Filters:
    return Filters.read(QueryParams(query))


def test_an_address_without_filters_asks_for_all() -> None:
    assert read("") == read("name=&since=+&status=&kind=&each=") == Filters()


def test_what_is_read_is_what_the_knowledge_graph_takes() -> None:
    found = read("since=2023&place=+Karsk+&status=held&status=held&kind=person")
    assert found.choices == {
        "since": "2023", "until": None, "place": "Karsk", "statuses": ("held",),
        "kinds": ("person",), "min_confidence": None,
    }  # fmt: skip
    assert found.query["status"] == ("held",)
    assert read("sure=0.8").choices["min_confidence"] == 0.8


@pytest.mark.parametrize(
    "query", ["since=June", "until=2023-13", "until=2023-06-32", "status=maybe", "kind=river",
              "sure=much", "sure=1.5", "sure=nan",
              "since=" + "9" * 500],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_one_short_line(query: str) -> None:
    with pytest.raises(BadFilter) as raised:
        read(query)
    assert len(str(raised.value)) < 120
    assert "\n" not in str(raised.value)


def test_names_are_few_and_short() -> None:
    found = read("&".join(f"name={'x' * 400}{number}" for number in range(9)))
    assert [len(name) for name in found.names] == [LONGEST]
    assert len(read("&".join(f"name=n{number}" for number in range(9))).names) == 6


@pytest.mark.parametrize(
    ("asked", "number"),
    [("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("", 1), ("99999999", LAST_PAGE), ("9" * 40, 1)],
)
def test_pages_are_counted_from_one(asked: str, number: int) -> None:
    assert page_number({"page": asked}) == number
    assert page_number({}) == 1
