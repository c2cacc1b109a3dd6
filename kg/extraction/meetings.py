"""Doc -> reports of meetings: who met whom, when and where, and whether it came to it.

A word of the table ``data/meetings.tsv`` opens the question; the phrases around it say who.
"A met B and C" is two reports, since B did not meet C; "A, B and C met" is one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extraction import dates
from kg.extraction.encounters import elsewhere, sense, sides
from kg.extraction.found import Found
from kg.extraction.meanings import Before, Meanings
from kg.extraction.meeting_words import triggers
from kg.extraction.parties import Room, Sides
from kg.extraction.places import journey_to, place_of
from kg.extraction.references import References
from kg.extraction.sentences import Line, sentences
from kg.extraction.series import Sentence
from kg.extraction.status import status
from kg.extraction.times import Told, date_for, told
from kg.model import Claim, Report, Status, part_id

_NEAR = 6  # sentences in which a description may still mean the parties of the last report


def wanted(sentence: Span) -> bool:
    """Return whether a sentence has a word without which it can tell of no meeting."""
    return not triggers().isdisjoint(token.lower_ for token in sentence)


def find_reports(
    doc: Doc,
    found: Sequence[Found],
    claims: Iterable[Claim] = (),
    *,
    published: str | None = None,
    article_id: str = "",
    lines: Sequence[Line] | None = None,
) -> list[Report]:
    """Return the reports of meetings in a parsed Doc, in order of the text.

    `found` are its mentions, `claims` what the text says of their roles; `published` is the
    article's ISO date, against which "last Wednesday" is resolved.
    """
    lines = sentences(doc) if lines is None else lines
    references = References(doc, found, claims, lines)
    reader = _Reader(
        found, references, Calendar(published, None if published else _dated(doc.text))
    )
    reports: dict[str, Report] = {}
    for line in lines:
        if wanted(doc[line.start : line.end]):
            for encounter in reader.read(line):
                for group in encounter.groups:
                    report = _report(article_id, line, encounter, group)
                    reports.setdefault(report.id, report)
    return list(reports.values())


def _dated(text: str) -> str | None:
    """The last full date of the article's own lines, by which "June 17" finds its year."""
    full = [e for e in dates.expressions(text) if e.kind in ("day", "iso") and e.parts.get("year")]
    known = sorted(d for d in (dates.resolve(e, published=None) for e in full) if d)
    return known[-1] if known else None


@dataclass(slots=True)
class Calendar:
    """What dates are counted from: publication, else the article's own dated lines."""

    published: str | None
    dated: str | None
    anchor: str | None = None

    def day(self, expression: dates.Expression | None, kind: Status) -> str | None:
        """Return the ISO date of an expression in a report of this status."""
        if expression is None:
            return None
        tense: dates.Tense | None = "future" if kind == "planned" else "past"
        known = self.published
        if known is None and expression.kind in ("day", "days", "month"):
            known, tense = self.dated, None
        day = dates.resolve(expression, published=known, tense=tense, anchor=self.anchor)
        self.anchor = day or self.anchor
        return day

    def is_ahead(self, day: str | None) -> bool:
        """Whether a date is later than publication."""
        if day is None or self.published is None:
            return False
        return dates.bounds(day)[0] > dates.bounds(self.published)[1]


@dataclass(slots=True)
class Encounter:
    """What one word of a sentence tells: groups that met, each of them a report."""

    line: int
    status: Status
    date: str | None
    place: str | None
    groups: list[list[Found]] = field(default_factory=list)
    bodies: list[Found] = field(default_factory=list)

    def parties(self) -> list[Found]:
        """Return all who took part, in order."""
        return list({name.id: name for group in self.groups for name in group}.values())


def _report(article_id: str, line: Line, encounter: Encounter, group: list[Found]) -> Report:
    ids = tuple(sorted(name.id for name in group))
    told_of = (encounter.status, encounter.date, encounter.place)
    return Report(
        id=part_id(article_id, "report", line.start_char, *told_of, *ids),
        article_id=article_id,
        start=line.start_char,
        end=line.end_char,
        status=encounter.status,
        participants=ids,
        date=encounter.date,
        place=encounter.place,
    )


