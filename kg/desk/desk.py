"""What all pages of a desk share: the database, who may do what, and what is being added."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from kg.desk.adding import Adding
from kg.desk.notices import tell
from kg.desk.questions import SavedQuestions
from kg.desk.recent import Recent
from kg.desk.sessions import Sessions
from kg.judged_keys import somebody
from kg.knowledge import KnowledgeGraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a desk is served.

    `people` are hashes of passwords by name; None lets in whoever has the token, as `person`.
    `hosts` are the names by which it may be called, beside 127.0.0.1 and localhost; with
    `any_address` also each address by number. `folder` is where files that are dropped, and saved
    questions, are kept.
    """

    folder: Path
    person: str = field(default_factory=somebody)
    port: int = 8765
    hosts: tuple[str, ...] = ()
    any_address: bool = False
    read_only: bool = False
    encrypted: bool = False
    # Processes that read what is added: in some of their own, they leave this one to its readers.
    jobs: int = 2
    people: dict[str, str] | None = None


@dataclass(slots=True)
class Desk:
    """A database that is open, and how it is served."""

    news: KnowledgeGraph
    settings: Settings
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    sessions: Sessions = field(default_factory=Sessions)
    recent: Recent = field(default_factory=Recent)
    adding: Adding = field(init=False)
    questions: SavedQuestions = field(init=False)

    def __post_init__(self) -> None:
        """Make what keeps files, and let pages hear for whom a name was taken."""
        self.news.notify = tell
        self.adding = Adding(
            self.news, self.settings.folder / "files", jobs=self.settings.jobs,
            added=self.recent.forget,
        )  # fmt: skip
        self.questions = SavedQuestions(self.settings.folder / "questions.json")

    @property
    def cookie(self) -> str:
        """Return the name of the cookie: cookies do not tell ports apart, their names do."""
        return f"kg-desk-{self.settings.port}"
