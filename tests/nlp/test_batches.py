"""What every component does that reads several documents together."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc
from windowed import nlp

from kg.nlp.batches import BatchComponent


class Counting(BatchComponent):
    """Marks each word of a document as the start of a sentence, and counts what comes together."""

    def __init__(self) -> None:
        self.together: list[int] = []

    def read(self, docs: Sequence[Doc]) -> None:
        self.together.append(len(docs))
        for doc in docs:
            for token in doc:
                token.is_sent_start = True


def documents(number: int) -> list[Doc]:
    return [Doc(nlp.vocab, words=["Raisi", "met", f"Putin{n}"]) for n in range(number)]


def test_one_document_is_a_batch_by_itself() -> None:
    component, doc = Counting(), documents(1)[0]
    assert component(doc) is doc
    assert len(list(doc.sents)) == 3
    assert component.together == [1]


def test_a_stream_is_read_by_batches_and_comes_out_in_order() -> None:
    component, docs = Counting(), documents(7)
    assert list(component.pipe(iter(docs), batch_size=3)) == docs
    assert component.together == [3, 3, 1]


def test_no_more_of_a_stream_is_taken_than_a_batch_before_the_first_comes_out() -> None:
    taken: list[Doc] = []

    def stream() -> Iterator[Doc]:
        for doc in documents(10):
            taken.append(doc)
            yield doc

    next(Counting().pipe(stream(), batch_size=4))
    assert len(taken) == 4


def test_a_stream_without_documents_asks_nothing() -> None:
    component = Counting()
    assert list(component.pipe(iter(()))) == []
    assert component.together == []
