"""Where sentences and paragraphs end."""

from labelled import language

from kg.extraction.sentences import paragraph_breaks, sentences


def test_a_line_break_ends_a_sentence_and_a_paragraph() -> None:
    doc = language()("Iran Says No\nIran said no")
    assert [
        (line.paragraph, doc.text[line.start_char : line.end_char]) for line in sentences(doc)
    ] == [
        (0, "Iran Says No"),
        (1, "Iran said no"),
    ]


def test_a_text_wrapped_by_hand_breaks_only_at_blank_lines() -> None:
    line = "word " * 13 + "word"
    text = "\n".join([line] * 6) + "\n\n" + "\n".join([line] * 3)
    assert len(paragraph_breaks(text)) == 1
    assert len(paragraph_breaks("One.\nTwo.\n\nThree.")) == 2
