"""An error is one line that says what happened and what to do, and never a password."""

import pytest

from kg import errors
from kg.errors import AmbiguousName, ArticleError, KgError, NotFound, without_credentials


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
