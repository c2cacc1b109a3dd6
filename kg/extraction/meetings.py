"""Doc -> reports of meetings: who met whom, when and where, and whether it came to it.

A word of the table ``data/meetings.tsv`` opens the question; the phrases around it say who.
"A met B and C" is two reports, since B did not meet C; "A, B and C met" is one.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction import dates
from kg.extraction.clauses import SUBJECTS, governor, objects, preposition_of
from kg.extraction.found import Found
from kg.extraction.meeting_words import particles, senses, triggers
from kg.extraction.parties import HAPPENING, Room, Sides
from kg.extraction.phrases import Sentence, Series
from kg.extraction.places import place_of
from kg.extraction.references import References
from kg.extraction.sentences import Line, sentences
from kg.extraction.status import status
from kg.extraction.tables import words
from kg.model import Claim, Report, Status, content_id

_WITH = frozenset({"with"})
_BETWEEN = frozenset({"between", "among"})
_TALKS = frozenset({"with", "between", "among", "of", "by", "to"})


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
    reader = _Reader(doc, found, list(claims), published or _dated(doc.text), article_id, lines)
    return reader.reports(published=published)


def _dated(text: str) -> str | None:
    """The last full date of the article's own lines, by which "June 17" finds its year."""
    full = [e for e in dates.expressions(text) if e.kind in ("day", "iso") and e.parts.get("year")]
    resolved = [dates.resolve(e, published=None) for e in full]
    known = sorted(d for d in resolved if d)
    return known[-1] if known else None


class _Reader:
    """Reads one article's sentences in order."""

    def __init__(
        self,
        doc: Doc,
        found: Sequence[Found],
        claims: Sequence[Claim],
        reference: str | None,
        article_id: str,
        lines: Sequence[Line],
    ) -> None:
        self.doc = doc
        self.found = found
        self.lines = lines
        self.reference = reference
        self.article_id = article_id
        self.references = References(doc, found, claims, lines)
        self.names = {i: name for name in found for i in range(name.start, name.end)}
        self.recent: list[Found] = []
        self.recent_line = -9
        self.anchor: str | None = None

    def reports(self, *, published: str | None) -> list[Report]:
        reports: dict[str, Report] = {}
        for line in self.lines:
            span = self.doc[line.start : line.end]
            if wanted(span):
                for report in self._read(line, published):
                    reports.setdefault(report.id, report)
        return list(reports.values())

    def _read(self, line: Line, published: str | None) -> list[Report]:
        doc, text = self.doc, self.doc.text[line.start_char : line.end_char]
        words = {t.text for t in doc[line.start : line.end]}
        if _elsewhere(words):
            return []
        told = [
            (dates_span, expression)
            for expression in dates.expressions(text)
            if (dates_span := _tokens(doc, line, expression)) is not None
        ]
        skipped = [t.i for s, _ in told for t in s]
        marks = [t for t in doc[line.start : line.end] if _sense(t)]
        sentence = Sentence(
            doc,
            line.start,
            line.end,
            names=self.names,
            skipped=skipped,
            breaks=[t.i for t in marks],
        )
        recent = self.recent if line.index - self.recent_line <= 3 else []
        room = Room(doc, sentence, self.references, line.index, recent)
        reports: list[Report] = []
        for token in marks:
            sides = _sides(room, token)
            groups = _groups(sides, self.references)
            if not groups:
                continue
            kind = status(token)
            if kind is None:
                continue
            when = self._when(token, sides, told, line, kind, published)
            where = place_of(
                doc,
                token,
                [n for n in self.found if line.start <= n.start < line.end],
                (line.start, line.end),
            )
            reports.extend(self._report(line, g, kind, when, where) for g in groups)
            self.recent = _once([n for g in groups for n in g], self.references)
            self.recent_line = line.index
        return reports

    def _report(
        self, line: Line, group: list[Found], kind: Status, when: str | None, where: str | None
    ) -> Report:
        ids = tuple(sorted(name.id for name in group))
        return Report(
            id=content_id("report", self.article_id, line.start_char, kind, when, where, *ids),
            article_id=self.article_id,
            start=line.start_char,
            end=line.end_char,
            status=kind,
            participants=ids,
            date=when,
            place=where,
        )

    def _when(
        self,
        token: Token,
        sides: Sides,
        told: list[tuple[Span, dates.Expression]],
        line: Line,
        kind: Status,
        published: str | None,
    ) -> str | None:
        scored = [(_closeness(token, sides, span, line), span, e) for span, e in told]
        best = max(scored, key=lambda s: s[0], default=None)
        if best is None or best[0] <= 0:
            return None
        tense: dates.Tense = "future" if kind == "planned" else "past"
        known = published
        if published is None and best[2].kind in ("day", "days", "month", "iso"):
            known = self.reference
        when = dates.resolve(best[2], published=known, tense=tense, anchor=self.anchor)
        self.anchor = when or self.anchor
        return when


