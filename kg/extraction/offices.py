"""Offices around a name: which title a sentence gives a person, and of which body.

The rules read tokens and mentions and need no parse:
"Iranian President Ebrahim Raisi", "Ziyad al-Nakhalah, secretary-general of the PIJ",
"Iran's foreign minister, Hossein Amirabdollahian", "Qaani, who heads the Quds Force".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.extraction.found import Found
from kg.extraction.sentences import Line
from kg.extraction.tables import words
from kg.extraction.titles import is_joint, is_office, is_portfolio, is_title

POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "whose"])
BELONGING = frozenset(["of", "for", "at", "in", "to", "from", "with", "on"])
TENURES = frozenset(["former", "late", "acting", "outgoing", "ousted", "ex", "then", "interim"])
MODIFIERS = frozenset(["newly", "appointed", "designated", "current", "incumbent", "longtime"])
PREFIXES = frozenset(["co", "ex", "vice", "under"])
HYPHENS = frozenset(["-", "‑", "–"])
LONGEST = 12  # tokens between a name and the word that heads its office


@dataclass(frozen=True, slots=True)
class Office:
    """An office in the text: its title as tokens, and the body that it belongs to.

    `reach` is the token where the words about it end: after "of the Quds Force".
    """

    start: int
    end: int
    title: str
    body: Found | None
    reach: int = 0


class Page:
    """The words and mentions of an article, for looking around a name."""

    def __init__(self, doc: Doc, found: Sequence[Found]) -> None:
        self.doc = doc
        self.texts = [token.text for token in doc]
        self.starting = {mention.start: mention for mention in found}
        self.ending = {mention.end: mention for mention in found}

    def offices(self, person: Found, line: Line) -> Iterator[Office]:
        """Yield the offices that the sentence gives a person."""
        before = self._before(person.start, line) or self._apposed_before(person, line)
        if before is not None:
            yield before if before.body else replace(before, body=self._realm(person, line))
        yield from self._after(person, line)

    def unnamed(self, position: int, line: Line) -> Office | None:
        """Return the office that a word heads where its holder is not named beside it."""
        if self._head_follows(position + 1, line):
            return None
        start = position
        while (
            start > line.start
            and start not in self.ending
            and self._titular(start - 1, position + 1)
        ):
            start -= 1
        first, last = self._core(start, position + 1)
        if first == last:
            return None
        return self._completed(first, position + 1, self._owner(start, line), line)

    def text(self, position: int) -> str:
        """Return the text of a token, empty outside of the article."""
        return self.texts[position] if 0 <= position < len(self.texts) else ""

    def _before(self, end: int, line: Line) -> Office | None:
        """Return the title that ends at a token: "Hamas politburo leader" before a name."""
        start = end
        while start > line.start and start not in self.ending and self._titular(start - 1, end):
            start -= 1
        first, last = self._core(start, end)
        if first == last:
            return None
        body = self._owner(start, line)
        return Office(first, last, self._title(first, last, body), body, end)

    def _title(self, first: int, last: int, body: Found | None) -> str:
        """Return the title as printed, with the "former" that stands before its body."""
        title = self.doc[first:last].text
        if body is not None and body.start < first and self.text(body.start - 1).lower() in TENURES:
            return f"{self.text(body.start - 1)} {title}"
        return title

    def _realm(self, person: Found, line: Line) -> Found | None:
        """Return what a title reaches over after the name: "King Abdullah II of Jordan"."""
        body = self.starting.get(person.end + 1)
        if self.text(person.end) != "of" or body is None or body.end > line.end:
            return None
        return body if body.kind != "person" else None

    def _titular(self, position: int, end: int) -> bool:
        """Return whether a token may be part of a title: an office, a portfolio, "of", "-"."""
        text = self.text(position)
        if is_title(text) or is_portfolio(text) or is_office(text):
            return True
        if text == "." and len(self.text(position - 1)) <= 5:
            return True
        if text in HYPHENS and not self.doc[position].whitespace_:
            return position + 1 < end
        if text in HYPHENS or text in ("&", "and", "of", "for"):
            return position + 1 < end and is_title(self.text(position - 1))
        hyphened = self.text(position - 1) in HYPHENS or self.text(position + 1) in HYPHENS
        prefix = text.lower() in PREFIXES
        return hyphened and (prefix or text[:1].isupper()) and position + 1 < end

    def _core(self, start: int, end: int) -> tuple[int, int]:
        """Return the title without ranks and honorifics at its right, or nothing of it."""
        heads = [i for i in range(start, end) if is_office(self.text(i))]
        if not heads:
            return start, start
        first, last = start, heads[-1] + 1
        while first < heads[0] and not self._opens(first):
            first += 1
        while last < end and (
            is_portfolio(self.text(last)) or self.text(last) in ("of", "for", "and")
        ):
            last += 1
        while is_joint(self.text(last - 1)) and last - 1 > heads[-1]:
            last -= 1
        return first, last

    def _opens(self, position: int) -> bool:
        """Return whether a title can start with a word: "foreign", "Political-Military"."""
        text = self.text(position)
        hyphened = text[:1].isalpha() and self.text(position + 1) in HYPHENS
        return is_title(text) or is_portfolio(text) or hyphened

    def _owner(self, start: int, line: Line) -> Found | None:
        """Return the body just before a title: "Iran's", "Hamas", "U.S."."""
        position = start
        while position > line.start and (
            self.text(position - 1) in POSSESSIVES or self.text(position - 1) in ARTICLES
        ):
            position -= 1
        if self.text(position - 1) == ")" and position - 1 in self.ending:
            position -= 1
        body = self.ending.get(position)
        return body if body is not None and body.kind != "person" else None

    def _apposed_before(self, person: Found, line: Line) -> Office | None:
        """Return the office of "Iran's foreign minister, X", "the head of Hamas, X"."""
        comma = person.start
        if self.text(comma - 1) == ",":
            comma -= 1
        body = self.ending.get(comma)
        if comma <= line.start or (comma == person.start and body is None):
            return None
        end = comma
        if body is not None and body.kind != "person":
            position = self._outmost(body).start - 1
            while self.text(position) in ARTICLES:
                position -= 1
            if self.text(position) not in BELONGING:
                return None
            end = position
        office = self._before(end, line)
        if office is None or office.end != end or self._belongs_to_other(office, line):
            return None
        return replace(office, body=body or office.body)

    def _inmost(self, body: Found | None) -> Found | None:
        """Return the body that another one owns: the ministry of "Iran's Foreign Ministry"."""
        while body is not None and self.text(body.end) in POSSESSIVES:
            owned = self.starting.get(body.end + 1)
            if owned is None or owned.kind == "person":
                break
            body = owned
        return body

    def _outmost(self, body: Found) -> Found:
        """Return the owner of a body: Iran of "Iran's Foreign Ministry"."""
        while self.text(body.start - 1) in POSSESSIVES:
            owner = self.ending.get(body.start - 1)
            if owner is None or owner.kind == "person":
                break
            body = owner
        return body

    def _belongs_to_other(self, office: Office, line: Line) -> bool:
        """Return whether an office follows another person: "X, president of Iran, Y"."""
        start = (
            office.body.start if office.body and office.body.start < office.start else office.start
        )
        while self.text(start - 1) in ARTICLES or self.text(start - 1) in POSSESSIVES:
            start -= 1
        other = self.ending.get(start - 1)
        return self.text(start - 1) == "," and other is not None and other.kind == "person"

    def _after(self, person: Found, line: Line) -> Iterator[Office]:
        """Yield the offices after a name: ", head of Y and Z of W", ", who heads Y", "is the …"."""
        position = person.end
        comma = self.text(position) == ","
        if comma:
            position += 1
        if comma and self.text(position) == "who":
            position += 1
            if self.text(position) in words("role_verbs", "leads"):
                yield from self._led(position, line)
                return
        joined = self._is_said_of(position, person)
        while joined and self.text(position) in words("role_verbs", "is"):
            position += 1
        while comma or joined:
            office = self._phrase(position, line)
            if office is None:
                return
            yield office
            if self.text(office.reach) != "and":
                return
            position, joined = office.reach + 1, True

    def _is_said_of(self, position: int, person: Found) -> bool:
        """Return whether a verb or "as" joins what follows to a person."""
        text, following = self.text(position), self.text(position + 1)
        if text in POSSESSIVES:
            return following in ("the", "a", "an")  # not "Trump's envoy"
        if text == "as" and self.text(person.start - 1) == "by":
            return False  # "was appointed by Trump as secretary"
        return text in words("role_verbs", "is")

    def _led(self, position: int, line: Line) -> Iterator[Office]:
        """Yield the body after "who heads"."""
        following = position + 1
        while self.text(following) in ARTICLES or is_title(self.text(following)):
            following += 1
        body = self.starting.get(following)
        if body is not None and body.kind in ("group", "state") and following < line.end:
            yield Office(position, position + 1, self.text(position), body, body.end)

    def _phrase(self, start: int, line: Line) -> Office | None:
        """Return the office that a phrase after a name is: "the newly appointed Secretary of …"."""
        owner, position, first = None, start, None
        while position < min(line.end, start + LONGEST):
            text = self.text(position)
            mention = self.starting.get(position)
            if mention is not None:
                if mention.kind == "person" and self.text(mention.end) not in POSSESSIVES:
                    return None
                if any(token.pos_ == "VERB" for token in self.doc[start:position]):
                    return None  # "Lavrov, visiting Iran's foreign minister"
                owner, position, first = mention, mention.end, None
                continue
            if is_title(text) or is_portfolio(text):
                if first is None and text.lower() not in MODIFIERS:
                    first = position
                if is_office(text) and not self._head_follows(position + 1, line):
                    if self.text(position + 1) in POSSESSIVES:
                        return None  # "Iran's foreign minister's aide" is another one
                    return self._completed(first or position, position + 1, owner, line)
            elif text in ARTICLES or text in POSSESSIVES:
                first = None
            elif not (text in HYPHENS or text == "." or self._describes(position)):
                return None
            position += 1
        return None

    def _describes(self, position: int) -> bool:
        """Return whether a word may stand before an office: "newly appointed", "outspoken"."""
        token = self.doc[position]
        text = token.text
        if token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG", ""):
            return False  # "Lavrov, met Iran's foreign minister"
        if token.pos_:
            return token.pos_ in ("ADJ", "ADV", "NOUN", "PROPN", "NUM", "VERB") and text.isalpha()
        return text.isalpha() and text.islower() and not is_joint(text)

    def _head_follows(self, position: int, line: Line) -> bool:
        """Return whether the office goes on: "general" after "secretary -"."""
        if self.text(position) in HYPHENS:
            position += 1
        while is_portfolio(self.text(position)) and not is_title(self.text(position)):
            position += 1  # "chief financial officer"
        text = self.text(position)
        return position < line.end and (is_office(text) or (is_title(text) and text.islower()))

    def _completed(self, first: int, end: int, owner: Found | None, line: Line) -> Office | None:
        """Return the office with its body: the one after "of", else the one before it."""
        if end in self.starting and self.starting[end].kind == "person":
            return None
        last, position, body = end, end, owner if owner and owner.kind != "person" else None
        link = self.text(position)
        if link in BELONGING:
            position += 1
            while position < line.end and position not in self.starting:
                if link in ("of", "for") and is_portfolio(self.text(position)):
                    last = position + 1
                elif not (self.text(position) in ARTICLES or is_title(self.text(position))):
                    break
                position += 1
            after = self._inmost(self.starting.get(position))
            if after is not None and after.kind != "person" and position < line.end:
                body, position = after, after.end
        if last in self.starting and self.starting[last].kind == "person":
            return None
        return Office(first, last, self._title(first, last, body), body, position)
