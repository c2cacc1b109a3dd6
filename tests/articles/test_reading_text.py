"""The text as a reader reads it, and the way back to the text as it was kept."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import reading_text
from kg.articles.reading_text import plain_text


def test_a_plain_text_is_read_as_it_is() -> None:
    text = "Dolezal met Saarinen in Geneva.\n\nThey spoke about railways."
    reading = reading_text(text)
    assert (reading.text, reading.is_whole) == (text, True)


def test_a_span_holds_the_marks_that_were_taken_out() -> None:
    text = "Minister Do\u00adle\u00adzal spoke."
    reading = reading_text(text)
    start = reading.text.index("Dolezal")
    left, right = reading.span(start, start + len("Dolezal"))
    assert text[left:right] == "Do\u00adle\u00adzal"


@settings(deadline=None)  # the first call makes the pattern of clutter
@given(st.text("ab \n-.<p>&;*[](u)\u00ad\u00a0ﬁÃ¡e\u0301>", max_size=60))
def test_every_character_leads_back_into_the_text_in_order(text: str) -> None:
    reading = reading_text(text)
    spans = [reading.span(i, i + 1) for i in range(len(reading.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@settings(deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=2, max_size=9), min_size=1, max_size=60))
def test_a_word_cuts_out_itself(words: list[str]) -> None:
    text = textwrap.fill(" ".join(words), 40)
    reading = reading_text(text)
    at = 0
    for word in reading.text.split():
        at = reading.text.index(word, at)
        start, end = reading.span(at, at + len(word))
        assert text[start:end].split() == [word]
        at += len(word)


def test_a_plain_text_keeps_its_clutter() -> None:
    text = "Sign in\n\nThe two <b>ministers</b> met in Geneva on Monday, they said.\n"
    assert plain_text(text).text.startswith("Sign in\n\nThe two ministers")
    assert "Sign in" not in reading_text(text).text
