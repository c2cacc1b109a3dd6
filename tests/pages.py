"""Pages with hostile names in them, and what a page holds."""

import json
from html.parser import HTMLParser

from kg import graph as graphs
from kg import view
from kg.graph import GraphData, Source
from kg.model import Entity, Quote, Tie

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "\"quotes\" and 'quotes' & ampersands",
    "{{ 7 * 7 }} {% raw %}",
    "ארגון עצמאי",
    "منظمة \u202egnorw",
    "🤝👩‍💻🇺🇳",
    "line\u2028and\u2029paragraph",
    "\x00\x07",
    "\ud800 half",
    "x" * 10_000,
]


class Reader(HTMLParser):
    """What stands in a page: its elements with their attributes, and the texts of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and self.cdata_elem:
            self.scripts[-1] += data

    def data(self) -> dict:  # type: ignore[type-arg]
        return json.loads(self.scripts[0])


def hostile_page() -> str:
    entities = tuple(
        Entity(f"h{index}", "person", name, (name, name[::-1]), None, 1, 1)
        for index, name in enumerate(HOSTILE)
    )
    ties = tuple(Tie("role", "h0", f"h{n}", 1, 1, 1, 1.0, HOSTILE[n]) for n in range(1, 9))
    quotes = {graphs.tie_id(tie): (Quote("a", HOSTILE[1], 0, 9, HOSTILE[0]),) for tie in ties}
    articles = {"a": Source("a", HOSTILE[1], HOSTILE[0], HOSTILE[2], "2023", "javascript:alert(1)")}
    data = GraphData(entities, (), ties, quotes=quotes, articles=articles)
    return view.page(graphs.build(data), title=HOSTILE[1])
