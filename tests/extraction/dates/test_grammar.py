"""What the words of a date mean, against the day of publication."""

import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from dated_texts import MONDAY, date_of
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.dates.grammar import expressions, parts
from kg.extraction.dates.intervals import bounds
from kg.extraction.dates.normalise import RESOLVERS
from kg.lexicon import ENGLISH


def test_days_later_count_from_the_date_before() -> None:
    assert date_of("two days later", published=None, anchor="2023-06-14") == "2023-06-16"
    assert date_of("the previous day", published=None, anchor="2023-06-14") == "2023-06-13"
    assert date_of("two days later", published=MONDAY) is None
    assert date_of("the day after", published=None, anchor="2023-06-14") == "2023-06-15"
    assert date_of("the next morning", published=None, anchor="2023-06-14") == "2023-06-15"
    assert date_of("the following Monday", published=None, anchor="2023-06-14") == "2023-06-19"
    assert date_of("the previous Monday", published=None, anchor="2023-06-14") == "2023-06-12"
    assert date_of("the following week", published=None, anchor="2023-06-14") == (
        "2023-06-19/2023-06-25"
    )
    assert date_of("the following Monday", published=MONDAY) is None
    assert date_of("two months later", published=None, anchor="2023-06") == "2023-08"
    assert date_of("two months later", published=None, anchor="2023") is None
    assert date_of("a year earlier", published=None, anchor="2023-06-14") == "2022"


def test_days_of_a_month_are_counted() -> None:
    assert date_of("the first Monday of June", published=MONDAY) == "2023-06-05"
    assert date_of("the last Friday in May 2022", published=MONDAY) == "2022-05-27"
    assert date_of("the last day of May", published=MONDAY) == "2023-05-31"
    assert date_of("the fifth Monday of May 2023", published=MONDAY) == "2023-05-29"
    assert date_of("the fifth Monday of June 2023", published=MONDAY) is None
    assert date_of("the first day of the talks", published=MONDAY) is None


def test_dates_may_stand_in_capitals() -> None:
    assert date_of("ON TUESDAY", published=MONDAY) == "2023-06-27"
    assert date_of("ON JUNE 14, 2023", published=None) == "2023-06-14"
    assert date_of("ON 14 JUNE", published=MONDAY) == "2023-06-14"
    assert date_of("THEY MAY MEET 4 TIMES", published=MONDAY) is None


def test_in_two_weeks_is_a_date_of_plans_alone() -> None:
    assert date_of("in two weeks", published=MONDAY, tense="future") == "2023-07-17/2023-07-23"
    assert date_of("in three days", published=MONDAY, tense="future") == "2023-07-06"
    assert date_of("in two months", published=MONDAY, tense="future") == "2023-09"
    assert date_of("in two weeks", published=MONDAY) is None


@pytest.mark.parametrize(
    "words",
    ["June 31", "nothing of the kind", "may 5", "the March to the sea", "he may meet her", ""],
)
def test_what_is_no_date_stays_empty(words: str) -> None:
    assert date_of(words, published=MONDAY) is None


def test_every_pattern_of_the_table_reads_the_sentence_that_it_is_for() -> None:
    rows = [row for row in ENGLISH.rows("dates") if row["kind"].islower()]
    assert {row["kind"] for row in rows} == RESOLVERS.keys()
    for row in rows:
        assert [one.kind for one in expressions(row["example"])] == [row["kind"]], row["example"]
        tense = "future" if " will " in row["example"] else "past"
        found = date_of(row["example"], published=MONDAY, anchor="2023-06-14", tense=tense)
        assert found, row["example"]


def test_every_part_of_the_table_reads_its_example() -> None:
    rows = [row for row in ENGLISH.rows("dates") if row["kind"].isupper()]
    assert [r for r in rows if not re.fullmatch(parts()[r["kind"]], r["example"])] == []


GERMAN = {
    "calendar": "kind\tname\tshort\nmonth\tJanuar\tJan\nweekday\tMontag\tMo\n",
    "counts": "word\tnumber\nzwei\t2\n",
    "steps": "word\tnumber\nletzten\t-1\n",
    "units": "word\tunit\ntagen\tday\n",
    "dates": (
        "kind\tpattern\nday\t(?P<day>\\d+)\\.\\s(?P<month>{M})\\s(?P<year>\\d{4})\n"
        "weekday\t(?P<which>letzten)\\s(?P<weekday>{W})\n"
        "ago\tvor\\s(?P<count>{N})\\s(?P<unit>Tagen)\n"
    ),
}
ASKED = """
from kg.extraction.dates.grammar import expressions, resolve
text = "am 14. Januar 2023, am letzten Montag, vor zwei Tagen"
print(*(resolve(one, published="2023-07-05") for one in expressions(text)))
"""


def test_the_dates_of_another_language_are_read_by_its_folder_alone(tmp_path: Path) -> None:
    for name, rows in GERMAN.items():
        (tmp_path / f"{name}.tsv").write_text(rows, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", ASKED], env=os.environ | {"KG_LANGUAGE": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["2023-01-14", "2023-07-03", "2023-07-03"]


@given(st.text(max_size=200))
def test_expressions_are_cut_out_of_the_text_in_order(text: str) -> None:
    found = expressions(text)
    assert all(text[e.start : e.end] == e.text for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_full_date_means_itself(day: date) -> None:
    words = f"on {day.strftime('%B')} {day.day}, {day.year}"
    assert date_of(words, published=None) == day.isoformat()
    assert bounds(day.isoformat()) == (day, day)
