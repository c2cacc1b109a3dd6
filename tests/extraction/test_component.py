"""kg's own mentions in a spaCy pipeline: names and times, numbered in order."""

from labelled import indexed, labelled

from kg.extraction.component import DateMention, mark_mentions, with_ids
from kg.extraction.mentions.spans import MentionSpan
from kg.model import part_id

NEWS = "<Ana Vell|PERSON> met Iranian officials in <Geneva|GPE> on June 14.\n\n<NATO|ORG> watched."


def test_names_and_times_are_mentions_in_the_order_of_the_text() -> None:
    doc, index = indexed(NEWS)
    spans = doc.spans["mentions"]
    assert [(span.label_, span.text, span.kb_id_) for span in spans] == [
        ("person", "Ana Vell", ""), ("state", "Iranian", "IR"), ("place", "Geneva", ""),
        ("date", "June 14", ""), ("group", "NATO", ""),
    ]  # fmt: skip
    assert [(span.start, span.end) for span in spans] == [
        (one.start, one.end) for one in index.mentions
    ]
    assert [type(one) for one in index.mentions] == [
        MentionSpan,
        MentionSpan,
        MentionSpan,
        DateMention,
        MentionSpan,
    ]
    assert [one.text for one in index.named] == ["Ana Vell", "Iranian", "Geneva", "NATO"]


def test_a_time_that_is_part_of_a_name_is_no_mention_of_its_own() -> None:
    doc, index = indexed("The <June 14 Movement|ORG> spoke on May 2.")
    assert [one.text for one in index.named] == ["June 14 Movement"]
    assert [s.label_ for s in doc.spans["mentions"]] == ["group", "date"]


def test_where_there_is_no_tree_a_paragraph_ends_a_sentence() -> None:
    doc = mark_mentions(labelled("Talks in <Geneva|GPE>\n\n<Ana Vell|PERSON> met them."))
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Talks in Geneva", "Ana Vell met them."
    ]  # fmt: skip
    assert [line.paragraph for line in doc._.mention_index.lines] == [0, 1]


def test_mentions_have_the_ids_of_their_article() -> None:
    doc = mark_mentions(labelled(NEWS))
    index = doc._.mention_index
    one, other = with_ids(index, "a"), with_ids(index, "b")
    assert one.lines == other.lines == index.lines
    assert [part_id("a", "mention", m.start_char, m.end_char) for m in one.named] == [
        m.id for m in one.named
    ]
    assert not {m.id for m in one.named} & {m.id for m in other.named}
    assert [m.sentence for m in one.named] == [0, 0, 0, 1]


def test_an_empty_document_has_no_mentions() -> None:
    for text in ("", "\n \n"):
        doc, index = indexed(text)
        assert index.mentions == ()
        assert list(doc.spans["mentions"]) == []
