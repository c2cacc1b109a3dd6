"""Tags and entities go, their words stay."""

import pytest
from shown import shown


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ('<p>Marek <a href="/x">Dolezal</a> met <b>Aino&nbsp;S.</b></p><p>Good &amp; well.</p>',
         "Marek Dolezal met Aino S.\nGood & well."),
        ("&lt;p&gt;Dolezal spoke.&lt;/p&gt;", "Dolezal spoke."),
        ("AT&amp;amp;T spoke.", "AT&T spoke."),
        ("<div>A line\nof source.</div><script>a('Jane')</script>", "A line of source."),
        ("Free & Fair <Party>; 3 < 4, 5 > 4", "Free & Fair <Party>; 3 < 4, 5 > 4"),
        ("One.<br/>Two.<!-- three -->", "One.\nTwo."),
        ('<?xml version="1.0"?><doc><bodyText>One <i>or</i> two.</bodyText></doc>', "One or two."),
    ],
)  # fmt: skip
def test_tags_and_entities_are_taken_off(kept: str, read: str) -> None:
    assert "\n".join(line.strip() for line in shown(kept).splitlines() if line.strip()) == read


def test_bars_may_mark_a_quotation_and_a_table_keeps_its_own() -> None:
    assert shown("| Vrabel met President\n| Ilze Ozola in Riga.\n|\n| They spoke.\n") == (
        "Vrabel met President Ilze Ozola in Riga.\n\nThey spoke.\n"
    )
    table = "| Riga | 5 March |\n| Oslo | 6 March |"
    assert shown(table) == table
