"""Every noun of kg, as a frozen dataclass.

Evidence (`Article`, `Sentence`, `Mention`, `Claim`, `Report`, `Extraction`) is what was read and
is never edited. Decisions (`Judgement`, `Correction`) are what people said of it. Knowledge
(`Chain`, `Entity`, `Meeting`, `Tie`) is computed from the two, and can be again.
Offsets are code points in `Article.text`, end exclusive. Ids of evidence are made from content, so
reading a file twice changes nothing. Dates are ISO 8601, as precise as the text: "2023", "2023-06".
"""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["person", "group", "state", "place"]
Status = Literal["held", "planned", "denied"]
ClaimKind = Literal["role", "alias", "description", "reference"]
Tenure = Literal["current", "former", "future"]
Verdict = Literal["same", "different"]
CorrectionVerdict = Literal["rename", "retype", "hide", "reject"]
TieKind = Literal["co-mention", "role", "meeting"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
TENURES: tuple[Tenure, ...] = get_args(Tenure)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
CORRECTION_VERDICTS: tuple[CorrectionVerdict, ...] = get_args(CorrectionVerdict)


# What a reader is told of a meeting: "denied" would say that somebody denies it.
DENIED = "did not take place"
STATUS_WORDS: dict[Status, str] = {"held": "held", "planned": "planned", "denied": DENIED}


def content_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on the parts alone."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def part_id(article_id: str, *parts: object) -> str:
    """Return an id, made as `content_id` does, of something that stands in an article.

    It begins as that of the article, so that what was read in one lies together in a database.
    """
    return article_id[:6] + content_id(article_id, *parts)[len(article_id[:6]) :]


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read; `text` is what offsets point into."""

    id: str
    path: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with the number of its paragraph."""

    index: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: `text` is what the offsets cut out of the article, as a reader reads it.

    Without soft hyphens, tags and line breaks, that is (`kg.articles.reading_text`).
    It is a name; a nominal mention ("the president of Iran") is the `subject` of a claim that says
    for which name it stands, and may hold other mentions within it.
    `code` is the ISO 3166-1 alpha-2 code of a state (user-assigned XK for Kosovo and the like).
    """

    id: str
    article_id: str
    sentence: int
    start: int
    end: int
    text: str
    kind: Kind
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says of a mention.

    A `role`: `subject` (a person) holds the office `title`, as printed, in `object` (a group,
    state or place; None where the text names none); of an office that is not held now the title
    begins with its tenure ("former president"). An `alias`: `object` is another name,
    defined in the text, of `subject` ("Palestinian Islamic Jihad (PIJ)"). A `description`:
    `subject` is a nominal mention ("the Apple CEO") that stands for the named one `object`. A
    `reference`: `subject` is a surname that several people of the article bear; `object` is the
    full name of the one whom it means here.
    `subject` and `object` are ids of mentions; the offsets are those of the quotation. `tenure`
    says whether an office is held now; `confidence` is the share of such claims that are true.
    """

    id: str
    article_id: str
    start: int
    end: int
    kind: ClaimKind
    subject: str
    object: str | None = None
    title: str | None = None
    tenure: Tenure | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence's report of a meeting; `participants` are ids of mentions, sorted.

    A participant may be mentioned in another sentence, where a pronoun or a description stands
    for it in this one. `date` keeps the precision of the text, `place` is a name. `confidence` is
    the share of reports so certain that are true, None where none was measured.
    """

    id: str
    article_id: str
    start: int
    end: int
    status: Status
    participants: tuple[str, ...]
    date: str | None = None
    place: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one extractor (pipeline name and version) read in one article."""

    article_id: str
    extractor: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word that two names are one entity, or are not.

    `left` and `right` are name keys (see `kg.resolution.names`), so that a judgement outlives a
    new version of the pipeline. A retracted judgement has no effect and is kept.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    judged_by: str
    judged_at: str
    retracted_at: str | None = None
    note: str | None = None

    @property
    def what(self) -> str:
        """Return what was judged, in a line: "biden = joe biden"."""
        left, right = (name.partition(":")[2] for name in (self.left, self.right))
        return f"{left} {'=' if self.verdict == 'same' else '≠'} {right}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Evidence as it stood when somebody judged it, by which a newer reading finds it again.

    `quote` is what the offsets cut out; `names` are the participants, or holder and body, each with
    its name key and the offsets of a mention; `label` is the kind of a claim, or an office's title.
    """

    kind: Literal["mention", "claim", "report"]
    article_id: str
    start: int
    end: int
    quote: str
    names: tuple[tuple[str, int, int], ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word that an entity has another name or kind (`value`), or that evidence is wrong.

    `target` is a name key, or kind and id of evidence; what is read now at `evidence` is meant. Of
    a rejected mention `value` is the key of whom its words mean in the article.
    """

    id: str
    verdict: CorrectionVerdict
    target: str
    value: str | None
    evidence: tuple[Anchor, ...]
    judged_by: str
    judged_at: str
    retracted_at: str | None = None
    note: str | None = None

    @property
    def what(self) -> str:
        """Return what was judged, in a line: "joe biden is called Joseph Biden"."""
        kind, _, rest = self.target.partition(":")
        verdicts = {"rename": "is called", "retype": "is a", "hide": "is hidden"}
        if said := verdicts.get(self.verdict):
            return f"{rest} {said} {self.value or ''}".rstrip()
        quotes = "; ".join(" ".join(a.quote.split()) for a in self.evidence[:2])
        name = (self.value or "").partition(":")[2]
        return f"{quotes} means {name} there" if name else f"{kind} rejected: {quotes}"


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one entity within one article (a within-document coreference chain).

    `name` is its fullest form, `key` the normal form of that, `names` each form with its count
    (nominal mentions are no names). `rules` says for each mention, in order, why it belongs to the
    chain.
    """

    id: str
    article_id: str
    kind: Kind
    name: str
    key: str
    code: str | None
    names: tuple[tuple[str, int], ...]
    mentions: tuple[str, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, group, state or place, with every spelling of its name, most frequent first."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    mentions: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """One encounter; `participants` are ids of entities, `reports` ids of reports, both sorted."""

    id: str
    status: Status
    participants: tuple[str, ...]
    reports: tuple[str, ...]
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two entities: `left` < `right` for co-mentions, holder and body for roles.

    `sentences`, `articles` and `independent` (articles that are no copies of one another) are
    counts; `npmi` is the normalised pointwise mutual information in [-1, 1] of a co-mention
    (Bouma 2009), None elsewhere. `title` is the office of a role.
    """

    kind: TieKind
    left: str
    right: str
    sentences: int
    articles: int
    independent: int
    npmi: float | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What the offsets cut out of an article; `marks` are the spans of names within `text`."""

    article_id: str
    path: str
    start: int
    end: int
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    marks: tuple[tuple[int, int], ...] = ()
