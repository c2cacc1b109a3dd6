"""Answers: small sequences of findings that show themselves as tables, frames and pictures."""

from kg.answers.about import About, Page
from kg.answers.answer import SHOWN, Answer, Cell
from kg.answers.articles import Articles, Copies, Stats
from kg.answers.entities import Aliases, Entities, Judgements
from kg.answers.formats import Formats
from kg.answers.meetings import Counterparts, Meetings, Timeline, told_record
from kg.answers.quotes import Quotes, source, where
from kg.answers.ties import Offices, Steps, Ties, statement_record

__all__ = [
    "SHOWN",
    "About",
    "Aliases",
    "Answer",
    "Articles",
    "Cell",
    "Copies",
    "Counterparts",
    "Entities",
    "Formats",
    "Judgements",
    "Meetings",
    "Offices",
    "Page",
    "Quotes",
    "Stats",
    "Steps",
    "Ties",
    "Timeline",
    "source",
    "statement_record",
    "told_record",
    "where",
]
