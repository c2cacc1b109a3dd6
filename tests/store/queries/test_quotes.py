"""A quotation is what the offsets cut out."""

import world

from kg.knowledge import KnowledgeGraph


def test_a_quotation_is_what_the_offsets_cut_out_and_marks_the_names(news: KnowledgeGraph) -> None:
    for told in news.meetings():
        for account in told.accounts:
            quote = account.quote
            assert quote.text in {text for _, _, text, *_ in world.STORIES}
            assert {quote.text[start:end] for start, end in quote.marks} <= {
                alias for one in told.participants for alias in one.aliases
            }
            assert len(quote.marks) == 2
