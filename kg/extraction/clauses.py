"""Walks through a parsed sentence: subjects, objects, prepositional phrases, conjuncts.

Both label sets of English parsers are understood: Universal Dependencies (obj, obl, nmod, case)
and ClearNLP (dobj, pobj, prep, agent).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.tables import words

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "dobj", "iobj", "dative"})
_OBLIQUES = frozenset({"obl", "nmod", "obl:agent", "obl:arg", "obl:tmod", "obl:npmod"})
_UNNAMED = frozenset({"appos", "flat", "flat:name", "compound", "nmod:desc", "name"})
_NONFINITE_LINKS = frozenset({"xcomp", "advcl", "acl", "pcomp", "conj", "parataxis", "csubj"})
_MODALS = words("phrasing", "modal")
FINITE_AUXILIARIES = _MODALS | words("phrasing", "auxiliary")
RELATIVES = frozenset({"who", "whom", "which", "that", "whose", "where"})


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that are joined to it, in order of the text."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found.extend(conjuncts(child))
    return found


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, noun) for the prepositional phrases that depend on `token`.

    A preposition of several words is joined by blanks: "ahead of".
    """
    for child in token.children:
        if child.dep_.partition(":")[0] in ("obl", "nmod") and child.dep_ != "nmod:poss":
            marks = [c for c in child.children if c.dep_ in ("case", "mark")]
            if marks:
                yield _preposition(marks), child
        elif child.dep_ in ("prep", "agent"):
            yield from _clear_phrase(child, child.lower_)


def _preposition(marks: list[Token]) -> str:
    words = [t for mark in marks for t in (mark, *(c for c in mark.children if c.dep_ == "fixed"))]
    return " ".join(t.lower_ for t in sorted(words, key=lambda t: t.i))


def _clear_phrase(preposition: Token, words: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield words, child
        elif child.dep_ == "prep":
            yield from _clear_phrase(child, f"{words} {child.lower_}")


def preposition_of(token: Token) -> str:
    """Return the preposition that introduces a noun or a gerund, "" where there is none."""
    if token.dep_.startswith("obl") and token.head.lower_ == "following":
        return "following"
    marks = [c for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i]
    if marks:
        first = min(mark.i for mark in marks)
        ahead = first > 0 and token.doc[first - 1].lower_ == "ahead"
        return "ahead of" if ahead else _preposition(marks)
    if token.dep_ in ("pobj", "pcomp"):
        outer = token.head.head
        if token.head.dep_ == "prep" and outer.dep_ == "prep":
            return f"{outer.lower_} {token.head.lower_}"
        return token.head.lower_
    return ""


def governor(token: Token) -> Token | None:
    """Return what a token depends on, prepositions skipped; None for the root."""
    head = token.head
    if head == token or token.dep_ in ("ROOT", "root"):
        return None
    while head.dep_ in ("prep", "agent") and head.head != head:
        head = head.head
    return head


def subjects(verb: Token) -> list[Token]:
    """Return the heads of the verb's subjects, conjuncts included; relatives become their noun.

    A verb without a subject takes that of the verb it depends on, or that verb's object where
    that is the one who acts ("sent Pompeo to meet Kim").
    """
    return [noun for subject in _subject_heads(verb, 0) for noun in conjuncts(subject)]


def _subject_heads(verb: Token, depth: int) -> list[Token]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return [_antecedent(c) for c in own]
    if depth > 6 or verb.head == verb:
        return []
    head = governor(verb)
    link = verb.dep_.partition(":")[0]
    if head is None or (link not in _NONFINITE_LINKS and link != "ccomp"):
        return []
    if link == "xcomp" and head.lower_ in _OBJECT_CONTROL:
        objects = [c for c in head.children if c.dep_ in OBJECTS]
        if objects:
            return objects
    if link == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _holder(verb, head, depth)
    return _subject_heads(head, depth + 1)


_OBJECT_CONTROL = words("phrasing", "sending")


def _holder(verb: Token, noun: Token, depth: int) -> list[Token]:
    """Who acts in a clause that hangs on a noun: "the envoy meeting X", "his plans to meet X"."""
    owners = [c for c in noun.children if c.dep_ in ("nmod:poss", "poss")]
    if owners:
        return owners
    infinitive = any(c.lower_ == "to" for c in verb.children)
    if not infinitive or noun.pos_ == "PROPN":
        return [noun]
    return _subject_heads(noun, depth + 1) or _subject_above(noun, depth + 1)


def _subject_above(noun: Token, depth: int) -> list[Token]:
    head = governor(noun)
    if head is None or depth > 6:
        return []
    return _subject_heads(head, depth + 1) or _subject_above(head, depth + 1)


def _antecedent(token: Token) -> Token:
    """A relative pronoun's noun; any other token itself."""
    if token.lower_ not in RELATIVES:
        return token
    verb = token.head
    for _ in range(4):
        if verb.dep_ in ("acl:relcl", "relcl"):
            return verb.head
        if verb.head == verb:
            break
        verb = verb.head
    return token


def verb_above(noun: Token) -> Token | None:
    """Return the nearest verb that a noun depends on, through other nouns."""
    head = governor(noun)
    for _ in range(8):
        if head is None or head.pos_ in ("VERB", "AUX"):
            return head
        head = governor(head)
    return None


def clause_verb(trigger: Token) -> Token | None:
    """Return the verb of which a noun is the subject or object, itself or as "round of talks"."""
    noun = trigger
    for _ in range(4):
        head = governor(noun)
        if head is None or head.pos_ in ("VERB", "AUX"):
            joined = noun.dep_ in SUBJECTS or noun.dep_ in OBJECTS
            return head if joined else None
        noun = head
    return None


def objects(verb: Token) -> list[Token]:
    """Return the heads of the verb's objects with their conjuncts; relatives become their noun."""
    return [noun for c in verb.children if c.dep_ in OBJECTS for noun in conjuncts(_antecedent(c))]


def renamers(noun: Token) -> list[Token]:
    """Return what renames a noun: apposition, flat names, title compounds."""
    return [c for c in noun.children if c.dep_ in _UNNAMED]


def is_finite(verb: Token) -> bool:
    """Return whether a verb form has a tense of its own."""
    if any(c.lower_ == "to" and c.i < verb.i for c in verb.children if c.dep_ in ("mark", "aux")):
        return False
    if any(c.lower_ in FINITE_AUXILIARIES for c in verb.children if c.dep_.startswith("aux")):
        return True
    if verb.lower_.endswith("ing") or verb.dep_ in ("acl", "amod"):
        return False
    if verb.tag_:
        return verb.tag_ in ("VBD", "VBP", "VBZ", "MD")
    form = verb.morph.get("VerbForm", [])
    return form[0] == "Fin" if form else verb.dep_ not in ("xcomp", "pcomp")