def _tokens(doc: Doc, line: Line, expression: dates.Expression) -> Span | None:
    start, end = line.start_char + expression.start, line.start_char + expression.end
    return doc.char_span(start, end, alignment_mode="expand")


def _elsewhere(words: set[str]) -> bool:
    table = senses("not_meetings")
    return any(
        "clause" in table.of(word) or (word.islower() and "sentence" in table.of(word))
        for word in words
    )


def _sense(token: Token) -> str:
    """The sense in which a token may tell of a meeting, "" where it is no such word."""
    found = senses("meetings").of(token.lower_) - {"hold", "join"}
    if not found:
        return ""
    noun = token.pos_ in ("NOUN", "PROPN")
    if "talks" in found and (noun or len(found) == 1):
        return "talks"
    if token.lower_ == "meeting":
        return "meet"
    if noun and token.lower_ not in ("met", "meets", "confers", "receives"):
        return ""
    wanted_particles = particles().get(token.lower_)
    verbal = found - {"talks"}
    if not verbal:
        return ""
    sense = next(iter(sorted(verbal)))
    if wanted_particles and sense not in ("confer",):
        near = {t.lower_ for t in token.doc[token.i + 1 : token.i + 4]}
        return sense if near & wanted_particles else ""
    if wanted_particles and "with" not in wanted_particles:
        near = {t.lower_ for t in token.doc[token.i + 1 : token.i + 6]}
        return sense if near & wanted_particles else ""
    return sense


def _sides(room: Room, token: Token) -> Sides:
    sense = _sense(token)
    if sense == "talks":
        return _noun_sides(room, token)
    if sense == "meet":
        return _verb_sides(room, token, words=_WITH | {"by"}, direct=True, alone=True)
    if sense == "confer":
        return _verb_sides(room, token, words=_WITH | {"between"}, direct=False, alone=False)
    if sense == "gather":
        return _verb_sides(room, token, words=_WITH, direct=False, alone=True)
    return _host_sides(room, token, visit=sense == "visit")


def _verb_sides(
    room: Room, token: Token, *, words: frozenset[str], direct: bool, alone: bool
) -> Sides:
    series = room.after(token.i, words, direct=direct)
    if series is not None and _is_thing(room, series, token):
        return Sides()
    left = room.subject(token)
    if series is None:
        return Sides(together=left if alone and len(left) > 1 else [], end=token.i)
    right = room.members(series, apart=left)
    if (more := room.further(series)) is not None:
        right += room.members(more, apart=left)
    return Sides(left=left, right=right, end=series.end)


def _host_sides(room: Room, token: Token, *, visit: bool) -> Sides:
    """The one who receives and the guest: a person, or people who speak for others."""
    series = room.after(token.i, frozenset({"by", "on"} if visit else {"by"}), direct=True)
    if series is not None and token.lower_.startswith("call") and _asks(room, series):
        return Sides()
    if series is None or _is_thing(room, series, token):
        return Sides()
    left = room.subject(token)
    right = [
        n
        for phrase in series.phrases
        for n in room.meant(phrase, apart=[room.references.key(x) for x in left])
        if n.kind == "person" or (phrase.named is None and not visit)
    ]
    human = [n for n in left if n.kind != "place"]
    return Sides(left=human, right=right, end=series.end)


def _asks(room: Room, series: Series) -> bool:
    """Whether "called on" asks for something: "called on the premier to resign"."""
    return series.preposition != "on" or any(
        t.lower_ in ("to", "for") for t in room.doc[series.end : series.end + 2]
    )


def _noun_sides(room: Room, token: Token) -> Sides:
    if _is_sitting(room, token):
        return Sides()
    series = room.after(token.i, _TALKS, direct=False)
    owners, owned = room.owner(token)
    if series is not None and series.preposition in _BETWEEN:
        members = room.members(series)
        if len(members) == 1 and (other := room.other_end(series)) is not None:
            members += room.members(other, apart=members)[-1:]
        return Sides(together=members, end=series.end)
    if series is not None and series.preposition == "with":
        if _is_thing(room, series, token):
            return Sides()
        left = owners or _holders(room, token)
        return Sides(left=left, right=room.members(series, apart=left), end=series.end)
    if series is not None and series.preposition in ("of", "by"):
        members = room.members(series)
        if len(members) > 1:
            return Sides(together=members, end=series.end)
    if owned and len(owners) > 1:
        return Sides(together=owners, end=token.i)
    holders = _holders(room, token)
    if _is_known(room, token) and room.recent:
        return Sides(left=holders, right=list(room.recent), end=token.i)
    held = _is_held(token)
    if len(holders) > 1 and held:
        return Sides(together=holders, end=token.i)
    if owned and len(owners) == 1:
        return Sides(left=owners, right=holders, end=token.i)
    if len(owners) > 1 and held:
        return Sides(together=owners, end=token.i)
    return _told(room, token, holders)


