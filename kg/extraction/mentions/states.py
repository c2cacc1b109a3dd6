"""Is it a state here, or a place?

"Tehran said" and "in Tehran"; the Georgia of Tbilisi and that of Atlanta.
"""

from functools import cache

from spacy.tokens import Doc

from kg.extraction.mentions.spans import POSSESSIVES, text_at
from kg.extraction.mentions.titles import is_portfolio, is_title
from kg.lexicon import LEXICON, listed
from kg.model import Kind
from kg.resolution.states import Form, code_of

Reading = tuple[Kind, str | None]

QUOTES = frozenset("\"'“”‘’()[]")
LIST_WORDS = LEXICON.words("small_words", "list")
ADVERBS = LEXICON.words("small_words", "adverb")
ARTICLES = frozenset(["the", "The", "THE"])
HYPHENS = frozenset(["-", "‑", "–"])


def reading(
    doc: Doc, start: int, end: int, form: Form, vocabulary: frozenset[str]
) -> Reading | None:
    """Return the kind and code that tokens `start` to `end` have as this form of a state.

    None where it names nothing here. `vocabulary` is every word of the article; it tells
    Georgia of Tbilisi from Georgia of Atlanta.
    """
    if form.use == "people":
        return "group", None
    if form.use in ("capital", "seat"):
        return ("state", form.code) if acts(doc, start, end, form) else ("place", None)
    return _told_apart(form, vocabulary)


@cache
def ambiguous() -> dict[str, dict[str, str]]:
    """Return the rows of the table of ambiguous names by form."""
    return {row["form"]: row for row in LEXICON.rows("ambiguous")}


def _told_apart(form: Form, vocabulary: frozenset[str]) -> Reading | None:
    row = ambiguous().get(form.text)
    if row is None:
        return "state", form.code
    speaks_for = sum(word in vocabulary for word in listed(row["for"]))
    speaks_against = sum(word in vocabulary for word in listed(row["against"]))
    if speaks_for > speaks_against:
        return "state", row["code"]
    otherwise = row["else"]
    if otherwise == "none":
        return None
    if otherwise.isupper():
        return "state", otherwise
    if otherwise == "state" and not speaks_against:
        return "state", row["code"]
    return "place", None


def acts(doc: Doc, start: int, end: int, form: Form) -> bool:
    """Return whether a capital or seat stands for its state: it speaks, decides, has ties."""
    for verdict in (
        _verdict_beside(doc, start, end),
        _verdict_after(doc, end),
        _verdict_before(doc, start),
    ):
        if verdict is not None:
            return verdict
    return form.use == "seat"


def _verdict_beside(doc: Doc, start: int, end: int) -> bool | None:
    """Judge by a hyphen or "in": "Tehran-backed", "pro-Beijing", "in Moscow"."""
    following, before = _word(doc, end), _word(doc, start - 1)
    if before in ARTICLES:
        before = _word(doc, start - 2)
    if following in HYPHENS and not doc[end - 1].whitespace_:
        return _word(doc, end + 1) in LEXICON.words("acting", "hyphen")
    if before in HYPHENS and _word(doc, start - 2) in ("pro", "anti"):
        return True
    if before in LEXICON.words("acting", "prep-place") and following not in POSSESSIVES:
        return False
    return None


def _verdict_after(doc: Doc, end: int) -> bool | None:
    """Judge by what follows: "'s response", "airport", "has rejected", "is ready to"."""
    following = _word(doc, end)
    if following in POSSESSIVES:
        return _owns(doc, end + 1)
    if following in LEXICON.words("acting", "noun"):
        return True
    if following in LEXICON.words("acting", "noun-place"):
        return False
    position = end
    while following in ADVERBS or (following.endswith("ly") and len(following) > 4):
        position += 1
        following = _word(doc, position)
    if following in ("is", "was", "are", "were"):
        return _is_willing(doc, position + 1)
    if following in LEXICON.words("acting", "verb"):
        return _word(doc, position + 1) not in ("been", "be")
    verb = position < len(doc) and doc[position].pos_ == "VERB"
    return True if verb and following.endswith(("s", "ed")) else None


def _owns(doc: Doc, position: int) -> bool:
    """Return whether what a capital has is the state's: "'s response", not "'s Hyde Park"."""
    noun = text_at(doc, position)
    if noun[:1].isupper() and not (is_title(noun) or is_portfolio(noun)):
        return False
    return noun.lower() not in LEXICON.words("acting", "noun-place")


def _is_willing(doc: Doc, position: int) -> bool | None:
    """Return True after "is": "ready", "not seeking"; None where it says nothing."""
    complement = _word(doc, position)
    if complement in ("not", "n't") or complement in ADVERBS:
        complement = _word(doc, position + 1)
    willing = complement in LEXICON.words("small_words", "willing")
    return willing or complement.endswith("ing") or None


def _verdict_before(doc: Doc, start: int) -> bool | None:
    """Judge by what stands before: "ties with", "in", "a warning to", "accused"."""
    position = start - 1
    while position >= 0 and start - position < 8 and _is_list(doc, position):
        position -= 1
    before = _word(doc, position)
    if before in LEXICON.words("acting", "prep-place"):
        return False
    if before == "between":
        other = [doc[i].text for i in range(position + 1, min(position + 8, len(doc)))]
        return sum(code_of(text) is not None for text in other) >= 2
    if before in LEXICON.words("acting", "prep") or before in LEXICON.words("acting", "object"):
        return True
    if before in ("to", "from", "of"):
        nouns = LEXICON.words("acting", "prep-if")
        return _word(doc, position - 1) in nouns or _word(doc, position - 2) in nouns
    if before == "for":
        head = text_at(doc, position - 1)
        return not head[:1].isupper() and head.lower() not in LEXICON.words("acting", "prep-not")
    return None


def _is_list(doc: Doc, position: int) -> bool:
    """Return whether a token is a part of a list of names before the name, or its article."""
    text = doc[position].text
    if text in LIST_WORDS or text in ARTICLES or text in QUOTES:
        return True
    return text[:1].isupper() and code_of(text) is not None


def _word(doc: Doc, position: int) -> str:
    return text_at(doc, position).lower()
