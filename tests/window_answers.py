"""What the network would say of a window, made by hand.

A text is one window, one sentence a line, names in braces as in `marked`; scores are set by hand
for words and mentions, everything else is as unlikely as can be.
"""

from dataclasses import dataclass, field

import numpy as np
from marked import unmarked

from kg.nlp.answers import TAGS, Answers
from kg.nlp.contexts import KINDS, MarkedSpan, Text
from kg.nlp.names import names_of
from kg.nlp.pairs import Floats, Ints, Places

WIDTHS = {"tells": 4, "title": 3, "when": 3, "anaphor": 1, "nobody": 1}
SURE = 9.0
"""A score beside which others hardly count."""


def text_of(marked: str) -> Text:
    """Return a text, its words those between blanks, its sentences its lines."""
    words: list[str] = []
    lines: list[tuple[int, int]] = []
    spans: list[MarkedSpan] = []
    for line in marked.splitlines():
        plain, names = unmarked(line)
        begin = len(words)
        starts, position = {}, 0
        for number, word in enumerate(plain.split()):
            position = plain.index(word, position)
            starts[position] = begin + number
            position += len(word)
        for start, end, kind in names:
            count = len(plain[start:end].split())
            first = starts[start]
            spans.append(MarkedSpan(first, first + count, kind, plain[start:end]))
        words += plain.split()
        lines.append((begin, len(words)))
    names = names_of(spans)
    return Text(words, lines, spans, names.of, names.open)


@dataclass
class WindowAnswers:
    """The answers for one text: `tags` of words, and the ties of words with mentions."""

    text: Text
    asked: tuple[int, ...] | None = None
    tags: dict[str, Floats] = field(default_factory=dict)
    ties: dict[tuple[int, int], list[float]] = field(default_factory=dict)

    def word(self, printed: str, *, nth: int = 0) -> int:
        """Return the number of a word."""
        return [n for n, word in enumerate(self.text.words) if word == printed][nth]

    def mention(self, printed: str, *, nth: int = 0) -> int:
        """Return the number of a mention."""
        return [n for n, one in enumerate(self.text.mentions) if one.text == printed][nth]

    def tag(self, kind: str, printed: str, scores: list[float], *, nth: int = 0) -> None:
        """Set the scores of a word."""
        if kind not in self.tags:
            self.tags[kind] = self._silent(kind)
        self.tags[kind][self.word(printed, nth=nth)] = scores

    def tie(self, printed: str, mention: str, scores: list[float], *, nth: int = 0) -> None:
        """Set the scores of a word and a mention."""
        self.ties[self.word(printed, nth=nth), self.mention(mention)] = scores

    def _silent(self, kind: str) -> Floats:
        row = [-SURE] if kind == "anaphor" else [SURE, *[0.0] * (WIDTHS[kind] - 1)]
        return np.array([row] * len(self.text.words), dtype=np.float32)

    @property
    def answers(self) -> Answers:
        """Return the answers as the network gives them."""
        text, words = self.text, len(self.text.words)
        sentences = np.zeros(words, dtype=np.int64)
        for number, (start, end) in enumerate(text.lines):
            sentences[start:end] = number
        places = Places(
            first=np.array([one.start for one in text.mentions], dtype=np.int64),
            last=np.array([one.end - 1 for one in text.mentions], dtype=np.int64),
            kind=np.array([KINDS.index(one.kind) for one in text.mentions], dtype=np.int64),
            sentence=sentences,
        )
        asked = range(len(text.lines)) if self.asked is None else self.asked
        return Answers(
            np.arange(words),
            np.isin(sentences, list(asked)),
            sentences,
            places,
            tuple(range(len(text.mentions))),
            {kind: self.tags.get(kind, self._silent(kind)) for kind in TAGS},
            {
                name: np.zeros((words, 3), dtype=np.float32)
                for name in ("arguments", "office", "meant")
            },
        )

    def scorer(self, width: int) -> "Ties":
        """Return what scores the ties as they were set."""
        return Ties(self.ties, len(self.text.mentions), width)


@dataclass
class Ties:
    """Stands in for a `PairScorer`: ties that were not set are scored as none."""

    ties: dict[tuple[int, int], list[float]]
    mentions: int
    width: int

    def __call__(self, projected: Floats, anchors: Ints, places: Places) -> Floats:
        none = [-SURE] if self.width == 1 else [SURE, *[0.0] * (self.width - 1)]
        return np.array(
            [
                [self.ties.get((anchor, mention), none) for mention in range(self.mentions)]
                for anchor in anchors.tolist()
            ],
            dtype=np.float32,
        ).reshape(len(anchors), self.mentions, self.width)
