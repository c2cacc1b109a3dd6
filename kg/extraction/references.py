"""Whom a pronoun or a description stands for, within one article; None rather than a guess."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.extraction.found import Found
from kg.extraction.meeting_words import senses
from kg.extraction.phrases import Phrase
from kg.extraction.sentences import Line
from kg.extraction.tables import words
from kg.model import Claim

_FEMALE_TITLES = words("phrasing", "she")
_MALE_TITLES = words("phrasing", "he")
# Titles that the press uses for one another: "the Hamas leader" is its chief or chairman.
_LEADERS = words("phrasing", "leader")
_ANY_OFFICE = frozenset({"counterpart", "diplomat", "official", "politician"})
_REACH = 4  # sentences back that a pronoun may look


class References:
    """The people, groups and states of an article, and what the text calls them instead."""

    def __init__(
        self, doc: Doc, found: Sequence[Found], claims: Iterable[Claim], lines: Sequence[Line]
    ) -> None:
        self.doc = doc
        self.lines = lines
        self._found = [f for f in found if f.kind != "place"]
        self._surnames = self._full_names()
        self._aliases = self._other_names(claims_of(claims, "alias"))
        self._roles = self._offices(claims_of(claims, "role"))
        self._genders = self._gender_of_all()
        self._persons: dict[int, list[Found]] = defaultdict(list)
        for name in self._found:
            if name.kind == "person":
                self._persons[name.sentence].append(name)

    def key(self, name: Found) -> str:
        """Return what is the same for all mentions of one party in the article."""
        if name.kind == "state" and name.code:
            return f"state:{name.code}"
        if name.kind != "person":
            plain = _plain(name.text)
            return f"{name.kind}:{self._aliases.get(plain, plain)}"
        plain = _plain(name.text)
        return f"person:{self._surnames.get(plain, plain)}"

    def pronoun(self, token: Token, line: int, *, apart: Iterable[str] = ()) -> list[Found]:
        """Return whom "he" or "she" stands for, as one mention; nobody of the keys `apart`."""
        gender = "she" if token.lower_ in ("she", "her", "hers") else "he"
        barred = set(apart)
        for back in range(_REACH):
            before = [
                p
                for p in self._persons.get(line - back, [])
                if p.end <= token.i
                and self.key(p) not in barred
                and self._genders.get(self.key(p), gender) == gender
            ]
            if before:
                return [max(before, key=self._salience)]
        return []

    def description(self, phrase: Phrase, *, apart: Iterable[str] = ()) -> Found | None:
        """Return the person whom "the Hamas leader" or "the president" stands for."""
        head = self.doc[phrase.head].lower_
        words = {t.lower_ for t in self.doc[phrase.owner_end : phrase.core]}
        bodies = {self.key(n) for n in (*phrase.names, *_names(phrase))}
        if isinstance(phrase.owner, Found):
            bodies.add(self.key(phrase.owner))
        barred = set(apart)
        fitting: dict[str, Found] = {}
        for name in reversed([f for f in self._found if f.start < phrase.start]):
            key = self.key(name)
            if name.kind != "person" or key in fitting or key in barred:
                continue
            if any(_suits(head, words, title, bodies, body) for title, body in self._roles[key]):
                fitting[key] = name
        definite = self.doc[phrase.start].lower_ in ("the", "his", "her", "its", "their")
        if len(fitting) == 1 and (bodies or definite):
            return next(iter(fitting.values()))
        return None

    def office_holder(self, words: set[str], body: Found) -> Found | None:
        """Return the one person of the article who holds, of `body`, the office in `words`.

        "The foreign ministers of Peru and Chile" are named where the article names them.
        """
        target = self.key(body)
        offices = ("minister", "president", "chancellor", "ambassador", "king", "leader")
        head = next((word for word in offices if word in words), None)
        if head is None:
            return None
        holders = {
            self.key(name): name
            for name in reversed(self._found)
            if name.kind == "person"
            and any(_suits(head, words, t, {target}, b) for t, b in self._roles[self.key(name)])
        }
        return next(iter(holders.values())) if len(holders) == 1 else None

    def holders(self, title: str, count: int) -> list[Found]:
        """Return the persons who hold a title in the article, where they are `count`."""
        persons = {self.key(n): n for n in reversed(self._found) if n.kind == "person"}
        found = [
            name
            for key, name in persons.items()
            if any(title in office.replace("-", " ").split() for office, _ in self._roles[key])
        ]
        return found if len(found) == count else []

    def persons_of(self, line: int, *, before: int | None = None) -> list[Found]:
        """Return the persons of a sentence, or of its part before a token, each once."""
        once: dict[str, Found] = {}
        for name in self._persons.get(line, []):
            if before is None or name.end <= before:
                once.setdefault(self.key(name), name)
        return list(once.values())

    def _salience(self, name: Found) -> tuple[int, int]:
        """Subjects first: a name that no preposition governs, then the earlier one."""
        start = name.start
        line = self.lines[name.sentence]
        while start > line.start and self.doc[start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET"):
            start -= 1
        before = self.doc[start - 1] if start > line.start else None
        governed = before is not None and before.pos_ in ("ADP", "SCONJ", "VERB")
        owner = name.end < len(self.doc) and self.doc[name.end].lower_ in ("'s", "’s")
        return (not governed) + (not owner), -name.start

    def _full_names(self) -> dict[str, str]:
        """From each name to the full name that it shortens: "Trump" to "donald trump"."""
        counts = Counter(_plain(f.text) for f in self._found if f.kind == "person")
        full = [n for n in counts if " " in n]
        shortened: dict[str, str] = {}
        for name in counts:
            longer = [f for f in full if f != name and name in (f.split()[-1], f.split()[0])]
            longer += [f for f in full if f != name and set(name.split()) < set(f.split())]
            longer += [f for f in full if f.endswith((f"-{name}", f" al {name}"))]
            if longer:
                shortened[name] = max(longer, key=lambda f: (counts[f], f))
        return shortened

    def _other_names(self, claims: Iterable[Claim]) -> dict[str, str]:
        names = {f.id: f for f in self._found}
        aliases: dict[str, str] = {}
        for claim in claims:
            subject, other = names.get(claim.subject), names.get(claim.object or "")
            if subject is not None and other is not None and other.kind == "group":
                aliases[_plain(other.text)] = _plain(subject.text)
        for name in self._found:
            plain = _plain(name.text)
            short = "".join(w[0] for w in plain.split() if w not in ("of", "the", "and", "for"))
            if name.kind == "group" and len(short) > 1:
                aliases.setdefault(short, plain)
        return aliases

    def _offices(self, claims: Iterable[Claim]) -> dict[str, list[tuple[str, str | None]]]:
        names = {f.id: f for f in self._found}
        roles: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for claim in claims:
            holder = names.get(claim.subject)
            body = names.get(claim.object or "")
            if holder is not None and claim.title:
                entry = (claim.title.lower(), self.key(body) if body is not None else None)
                roles[self.key(holder)].append(entry)
        return roles

    def _gender_of_all(self) -> dict[str, str]:
        genders: dict[str, str] = {}
        given = senses("given_names")
        for name in self._found:
            if name.kind != "person":
                continue
            before = self.doc[name.start - 1].lower_.rstrip(".") if name.start else ""
            plain = _plain(name.text)
            # "Clinton" after "Hillary Clinton" is a surname, though some bear it as a given name.
            surname = " " not in plain and self._surnames.get(plain, "").endswith(plain)
            found = set() if surname else set(given.of(plain.split(" ")[0]))
            if before in _FEMALE_TITLES:
                found = {"she"}
            elif before in _MALE_TITLES:
                found = {"he"}
            if len(found) == 1:
                genders.setdefault(self.key(name), found.pop())
        return genders


def claims_of(claims: Iterable[Claim], kind: str) -> list[Claim]:
    """Return the claims of one kind."""
    return [claim for claim in claims if claim.kind == kind]


def _names(phrase: Phrase) -> list[Found]:
    return [name for inner in phrase.complement for name in inner.names]


def _suits(head: str, words: set[str], title: str, bodies: set[str], body: str | None) -> bool:
    """Whether a description can mean the holder of an office."""
    office = set(title.replace("-", " ").split()) | {title, *title.split()}
    leads = bool(office & _LEADERS) and not (office & {"minister"} and "prime" not in office)
    same = head in office or (head in ("leader", "chief", "head") and leads and bool(bodies))
    if head == "minister" and words & {"prime", "foreign", "defense", "defence", "interior"}:
        same = same and bool(
            words & office & {"prime", "foreign", "defense", "defence", "interior"}
        )
    if head in _ANY_OFFICE:
        same = bool(bodies)
    return same and (not bodies or body in bodies)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(kept.lower().replace("’", "'").removesuffix("'s").split())