_ADJUNCT = frozenset({"during", "at", "in", "after", "following", "over"})
_ADDRESS = words("phrasing", "address")


def _is_held(noun: Token) -> bool:
    """Whether someone holds or attends the meeting, or it takes place."""
    verb = governor(noun)
    for _ in range(3):
        if verb is None or verb.pos_ in ("VERB", "AUX"):
            break
        verb = governor(verb)
    if verb is None:
        return False
    if noun.dep_ in SUBJECTS:
        return verb.lower_ in HAPPENING
    return senses("meetings").has(verb.lower_, "hold", "join")


def _is_known(room: Room, noun: Token) -> bool:
    """Whether someone joins the talks that the text has told of: "joined the talks"."""
    verb = governor(noun)
    article = room.doc[noun.i - 1].lower_ if noun.i else ""
    return (
        verb is not None
        and article in ("the", "those", "these")
        and senses("meetings").has(verb.lower_, "join")
    )


def _told(room: Room, noun: Token, holders: list[Found]) -> Sides:
    """ "A told B during a meeting" says that the two met."""
    verb = governor(noun)
    if verb is None or verb.lower_ not in _ADDRESS or preposition_of(noun) not in _ADJUNCT:
        return Sides()
    told = [
        name
        for token in objects(verb)
        for name in room.members(room.series_with(token.i), apart=holders)
        if name.kind == "person"
    ]
    return Sides(left=holders, right=told, end=noun.i)


def _holders(room: Room, noun: Token) -> list[Found]:
    """Who holds a meeting: the subject of the verb that it depends on."""
    if noun.dep_ in SUBJECTS:
        return []
    verb = room.above(noun)
    return room.before(noun) if verb is None else room.subject(verb)


def _is_thing(room: Room, series: Series, token: Token) -> bool:
    """Whether what was met or received is a thing: a deadline, criticism, aid."""
    word = room.doc[series.phrases[0].head].lower_
    table = senses("not_meetings")
    where = ("object", "with") if series.preposition == "with" else ("object",)
    return series.phrases[0].named is None and table.has(word, *where)


def _is_sitting(room: Room, noun: Token) -> bool:
    """Whether a noun is a sitting of a body: "board meeting", "meeting of the cabinet"."""
    table = senses("not_meetings")
    before = room.doc[noun.i - 1].lower_ if noun.i else ""
    return table.has(before, "of")


def _groups(sides: Sides, references: References) -> list[list[Found]]:
    together = _once(sides.together, references)
    if len(together) > 1:
        return [together]
    groups = []
    for one in _once(sides.left, references):
        for other in _once(sides.right, references):
            if references.key(one) != references.key(other):
                groups.append([one, other])
    return groups


def _once(names: Iterable[Found], references: References) -> list[Found]:
    once: dict[str, Found] = {}
    for name in names:
        once.setdefault(references.key(name), name)
    return list(once.values())


_SPEECH = frozenset(
    {"said", "says", "told", "tells", "reported", "announced", "added", "warned", "asked"}
)


def _closeness(token: Token, sides: Sides, span: Span, line: Line) -> int:
    """How surely a date is that of the meeting; 0 where it is not."""
    doc = token.doc
    low, high = min(token.i, span.start), max(token.i, span.end)
    between = doc[low:high]
    verbs = [t for t in between if t.pos_ == "VERB" and t.i != token.i and t not in span]
    if span.start > token.i and not verbs:
        return 5
    head = governor(span.root)
    for _ in range(4):
        if head is None:
            break
        if head is token:
            return 4
        if head.pos_ == "VERB":
            break
        head = governor(head)
    above = governor(token)
    if head is not None and above is head and head.lower_ not in _SPEECH:
        return 3
    if span.end <= token.i and not verbs:
        return 3
    if span.start - line.start <= 2 and not any(t.lower_ in _SPEECH for t in between):
        return 2
    if span.end >= line.end - 2 and doc[span.start - 1].text == "," and "20" in span.text:
        return 2
    return 0
