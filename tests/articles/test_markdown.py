"""Marks of Markdown go, their words stay."""

import pytest
from shown import shown


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("**Marek Dolezal** met [Aino Saarinen](https://a.example/b_(c) \"A\") *here*.[^2]",
         "Marek Dolezal met Aino Saarinen here."),
        ("They met.[3] It is [said][a] so.", "They met. It is said so."),
        ("## A heading\n\nIt has `code` and _stress_.", "A heading\n\nIt has code and stress."),
        ("2 * 3 * 4 is a_name_here and f***", "2 * 3 * 4 is a_name_here and f***"),
        ("They met ( https://a.example/b?c=d ) in Riga.", "They met in Riga."),
        ("They met [https://a.example/b] in Riga.", "They met in Riga."),
        ("He [the minister] left.", "He [the minister] left."),
        ("**Marek *Dolezal*** met ***Aino** Saarinen*.", "Marek Dolezal met Aino Saarinen."),
        ("**M**arek *met _Aino_ Saarinen*.", "Marek met Aino Saarinen."),
        ("**Marek\nDolezal** met her.", "Marek\nDolezal met her."),
        ("They met.\\\n~~They quarrelled.~~ It was late.", "They met.\n It was late."),
        ("f**k and sh**t, *args, a * b, snake_case_", "f**k and sh**t, *args, a * b, snake_case_"),
    ],
)  # fmt: skip
def test_markdown_is_taken_off(kept: str, read: str) -> None:
    assert shown(kept) == read
