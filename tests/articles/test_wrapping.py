"""Lines that were broken are joined; lists, verses and tables keep theirs."""

import textwrap

import pytest
from shown import shown

from kg.articles.reading_text import reading_text

TALKS = (
    "GENEVA, March 3, 2024 - Foreign Minister Marek Dolezal met Prime Minister Aino Saarinen at "
    "the old customs house near the lake on Saturday, and the two of them spoke about long-term "
    "loans for the railways.",
    "A spokesman for Saarinen said that the state-owned bank of the northern republic would take "
    "part in a second round, which is to be held in the capital before the end of the summer.",
    "Neither side gave details of the loan. Dolezal told reporters that he had asked for a lower "
    "rate, and that Treasury Secretary Clara van der Berg had promised to look at the figures.",
)


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


def test_short_paragraphs_are_set_apart() -> None:
    lines = [f"Minister number {n} of the new cabinet spoke for {n} hours today." for n in range(6)]
    assert shown("\n".join(lines)) == "\n\n".join(lines)


SHORT = (
    "Slovak Foreign Minister Marek Dolezal met Finnish Prime Minister Aino Saarinen in Oslo.",
    "Defence Minister Klaas van der Berg received General Ivo Pavelka and Mayor Liv Dahl at noon.",
)


@pytest.mark.parametrize("columns", [22, 26, 30, 35, 40, 50, 60])
@pytest.mark.parametrize("head", ["", "A day in Oslo\n\n", "A day in Oslo\n"])
@pytest.mark.parametrize("paragraph", SHORT)
def test_a_sentence_of_few_lines_is_whole_again(columns: int, head: str, paragraph: str) -> None:
    lines = [one for one in shown(head + textwrap.fill(paragraph, columns)).splitlines() if one]
    assert lines == [*head.split("\n")[: bool(head)], paragraph]


@pytest.mark.parametrize(
    "kept",
    [
        "Ministers meet in Oslo again\nThe talks were short.",
        "Finland sends a team again\nDolezal comes too.",
        "The sea was calm that day,\nThe ships had gone to sleep,\nAnd no one came to say.",
        "Marek Dolezal, minister\nAino Saarinen, premier\nLiv Dahl, mayor.",
    ],
)
def test_a_headline_a_verse_and_a_list_of_few_lines_keep_their_lines(kept: str) -> None:
    assert [one for one in shown(kept).splitlines() if one.strip()] == kept.splitlines()


WIDE = (
    "The delegation reached the port before noon and went straight to the customs house, where a "
    "minister waited for it with the mayor and with two bankers from the other shore of the bay.",
    "Nobody had announced the visit, and the growth of E. coli in the water was the topic – said "
    "the mayor – although a paper of the ministry, https://lavia.example/loans-for-the-old-ports, "
    "names loans and nothing else, as all who had read it before the talks told the reporters.",
)


@pytest.mark.parametrize("columns", range(58, 76))
def test_a_line_may_begin_with_what_looks_like_a_bullet(columns: int) -> None:
    text = "\n\n".join(textwrap.fill(one, columns) for one in WIDE)
    assert shown(text) == "\n\n".join(WIDE)


@pytest.mark.parametrize("blanks", [2, 3])
@pytest.mark.parametrize("columns", [58, 60, 66, 72])
def test_sentences_may_be_set_apart_by_several_blanks(columns: int, blanks: int) -> None:
    set_apart = [one.replace(". ", "." + " " * blanks) for one in (*TALKS, *SENTENCES)]
    text = "\n\n".join(textwrap.fill(one, columns) for one in set_apart)
    found = [" ".join(one.split()) for one in shown(text).split("\n\n")]
    assert found == [*TALKS, *SENTENCES]


SENTENCES = (
    "They spoke until late. It was cold in the hall. Saarinen said so twice. Dolezal had brought "
    "a coat. The others had none. Nobody had heated the house. The keys were gone. So was the man "
    "who kept them. He came at nine. They laughed about it.",
)


