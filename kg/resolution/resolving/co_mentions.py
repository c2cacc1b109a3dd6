"""With whom names are seen: the other full names of the articles that bear them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from kg.model import Chain
from kg.resolution.linking import CoMentions, is_short
from kg.resolution.names import unqualified

# A name's co-mentions are those of its first so many articles: by id, so that any order gives the
# same.
ARTICLES = 40
# The co-mentions of so many names are kept in memory.
KEPT = 2_000
STATE = "state:"


@dataclass(frozen=True, slots=True)
class ArticleCoMentions:
    """The co-mentions that an article gives to its names, and how often it names each state."""

    beside: CoMentions
    states: Mapping[str, int]


def article_co_mentions(chains: Iterable[Chain], published: str | None) -> ArticleCoMentions:
    """Return the co-mentions that the chains of one article give to each other."""
    full = [chain for chain in chains if not is_short(chain.key)]
    states = {c.key: sum(n for _, n in c.names) for c in full if c.key.startswith(STATE)}
    return co_mentions_given((chain.key for chain in full), states, published)


def co_mentions_given(
    keys: Iterable[str], states: Mapping[str, int], published: str | None
) -> ArticleCoMentions:
    """Return the co-mentions that an article gives to its full names, given by their keys."""
    # Names come again and again: one string for all articles.
    names = frozenset(intern(unqualified(key)) for key in keys)
    days = frozenset({intern(published[:7])}) if published else frozenset()
    return ArticleCoMentions(CoMentions(names, days, main_state(states)), states)


def co_mentions_of_name(name_key: str, articles: Iterable[ArticleCoMentions]) -> CoMentions:
    """Return the co-mentions of a full name in some articles, without itself."""
    found = list(articles)
    states: Counter[str] = Counter()
    for one in found:
        states.update(one.states)
    keys = frozenset().union(*(one.beside.keys for one in found))
    days = frozenset().union(*(one.beside.days for one in found))
    return CoMentions(keys - {unqualified(name_key)}, days, main_state(states))


def co_mentions_together(co_mentions: Iterable[CoMentions]) -> CoMentions:
    """Return the co-mentions of several names together, without a main state."""
    found = list(co_mentions)
    return CoMentions(
        frozenset().union(*(one.keys for one in found)),
        frozenset().union(*(one.days for one in found)),
    )


def main_state(counts: Mapping[str, int]) -> str | None:
    """Return the state that is named most, None where two are named alike."""
    states = sorted(((n, key) for key, n in counts.items()), reverse=True)
    if not states or (len(states) > 1 and states[0][0] == states[1][0]):
        return None
    return states[0][1]


class CoMentionIndex:
    """The co-mentions of articles and of names."""

    def __init__(
        self, of_articles: Mapping[str, ArticleCoMentions], articles_of: Mapping[str, Sequence[str]]
    ) -> None:
        self._of_articles = of_articles
        self._articles_of = articles_of
        self.of_name = lru_cache(KEPT)(self._of_name)

    def of_article(self, article_id: str) -> CoMentions:
        """Return the co-mentions of a name in one article, with itself if it is a full one."""
        return self._of_articles[article_id].beside

    def _of_name(self, name_key: str) -> CoMentions:
        """Return the co-mentions of a full name."""
        first = self._articles_of.get(name_key, ())[:ARTICLES]
        return co_mentions_of_name(name_key, (self._of_articles[one] for one in first))

    def of_names(self, keys: Collection[str]) -> CoMentions:
        """Return the co-mentions of some names together."""
        return co_mentions_together(self.of_name(name_key) for name_key in keys)
