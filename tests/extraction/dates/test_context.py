"""What the text around a date says of it."""

import pytest
from dated_texts import MONDAY

from kg.extraction.dates.context import in_context
from kg.extraction.dates.grammar import expressions, resolve


def last_date(text: str, *, published: str | None = MONDAY) -> str | None:
    """Return what the last date of the last sentence of a text means."""
    at = max(text.rfind(". "), text.rfind("! ")) + 1
    at += len(text[at:]) - len(text[at:].lstrip())
    sentence = text[at:]
    return resolve(in_context(expressions(sentence), sentence, text, at)[-1], published=published)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("The files were copied in 2017. On December 21, he met her.", "2017-12-21"),
        ("In 2017 he took office, and on December 21 he met her.", "2017-12-21"),
        ("He was elected in 2017. He met her on December 21.", "2022-12-21"),
        ("He left office in 2019. She met him in March of that year.", "2019-03"),
        ("They met in March of that year.", None),
        ("On May 4, 2019, he left. On June 5, they met.", "2019-06-05"),
        ("On May 4, 2019, he left. The day after, they met.", "2019-05-05"),
        ("He left on Saturday. They met the next day.", "2023-07-02"),
        ("They met the next day.", None),
        ("They broke in 2016. On June 4 of the following year, they met.", "2017-06-04"),
        ("He left in March 2019. Two months later, they met.", "2019-05"),
        ("He left in 2019. Two years later, they met.", "2021"),
    ],
)
def test_a_date_is_read_with_the_text_before_it(text: str, means: str | None) -> None:
    assert last_date(text) == means


def test_last_thursday_agrees_with_the_day_that_is_told_elsewhere() -> None:
    text = "The talks of June 22 failed. They met last Thursday."
    assert last_date(text, published="2023-06-30") == "2023-06-22"
    assert last_date(text.replace("22", "12"), published="2023-06-30") == "2023-06-29"
