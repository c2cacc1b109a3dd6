"""Who takes part: from the word that tells of a meeting to the mentions on either side of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extraction.clauses import SUBJECTS, governor, prepositional, subjects, verb_above
from kg.extraction.found import Found
from kg.extraction.meanings import Meanings
from kg.extraction.phrases import Phrase
from kg.extraction.series import Sentence, Series
from kg.extraction.tables import words

# Verbs that a subject noun takes before "between": "talks were held on Monday between …".
HAPPENING = words("phrasing", "happening")
_SPEECH = frozenset({"said", "says", "told", "tells", "added", "recalled", "wrote", "stated"})
_SUBORDINATORS = frozenset({"as", "while", "after", "before", "when", "because", "that", "since"})
_GATHERING = frozenset(
    {"attended", "involving", "gathering", "bringing", "grouping", "including", "joined"}
)
_STOPS = words("phrasing", "clause")


@dataclass(slots=True)
class Sides:
    """Those left and right of the word; `together` where all of one side met one another.

    `joined`: the right side is that of the report before. `awaited`: the sentence before told of
    the talks and left its parties open.
    """

    left: list[Found] = field(default_factory=list)
    right: list[Found] = field(default_factory=list)
    together: list[Found] = field(default_factory=list)
    end: int = 0
    joined: bool = False
    awaited: bool = False


class Room:
    """A sentence in which a meeting may be told, with the names that its phrases stand for."""

    def __init__(self, sentence: Sentence, meanings: Meanings, *, awaited: bool = False) -> None:
        """`awaited` says that the sentence before told of talks without its parties."""
        self.doc = sentence.doc
        self.sentence = sentence
        self.meanings = meanings
        self.references = meanings.references
        self.awaited = awaited
        self._at = {series.start: series for series in sentence.series}
        self._holding = {
            i: series for series in sentence.series for i in range(series.start, series.end)
        }

    def series_with(self, i: int) -> Series | None:
        """Return the series that token `i` is part of."""
        return self._holding.get(i)

    def members(self, series: Series | None, *, apart: Iterable[Found] = ()) -> list[Found]:
        """Return the mentions that a series stands for, each party once."""
        if series is None:
            return []
        barred = [self.references.key(name) for name in apart]
        once: dict[str, Found] = {}
        for phrase in series.phrases:
            for name in self.meanings.of(phrase, apart=barred):
                once.setdefault(self.references.key(name), name)
        return list(once.values())

    def after(self, i: int, words: frozenset[str], *, direct: bool) -> Series | None:
        """Return the series behind token `i` that one of `words` introduces, or that is direct.

        Dates, places, adverbs and other phrases with prepositions may stand between.
        """
        j, limit = i + 1, min(self.sentence.end, i + 40)
        near = True
        while j < limit:
            token = self.doc[j]
            series = self._at.get(j)
            if series is not None and j not in self.sentence.skipped:
                if series.preposition in words and self.doc[j - 1].i > i:
                    return series
                if direct and near and not series.preposition and token.lower_ != "face":
                    return series
                if not series.preposition and self.doc[j - 1].text != ",":
                    near = near and j in self.sentence.skipped
                j = max(series.end, j + 1)
                continue
            if self._stops(token, i):
                return None
            if token.pos_ == "ADP" or token.text == ",":
                near = False
            j += 1
        return None

    def further(self, series: Series) -> Series | None:
        """Return a second "with" phrase: "met the IMF, then with President Trump"."""
        for j in range(series.end, min(series.end + 4, self.sentence.end)):
            following = self._at.get(j)
            if following is not None and following.preposition == "with":
                return following
            if self.doc[j].lower_ not in (
                ",",
                "and",
                "then",
                "later",
                "also",
                "with",
                "separately",
            ):
                return None
        return None

    def other_end(self, series: Series) -> Series | None:
        """Return the second party of "between A, who …, and B", where the first is cut off."""
        for j in range(series.end, min(series.end + 25, self.sentence.end - 2)):
            if self.doc[j].text == "," and self.doc[j + 1].lower_ == "and":
                return self.series_with(j + 2) or self._at.get(j + 2)
        return None

    def _stops(self, token: Token, start: int) -> bool:
        if token.i in self.sentence.skipped or token.i in self.sentence.breaks:
            return False
        word = token.lower_
        if word in _STOPS or word in (";", ":", "—", "–", "--", '"', "“", "”"):
            return True
        if token.pos_ in ("VERB", "AUX"):
            return word not in HAPPENING and word not in _GATHERING
        if token.pos_ == "CCONJ" and token.i + 1 < self.sentence.end:
            following = self.doc[token.i + 1]
            return following.pos_ in ("VERB", "AUX", "PRON", "ADV")
        return False

    def subject(self, verb: Token) -> list[Found]:
        """Return who does what the verb says, by the parse, else who stands before it."""
        if any(c.dep_ in SUBJECTS and c.text in ("I", "We", "we") for c in verb.children):
            return self._speaker(verb)
        if not any(child.dep_ in SUBJECTS for child in verb.children):
            beside = self._beside(verb)
            if beside:
                return beside
        once: dict[str, Found] = {}
        for token in subjects(verb):
            series = self.series_with(token.i)
            if (series is not None and series.end <= verb.i) or (series and series.start > verb.i):
                for name in self.members(series):
                    once.setdefault(self.references.key(name), name)
        if once or verb.dep_ in ("acl", "amod"):
            return list(once.values())
        agents = [n for words, n in prepositional(verb) if words == "by"]
        named = [m for a in agents for m in self.members(self.series_with(a.i))]
        return named or self.before(_first_of(verb)) or self._main_subject(verb)

    def _speaker(self, verb: Token) -> list[Found]:
        """Who says "I met …" in the same sentence: the subject of a verb of speech."""
        for token in self.doc[self.sentence.start : self.sentence.end]:
            if token.lower_ in _SPEECH and token != verb:
                heads = [t for t in subjects(token) if t.pos_ != "PRON"]
                found = [m for t in heads for m in self.members(self.series_with(t.i))]
                if found:
                    return [name for name in found if name.kind == "person"]
        return []

    def _beside(self, verb: Token) -> list[Found]:
        """Who stands right before a verb in a clause of its own: "as Putin and Chavez met"."""
        for series in self.sentence.series:
            between = self.doc[series.end : verb.i]
            if series.end <= verb.i and all(t.pos_ in ("AUX", "ADV") for t in between):
                before = self.doc[series.start - 1] if series.start else None
                if before is not None and before.lower_ in _SUBORDINATORS:
                    return self.members(series)
        return []

    def _main_subject(self, verb: Token) -> list[Found]:
        """Whom a gerund far from its subject means: "… including meeting the pope"."""
        root = verb.sent.root
        if not verb.lower_.endswith("ing") or root.i > verb.i:
            return []
        heads = [t for t in subjects(root) if t.i < root.i]
        return [m for t in heads for m in self.members(self.series_with(t.i))]

    def before(self, verb: Token) -> list[Found]:
        """The nearest series before a verb that no preposition governs and no verb follows."""
        for series in reversed(self.sentence.series):
            if series.end > verb.i:
                continue
            between = self.doc[series.end : verb.i]
            if any(t.pos_ == "VERB" and t.i not in self.sentence.skipped for t in between):
                return []
            if not series.preposition or self.doc[series.start - 1].lower_ == "that":
                found = self.members(series)
                if found:
                    return found
        return []

    def owner(self, noun: Token) -> tuple[list[Found], bool]:
        """Return who stands before a noun, and whether as its owner ("Xi's talks", "their talks").

        Without "'s" the names are parts of a compound ("Iran-US talks").
        """
        for phrase in self.sentence.phrases:
            if not (phrase.start < noun.i and noun.i - 1 <= phrase.end <= noun.i):
                continue
            if phrase.end == noun.i - 1 and self.doc[phrase.end].lower_ not in ("'s", "’s", "'"):
                continue
            if phrase.end == noun.i - 1:
                return self.meanings.of(phrase), True
            if isinstance(phrase.owner, Token):
                return self.meanings.of_pronoun(phrase.owner), True
            if phrase.named is not None and phrase.named.kind == "person":
                return [phrase.named], False
            if phrase.owner is not None:
                return self._owner_phrase(phrase), True
            return [n for n in phrase.names if n.kind != "place"], False
        return [], False

    def _owner_phrase(self, phrase: Phrase) -> list[Found]:
        return (
            [phrase.owner]
            if isinstance(phrase.owner, Found) and phrase.owner.kind != "place"
            else []
        )

    def above(self, noun: Token) -> Token | None:
        """Return the verb that a meeting noun depends on."""
        return verb_above(noun)


def _first_of(verb: Token) -> Token:
    """The verb that an infinitive hangs on in the end: "was to travel to Gulu to meet"."""
    for _ in range(4):
        above = governor(verb)
        to = any(c.lower_ == "to" and c.i < verb.i for c in verb.children)
        if not to or above is None or above.pos_ not in ("VERB", "AUX") or above.i > verb.i:
            return verb
        verb = above
    return verb
