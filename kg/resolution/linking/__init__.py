"""Which names of many articles name one entity: block, score, cluster.

Names that say who is meant (a full name, an organisation, a place, a state) are compared with the
names of their blocks, never all with all. A pair gets a `Link` with a score from spelling, order of
parts, pet names, acronyms, short forms and from articles that use both names for one entity.
Doubtful links count only where the two names share co-mentions. `cluster` joins the best links
first and never joins what contradicts: two full names that are unlike, or a judgement.

Surnames and "the Supreme Court" do not say who is meant. `attach` gives each such chain to the one
entity of that name that the co-mentions of its article point to, if there is exactly one.

Everything depends only on the names of a block and the articles that hold them, so that adding an
article changes the same things as reading all articles anew.
"""

from kg.resolution.linking.blocks import blocks, fits, is_short, lookups, own_block
from kg.resolution.linking.clusters import SAID, cluster, display, kind_of
from kg.resolution.linking.context import (
    AMBIGUOUS,
    Attached,
    CoMentions,
    agreement,
    attach,
    tokens,
)
from kg.resolution.linking.links import CERTAIN, DOUBTFUL, Link, contradicts, is_respelled, link

__all__ = [
    "AMBIGUOUS",
    "CERTAIN",
    "DOUBTFUL",
    "SAID",
    "Attached",
    "CoMentions",
    "Link",
    "agreement",
    "attach",
    "blocks",
    "cluster",
    "contradicts",
    "display",
    "fits",
    "is_respelled",
    "is_short",
    "kind_of",
    "link",
    "lookups",
    "own_block",
    "tokens",
]
