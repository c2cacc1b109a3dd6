"""What an add run did, in numbers and in lines for its user."""

from dataclasses import dataclass, field

from kg.counting import counted
from kg.errors import ArticleError

# Articles in another language that are named; all are counted.
NAMED = 3


@dataclass(slots=True)
class AddSummary:
    """What an add run did. `reports` counts sentences that tell of a meeting.

    `set_aside` names the decisions in the store that cannot be followed. `foreign` holds the paths
    of articles in other languages than the pipeline's, by language: they are stored, and not
    analysed. `older` counts articles, or files of them, that another version of the extractor has
    read, by its name. `notes` are what files said beside their articles.
    """

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    removed: int = 0
    failed: list[ArticleError] = field(default_factory=list)
    mentions: int = 0
    reports: int = 0
    words: int = 0
    seconds: float = 0.0
    stopped: bool = False
    set_aside: tuple[str, ...] = ()
    foreign: dict[str, list[str]] = field(default_factory=dict)
    older: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def words_per_second(self) -> float:
        """Return how fast articles were read and extracted."""
        return self.words / self.seconds if self.seconds else 0.0

    def lines(self) -> list[str]:
        """Return what a user wants to know, in a few lines."""
        counts = [
            f"{self.added:,} added", f"{self.unchanged:,} unchanged",
            f"{self.replaced:,} replaced", f"{len(self.failed):,} failed",
        ]  # fmt: skip
        if self.removed:
            counts.append(f"{self.removed:,} removed")
        told = [f"articles: {', '.join(counts)}"]
        if self.words:
            told.append(
                f"found: {counted(self.mentions, 'mention')}, "
                f"{counted(self.reports, 'report')} of meetings; "
                f"{self.words:,} words in {self.seconds:.1f} s "
                f"({self.words_per_second:,.0f} words a second)"
            )
        for language, paths in sorted(self.foreign.items()):
            more = f" and {len(paths) - NAMED:,} more" if len(paths) > NAMED else ""
            told.append(
                f"in another language ({language}): {', '.join(paths[:NAMED])}{more}; "
                "stored and not analysed, --language any analyses them all the same"
            )
        for extractor, number in sorted(self.older.items()):
            told.append(
                f"read by another version ({extractor}): {number:,}; --reread reads them again"
            )
        told += [f"set aside, since it cannot be followed: {each}" for each in self.set_aside]
        if self.stopped:
            told.append("stopped before the end; the same command goes on from here")
        return told
