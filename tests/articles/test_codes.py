"""Codes of forums, of WordPress and of wikis go, their words stay."""

import pytest
from shown import shown


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("[b]Vrabel[/b] met [url=https://a.example]Ozola[/url].", "Vrabel met Ozola."),
        ("[i]t was late, he said, and [b]ecause of it they left.",
         "[i]t was late, he said, and [b]ecause of it they left."),
        ("They met.[embed]https://a.example[/embed][gallery ids='1,2']", "They met."),
        ("[vc_row full='1'][vc_column]They met.[/vc_column][/vc_row]", "They met."),
        ("'''Tomas Vrabel''' met [[Ilze Ozola|President Ozola]] in [[Riga]].",
         "Tomas Vrabel met President Ozola in Riga."),
        ("They met.<ref>{{cite web|url=x}}</ref> {{w|Ilze Ozola|Ozola}} was ''early''.{{fact}}",
         "They met. Ozola was early."),
        ("She met [[Tomas Vrabel]], which is ==important==.",
         "She met Tomas Vrabel, which is important."),
        ("if a == b and c == d, they met", "if a == b and c == d, they met"),
        ("^Talks in Riga<\n^They met.", "Talks in Riga\nThey met."),
        ("the minister [Vrabel] met her", "the minister [Vrabel] met her"),
    ],
)  # fmt: skip
def test_codes_are_taken_off(kept: str, read: str) -> None:
    assert shown(kept) == read


def test_a_caption_and_a_heading_are_lines_of_their_own() -> None:
    text = "[caption id='a1']Vrabel and Ozola[/caption]They met.\n\n== After it ==\nHe [[left]]."
    lines = [line for line in shown(text).splitlines() if line.strip()]
    assert lines == ["Vrabel and Ozola", "They met.", "After it", "He left."]
