"""Which mentions a phrase of a sentence stands for: names, descriptions, pronouns, delegates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.found import Found
from kg.extraction.meeting_words import senses
from kg.extraction.phrases import Phrase
from kg.extraction.references import References
from kg.extraction.titles import is_title
from kg.resolution.states import code_of

_FORMER = frozenset(
    {"former", "ex", "late", "ousted", "deposed", "exiled", "jailed", "detained", "retired"}
)
_NEAR = 3  # sentences in which "they" may still mean the parties of the last report
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTRIES = frozenset({"countries", "nations", "states", "governments"})
_ANYBODY = frozenset({"officials", "authorities", "members", "lawmakers", "experts", "rebels"})
_BODIES = frozenset({"delegation", "government", "team"})
_PAIRS = frozenset({"they", "them", "both", "their"})


@dataclass(frozen=True, slots=True)
class Before:
    """The report before: its parties, the groups and states that they spoke for.

    `distance` is how many sentences back it is, `together` whether all of them met one another.
    """

    parties: Sequence[Found] = ()
    bodies: Sequence[Found] = ()
    distance: int = 0
    together: bool = True


class Meanings:
    """What the phrases of one sentence stand for.

    `bodies` collects the groups and states of those who speak for them, `here` are the parties
    of a meeting that the sentence has told of already.
    """

    def __init__(self, references: References, line: int, before: Before) -> None:
        """`line` is the number of the sentence."""
        self.references = references
        self.line = line
        self.before = before
        self.doc = references.doc
        self.bodies: list[Found] = []
        self.here: list[Found] = []

    def of(self, phrase: Phrase, *, apart: Iterable[str] = ()) -> list[Found]:
        """Return the mentions that a phrase stands for; nobody of the keys `apart`."""
        if phrase.pronoun is not None:
            return self.of_pronoun(phrase.pronoun, apart=apart)
        if phrase.named is not None:
            return [] if phrase.named.kind == "place" else [phrase.named]
        titled = self._titled(phrase)
        return [titled] if titled is not None else self._described(phrase, apart)

    def of_pronoun(self, token: Token, *, apart: Iterable[str] = ()) -> list[Found]:
        """Return the mentions that a pronoun stands for; nobody of the keys `apart`."""
        if token.lower_ in _PAIRS:
            return self._pair(before=token)
        if token.lower_ in ("who", "whom"):
            return []
        return self.references.pronoun(token, self.line, apart=apart)

    def _described(self, phrase: Phrase, apart: Iterable[str]) -> list[Found]:
        head = self.doc[phrase.head].lower_
        number = senses("representatives").of(head)
        if not number or self._is_former(phrase):
            return []
        bodies = self._bodies(phrase)
        if "one" in number and head not in _BODIES:
            person = self.references.description(phrase, apart=apart)
            if person is not None:
                return [person]
        if "many" in number and bodies and phrase.complement:
            self.bodies.extend(bodies)
            words = {t.lower_.removesuffix("s") for t in self.doc[phrase.start : phrase.core]}
            return [self.references.office_holder(words, body) or body for body in bodies]
        return bodies or (self._counted(phrase, head) if "many" in number else [])

    def _is_former(self, phrase: Phrase) -> bool:
        """Whether a description is of someone who speaks for nobody any more."""
        return any(t.lower_ in _FORMER for t in self.doc[phrase.start : phrase.core])

    def _titled(self, phrase: Phrase) -> Found | None:
        """The person behind a title with "of": "Secretary of State John Kerry"."""
        for inner in phrase.complement:
            last = inner.named
            if last is None or last.kind != "person" or not is_title(self.doc[phrase.head].text):
                continue
            if inner.start < last.start or code_of(last.text.split()[0]) is not None:
                return last
        return None

    def _bodies(self, phrase: Phrase) -> list[Found]:
        """The groups and states that representatives speak for."""
        inner = [name for part in phrase.complement for name in self.of(part) if _is_body(name)]
        own = [name for name in phrase.names if _is_body(name)]
        if inner or (len(own) > 1 and all(name.kind == "state" for name in own)):
            return inner or own
        if own:
            return own[-1:]
        owner = phrase.owner
        return [owner] if isinstance(owner, Found) and _is_body(owner) else []

    def _counted(self, phrase: Phrase, head: str) -> list[Found]:
        """Whom "the two leaders" or "the four countries' leaders" means, by their number."""
        words = {t.lower_ for t in self.doc[phrase.start : phrase.end]}
        count = next((n for word, n in _COUNTS.items() if word in words), 0)
        if head in _ANYBODY or not words & {"the", "both", "these", "those"}:
            return []
        parties = self.before.bodies if words & _COUNTRIES else self.before.parties
        if count == len(parties) or (not count and len(parties) > 1):
            return list(parties)
        holders = self.references.holders(head.removesuffix("s"), count) if count else []
        return holders or (self._pair() if count == 2 else [])

    def _pair(self, before: Token | None = None) -> list[Found]:
        """Whom "they" means: two of this sentence, else the parties of the last report."""
        if self.here:
            return list(self.here)
        persons = self.references.persons_of
        if before is not None:
            for here in (persons(self.line), persons(self.line, before=before.i)):
                if len(here) == 2:
                    return here
        parties = self.before.parties
        clear = len(parties) == 2 or (len(parties) > 2 and self.before.together)
        if clear and self.before.distance <= _NEAR:
            return list(parties)
        there = persons(self.line - 1) if self.line else []
        return there if len(there) == 2 else []


def _is_body(name: Found) -> bool:
    return name.kind in ("group", "state")
