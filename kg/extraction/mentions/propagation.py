"""What an article calls a name once, it is elsewhere: one kind a name, every occurrence found."""

from collections import Counter, defaultdict

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from kg.extraction.mentions import gazetteer, organisations
from kg.extraction.mentions.spans import POSSESSIVES, MentionSpan, found_at, text_at
from kg.extraction.mentions.titles import is_qualifier, is_title
from kg.lexicon import LEXICON
from kg.model import KINDS, Kind
from kg.resolution.names import person
from kg.resolution.states import code_of

_KINDS: dict[str, Kind] = {kind: kind for kind in KINDS}
PARTICLES = LEXICON.used("particles", "surname")


def vote_kinds(doc: Doc, found: list[MentionSpan]) -> list[MentionSpan]:
    """Return the mentions with one kind for each name that no table knows.

    The majority decides; the surname of a person named in full is that person.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    found = _without_storms(doc, _pairs_apart(doc, found))
    full = (one for one in found if one.kind == "person" and one.end - one.start > 1)
    people = {doc[one.end - 1].text for one in full}
    found = [_as_surname(doc, one, found, people) for one in found]
    sure = _surely_groups(doc, found)
    surnames: set[str] = set()
    for mention in found:
        votes[mention.text.casefold()][mention.kind] += 1
        if mention.kind == "person" and mention.end - mention.start > 1:
            surnames.add(doc[mention.end - 1].lower_)
    towns = _towns(doc, [one for one in found if one.text.casefold() in surnames])
    return [
        mention
        if _is_settled(mention) or mention in towns
        else _voted(doc, mention, votes, surnames, sure)
        for mention in found
    ]


def _pairs_apart(doc: Doc, found: list[MentionSpan]) -> list[MentionSpan]:
    """Return the mentions with "Lincoln-Gorin" as two where it is no name of one person.

    Where both are people of the article, or where one is and what follows is between two: "the
    Lincoln-Gorin summit". "Boeing-Air Force" is two where both are groups of the article.
    """
    groups = {one.text for one in found if one.kind == "group"}
    people = {
        doc[one.end - 1].text for one in found if one.kind == "person" and "-" not in one.text
    }
    apart: list[MentionSpan] = []
    for one in found:
        words = [token.text for token in doc[one.start : one.end]]
        left, _, right = one.text.partition("-")
        if one.kind == "group" and words[1:2] == ["-"] and {left, right} <= groups:
            apart += [found_at(doc, one.start, one.start + 1, "group"),
                      found_at(doc, one.start + 2, one.end, "group")]  # fmt: skip
            continue
        if one.kind != "person" or len(words) != 3 or words[1] not in ("-", "–", "‑"):
            apart.append(one)
            continue
        known = {words[0], words[2]} & people
        after = text_at(doc, one.end).lower()
        if len(known) == 2 or (known and after in organisations.words_at("between")):
            apart += [found_at(doc, one.start, one.start + 1, "person"),
                      found_at(doc, one.end - 1, one.end, "person")]  # fmt: skip
        else:
            apart.append(one)
    return apart


def _as_surname(
    doc: Doc, one: MentionSpan, found: list[MentionSpan], people: set[str]
) -> MentionSpan:
    """Return a town or state as the person of that surname whom the sentence lets speak.

    "Washington said that the state needed roads" after "Governor Denise Washington"; not "in
    Washington", and not where the article speaks of the state by another name as well.
    `people` are the surnames of those who are named in full.
    """
    if one.kind not in ("place", "state") or one.end - one.start > 1 or one.end >= len(doc):
        return one
    bearer = one.text in people
    before = text_at(doc, one.start - 1).lower()
    speaks = doc[one.end].lower_ in organisations.words_at("speaking")
    if not bearer or not speaks or before in organisations.words_at("into"):
        return one
    code = code_of(one.text)
    if code and any(code_of(other.text) == code and other.text != one.text for other in found):
        return one
    return found_at(doc, one.start, one.end, "person")


def _towns(doc: Doc, bearing: list[MentionSpan]) -> list[MentionSpan]:
    """Return the places among mentions whose name a person of the article bears as well.

    "in Tacoma", where Denise Tacoma is the governor; with her "to Tacoma" is one only where the
    article says "in Tacoma" too: one travels to a town, and one speaks to a person.
    """
    after = organisations.words_at("into")
    within = after & LEXICON.words("acting", "prep-place")
    places = [
        (doc[one.start - 1].lower_, one) for one in bearing if one.kind == "place" and one.start
    ]
    known = {one.text for word, one in places if word in within}
    return [one for word, one in places if word in after and one.text in known]


def _is_settled(mention: MentionSpan) -> bool:
    known = mention.text in gazetteer.organisations() or mention.text in gazetteer.region_uses()
    return known or mention.code is not None or code_of(mention.text) is not None


def _voted(
    doc: Doc,
    mention: MentionSpan,
    votes: dict[str, Counter[Kind]],
    surnames: set[str],
    sure: set[str],
) -> MentionSpan:
    counted = votes[mention.text.casefold()]
    kind = max(counted, key=lambda kind: (counted[kind], kind))
    bearer = mention.text.casefold() in surnames
    if mention.text in sure or _described(doc, mention):
        kind = "group"
    elif bearer or _titled(doc, mention):
        kind = "person"
    if kind == mention.kind:
        return mention
    return found_at(doc, mention.start, mention.end, kind)


def _surely_groups(doc: Doc, found: list[MentionSpan]) -> set[str]:
    """Return names that are groups by what stands beside them.

    An acronym defined in brackets; the first words of a firm ("Apple" of "Apple Inc."); a name
    before such words as "spokesman".
    """
    sure: set[str] = set()
    people = {one.text for one in found if one.kind == "person"}
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for one in found:
        kinds[one.text].add(one.kind)
    for one in found:
        if one.kind == "group" and _defines(doc, one.end):
            sure.add(doc[one.end + 1].text)
        last = doc[one.end - 1].text
        if one.end - one.start > 1 and last in organisations.words_at("firm"):
            firm = [token.text for token in doc[one.start : one.end]]
            while len(firm) > 1 and firm[-1] in organisations.words_at("firm"):
                firm.pop()
            sure.add(" ".join(firm))
        if one.kind == "place" and one.text not in people and _is_firm(doc, one):
            sure.add(one.text)
        if _is_staffed(doc, one) or _is_shortened(doc, one, kinds):
            sure.add(one.text)
    return sure


def _is_staffed(doc: Doc, one: MentionSpan) -> bool:
    """Return whether who stands beside it is a body's: "Boeing spokesman", "analyst for Ford"."""
    after, words = text_at(doc, one.end), organisations.words_at
    if one.kind == "person" and one.end - one.start > 1:
        chief = after in words("chief") and text_at(doc, one.end + 1)[:1].isupper()
    else:
        chief = after in words("staff")
    joined = text_at(doc, one.start - 1) in ("for", "of", "at", "in")
    return chief or (joined and text_at(doc, one.start - 2) in words("serving"))


