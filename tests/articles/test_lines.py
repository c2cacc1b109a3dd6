"""What the shape of a line shows."""

from kg.articles.lines import TextLine, text_lines


def only(text: str) -> TextLine:
    (line,) = text_lines(text)
    return line


def test_a_line_is_its_words_and_where_they_stand() -> None:
    first, second = text_lines("  They met.\r\n\r\n\tThey parted.\n")
    assert (first.words, first.indent, first.start, first.end) == ("They met.", 2, 2, 11)
    assert (second.words, second.indent, second.blanks) == ("They parted.", 4, 1)


def test_a_line_that_ends_no_sentence_goes_on() -> None:
    assert only("They met in").goes_on
    assert not only("They met.”").goes_on


def test_lists_tables_and_headings_stand_by_themselves() -> None:
    assert only("- a round table").is_item
    assert only("(3) a round table").is_item
    assert only("Riga   5 March").stands_alone
    assert only("## Talks").stands_alone
    assert not only("They met.").stands_alone
    assert not only("They met.   They spoke").stands_alone
    assert not only("no lines[....] then").stands_alone


def test_items_of_one_list_have_one_bullet() -> None:
    assert [only(f"{mark} a round table").bullet for mark in ("–", "(3)", "12.", "b)", "E.")] == [
        "–", "(1)", "1.", "a)", "A.",
    ]  # fmt: skip
    assert only("They met.").bullet == ""


def test_an_article_opens_with_a_byline_or_a_dateline() -> None:
    assert only("By Marta Vell").opens
    assert only("KARSK, Lavia — They met.").opens
    assert not only("They met.").opens
