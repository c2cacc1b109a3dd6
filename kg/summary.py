"""What an add run did, in numbers and in lines for its user."""

from dataclasses import dataclass, field

from kg.errors import ArticleError


@dataclass(slots=True)
class AddSummary:
    """What an add run did. `reports` counts sentences that tell of a meeting.

    `set_aside` names the decisions in the store that cannot be followed.
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
                f"found: {self.mentions:,} mentions, {self.reports:,} reports of meetings; "
                f"{self.words:,} words in {self.seconds:.1f} s "
                f"({self.words_per_second:,.0f} words a second)"
            )
        told += [f"set aside, since it cannot be followed: {each}" for each in self.set_aside]
        if self.stopped:
            told.append("stopped before the end; the same command goes on from here")
        return told