def _is_shortened(doc: Doc, one: MentionSpan, kinds: dict[str, set[Kind]]) -> bool:
    """Return whether a name is short by its first word, as a body's is, not by its last."""
    first, last = doc[one.start].text, doc[one.end - 1].text
    given = one.end - one.start == 2 and person(one.text.lower()).family == last.lower()
    return given and kinds.get(first) == {"group"} and last not in kinds


def _without_storms(doc: Doc, found: list[MentionSpan]) -> list[MentionSpan]:
    """Return the mentions without the names of storms: "Typhoon Haiyan", "Haiyan"."""
    kinds = organisations.words_at("storm")
    storms = {doc[one.start].text for one in found if text_at(doc, one.start - 1) in kinds}
    storms -= {doc[one.end - 1].text for one in found if one.end - one.start > 1}
    return [one for one in found if one.end - one.start > 1 or doc[one.start].text not in storms]


def _is_firm(doc: Doc, one: MentionSpan) -> bool:
    """Return whether what reads like a place has what only firms have: "Tesco's shareholders".

    That it said or sold something would not do: Texas does, too.
    """
    has = text_at(doc, one.end) in POSSESSIVES
    return has and text_at(doc, one.end + 1) in organisations.words_at("owned")


def _described(doc: Doc, mention: MentionSpan) -> bool:
    """Return whether right before a name it is said to be a body: "the bank Morgan Stanley"."""
    before = text_at(doc, mention.start - 1)
    return mention.end - mention.start > 1 and before in organisations.words_at("describing")


