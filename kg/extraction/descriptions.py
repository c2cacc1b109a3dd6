"""Doc -> nominal mentions: words that stand for a named person or group and hold another's name.

"Apple CEO" in "Apple CEO Tim Cook", "the foreign minister of Iran" after "Hossein
Amirabdollahian," and alone, "American carmaker" in "American carmaker Chrysler". The office that
another sentence of the article gives to exactly one person stands for that person; what fits
nobody, or several, is left alone. The rules read tokens and mentions and need no parse.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from kg.extraction import bodies
from kg.extraction.found import Found, found_at, named
from kg.extraction.offices import ARTICLES, HYPHENS, POSSESSIVES, TENURES, Office, Page
from kg.extraction.references import References
from kg.extraction.sentences import Line, sentences
from kg.extraction.tables import words
from kg.extraction.titles import is_office
from kg.model import Claim, part_id

# "a U.S. senator", "the next CEO of Apple": not the one whom the article names.
INDEFINITE = words("phrasing", "indefinite")
# "Vice president" is no president.
LESSER = frozenset(["vice", "deputy", "assistant", "associate", "under", "sub"])
SPELT_OUT = {
    "ceo": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "pm": "prime minister",
}


@dataclass(frozen=True, slots=True)
class Held:
    """An office that the article gives to a person: the words of its title, its body's key."""

    holder: Found
    title: tuple[str, ...]
    body: str


def find_descriptions(
    doc: Doc,
    found: Sequence[Found],
    claims: Iterable[Claim],
    *,
    article_id: str = "",
    lines: Sequence[Line] | None = None,
) -> tuple[list[Found], list[Claim]]:
    """Return the nominal mentions of a Doc, in order, and the claims that say for which name each.

    `found` are the named mentions, `claims` the roles and aliases among them.
    """
    lines = sentences(doc) if lines is None else lines
    reading = _Reading(doc, found, claims, lines)
    taken = {(one.start_char, one.end_char) for one in found}
    mentions: list[Found] = []
    told: list[Claim] = []
    for start, end, name in sorted(reading.all(), key=lambda item: (item[0], -item[1])):
        mention = found_at(doc, start, end, name.kind)
        line = reading.line_of(start)
        place = (mention.start_char, mention.end_char)
        if line is None or end > line.end or place in taken or place[0] >= place[1]:
            continue
        taken.add(place)
        mention = named(mention, article_id=article_id, sentence=line.index)
        identity = part_id(article_id, "claim", "description", mention.id, name.id)
        mentions.append(mention)
        told.append(
            Claim(
                identity, article_id, line.start_char, line.end_char,
                "description", mention.id, name.id,
            )
        )  # fmt: skip
    return mentions, told


