"""The parties of a sentence: noun phrases with names, titles and what they are of.

Noun phrases are read from left to right by word class, because a wrong arc inside of a phrase
("U.S. Under Secretary of Defense Colin Kahl") must not cost the meeting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extraction.found import Found
from kg.extraction.meeting_words import senses
from kg.extraction.tables import words
from kg.extraction.titles import is_portfolio, is_title

_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "both", "who", "whom"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DESCRIBING = words("phrasing", "describing")
_ENTOURAGE = frozenset(
    {"administration", "aide", "aides", "campaign", "ally", "allies", "team", "camp", "supporters"}
)
_PLACED = words("phrasing", "caption")
_JOINERS = frozenset({"and", "&", "plus"})
_LONG_JOINERS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("alongside",))


@dataclass(slots=True)
class Phrase:
    """A noun phrase, tokens `start`:`end`; `core` is where its "of …" begins.

    `names` are the mentions before `core`, `owner` the mention or pronoun before the last "'s".
    `complement` are the phrases after "of", "from" or "in".
    """

    start: int
    end: int
    core: int
    names: list[Found]
    owner: Found | Token | None = None
    owner_end: int = 0
    complement: list["Phrase"] = field(default_factory=list)
    pronoun: Token | None = None

    @property
    def head(self) -> int:
        """The index of the token that the phrase is about."""
        return self.core - 1

    @property
    def named(self) -> Found | None:
        """The mention that the phrase ends in before its "of", None where it is a common noun."""
        last = self.names[-1] if self.names else None
        return last if last is not None and last.end == self.core else None


class Phrases:
    """The noun phrases of a sentence, read from left to right."""

    def __init__(
        self,
        doc: Doc,
        start: int,
        end: int,
        *,
        names: Mapping[int, Found],
        skipped: Iterable[int] = (),
        breaks: Iterable[int] = (),
    ) -> None:
        """`names` by token, `skipped` tokens of dates, `breaks` tokens that tell of a meeting."""
        self.doc, self.start, self.end = doc, start, end
        self._names = names
        self.skipped = frozenset(skipped)
        self.breaks = frozenset(breaks)
        self.phrases = list(self._read())

    def _read(self) -> Iterator[Phrase]:
        i = self.start
        while i < self.end:
            phrase = self._phrase_at(i, depth=0)
            if phrase is None:
                i += 1
            else:
                yield phrase
                i = max(phrase.end, i + 1)

    def _blocked(self, i: int) -> bool:
        return i >= self.end or i in self.skipped or i in self.breaks

    def _phrase_at(self, i: int, *, depth: int) -> Phrase | None:
        if self._blocked(i):
            return None
        if self._is_pronoun(i):
            return Phrase(i, i + 1, i + 1, [], pronoun=self.doc[i])
        if not self._opens(self.doc[i]):
            return None
        phrase = Phrase(i, i, i, [])
        if self._owns(i):
            phrase.owner, phrase.owner_end = self.doc[i], i + 1
        while self._grow(phrase):
            pass
        if phrase.end == i:
            return None
        phrase.core = phrase.end
        if depth < 3:
            self._complete(phrase, depth)
        return phrase

    def _is_pronoun(self, i: int) -> bool:
        word = self.doc[i].lower_
        if i in self._names or word not in _PRONOUNS or self._owns(i):
            return False
        return not (word == "both" and self._nominal(i + 1))

    def _grow(self, phrase: Phrase) -> bool:
        """Take the next name or word into a phrase; False where the phrase ends."""
        j = phrase.end
        if self._blocked(j):
            return False
        name = self._names.get(j)
        if name is not None:
            phrase.names.append(name)
            phrase.end = j = max(name.end, j + 1)
            if self._blocked(j) or not self._goes_on(j, name):
                return False
        elif self._continues(j, phrase.start):
            phrase.end = j = j + 1
        else:
            return False
        return self._own(phrase, j)

    def _own(self, phrase: Phrase, j: int) -> bool:
        """Where "'s" follows, what came before is the owner; False where a meeting follows it."""
        if self._blocked(j) or self.doc[j].lower_ not in _OWNING:
            return True
        if j + 1 >= self.end or j + 1 in self.breaks:
            return False
        if phrase.names and phrase.names[-1].end == j:
            phrase.owner = phrase.names[-1]
        phrase.names, phrase.owner_end, phrase.end = [], j + 1, j + 1
        return True

    def _nominal(self, i: int) -> bool:
        return i < self.end and (self.doc[i].pos_ in _NOMINAL or self.doc[i].lower_ == "the")

    def _owns(self, i: int) -> bool:
        word = self.doc[i].lower_
        return word in ("his", "their", "its") or (
            word == "her" and i + 1 < self.end and self.doc[i + 1].pos_ in _NOMINAL
        )

    def _opens(self, token: Token) -> bool:
        if token.is_space:
            return False
        return (
            token.i in self._names
            or token.pos_ in _NOMINAL
            or (token.text == "Under" and token.i > self.start)
            or token.pos_ == "DET"
            or self._owns(token.i)
            or token.lower_ in _DESCRIBING
            or token.lower_ in ("several", "some", "other", "both")
        )

    def _goes_on(self, j: int, name: Found) -> bool:
        """Whether the phrase goes on after a name: "Hamas leader", "Trump aides", "Iran's"."""
        token = self.doc[j]
        if j in self._names:
            return name.kind != "person"
        if token.lower_ in _OWNING:
            return True
        if name.kind == "person":
            noun = token.pos_ in ("NOUN", "PROPN")
            family = token.pos_ == "NOUN" and any(
                t.head.i == j and t.dep_ == "compound" for t in self.doc[name.start : name.end]
            )
            return family or (noun and (is_title(token.text) or token.lower_ in _ENTOURAGE))
        return self._continues(j, name.start)

    def _continues(self, j: int, start: int) -> bool:
        token = self.doc[j]
        if j == start:
            return self._opens(token)
        if token.pos_ in ("DET", "PRON") and token.lower_ != "other":
            return token.lower_ == "the" and self.doc[j - 1].lower_ == "both"
        if token.is_space or (token.lower_ == "such" and self._words(j, 2) == ("such", "as")):
            return False
        return token.pos_ in _NOMINAL or self._is_titular(j) or self._is_tied(j)

    def _is_titular(self, j: int) -> bool:
        """Whether a token is part of a title: "acting", "Under", the stop of "Maj."."""
        token = self.doc[j]
        capital = token.text[0].isupper() and is_portfolio(token.text)
        stop = token.text == "." and is_title(self.doc[j - 1].text)
        return capital or stop or token.lower_ in _DESCRIBING or is_title(token.text)

    def _is_tied(self, j: int) -> bool:
        """Whether a token hangs on the one before by a hyphen: "high-ranking"."""
        before = self.doc[j - 1]
        if before.text in ("-", "‑") and not before.whitespace_:
            return True
        return self.doc[j].text in ("-", "–", "/") and self._tight(j)

    def _tight(self, j: int) -> bool:
        """Whether a hyphen has no white space on either side."""
        return j + 1 < self.end and not (self.doc[j - 1].whitespace_ or self.doc[j].whitespace_)

    def _complete(self, phrase: Phrase, depth: int) -> None:
        """Take in "of Iran", and after people who speak for others also "from" and "in"."""
        if phrase.end >= self.end or self._blocked(phrase.end):
            return
        end = phrase.end + self.doc[phrase.end].is_space
        if end + 1 >= self.end:
            return
        joint, head = self.doc[end].lower_, self.doc[phrase.head].lower_
        people = senses("representatives").has(head, "many", "one") and not phrase.named
        if not (joint == "of" or (people and joint in ("from", "in", "for", "to", "representing"))):
            return
        if phrase.named is not None and phrase.named.kind == "person":
            return
        inner = self._phrase_at(end + 1, depth=depth + 1)
        if inner is None or (joint != "of" and not _speaks(inner)):
            return
        phrase.complement, phrase.end = [inner], inner.end
        if not (people and senses("representatives").has(head, "many")):
            return
        while (joiner := self._joiner(phrase.end)) and (
            following := self._phrase_at(joiner[0], depth=depth + 1)
        ):
            if not _speaks(following) or any(n.kind == "person" for n in following.names):
                break
            phrase.complement.append(following)
            phrase.end = following.end

    def _joiner(self, i: int) -> tuple[int, bool] | None:
        """The token after a comma or "and" at `i`, and whether it was more than a comma."""
        j, comma = self._transparent(i), False
        if j < self.end and self.doc[j].text == ",":
            j, comma = j + 1, True
        if j < self.end and self.doc[j].lower_ in _JOINERS:
            return j + 1, True
        for joined in _LONG_JOINERS:
            if self._words(j, len(joined)) == joined:
                return j + len(joined), True
        return (j, False) if comma else None

    def _words(self, i: int, count: int) -> tuple[str, ...]:
        return tuple(t.lower_ for t in self.doc[i : min(i + count, self.end)])

    def _transparent(self, i: int) -> int:
        """Where the text goes on after brackets, ages and ", left," """
        j = i
        if j < self.end and self.doc[j].text in ("(", "["):
            for k in range(j + 1, min(j + 12, self.end)):
                if self.doc[k].text in (")", "]"):
                    j = k + 1
                    break
        if j < self.end and self.doc[j].text == ",":
            k = j + 1
            while k < self.end and (self.doc[k].lower_ in _PLACED or self.doc[k].is_digit):
                k += 1
            if k > j + 1 and k < self.end and self.doc[k].text == "," and k - j < 6:
                return k + (self.doc[k + 1].lower_ not in _JOINERS if k + 1 < self.end else 1)
        return j


def _speaks(phrase: Phrase) -> bool:
    """Whether a phrase names a group or state, itself or in its own "of …"."""
    own = [*phrase.names, *([phrase.owner] if isinstance(phrase.owner, Found) else [])]
    return any(n.kind != "place" for n in own) or any(_speaks(p) for p in phrase.complement)
