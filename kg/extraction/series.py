"""Phrases that belong together: "A, B and C", "officials, including A and B", "X, the leader"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from kg.extraction.meeting_words import senses
from kg.extraction.phrases import Phrase, Phrases
from kg.extraction.titles import is_title

_INVOLVING = frozenset({"involving", "grouping", "gathering", "between", "with", "by"})
_LISTERS = (("including",), ("such", "as"), ("among", "them"), ("namely",), ("notably",), ("like",))
_ROLES = frozenset({"officials", "authorities", "representatives"})


@dataclass(slots=True)
class Series:
    """Phrases joined by commas and "and", or after "including"; `preposition` stands before."""

    phrases: list[Phrase]
    preposition: str
    start: int
    end: int


class Sentence(Phrases):
    """A sentence as its noun phrases and the series of them."""

    @cached_property
    def series(self) -> list[Series]:
        """The series of the sentence, each phrase in the first that it belongs to."""
        return list(self._join())

    def _join(self) -> Iterator[Series]:
        at = {phrase.start: phrase for phrase in self.phrases}
        used: set[int] = set()
        for phrase in self.phrases:
            if phrase.start in used:
                continue
            chain = self._chain(phrase, at)
            used.update(p.start for p in chain)
            end = chain[-1].end
            yield Series(chain, self._preposition(phrase.start), phrase.start, end)

    def _chain(self, first: Phrase, at: Mapping[int, Phrase]) -> list[Phrase]:
        """Follow commas and "and"; a comma alone counts only where an "and" comes later."""
        chain, pending, here = [first], list[Phrase](), first
        unlinked = False
        while True:
            listed = self._lister(here.end)
            dash = self._dash(here.end)
            joiner = (listed or dash, False) if listed or dash else self._joiner(here.end)
            following = at.get(joiner[0]) if joiner else None
            if dash and (following is None or not self._renames(here, following)):
                return chain
            if joiner is None or following is None:
                return chain
            if listed:
                chain = [*(p for p in chain if self.is_name(p)), following]
            elif not joiner[1] and self._renames(here, following):
                if not self.is_name(here):
                    while len(chain) > 1 and _is_adjective(self.doc, chain[-2]):
                        chain.pop(-2)
                    chain[-1] = following
            elif not joiner[1]:
                unlinked = unlinked or not self._linked(here, following)
                pending.append(following)
            elif self._new_clause(here, following) or (
                unlinked and self._is_subject(following.end) and self._is_object(first.start)
            ):
                return chain
            else:
                if self._same_person(here, following):
                    chain.pop()
                chain.extend([*pending, following])
                pending = []
            here = following

    def _dash(self, i: int) -> int:
        """The token after a dash at `i`, 0 where there is none."""
        return i + 1 if i < self.end and self.doc[i].text in ("–", "—", "--") else 0

    def _same_person(self, here: Phrase, following: Phrase) -> bool:
        """Whether two titles are one person's: "Nigerian President and AU chairman Obasanjo"."""
        name = following.named
        if here.named is not None or name is None or name.kind != "person":
            return False
        return self.doc[here.start].pos_ != "DET" and is_title(self.doc[here.head].text)

    def _is_subject(self, end: int) -> bool:
        return end < self.end and self.doc[end].pos_ in ("VERB", "AUX")

    def _is_object(self, start: int) -> bool:
        return start > self.start and self.doc[start - 1].pos_ in ("VERB", "ADP", "SCONJ")

    def is_name(self, phrase: Phrase) -> bool:
        """Whether a phrase is a person's, group's or state's name and no description."""
        return phrase.named is not None and phrase.named.kind != "place"

    def _lister(self, i: int) -> int | None:
        j = i + 1 if i < self.end and self.doc[i].text in (",", "-", "–", "—", "--", "(") else i
        for lister in _LISTERS:
            if self._words(j, len(lister)) == lister:
                return j + len(lister)
        return None

    def _renames(self, here: Phrase, following: Phrase) -> bool:
        """Whether a comma joins a name and a description of it, not two members of a list.

        "the president, Evo Morales," is one party, "his counterparts, A and B" are A and B.
        """
        name, other = (here, following) if here.named is not None else (following, here)
        if name.named is None or other.named is not None or name.named.kind == "place":
            return False
        word = self.doc[other.head].lower_
        if senses("representatives").has(word, "many"):
            return other is here and word not in _ROLES
        return self._describes(other) and (name.named.kind == "person" or other is following)

    def _describes(self, phrase: Phrase) -> bool:
        word = self.doc[phrase.head].lower_
        return is_title(word) or senses("representatives").has(word, "one", "many")

    def _linked(self, here: Phrase, following: Phrase) -> bool:
        inside = range(here.start, here.end)
        return any(
            t.dep_ in ("conj", "appos", "flat", "list", "nmod", "parataxis") and t.head.i in inside
            for t in self.doc[following.start : following.end]
        ) or any(
            t.dep_ in ("conj", "appos") and t.head.i < here.start
            for t in self.doc[following.start : following.end]
        )

    def _new_clause(self, here: Phrase, following: Phrase) -> bool:
        """Whether "and" opens a clause of its own: "met Xi and Putin visited Yerevan"."""
        after = following.end
        if after >= self.end or self.doc[after].pos_ not in ("VERB", "AUX"):
            return False
        return not self._linked(here, following) and any(
            t.pos_ in ("VERB", "AUX") and t.i < here.start
            for t in self.doc[self.start : here.start]
        )

    def _preposition(self, i: int) -> str:
        before = self.doc[i - 1] if i > self.start else None
        if before is None:
            return ""
        joins = before.pos_ in ("ADP", "SCONJ") or before.lower_ in _INVOLVING
        return before.lower_ if joins else ""


def _is_adjective(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase is a bare "Greek", left of "and French counterparts"."""
    name = phrase.named
    return (
        name is not None
        and name.kind == "state"
        and (
            doc[phrase.head].pos_ == "ADJ"
            or name.text.endswith(("ish", "an", "ese", "ek", "iot", "i"))
        )
    )
