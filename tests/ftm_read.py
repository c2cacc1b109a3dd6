"""Texts of the invented articles, and the entities of FollowTheMoney in an export."""

import json

from followthemoney import ValueEntity, model
from invented import HOSTED

TEXTS = {
    "a1": {
        "text": f"Karsk – {HOSTED}\n\nIt rained.",
        "language": "en",
        "names": {"e-vell": ["Marta Vell", "Vell"], "e-karsk": ["Karsk"], "e-gone": ["Gone"]},
    },
    "a2": {"text": "Vell met Orun last month.", "language": "en", "names": {"e-vell": ["Vell"]}},
}


def entities(text: str) -> dict[str, ValueEntity]:
    """Return the entities of an export by their ids."""
    read = [model.get_proxy(json.loads(line), cleaned=False) for line in text.splitlines()]
    return {str(one.id): one for one in read}
