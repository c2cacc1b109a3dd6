"""Pairs that met, as the pipeline reads them -> reports of meetings, with date and place.

"A met B and C" is two reports, since B did not meet C; "A, B and C met" is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import networkx as nx
from spacy.tokens import Doc

from kg.extraction.component import DateMention, MentionIndex
from kg.extraction.dates.attach import attached
from kg.extraction.dates.calendar import Calendar
from kg.extraction.mentions.spans import POSSESSIVES, MentionSpan, text_at
from kg.extraction.sentences import SentenceSpan, line_at
from kg.lexicon import LEXICON
from kg.model import Kind, Report, Status, part_id
from kg.nlp.meetings import MeetingPair
from kg.nlp.names import plain
from kg.nlp.offices import CERTAIN_OFFICE, Office
from kg.nlp.reading import entities_of
from kg.resolution.states import form_of

CERTAIN = 0.5
"""A pair of which less than this share is true is not reported."""
UNNAMED = 0.1
"""So much more certain is a pair of which its sentence does not name both."""
LIKELY = 0.5
"""Two of a sentence that are this likely to have met leave no room for a third from outside."""


def find_reports(
    doc: Doc,
    index: MentionIndex,
    calendar: Calendar,
    *,
    article_id: str = "",
    least: float = CERTAIN,
    publisher: str | None = None,
) -> list[Report]:
    """Return the reports of the meetings of a Doc that are at least so certain, in order."""
    told: dict[tuple[int, Status, int | None, int | None], list[MeetingPair]] = defaultdict(list)
    entities = entities_of(doc)
    met = without_press(doc._.meetings or (), index, publisher)
    pairs = list(apart_from_bodies(met, doc, index, entities))
    inside = own_parties_first(pairs, index, entities)
    topics = topics_of(doc, index)
    for pair in sure_enough(inside, index, entities, least):
        if not (is_distant(doc, pair.trigger) or topics & {pair.left, pair.right}):
            told[pair.trigger, pair.status, pair.when, pair.place].append(pair)
    away = elsewhere(doc, index)
    reports: dict[str, Report] = {}
    for (trigger, status, when, place), some in sorted(told.items(), key=lambda one: one[0][0]):
        line = line_at(index.lines, trigger)
        date = index.mentions[when] if when is not None else None
        told_at = attached(doc, line, trigger, date) if isinstance(date, DateMention) else None
        day = calendar.day(told_at, status)
        ahead = status == "held" and calendar.is_ahead(day)
        known: Status = "planned" if ahead else status
        drawn = Report(
            "", article_id, 0, 0, known, (), day, _place(index, None if place in away else place)
        )
        for group, confidence in _groups(some):
            people = [index.mentions[number] for number in group]
            report = _report(drawn, line, people, confidence)
            reports.setdefault(report.id, report)
    return list(reports.values())


def is_distant(doc: Doc, trigger: int) -> bool:
    """Return whether a word tells of a telephone call or a letter, not of a meeting."""
    around = {
        "word": doc[trigger].lower_,
        "unless-before": text_at(doc, trigger - 1).lower(),
        "unless-after": text_at(doc, trigger + 1).lower(),
    }
    said = {kind for kind, word in around.items() if word in LEXICON.words("distant", kind)}
    return said == {"word"}


def topics_of(doc: Doc, index: MentionIndex) -> set[int]:
    """Return the mentions that are talked about: "they discussed Doe"."""
    about = LEXICON.words("distant", "about")
    before = (one.start - 1 for one in index.mentions)
    articles = LEXICON.words("small_words", "article")
    verbs = (at - 1 if text_at(doc, at) in articles else at for at in before)
    return {n for n, verb in enumerate(verbs) if text_at(doc, verb).lower() in about}


def without_press(
    pairs: Iterable[MeetingPair], index: MentionIndex, publisher: str | None
) -> list[MeetingPair]:
    """Return the pairs without the article's publisher: "Wikinews asked Doe" is an interview."""
    press = plain(publisher or "")
    own = {n for n, one in enumerate(index.mentions)
           if isinstance(one, MentionSpan) and plain(one.text) == press}  # fmt: skip
    return [pair for pair in pairs if not own & {pair.left, pair.right}]


def apart_from_bodies(
    pairs: Sequence[MeetingPair], doc: Doc, index: MentionIndex, entities: Sequence[int]
) -> Iterator[MeetingPair]:
    """Yield the pairs without those of a body whose office-holder or part takes part itself.

    In "Greek Prime Minister Doe met Roe" nobody says Greece. Nor does anybody meet the body in
    which he surely holds an office. `entities` are those of the mentions.
    """
    offices: Sequence[Office] = doc._.offices or ()
    holders = dict(parts_of(doc, index))
    holders |= {office.body: office.holder for office in offices if office.body is not None}
    speakers: dict[tuple[int, int], set[int]] = defaultdict(set)
    for body, holder in holders.items():
        if isinstance(told := index.mentions[body], MentionSpan):
            speakers[told.sentence, entities[body]].add(entities[holder])
    own = {
        (entities[office.body], entities[office.holder])
        for office in offices
        if office.body is not None and office.confidence >= CERTAIN_OFFICE
    }
    present: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        present[pair.trigger] |= {pair.left, pair.right}

    def is_spoken_for(body: int, other: int, trigger: int) -> bool:
        line = line_at(index.lines, trigger).index
        people = {entities[one] for one in present[trigger]} - {entities[other]}
        is_own = (entities[body], entities[other]) in own
        is_titled = holders.get(body) in present[trigger]
        return is_own or is_titled or not speakers[line, entities[body]].isdisjoint(people)

    for pair in pairs:
        sides = ((pair.left, pair.right), (pair.right, pair.left))
        if not any(is_spoken_for(one, other, pair.trigger) for one, other in sides):
            yield pair


