"""Answers: small sequences of findings that show themselves as tables, frames and pictures."""

from kg.results.about import About, Page
from kg.results.articles import Articles, Copies, Stats
from kg.results.entities import Aliases, Entities, Judgements
from kg.results.formats import Formats
from kg.results.meetings import Counterparts, Meetings, Timeline, meeting_record
from kg.results.quotes import Quotes, source, where
from kg.results.table import SHOWN, Cell, ResultTable
from kg.results.ties import Offices, Steps, Ties, statement_record

__all__ = [
    "SHOWN",
    "About",
    "Aliases",
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
    "ResultTable",
    "Stats",
    "Steps",
    "Ties",
    "Timeline",
    "meeting_record",
    "source",
    "statement_record",
    "where",
]
