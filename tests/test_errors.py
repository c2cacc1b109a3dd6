"""An error is one line that says what happened and what to do, and never a password."""

import pytest

from kg import errors
from kg.errors import (
    AmbiguousName,
    ArticleError,
    BadOption,
    JudgementConflict,
    KgError,
    NotFound,
    PipelineMissing,
    SchemaMismatch,
    StoreError,
    UnknownOption,
    without_credentials,
)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://me:sesame@host/db is away",
        "postgresql://me:ses@me@host/db is away",
        "host=db password=sesame is away",
    ],
)
def test_no_message_holds_a_password(text: str) -> None:
    said = without_credentials(text)
    assert "sesame" not in said
    assert "ses@me" not in said
    assert said.endswith("is away")


def test_messages_name_what_is_meant_and_what_to_do() -> None:
    assert str(ArticleError("a.txt", "empty")) == "a.txt: empty"
    assert "close: Marta Vell" in str(NotFound("Marta", ["Marta Vell"]))
    assert str(AmbiguousName("Vell", ["Marta", "Nora"])).endswith("give a fuller name or an id")


def test_all_errors_have_one_base() -> None:
    made = [
        one for one in vars(errors).values() if isinstance(one, type) and "kg" in one.__module__
    ]
    assert len(made) > 5
    assert [one for one in made if not issubclass(one, KgError)] == []


def test_a_text_without_a_password_stays_as_it_is() -> None:
    text = "mail ann@example.org: the database is away"
    assert without_credentials(text) == text


def test_whom_only_the_watchlist_knows_is_said() -> None:
    said = str(NotFound("Orun", ["Oran"], known="Tomas Orun"))
    assert "the watchlist knows Tomas Orun, whom no article names" in said
    assert "Oran" not in said


def test_a_pipeline_that_lacks_says_what_else_could_be_done() -> None:
    said = PipelineMissing("de_news", "not found")
    assert said.name == "de_news"
    assert "leave --model out" in str(said)


def test_a_database_of_another_version_names_both() -> None:
    said = SchemaMismatch("0011", "0010")
    assert isinstance(said, StoreError)
    assert "has schema 0011, this kg needs 0010" in str(said)


def test_an_option_that_means_nothing_is_a_value_error_and_one_too_many_a_type_error() -> None:
    assert isinstance(BadOption("limit"), ValueError)
    said = UnknownOption("met", "sinse", ["since", "until"])
    assert isinstance(said, TypeError)
    assert str(said) == "met has no option 'sinse'; it has since, until"


def test_a_contradiction_names_what_it_contradicts_and_how_to_take_it_back() -> None:
    said = JudgementConflict("Vell", "Orun", ["vell = tomas orun (ann, 2024)"])
    assert said.because == ("vell = tomas orun (ann, 2024)",)
    assert "kg undo" in str(said)


@pytest.mark.parametrize(
    "error",
    [ArticleError("a.txt", "empty"), NotFound("Vell"), SchemaMismatch("1", "2"),
     JudgementConflict("a", "b", ["c"]), PipelineMissing("x")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_every_message_is_one_line(error: KgError) -> None:
    assert "\n" not in str(error)
    assert str(error)


def test_the_file_of_a_systems_users_is_no_password() -> None:
    assert without_credentials("/etc/passwd: this is") == "/etc/passwd: this is"
    assert without_credentials("h/passwd: this") == "h/passwd: ***"