def parts_of(doc: Doc, index: MentionIndex) -> Iterator[tuple[int, int]]:
    """Yield each whole with its part: of "the Force of the Guards" and "the Guards' Force"."""
    for number, (one, other) in enumerate(pairwise(index.mentions)):
        between = [token.lower_ for token in doc[one.end : other.start]]
        if between in (["of"], ["of", "the"]):
            yield number + 1, number
        elif len(between) == 1 and between[0] in POSSESSIVES:
            yield number, number + 1


def own_parties_first(
    pairs: Sequence[MeetingPair], index: MentionIndex, entities: Sequence[int]
) -> Iterator[MeetingPair]:
    """Yield the pairs without those of somebody from outside, where a word's sentence names two.

    Whom it names is inside it, though the network read him at another mention; but only people read
    so leave no room for others, since talks of states go on over many sentences.
    """
    named = _named(index, entities)

    def is_inside(pair: MeetingPair, *kinds: Kind) -> bool:
        line = line_at(index.lines, pair.trigger).index
        both = [one for one in (index.mentions[pair.left], index.mentions[pair.right])
                if isinstance(one, MentionSpan)]  # fmt: skip
        again = {entities[pair.left], entities[pair.right]} <= named[line]
        return all(one.sentence == line or (again and one.kind in kinds) for one in both)

    own = {pair.trigger for pair in pairs
           if pair.confidence >= LIKELY and is_inside(pair, "person")}  # fmt: skip
    for pair in pairs:
        if pair.trigger not in own or is_inside(pair, "person", "group", "state"):
            yield pair


def sure_enough(
    pairs: Iterable[MeetingPair], index: MentionIndex, entities: Sequence[int], least: float
) -> Iterator[MeetingPair]:
    """Yield the pairs that are at least so certain, more where the sentence does not name both.

    Whom "he" or "the talks" mean is often guessed, and then the quotation does not show who met.
    """
    named = _named(index, entities)
    for pair in pairs:
        line = line_at(index.lines, pair.trigger).index
        is_named = {entities[pair.left], entities[pair.right]} <= named[line]
        if pair.confidence >= (least if is_named else least + UNNAMED):
            yield pair


def _named(index: MentionIndex, entities: Sequence[int]) -> dict[int, set[int]]:
    """The entities that each sentence names."""
    found: dict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(index.mentions):
        if isinstance(one, MentionSpan):
            found[one.sentence].add(entities[number])
    return found


def _groups(pairs: Sequence[MeetingPair]) -> list[tuple[list[int], float]]:
    """Mentions of which each met all others, the largest such groups, with the least confidence."""
    graph = nx.Graph()
    for pair in pairs:
        graph.add_edge(pair.left, pair.right, confidence=pair.confidence)
    cliques = sorted(sorted(clique) for clique in nx.find_cliques(graph))
    return [
        (clique, min(c for _, _, c in graph.subgraph(clique).edges.data("confidence")))
        for clique in cliques
    ]


def _report(
    drawn: Report,
    line: SentenceSpan,
    people: Sequence[MentionSpan | DateMention],
    confidence: float,
) -> Report:
    ids = tuple(sorted(one.id for one in people if isinstance(one, MentionSpan)))
    told_of = (drawn.status, drawn.date, drawn.place)
    return replace(
        drawn,
        id=part_id(drawn.article_id, "report", line.start_char, *told_of, *ids),
        start=line.start_char,
        end=line.end_char,
        participants=ids,
        confidence=confidence,
    )


def elsewhere(doc: Doc, index: MentionIndex) -> set[int]:
    """Return the places where nobody met, as numbers of mentions.

    To which somebody is sent or goes: "the ambassador to Moscow", "who leaves for Moscow".
    """
    found = {
        number
        for number, one in enumerate(index.mentions)
        if isinstance(one, MentionSpan) and text_at(doc, one.start - 1).lower() == "for"
    }
    for office in doc._.offices or ():
        if office.body is not None:
            between = doc[office.end : index.mentions[office.body].start].text.lower()
            if between.removesuffix(" the") == "to":
                found.add(office.body)
    return found


def _place(index: MentionIndex, number: int | None) -> str | None:
    """The name of a place or a state; an adjective ("Iranian") names none."""
    mention = index.mentions[number] if number is not None else None
    if not isinstance(mention, MentionSpan) or mention.kind not in ("place", "state"):
        return None
    form = form_of(mention.text) if mention.kind == "state" else None
    if form is not None and form.use in ("adjective", "person", "people"):
        return None
    return mention.text.partition(",")[0]
