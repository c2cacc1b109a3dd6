"""What the store finds when it is asked: knowledge together with the quotations that say it."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Entity, Kind, Meeting, Quote, Report, Status, Tie


@dataclass(frozen=True, slots=True)
class Account:
    """One report of a meeting as printed; `participants` are ids of the entities it names."""

    report: Report
    quote: Quote
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with who took part and everything that tells of it.

    `sources` counts the independent articles: copies of one article count once.
    """

    meeting: Meeting
    participants: tuple[Entity, ...]
    accounts: tuple[Account, ...]
    sources: int

    @property
    def best(self) -> Account | None:
        """Return the account that says most: of its status, naming two, dated, placed, short."""

        def says(account: Account) -> tuple[bool, int, int, int, str]:
            report = account.report
            told = (report.date is not None) + (report.place is not None)
            return (
                report.status != self.meeting.status,
                -min(len(account.quote.marks), 2),
                -told - len(account.participants),
                len(account.quote.text),
                report.id,
            )

        return min(self.accounts, key=says, default=None)

    @property
    def reported(self) -> str | None:
        """Return the day on which a meeting without a date was first reported, if that is known."""
        if self.meeting.date:
            return None
        days = (account.quote.published for account in self.accounts)
        return min((day for day in days if day), default=None)

    @property
    def contested(self) -> bool:
        """Return whether accounts contradict each other: some say it was held, some denied."""
        said = {account.report.status for account in self.accounts}
        return {"held", "denied"} <= said


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody whom an entity met: how often, when, where, and the best quotation that says so.

    `reported` is the last day on which a meeting without a date was first reported.
    """

    entity: Entity
    meetings: int
    first: str | None
    last: str | None
    places: tuple[str, ...]
    statuses: tuple[Status, ...]
    sources: int
    quote: Quote | None
    reported: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A role: `holder` is `title` of `body`, as so many articles print; one of them is quoted.

    `claims` are the ids of all that say so.
    """

    holder: Entity
    title: str
    body: Entity | None
    articles: int
    quote: Quote
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence's statement of an office: `title` as printed, without words of time.

    `body` is None where the text names none, `tenure` current, former or future; `id` is the
    claim's.
    """

    article: str
    path: str
    start: int
    end: int
    person: Entity
    title: str
    body: Entity | None
    tenure: str
    confidence: float | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling of an entity's name, how often it is printed, and why it belongs."""

    name: str
    mentions: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention with its article's path and the entity that it was resolved to."""

    article: str
    path: str
    start: int
    end: int
    text: str
    kind: Kind
    entity: str | None
    name: str | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article without its text; `copy_of` is the id of the article that it repeats."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    mentions: int
    meetings: int
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with both ends, and the sentences that say it, as far as they were asked for."""

    tie: Tie
    left: Entity
    right: Entity
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: what ties `left` to `right`, and a sentence that says so."""

    left: Entity
    right: Entity
    kind: str
    quote: Quote
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of an entity."""

    entity: Entity
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...]
    meetings: tuple[MeetingRecord, ...]
    ties: tuple[TieRow, ...]
    articles: tuple[ArticleRow, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name key and what its entity is printed with: offices, company and some sentences."""

    key: str
    entity: Entity
    offices: tuple[str, ...]
    company: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def printed(self) -> str:
        """Return the name that is asked about, as the entity has it or as its key has it."""
        form = self.key.partition(":")[2]
        names = (self.entity.name, *self.entity.aliases)
        return next((name for name in names if name.casefold() == form), form)


class Difference(NamedTuple):
    """In what two entities differ, and how each is there; empty where nothing is printed."""

    what: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may be one and are two now: how likely (0..1) they are one, and why."""

    left: Named
    right: Named
    rule: str
    score: float

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return in what the two differ: kind, spelling, office; what is alike is left out."""
        one, other = self.left, self.right
        kinds = Difference("kind", one.entity.kind, other.entity.kind)
        spelling = Difference("spelling", *_unlike(one.printed, other.printed))
        offices = Difference("office", "; ".join(one.offices), "; ".join(other.offices))
        found = [each for each in (kinds, spelling) if each.left != each.right]
        # What is printed of neither, or of both, is no difference.
        if offices.left != offices.right and not set(one.offices) & set(other.offices):
            found.append(offices)
        return tuple(found)


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Return the words of two names that are not in the other."""
    mine, theirs = one.split(), other.split()
    left = " ".join(word for word in mine if word not in theirs)
    return left, " ".join(word for word in theirs if word not in mine)


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format of files: its endings, the library that reads it, and what to install for it."""

    title: str
    endings: tuple[str, ...]
    library: str | None
    install: str | None


@dataclass(frozen=True, slots=True)
class CoMention:
    """A co-mention, the articles that hold it, and the sentences to quote."""

    tie: Tie
    articles: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Entities with all that ties them, and the articles that say so.

    `sources` are the ids of the articles that name an entity.
    """

    entities: tuple[Entity, ...]
    meetings: tuple[MeetingRecord, ...]
    co_mentions: tuple[CoMention, ...]
    offices: tuple[Office, ...]
    sources: dict[str, tuple[str, ...]]
    articles: dict[str, ArticleRow]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ReportSpan:
    """Where an article reports a meeting; `meeting` is None where the report became none."""

    report: str
    meeting: str | None
    start: int
    end: int
    status: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its text, and what was read where in it, in order of the text."""

    article: ArticleRow
    text: str
    mentions: tuple[NamedMention, ...]
    reports: tuple[ReportSpan, ...]
    offices: tuple[Statement, ...]