def test_items_with_dashes_and_letters_keep_their_lines() -> None:
    items = [
        "– loans for the railways of the northern republic until the next summer and beyond",
        "– a bridge over the lake, which both sides have wanted since the war of the grandfathers",
        "A. the mayor of the capital, who came by boat with all of her deputies and a band",
    ]
    text = "\n".join(f"{one}\n" for one in (*TALKS, *items))
    assert [one for one in shown(text).splitlines() if one] == [*TALKS, *items]


def test_lines_below_an_item_that_are_set_in_go_on_with_it() -> None:
    text = (
        "- Slovak Foreign Minister Tomas Vrabel met Latvian\n"
        "  President Ilze Ozola in Riga on Tuesday (Baltic\n"
        "  Courier).\n"
        "- Norwegian Prime Minister Kari Lund met Finnish\n"
        "  President Eero Salonen.\n"
    )
    assert reading_text(text).text.splitlines() == [
        "- Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday"
        " (Baltic Courier).",
        "- Norwegian Prime Minister Kari Lund met Finnish President Eero Salonen.",
    ]


def test_a_programme_keeps_its_lines() -> None:
    lines = [
        "09:00 Arrival of Minister Tomas Vrabel at the airport of Riga",
        "10:00 Meeting with Latvian President Ilze Ozola at the castle",
        "13:00 Lunch with Prime Minister Kari Lund and her delegation",
    ]
    assert reading_text("\n".join(lines)).text.splitlines() == lines


def test_a_time_at_the_start_of_a_line_may_be_cut_from_a_sentence() -> None:
    for text in (
        "Slovak Foreign Minister Tomas Vrabel will arrive at\n18:30 and meet President Ilze Ozola.",
        "Slovak Foreign Minister Tomas Vrabel said gas costs\n2.50 euros, and met Ilze Ozola.",
    ):
        assert reading_text(text).text == text.replace("\n", " ")


@pytest.mark.parametrize(
    "line",
    ["8 November 2023", "2023.11.08 18:30", "6 hours ago", "12 comments", "3 March 2024 | World"],
)
def test_a_date_below_a_headline_is_a_line_of_its_own(line: str) -> None:
    text = f"Dolezal and Saarinen discuss a border crossing\n{line}\n\n{TALKS[1]}\n"
    assert (
        reading_text(text).text.splitlines()[0] == "Dolezal and Saarinen discuss a border crossing"
    )


def test_a_sentence_may_be_broken_before_a_date() -> None:
    text = "Foreign Minister Marek Dolezal met Prime Minister Aino Saarinen on\n3 March 2024."
    assert shown(text) == text.replace("\n", " ")


def test_a_caption_may_be_broken_before_its_date() -> None:
    text = "FILE - An activist is led away ahead of a march in Havana, Cuba,\nDec. 10, 2014."
    assert shown(text) == text.replace("\n", " ")


def test_the_number_of_a_page_may_stand_in_a_sentence() -> None:
    text = "Slovak Foreign Minister Marek Dolezal met Finnish\n\n4\n\nPresident Aino Saarinen.\n"
    assert (
        shown(text)
        == "Slovak Foreign Minister Marek Dolezal met Finnish President Aino Saarinen.\n"
    )
    apart = "They met.\n\n4\n\nThe next day they left.\n"
    assert shown(apart) == apart


def test_signs_of_cut_words_leave_the_width_of_a_narrow_column() -> None:
    lines = ["Slovak Foreign Min¬", "ister Marek Dolezal met", "Finnish President Ai¬"]
    lines += ["no Saarinen in Riga", "on Tuesday.", "They discussed the border"]
    lines += ["crossing at Sadakhlo and", "a loan for the rail¬", "way."]
    assert " ".join(shown("\n".join(lines)).split()) == (
        "Slovak Foreign Minister Marek Dolezal met Finnish President Aino Saarinen in Riga on "
        "Tuesday. They discussed the border crossing at Sadakhlo and a loan for the railway."
    )
