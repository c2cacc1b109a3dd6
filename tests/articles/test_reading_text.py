"""The text as a reader reads it, and the way back to the text as it was kept."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import ReadingText, reading_text
from kg.articles.edits import Edit

TALKS = (
    "GENEVA, March 3, 2024 - Foreign Minister Marek Dolezal met Prime Minister Aino Saarinen at "
    "the old customs house near the lake on Saturday, and the two of them spoke about long-term "
    "loans for the railways.",
    "A spokesman for Saarinen said that the state-owned bank of the northern republic would take "
    "part in a second round, which is to be held in the capital before the end of the summer.",
    "Neither side gave details of the loan. Dolezal told reporters that he had asked for a lower "
    "rate, and that Treasury Secretary Clara van der Berg had promised to look at the figures.",
)


def shown(text: str) -> str:
    return reading_text(text).text


# Offsets ---------------------------------------------------------------------------------------


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


def test_edits_of_edits_lead_back_to_the_kept_text() -> None:
    once = ReadingText.of("aXbYc").edited([Edit(1, 2, ""), Edit(3, 4, "--")])
    twice = once.edited([Edit(1, 2, "BB")])
    assert (once.text, twice.text) == ("ab--c", "aBB--c")
    assert [twice.span(i, i + 1) for i in range(6)] == [
        (0, 1), (2, 3), (2, 3), (3, 4), (3, 4), (4, 5),
    ]  # fmt: skip


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


# Wrapped lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [60, 72, 100, 130])
@pytest.mark.parametrize(
    ("first", "later", "between"),
    [
        ("", "", "\n\n"),
        ("    ", "", "\n"),
        ("   ", "   ", "\n\n"),
        ("", "", "\n"),
        ("> ", "> ", "\n>\n"),
    ],
)
def test_wrapped_paragraphs_are_whole_again(
    columns: int, first: str, later: str, between: str
) -> None:
    paragraphs = [
        textwrap.fill(one, columns, initial_indent=first, subsequent_indent=later) for one in TALKS
    ]
    lines = [line.strip() for line in shown(between.join(paragraphs)).splitlines()]
    assert [line for line in lines if line] == list(TALKS)


def test_lines_with_blank_lines_between_all_of_them_are_joined() -> None:
    text = textwrap.fill(" ".join(TALKS), 72).replace("\n", "\n\n")
    assert shown(text) == " ".join(TALKS)


def test_lines_in_capitals_are_joined() -> None:
    text = "\n\n".join(textwrap.fill(one, 64) for one in TALKS).upper()
    assert shown(text) == "\n\n".join(TALKS).upper()


def test_lines_that_end_as_in_windows_are_joined() -> None:
    text = "\r\n\r\n".join(textwrap.fill(one, 72).replace("\n", "\r\n") for one in TALKS)
    assert shown(text) == "\r\n\r\n".join(TALKS)


def test_a_single_cut_sentence_is_whole_again() -> None:
    assert shown("Prime Minister Aino Saarinen met Marek Dolezal\nin Geneva on Saturday.") == (
        "Prime Minister Aino Saarinen met Marek Dolezal in Geneva on Saturday."
    )


def test_a_headline_stays_a_line_of_its_own() -> None:
    text = "Ministers talk about loans\n" + textwrap.fill(TALKS[0], 72)
    assert shown(text).splitlines()[0] == "Ministers talk about loans"
    assert shown(text).splitlines()[-1] == TALKS[0]


@pytest.mark.parametrize(
    "kept",
    [
        "The accord has three parts:\n- a loan for the railways\n- a new port\n- peace",
        "At the table were\n1. Marek Dolezal, foreign minister\n2. Aino Saarinen, prime minister",
        "The sea was calm that day,\nThe ships had gone to sleep,\nAnd no one came to say\n"
        "What promises we keep,\nNor who had gone away.",
        "Country    Loan    Rate\nFinland    12      3.1\nSlovakia   9       2.8",
        "At the table sat:\nAino Saarinen, prime minister\nMarek Dolezal, foreign minister\n"
        "Jonas Lind, central bank",
    ],
)
def test_lists_verses_and_tables_keep_their_lines(kept: str) -> None:
    text = f"{TALKS[1]}\n\n{kept}\n\n{TALKS[2]}"
    assert [line for line in shown(text).splitlines() if line.strip()] == [
        TALKS[1],
        *kept.splitlines(),
        TALKS[2],
    ]


def test_an_item_of_a_list_is_joined_within_itself() -> None:
    item = "- a loan of nine million for the railways of the north, which has to pass\n  parliament"
    assert shown(f"The accord:\n{item}\n- a port") == (
        "The accord:\n- a loan of nine million for the railways of the north, which has to pass "
        "parliament\n- a port"
    )


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("The dele-\ngations left on Tues-\nday.", "The delegations left on Tuesday."),
        ("A state-\nowned bank joined.", "A state-owned bank joined."),
        ("He was re-\nelected in May.", "He was re-elected in May."),
        ("The Finnish-\nSwedish talks", "The Finnish-Swedish talks"),
        ("Dole-\nzal spoke. Dolezal left.", "Dolezal spoke. Dolezal left."),
        ("President Lee Myung-\nbak met them.", "President Lee Myung-bak met them."),
        ("Mr. Dole-\nzal, of the parlia-\nment", "Mr. Dolezal, of the parliament"),
        ("The dele\u00ad\ngations left.", "The delegations left."),
    ],
)  # fmt: skip
def test_words_that_are_cut_at_the_end_of_a_line(cut: str, whole: str) -> None:
    assert shown(cut) == whole


def test_short_paragraphs_are_set_apart() -> None:
    lines = [f"Minister number {n} of the new cabinet spoke for {n} hours today." for n in range(6)]
    assert shown("\n".join(lines)) == "\n\n".join(lines)


# Marks -----------------------------------------------------------------------------------------


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
        ("grades A B C", "grades A B C"),
        ("Marek DoleÅ¾al â€“ a â€œfriendâ€\x9d", "Marek Doležal – a “friend”"),
        ("the café of São Tomé", "the café of São Tomé"),
        ("G20\u2011summit", "G20-summit"),
    ],
)
def test_characters_are_those_that_a_reader_sees(kept: str, read: str) -> None:
    assert shown(kept) == read


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("**Marek Dolezal** met [Aino Saarinen](https://a.example/b_(c) \"A\") *here*.[^2]",
         "Marek Dolezal met Aino Saarinen here."),
        ("They met.[3] It is [said][a] so.", "They met. It is said so."),
        ("## A heading\n\nIt has `code` and _stress_.", "A heading\n\nIt has code and stress."),
        ("2 * 3 * 4 is a_name_here and f***", "2 * 3 * 4 is a_name_here and f***"),
        ("He [the minister] left.", "He [the minister] left."),
    ],
)  # fmt: skip
def test_markdown_is_taken_off(kept: str, read: str) -> None:
    assert shown(kept) == read


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
    ],
)  # fmt: skip
def test_tags_and_entities_are_taken_off(kept: str, read: str) -> None:
    assert "\n".join(line.strip() for line in shown(kept).splitlines() if line.strip()) == read
