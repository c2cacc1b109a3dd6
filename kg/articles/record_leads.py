"""The lead of an article in a record, which keeps it apart from the text: {"standfirst": …}."""

import re
from collections.abc import Mapping

from kg.articles.fields import LEADS, clean, folded
from kg.articles.prose import wording
from kg.articles.reading_text import plain_line

LEAST, MOST = 40, 700  # characters of a lead, as of that of a page
CUT = re.compile(r"…|\.\.\.")
ENDS = re.compile(r"[.!?][\"'”’)]?$")
SENTENCES = re.compile(r"(?<=[.!?])[\"'”’)]?\s+")
WORD = re.compile(r"[^\W_]+")
TAG = re.compile(r"<[^<>]{0,500}>")
MOST_COMPARED = 50_000  # characters of the text


def with_lead_of(record: Mapping[str, object], text: str) -> str:
    """Return the text of a record under the lead that it has under a key of its own.

    What repeats the text, or was cut off from it ("The talks in …"), is no lead.
    """
    by_fold = {folded(name): value for name, value in record.items()}
    if text == by_fold.get("openingtext"):  # Meltwater: two excerpts of an article
        return "\n\n".join(filter(None, (text, clean(by_fold.get("hitsentence")))))
    said = (plain_line(clean(by_fold[name]) or "") for name in LEADS if name in by_fold)
    return with_lead(text, next(filter(None, map(lead_in, said)), None))


def lead_in(said: str) -> str | None:
    """Return the sentence or the few that a summary is, None where it is cut off, or is neither.

    What publishers add ("The post … appeared first on …") is left out.
    """
    lead = " ".join(line.strip() for line in said.splitlines() if not wording(line.strip()))
    whole = LEAST <= len(lead) <= MOST and ENDS.search(lead) and not CUT.search(lead)
    return lead.strip() if whole else None


def with_lead(text: str, lead: str | None) -> str:
    """Return a text under its lead, where the text does not say the same."""
    if lead is None:
        return text
    there = words(TAG.sub(" ", text[:MOST_COMPARED]))
    if any(words(sentence) in there for sentence in SENTENCES.split(lead)):
        return text
    return f"{lead}\n\n{text}"


def words(text: str) -> str:
    """Return the words of a text in small letters, a space before and behind each."""
    return f" {' '.join(WORD.findall(text.casefold()))} "