def _titled(doc: Doc, mention: MentionSpan) -> bool:
    """Return whether a title stands right before a name that no table knows as a group."""
    before = text_at(doc, mention.start - 1)
    known = mention.text in gazetteer.organisations() or any(
        token.text in organisations.heads() for token in doc[mention.start : mention.end]
    )
    after = text_at(doc, mention.end)
    # "former Florida Governor Jeb Bush": the title is another's, who is named after it.
    others = is_qualifier(before) or (after[:1].isupper() and is_title(after))
    return is_title(before) and not others and not before.endswith("s") and not known


def propagate(doc: Doc, found: list[MentionSpan], free: bytearray) -> list[MentionSpan]:
    """Return further occurrences, in tokens still free, of the names found in this article."""
    kinds = _patterns(doc, found)
    if not kinds:
        return []
    matcher = PhraseMatcher(doc.vocab)
    for kind, start, end in kinds.values():
        words = [token.text for token in doc[start:end]]
        matcher.add(kind, [Doc(doc.vocab, words=form) for form in (words, _recased(words))])
    again: list[MentionSpan] = []
    for span in filter_spans(matcher(doc, as_spans=True)):
        if all(free[span.start : span.end]) and not _inside_a_word(doc, span.start, span.end):
            again.append(found_at(doc, span.start, span.end, _KINDS[span.label_]))
    return again


def _recased(words: list[str]) -> list[str]:
    """Return a name with its first particle in the other case: "Al-Nakhalah", "al-Nakhalah"."""
    first = words[0]
    if first.lower() not in PARTICLES:
        return words
    return [first.lower() if first[0].isupper() else first.title(), *words[1:]]


def _patterns(doc: Doc, found: list[MentionSpan]) -> dict[str, tuple[Kind, int, int]]:
    """Return what to look for: each name, each surname, each acronym defined in brackets."""
    patterns: dict[str, tuple[Kind, int, int]] = {}
    for mention in found:
        start, end = mention.start, mention.end
        if code_of(mention.text) is None and doc[start:end].text == mention.text:
            if _is_name(doc, start, end):
                patterns.setdefault(mention.text, (mention.kind, start, end))
            if mention.kind == "person" and end - start > 1:
                last = _surname(doc, start, end)
                if _is_name(doc, last, end):
                    patterns.setdefault(doc[last:end].text, ("person", last, end))
        if mention.kind == "group" and _defines(doc, end):
            patterns.setdefault(doc[end + 1].text, ("group", end + 1, end + 2))
    return patterns


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Return whether tokens look like a name wherever they stand, not like a common word."""
    if end - start > 1:
        return True
    text = doc[start].text
    return len(text) > 2 and text[0].isupper() and not is_title(text)


def _surname(doc: Doc, start: int, end: int) -> int:
    """Return where the surname starts: "al-Nakhalah", "bin Salman", "Haniyeh"."""
    last = end - 1
    while last - 2 > start and doc[last - 1].text == "-":
        last -= 2
    while last - 1 > start and doc[last - 1].lower_ in PARTICLES:
        last -= 1
    return last


def _defines(doc: Doc, end: int) -> bool:
    """Return whether an acronym in brackets follows: "Islamic Jihad (PIJ)"."""
    acronym = text_at(doc, end + 1)
    bracketed = text_at(doc, end) == "(" and text_at(doc, end + 2) == ")"
    capitals = acronym[:1].isupper() and sum(map(str.isupper, acronym)) >= 2
    return bracketed and capitals and len(acronym) <= 10


def _inside_a_word(doc: Doc, start: int, end: int) -> bool:
    """Return whether a hyphen ties the name to what stands before it: "al-Qaida" for "Qaida"."""
    return start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
