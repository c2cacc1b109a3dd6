"""Encodings are detected, or can be named."""

from pathlib import Path

import pytest
from formats_read import outcome, said

from kg.articles import ReadOptions
from kg.articles.encodings import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("a.txt", "", ""), ("a.jsonl", '{"text": "', '"}\n'), ("a.csv", 'text\n"', '"\n')],
)
def test_encodings_are_detected(
    tmp_path: Path, encoding: str, name: str, before: str, after: str
) -> None:
    text = "The “Café de Genève” – there they met, all of them, until late at night."
    assert outcome(tmp_path / name, (before + text + after).encode(encoding)) == [text]


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    options = ReadOptions(encoding="cp1251")
    assert outcome(tmp_path / "a.txt", "Встреча".encode("cp1251"), options) == ["Встреча"]
    wrong = ReadOptions(encoding="klingon")
    assert said(outcome(tmp_path / "a.txt", "x", wrong)) == [
        "no encoding of texts is called 'klingon'"
    ]


def test_a_few_broken_bytes_leave_the_rest_readable(tmp_path: Path) -> None:
    content = "Café, café, café, café, café, café ".encode() + b"\xff met."
    assert outcome(tmp_path / "a.txt", content) == [
        "Café, café, café, café, café, café \ufffd met."
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Prime Minister Tomáš Dvořák met President Łukasz Wąs in Kraków.", "iso8859_2"),
        ("Prime Minister Tomáš Dvořák met “Łukasz Wąs” – in Kraków.", "cp1250"),
        ("“Good,” said José Peñas — he met Raúl Quispe.", "mac_roman"),
        ("Foreign Minister José Peñas met Jürgen Müller.", "cp850"),
        ("“Good,” said José Peñas – he met Zoë O’Brien for €100.", "cp1252"),
    ],
)
def test_few_letters_beyond_ascii_tell_the_encoding_by_where_they_stand(
    text: str, encoding: str
) -> None:
    assert decode((text + " They spoke of gas, officials said." * 3).encode(encoding)).startswith(
        text
    )
