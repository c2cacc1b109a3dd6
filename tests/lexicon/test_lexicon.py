"""The lists of words: each stands once, says what its fields mean, and is read by one loader."""

from pathlib import Path

import pytest

import kg
from kg.lexicon import ENGLISH, Lexicon, listed

FOLDER = Path(kg.__file__).parent / "lexicon" / "en"
FILES = sorted(FOLDER.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_list_explains_itself_at_its_head(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    "path", [each for each in FILES if each.suffix == ".tsv"], ids=lambda path: path.name
)
def test_no_row_has_more_fields_than_the_list_has_columns(path: Path) -> None:
    head, *rows = (
        line.split("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )
    assert len(set(head)) == len(head)
    assert [row for row in rows if len(row) > len(head)] == []


def test_a_row_is_read_by_its_columns() -> None:
    by_code = {row["code"]: row["name"] for row in ENGLISH.rows("states")}
    assert by_code["IR"] == "Iran"
    assert all(row["code"] for row in ENGLISH.rows("states"))


def test_the_words_of_a_kind_stand_in_all_rows_of_that_kind() -> None:
    assert {"president", "taoiseach"} <= ENGLISH.words("titles", "office")
    assert "president" not in ENGLISH.words("titles", "royal")


def test_a_title_stands_once_whether_texts_or_names_are_read() -> None:
    kinds = ("honorific", "rank", "faith", "royal", "occupation")
    alone = [ENGLISH.words("titles", kind) for kind in kinds]
    assert ENGLISH.words("titles", "yes", column="names") >= {"mr", "colonel", "sheikh", "singer"}
    assert not alone[-1].intersection(*alone[:-1])


def test_the_parts_of_a_column_are_those_of_all_rows() -> None:
    assert {"COVID-19", "Brexit", "Yom Kippur"} <= ENGLISH.parts("notnames", "words")
    assert "" not in ENGLISH.parts("weak", "forms")


def test_parts_may_be_those_of_some_rows() -> None:
    heads = ENGLISH.parts("organisation_heads", "words", position="before")
    assert "Council" in heads
    assert "Council" not in ENGLISH.parts("organisation_heads", "words", position="town")


def test_words_that_count_are_looked_up_as_numbers() -> None:
    numbers = {row["word"]: int(row["number"]) for row in ENGLISH.rows("counts")}
    assert numbers["an"] == numbers["one"] == 1
    assert numbers["ten"] == 10


def test_a_particle_is_looked_up_by_its_use() -> None:
    assert "bin" in ENGLISH.used("particles", "family")
    assert "bin" not in ENGLISH.used("particles", "prefix")


def test_a_plain_list_has_lines() -> None:
    assert all(line == line.lower() for line in ENGLISH.lines("words"))


def test_a_language_is_a_folder() -> None:
    with pytest.raises(FileNotFoundError):
        Lexicon("xx").rows("titles")


def test_what_the_folder_of_a_language_lacks_is_english(tmp_path: Path) -> None:
    (tmp_path / "counts.tsv").write_text("# Zahlen.\nword\tnumber\nzwei\t2\n", encoding="utf-8")
    own = Lexicon(str(tmp_path))
    assert own.rows("counts") == ({"word": "zwei", "number": "2"},)
    assert own.months == ENGLISH.months


def test_parts_of_a_field_stand_between_semicolons() -> None:
    assert listed("Boko Haram; ISIS;") == ("Boko Haram", "ISIS")
    assert listed("") == ()


def test_months_and_days_stand_in_their_order_with_their_short_forms() -> None:
    assert ENGLISH.months[::11] == ("January", "December")
    assert ENGLISH.weekdays[0] == "Monday"
    assert (len(ENGLISH.months), len(ENGLISH.weekdays)) == (12, 7)
    assert ENGLISH.shortened("month")[8] == ("Sep", "Sept")
    assert ENGLISH.shortened("weekday")[6] == ("Sun",)
