"""Characters are those that a reader sees."""

import pytest
from shown import shown

from kg.articles import reading_text


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("the ﬁnance oﬃce", "the finance office"),
        ("in\u00a0Geneva on\u202fMonday", "in Geneva on Monday"),
        ("\u202bMarek \u200eDolezal\u200f\u202c", "Marek Dolezal"),
        ("Sa\u200bari\ufeffnen", "Saarinen"),
        ("Dolez\u030cal", "Doležal"),
        ("D o l e z a l   m e t   h e r", "Dolezal met her"),
        ("G E N E V A", "GENEVA"),
        ("on W e d n e s d a y.", "on Wednesday."),
        ("â€œWe are close,â€ he said", "“We are close,” he said"),
        ("grades A B C", "grades A B C"),
        ("Marek DoleÅ¾al â€“ a â€œfriendâ€\x9d", "Marek Doležal – a “friend”"),
        ("the café of São Tomé", "the café of São Tomé"),
        ("G20\u2011summit", "G20-summit"),
        ("𝗠𝗮𝗿𝗲𝗸 𝐃olezal", "Marek Dolezal"),
        ("They left. ■\nShe said so.”□", "They left.\nShe said so.”"),
        (r"Ana Garc\u00eda and S\u00E9an", "Ana García and Séan"),
        (r"\u201cYes,\u201d he said. \ud83e\udd1d", "“Yes,” he said. 🤝"),
        (r"\u00c1ngel \"Tito\" Ruiz\/EFE", 'Ángel "Tito" Ruiz/EFE'),
        (r"C:\new\text \\u00ed \u12", r"C:\new\text \\u00ed \u12"),
    ],
)
def test_characters_are_those_that_a_reader_sees(kept: str, read: str) -> None:
    assert shown(kept) == read


def test_an_escape_leads_back_to_where_it_stands() -> None:
    reading = reading_text(r"Ana Garc\u00eda met")
    at = reading.text.index("García")
    assert reading.text[at : at + 6] == "García"
    assert reading.span(at, at + 6) == (4, 15)


def test_line_breaks_that_a_table_escapes_are_line_breaks() -> None:
    text = "They met.\\nThey left.\\r\\n\\r\\nThey slept."
    assert reading_text(text).text.split() == ["They", "met.", "They", "left.", "They", "slept."]
    for other in ("See C:\\new for it.", "He wrote \\n there.", "They met.\\nThey\nleft."):
        assert "\\n" in reading_text(other).text
