"""The parties of a sentence: noun phrases with names, and how commas and "and" join them.

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
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DESCRIBING = words("phrasing", "describing")
_ENTOURAGE = frozenset(
    {"administration", "aide", "aides", "campaign", "ally", "allies", "team", "camp", "supporters"}
)
_INVOLVING = frozenset({"involving", "grouping", "gathering", "between", "with", "by"})
_PLACED = words("phrasing", "caption")
_JOINERS = frozenset({"and", "&", "plus"})
_LONG_JOINERS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("alongside",))
_LISTERS = (("including",), ("such", "as"), ("among", "them"), ("namely",), ("notably",), ("like",))


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


@dataclass(slots=True)
class Series:
    """Phrases joined by commas and "and", or after "including"; `preposition` stands before."""

    phrases: list[Phrase]
    preposition: str
    start: int
    end: int


class Sentence:
    """A sentence as its noun phrases and series of them."""

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
        self.series = list(self._join())

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
        token = self.doc[i]
        if self._blocked(i):
            return None
        pronoun = token.lower_ in _PRONOUNS and not self._owns(i) and i not in self._names
        if pronoun and not (token.lower_ == "both" and self._nominal(i + 1)):
            return Phrase(i, i + 1, i + 1, [], pronoun=token)
        if not self._opens(token):
            return None
        names: list[Found] = []
        owner: Found | Token | None = token if self._owns(i) else None
        owner_end = i + 1 if owner is not None else i
        j = i
        while not self._blocked(j):
            name = self._names.get(j)
            if name is not None:
                names.append(name)
                j = max(name.end, j + 1)
                if self._blocked(j) or not self._goes_on(j, name):
                    break
            elif self._continues(j, i):
                j += 1
            else:
                break
            if not self._blocked(j) and self.doc[j].lower_ in ("'s", "’s", "'", "’"):
                if j + 1 >= self.end or j + 1 in self.breaks:
                    break
                if names and names[-1].end == j:
                    owner = names[-1]
                names, owner_end = [], j + 1
                j += 1
        if j == i:
            return None
        phrase = Phrase(i, j, j, names, owner, owner_end)
        if depth < 3:
            self._complete(phrase, depth)
        return phrase

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
        if token.lower_ in ("'s", "’s", "'", "’"):
            return True
        if name.kind == "person":
            noun = token.pos_ in ("NOUN", "PROPN")
            return noun and (is_title(token.text) or token.lower_ in _ENTOURAGE)
        return self._continues(j, name.start)

    def _continues(self, j: int, start: int) -> bool:
        token = self.doc[j]
        if j > start and token.pos_ in ("DET", "PRON") and token.lower_ != "other":
            return token.lower_ == "the" and self.doc[j - 1].lower_ == "both"
        if token.is_space or (token.lower_ == "such" and self._words(j, 2) == ("such", "as")):
            return False
        if token.lower_ in _DESCRIBING or is_title(token.text):
            return True
        before = self.doc[j - 1] if j > start else None
        if before is not None and before.text in ("-", "‑") and not before.whitespace_:
            return True
        if token.text == "." and before is not None and is_title(before.text):
            return True
        if token.text[0].isupper() and is_portfolio(token.text):
            return True
        return (
            token.pos_ in _NOMINAL
            or (token.pos_ == "DET" and j == start)
            or (j == start and self._opens(token))
            or (token.text in ("-", "–", "/") and j > start and self._tight(j))
        )

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
                chain.extend([*pending, following])
                pending = []
            here = following

    def _dash(self, i: int) -> int:
        """The token after a dash at `i`, 0 where there is none."""
        return i + 1 if i < self.end and self.doc[i].text in ("–", "—", "--") else 0

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
            return other is here and word not in ("officials", "authorities", "representatives")
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


def _speaks(phrase: Phrase) -> bool:
    """Whether a phrase names a group or state, itself or in its own "of …"."""
    own = [*phrase.names, *([phrase.owner] if isinstance(phrase.owner, Found) else [])]
    return any(n.kind != "place" for n in own) or any(_speaks(p) for p in phrase.complement)
