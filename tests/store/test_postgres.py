"""Stores on servers."""

from stores import refused


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    assert "no server answers" in refused("postgresql://127.0.0.1:1/news")


def test_a_password_is_not_printed() -> None:
    assert "secret" not in refused("postgresql://kg:secret@127.0.0.1:1/news")