class _Reading:
    """One article, read for descriptions."""

    def __init__(
        self, doc: Doc, found: Sequence[Found], claims: Iterable[Claim], lines: Sequence[Line]
    ) -> None:
        self.doc = doc
        self.found = found
        self.lines = lines
        self.page = Page(doc, found)
        self._claims = list(claims)

    @cached_property
    def references(self) -> References:
        """Return who is who in the article; made only where an office stands alone."""
        return References(self.doc, self.found, self._claims, self.lines)

    def line_of(self, token: int) -> Line | None:
        """Return the sentence of a token."""
        place = bisect_right(self.lines, token, key=lambda line: line.start) - 1
        return self.lines[place] if place >= 0 and token < self.lines[place].end else None

    def all(self) -> Iterator[tuple[int, int, Found]]:
        """Yield each description as tokens, with the name that it stands for."""
        offices = [
            (person, office)
            for person in self.found
            if person.kind == "person"
            for office in self.page.offices(person, self.lines[person.sentence])
        ]
        covered: set[int] = set()
        for person, office in offices:
            covered.update(range(office.start, office.end))
            span = self._span(office)
            if span and not (span[0] < person.end and person.start < span[1]):
                yield *span, person
        yield from self._alone(offices, covered)
        for group in self.found:
            start = self._kind_of_group(group) if group.kind == "group" else None
            if start is not None:
                yield start, group.start, group

    def _alone(
        self, offices: Iterable[tuple[Found, Office]], covered: set[int]
    ) -> Iterator[tuple[int, int, Found]]:
        """Yield the offices that stand without a name, where the article says who holds them."""
        held: list[Held] | None = None
        for line in self.lines:
            for position in range(line.start, line.end):
                if position in covered or not is_office(self.page.text(position)):
                    continue
                office = self.page.unnamed(position, line)
                if office is None or self._is_indefinite(office):
                    continue
                if held is None:
                    held = [self._held(*one) for one in offices if one[1].body is not None]
                holder = self._holder(office, held)
                span = self._span(office)
                if holder is not None and span is not None:
                    yield *span, holder

    def _held(self, person: Found, office: Office) -> Held:
        body = self.references.key(office.body) if office.body else ""
        return Held(person, _title(office.title), body)

    def _holder(self, office: Office, held: Sequence[Held]) -> Found | None:
        """Return the one person who holds an office in the article, as named first."""
        if office.body is None:
            return None
        body, title = self.references.key(office.body), _title(office.title)
        fit: dict[str, Found] = {}
        for one in held:
            if one.body == body and _suits(title, one.title):
                fit.setdefault(self.references.key(one.holder), one.holder)
        return next(iter(fit.values())) if len(fit) == 1 else None

    def _is_indefinite(self, office: Office) -> bool:
        start = min(office.start, office.body.start) if office.body else office.start
        before = self.page.text(start - 1).lower()
        while before in POSSESSIVES:
            start -= 1
            before = self.page.text(start - 1).lower()
        return before in INDEFINITE or self.page.text(office.start - 1).lower() in INDEFINITE

    def _span(self, office: Office) -> tuple[int, int] | None:
        """Return the tokens of an office and its body; None where it names none."""
        if office.body is None or not any(map(is_office, office.title.replace("-", " ").split())):
            return None
        start = min(office.start, office.body.start)
        end = max(office.end, office.body.end)
        if self.page.text(end) in POSSESSIVES:
            return None  # "spokesman of Iran" in "spokesman of Iran's atomic programme"
        if self.page.text(end) in HYPHENS and not self.doc[end - 1].whitespace_:
            return None  # "co-founder of Indian" in "co-founder of Indian-Americans for Trump"
        if ")" in self.page.texts[start:end] and "(" not in self.page.texts[start:end]:
            full = self.page.ending.get(start - 1)  # "Homeland Security (DHS) Secretary"
            return (full.start, end) if full and self.page.text(start - 1) == "(" else None
        return start, end

    def _kind_of_group(self, group: Found) -> int | None:
        """Return where "American computer company" begins before a group's name, if it does."""
        position = group.start
        if self.page.text(position - 1) == ",":
            return None
        if self.page.text(position - 1) not in bodies.words_at("describing"):
            return None
        position -= 1
        while position not in self.page.ending and self._is_common(position - 1):
            position -= 1
        while self.page.text(position - 1) in POSSESSIVES:
            position -= 1
        owner = self.page.ending.get(position)
        if owner is None or owner.kind == "person" or owner.sentence != group.sentence:
            return None
        return owner.start

    def _is_common(self, position: int) -> bool:
        """Return whether a word may stand between "American" and "company"."""
        text = self.page.text(position)
        return text.islower() and text.isalpha() and self.doc[position].pos_ in ("ADJ", "NOUN", "")


def _title(printed: str) -> tuple[str, ...]:
    """Return the words of a title, in lower case, acronyms spelt out."""
    found: list[str] = []
    for word in printed.lower().replace("-", " ").split():
        bare = word.replace(".", "")
        if bare not in ARTICLES and any(map(str.isalnum, bare)):
            found += SPELT_OUT.get(bare, bare).split()
    if found[-2:] == ["chief", "executive"]:
        found.append("officer")
    return tuple(found)


def _suits(title: Sequence[str], held: Sequence[str]) -> bool:
    """Return whether a title can mean one that somebody holds: "minister" a "foreign minister"."""
    if not title or not held or title[-1] != held[-1]:
        return False
    more = set(held).difference(title)
    former = (TENURES.intersection(title), TENURES.intersection(held))
    return set(title) <= set(held) and not more & LESSER and former[0] == former[1]