class _Reader:
    """Reads one article's sentences in order, and remembers whom the last reports told of."""

    def __init__(self, found: Sequence[Found], references: References, calendar: Calendar) -> None:
        self.doc = references.doc
        self.lines = references.lines
        self.references = references
        self.calendar = calendar
        self.names = {i: name for name in found for i in range(name.start, name.end)}
        self.found: dict[int, list[Found]] = {}
        for name in found:
            self.found.setdefault(name.sentence, []).append(name)
        self.last: Encounter | None = None
        self.awaited: Encounter | None = None

    def read(self, line: Line) -> list[Encounter]:
        """Return the encounters that a sentence tells of."""
        span = self.doc[line.start : line.end]
        if elsewhere(token.text for token in span):
            return []
        days = told(self.doc, line)
        marks = [token for token in span if sense(token)]
        room = self._room(line, marks, days)
        encounters: list[Encounter] = []
        for mark in marks:
            room.meanings.bodies.clear()
            found = sides(room, mark)
            kind = status(mark)
            if kind is None:
                continue
            encounter = self._encounter(mark, found, kind, (line, days))
            if encounter.groups:
                encounter.bodies = list(room.meanings.bodies)
                encounters.append(encounter)
                room.meanings.here = encounter.parties()
                if not found.joined:
                    self.last = encounter
            elif sense(mark) == "talks":
                self.awaited = encounter
        return _completed(encounters, self.awaited, line)

    def _room(self, line: Line, marks: list[Token], days: list[Told]) -> Room:
        sentence = Sentence(
            self.doc,
            line.start,
            line.end,
            names=self.names,
            skipped=[token.i for one in days for token in one.span],
            breaks=[token.i for token in marks],
        )
        last = self.last if self.last and line.index - self.last.line <= _NEAR else None
        awaited = self.awaited is not None and line.index - self.awaited.line == 1
        before = Before(
            parties=last.parties() if last else (),
            bodies=last.bodies if last else (),
            distance=line.index - last.line if last else 0,
            together=last is not None and len(last.groups) == 1,
        )
        return Room(sentence, Meanings(self.references, line.index, before), awaited=awaited)

    def _encounter(
        self,
        mark: Token,
        found: Sides,
        kind: Status,
        where: tuple[Line, list[Told]],
    ) -> Encounter:
        line, days = where
        groups = self._groups(found)
        expression = date_for(mark, days, line)
        day = self.calendar.day(expression, kind)
        if kind == "held" and self.calendar.is_ahead(day):
            kind = "planned"
        place = place_of(self.doc, mark, self.found.get(line.index, []), (line.start, line.end))
        if groups and found.awaited and self.awaited is not None:
            kind = self.awaited.status
            day, place = day or self.awaited.date, place or self.awaited.place
        if groups and found.joined and self.last is not None:
            day, place = day or self.last.date, place or self.last.place
        if groups and _is_resumed(mark) and self._is_last(line, kind):
            assert self.last is not None
            day, place = day or self.last.date, place or self.last.place
        if groups and place is None and self.awaited and line.index - self.awaited.line == 1:
            place = self.awaited.place
        if groups and place is None:
            place = self._place_before(groups, line)
        return Encounter(line.index, kind, day, place, groups)

    def _place_before(self, groups: list[list[Found]], line: Line) -> str | None:
        """Where the sentences before put one of the parties: "Kerry arrived in Kyiv."."""
        keys = {self.references.key(name) for group in groups for name in group}
        for index in range(line.index - 1, max(line.index - 3, -1), -1):
            names = self.found.get(index, [])
            if keys & {self.references.key(name) for name in names}:
                before = self.lines[index]
                place = journey_to(self.doc, names, (before.start, before.end))
                if place is not None:
                    return place
        return None

    def _is_last(self, line: Line, kind: Status) -> bool:
        """Whether the report before is near and of the same status."""
        last = self.last
        return last is not None and line.index - last.line <= 2 and last.status == kind

    def _groups(self, found: Sides) -> list[list[Found]]:
        together = self._once(found.together)
        if len(together) > 1:
            return [together]
        return [
            [one, other]
            for one in self._once(found.left)
            for other in self._once(found.right)
            if self.references.key(one) != self.references.key(other)
        ]

    def _once(self, names: Iterable[Found]) -> list[Found]:
        once: dict[str, Found] = {}
        for name in names:
            once.setdefault(self.references.key(name), name)
        return list(once.values())


def _is_resumed(mark: Token) -> bool:
    """Whether a meeting is one that the text has told of: "the talks were attended by …"."""
    before = mark.doc[mark.i - 1].lower_ if mark.i else ""
    return mark.pos_ == "NOUN" and before in ("the", "this", "these")


def _completed(
    encounters: list[Encounter], awaited: Encounter | None, line: Line
) -> list[Encounter]:
    """ "A talks with B during their meeting in Rome": one word has the parties, one the place."""
    if awaited is not None and awaited.line == line.index:
        for encounter in encounters:
            if encounter.status == awaited.status:
                encounter.date = encounter.date or awaited.date
                encounter.place = encounter.place or awaited.place
    return encounters
