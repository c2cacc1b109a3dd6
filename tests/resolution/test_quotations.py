"""A quotation is what stands in quotation marks, however many stand within."""

import pytest

from kg.resolution.quotations import LONGEST, quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("She said “we talk” and left.", ["“we talk”"]),
        ('He said "we talk" and "we wait".', ['"we talk"', '"we wait"']),
        ("«Nous parlons», said Ms Ozola.", ["«Nous parlons»"]),
        ("“He called it “a gift” to us,” she said.", ["“He called it “a gift” to us,”"]),
        ('“He called it "a gift" to us,” she said.', ['“He called it "a gift" to us,”']),
        ("No marks here.", []),
        ("Closed” but never opened.", []),
        ("“Opened but never closed.", []),
        ('A screen of 15" wide\nand 4" high.', []),
    ],
)
def test_what_stands_in_quotation_marks_is_quoted(text: str, passages: list[str]) -> None:
    assert quoted(text) == passages


def test_a_quotation_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    statement = "“We began in May.\n\n“We end in June,”"
    assert quoted(f"The minister said: {statement} and sat down.") == [statement]


def test_a_mark_that_is_missing_costs_no_more_than_its_paragraph() -> None:
    first = "“It is “over, he said. “We go,”"
    assert quoted(f"{first} he added.\n\nThe talks ended.\n\n“Good,” she said.") == [
        first,
        "“Good,”",
    ]


def test_a_paragraph_that_opens_with_a_quotation_is_no_part_of_one_before() -> None:
    assert quoted("“Yes,” he said.\n\n“No,” she said.") == ["“Yes,”", "“No,”"]


def test_half_an_article_is_no_quotation() -> None:
    assert quoted(f"“{'word ' * LONGEST}”") == []
