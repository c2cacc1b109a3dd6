"""Who takes part: from the word that tells of a meeting to the mentions on either side of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extraction.clauses import governor, prepositional, subjects, verb_above
from kg.extraction.found import Found
from kg.extraction.meeting_words import senses
from kg.extraction.phrases import Phrase, Sentence, Series
from kg.extraction.references import References
from kg.extraction.tables import words
from kg.extraction.titles import is_title
from kg.resolution.states import code_of

# Verbs that a subject noun takes before "between": "talks were held on Monday between …".
HAPPENING = words("phrasing", "happening")
_GATHERING = frozenset(
    {"attended", "involving", "gathering", "bringing", "grouping", "including", "joined"}
)
_STOPS = words("phrasing", "clause")
_FORMER = frozenset(
    {"former", "ex", "late", "ousted", "deposed", "exiled", "jailed", "detained", "retired"}
)
_NEAR = 3  # sentences in which "they" may still mean the parties of the last report
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ANYBODY = frozenset({"officials", "authorities", "members", "lawmakers", "experts", "rebels"})
_PAIRS = frozenset({"they", "them", "both", "their"})


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

    def __init__(
        self,
        doc: Doc,
        sentence: Sentence,
        references: References,
        *,
        line: int,
        recent: Sequence[Found] = (),
        recent_bodies: Sequence[Found] = (),
        distance: int = 0,
        awaited: bool = False,
    ) -> None:
        """`recent` are the parties of the report before, whom "they" may mean.

        `distance` is how many sentences back that is, `recent_bodies` are the groups and states that those spoke for; `awaited` says that the
        sentence before told of talks without its parties.
        """
        self.doc = doc
        self.sentence = sentence
        self.references = references
        self.line = line
        self.recent = recent
        self.recent_bodies = recent_bodies
        self.distance = distance
        self.awaited = awaited
        self.bodies: list[Found] = []
        self.here: list[Found] = []
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
            for name in self.meant(phrase, apart=barred):
                once.setdefault(self.references.key(name), name)
        return list(once.values())

    def meant(self, phrase: Phrase, *, apart: Iterable[str] = ()) -> list[Found]:
        """Return the mentions that one phrase stands for."""
        if phrase.pronoun is not None:
            return self._pronoun(phrase.pronoun, apart)
        named = phrase.named
        if named is not None:
            return [] if named.kind == "place" else [named]
        head = self.doc[phrase.head].lower_
        titled = self._titled(phrase)
        if titled is not None:
            return [titled]
        number = senses("representatives").of(head)
        if not number or self._is_former(phrase):
            return []
        bodies = self._bodies(phrase)
        if "one" in number and head not in ("delegation", "government", "team"):
            person = self.references.description(phrase, apart=apart)
            if person is not None:
                return [person]
        if "many" in number and bodies and phrase.complement:
            self.bodies.extend(bodies)
            words = {t.lower_.removesuffix("s") for t in self.doc[phrase.start : phrase.core]}
            return [self.references.office_holder(words, b) or b for b in bodies]
        if not bodies and "many" in number:
            return self._counted(phrase, head)
        return bodies

    def _is_former(self, phrase: Phrase) -> bool:
        """Whether a description is of someone who speaks for nobody any more."""
        return any(t.lower_ in _FORMER for t in self.doc[phrase.start : phrase.core])

    def _titled(self, phrase: Phrase) -> Found | None:
        """The person behind a title with "of": "Secretary of State John Kerry"."""
        for inner in phrase.complement:
            last = inner.named
            if last is None or last.kind != "person":
                continue
            if inner.start < last.start or code_of(last.text.split()[0]) is not None:
                return last if is_title(self.doc[phrase.head].text) else None
        return None

    def _bodies(self, phrase: Phrase) -> list[Found]:
        """The groups and states that representatives speak for."""
        inner = [
            name
            for part in phrase.complement
            for name in self.meant(part)
            if name.kind in ("group", "state")
        ]
        if inner:
            return inner
        own = [n for n in phrase.names if n.kind in ("group", "state")]
        if len(own) > 1 and all(n.kind == "state" for n in own):
            return own
        if own:
            return own[-1:]
        if isinstance(phrase.owner, Found) and phrase.owner.kind in ("group", "state"):
            return [phrase.owner]
        return []

    def _counted(self, phrase: Phrase, head: str) -> list[Found]:
        """Whom "the two leaders" or "the four countries' leaders" means, by their number."""
        words = {t.lower_ for t in self.doc[phrase.start : phrase.end]}
        count = next((n for word, n in _COUNTS.items() if word in words), 0)
        definite = bool(words & {"the", "both", "these", "those"})
        if not definite or head in _ANYBODY:
            return []
        if count and words & {"countries", "nations", "states", "governments"}:
            return list(self.recent_bodies) if len(self.recent_bodies) == count else []
        if count:
            if len(self.recent) == count:
                return list(self.recent)
            return self.references.holders(head.removesuffix("s"), count) or (
                self._pair() if count == 2 else []
            )
        return list(self.recent) if len(self.recent) > 1 else []

    def _pronoun(self, token: Token, apart: Iterable[str]) -> list[Found]:
        if token.lower_ in _PAIRS:
            return self._pair(before=token)
        if token.lower_ in ("who", "whom"):
            return []
        return self.references.pronoun(token, self.line, apart=apart)

    def _pair(self, before: Token | None = None) -> list[Found]:
        """Whom "they" or "the two leaders" means: two of this sentence, else of the last report."""
        if self.here:
            return list(self.here)
        if before is not None:
            here = self.references.persons_of(self.line)
            if len(here) == 2:
                return here
            here = self.references.persons_of(self.line, before=before.i)
            if len(here) == 2:
                return here
        if len(self.recent) >= 2 and self.distance <= _NEAR:
            return list(self.recent)
        there = self.references.persons_of(self.line - 1) if self.line else []
        return there if len(there) == 2 else []

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
                holding = self.series_with(j + 2) or self._at.get(j + 2)
                return holding
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
                return self.meant(phrase), True
            if isinstance(phrase.owner, Token):
                return self._pronoun(phrase.owner, ()), True
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
