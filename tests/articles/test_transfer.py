"""Escapes of programs that carried a text are the characters that they mean."""

import pytest
from shown import shown

from kg.articles import reading_text

QUOTED = "Marek Dolezal met Aino =\nSaarinen in Riga.=20\n\nThey spoke =E2=80=94 at length.\n"


def test_a_mail_as_it_was_carried_is_read_as_it_was_written() -> None:
    assert shown(QUOTED).split("\n\n") == [
        "Marek Dolezal met Aino Saarinen in Riga. ",
        "They spoke — at length.\n",
    ]


def test_a_code_leads_back_to_where_it_stands() -> None:
    reading = reading_text(QUOTED)
    at = reading.text.index("Aino Saarinen")
    first, last = reading.span(at, at + len("Aino Saarinen"))
    assert QUOTED[first:last] == "Aino =\nSaarinen"


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("They met in_x000D_\nRiga.", "They met in\nRiga."),
        ("They met._x000D_They left.", "They met.\nThey left."),
        ("Doe -LRB- of Riga -RRB- met Roe.", "Doe ( of Riga ) met Roe."),
        ("x=20 and y=3D\n", "x=20 and y=3D\n"),
        ("A caf=E9 in Riga=\n is=91nt=92\n open.", "A café in Riga is‘nt’ open."),
    ],
)
def test_escapes(kept: str, read: str) -> None:
    assert shown(kept) == read


@pytest.mark.parametrize("text", ["1 + 1 =\n2\n", "a = b\n=\n" + "c " * 60 + "=\nd", "in_x_y_"])
def test_what_is_no_escape_stays(text: str) -> None:
    assert "=" in shown(text) or text == shown(text)
