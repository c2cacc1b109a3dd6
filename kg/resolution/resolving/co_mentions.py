"""With whom names are seen: the other full names of the articles that bear them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from kg.model import Chain
from kg.resolution.linking import CoMentions, is_short
from kg.resolution.names import unqualified

# A name's company is that of its first so many articles (by id, so that any order gives the same).
ARTICLES = 40
# The company of so many names is kept in memory.
KEPT = 2_000
STATE = "state:"


@dataclass(frozen=True, slots=True)
class ArticleCompany:
    """The company that an article gives to its names, and how often it names each state."""

    company: CoMentions
    states: Mapping[str, int]


def article_company(chains: Iterable[Chain], published: str | None) -> ArticleCompany:
    """Return the company that the chains of one article give to each other."""
    full = [chain for chain in chains if not is_short(chain.key)]
    states = {c.key: sum(n for _, n in c.names) for c in full if c.key.startswith(STATE)}
    return company_given((chain.key for chain in full), states, published)


def company_given(
    keys: Iterable[str], states: Mapping[str, int], published: str | None
) -> ArticleCompany:
    """Return the company that an article gives to its full names, given by their keys."""
    # Names come again and again: one string for all articles.
    names = frozenset(intern(unqualified(key)) for key in keys)
    days = frozenset({intern(published[:7])}) if published else frozenset()
    return ArticleCompany(CoMentions(names, days, main_state(states)), states)


def company_kept(name_key: str, articles: Iterable[ArticleCompany]) -> CoMentions:
    """Return the company that a full name keeps in some articles, without itself."""
    found = list(articles)
    states: Counter[str] = Counter()
    for one in found:
        states.update(one.states)
    keys = frozenset().union(*(one.company.keys for one in found))
    days = frozenset().union(*(one.company.days for one in found))
    return CoMentions(keys - {unqualified(name_key)}, days, main_state(states))


def company_together(companies: Iterable[CoMentions]) -> CoMentions:
    """Return the company of several names together; it has no main state."""
    found = list(companies)
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
    """The company of articles and of names."""

    def __init__(
        self, of_articles: Mapping[str, ArticleCompany], articles_of: Mapping[str, Sequence[str]]
    ) -> None:
        self._of_articles = of_articles
        self._articles_of = articles_of
        self.of_name = lru_cache(KEPT)(self._of_name)

    def of_article(self, article_id: str) -> CoMentions:
        """Return the company that a name has in one article, with itself if it is a full one."""
        return self._of_articles[article_id].company

    def _of_name(self, name_key: str) -> CoMentions:
        """Return the company of a full name."""
        first = self._articles_of.get(name_key, ())[:ARTICLES]
        return company_kept(name_key, (self._of_articles[one] for one in first))

    def of_names(self, keys: Collection[str]) -> CoMentions:
        """Return the company of some names together."""
        return company_together(self.of_name(name_key) for name_key in keys)
