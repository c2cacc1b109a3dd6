"""A graph in the files that other tools read.

graphml, gexf        Gephi, Cytoscape, yEd; GEXF with intervals of time
json                 networkx and D3 (node-link)
csv                  nodes, edges and meetings, for pandas and Gephi
neo4j, kumu          the graph as CSV, with the headers of Neo4j's importer and of Kumu
xlsx                 spreadsheets: meetings, people, others, ties, evidence
parquet              the same tables, for data frames
cypher               Neo4j, as statements
ftm                  FollowTheMoney entities, one a line
ftm-statements       FollowTheMoney statements, each with its article
rdf, jsonld          Turtle and JSON-LD with schema.org terms
obsidian             a folder of linked notes
dot, mermaid         Graphviz, Markdown
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from kg import files
from kg.errors import BadOption, KgError

if TYPE_CHECKING:
    import networkx as nx

Format = Literal[
    "graphml", "gexf", "json", "csv", "neo4j", "kumu", "xlsx", "parquet", "cypher", "ftm",
    "ftm-statements", "rdf", "jsonld", "obsidian", "dot", "mermaid",
]  # fmt: skip
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS = {
    "ftm": "ftm.json", "ftm-statements": "statements.csv", "rdf": "ttl", "mermaid": "mmd",
}  # fmt: skip
FURTHER_ENDINGS: dict[str, Format] = {"gv": "dot"}
EXTRAS = {"ftm-statements": "ftm", "jsonld": "rdf"}
SEVERAL = ("csv", "neo4j", "kumu", "parquet", "obsidian")
"""Formats of several files."""
WITH_TEXTS = ("ftm", "ftm-statements")
"""Formats for which a graph bears ``graph["texts"]``: whole articles, see `kg.store`."""


class FormatMissing(KgError):
    """No export format of this name, or the library that it needs is not installed."""


def format_of(path: str | Path) -> Format:
    """Return the format that the ending of a file names: "gexf" for talks.gexf.

    Raises `BadOption` for an ending that names none; a path without an ending is GraphML.
    """
    name = Path(path).name
    known = {ENDINGS.get(each, each): each for each in FORMATS} | FURTHER_ENDINGS
    for ending in sorted(known, key=len, reverse=True):
        if name.lower().endswith(f".{ending}"):
            return known[ending]
    if Path(path).suffix and not Path(path).is_dir():
        raise BadOption(
            f"--format: {Path(path).suffix} is the ending of no format; give one of "
            f"{', '.join(FORMATS)}"
        )
    return "graphml"


def contents(graph: nx.MultiGraph, format: Format) -> dict[str, str | bytes]:  # noqa: A002
    """Return what the files hold that make up the graph, by their names.

    That is one file, several tables for CSV, Neo4j, Kumu and Parquet, a note for each node for
    Obsidian. Raises
    `FormatMissing` for a format that is none of `FORMATS`, or whose library is missing.
    """
    if format not in FORMATS:
        raise FormatMissing(f"no export format {format!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"kg.export.{format.replace('-', '_')}")
    try:
        written: str | bytes | dict[str, str | bytes] = module.write(graph)
    except ModuleNotFoundError as missing:
        raise FormatMissing(
            f"the format {format} needs {missing.name}; "
            f"pip install 'kg-news[{EXTRAS.get(format, format)}]' brings it"
        ) from missing
    if isinstance(written, dict):
        return written
    return {f"graph.{ENDINGS.get(format, format)}": written}


def write(graph: nx.MultiGraph, path: str | Path, *, format: Format) -> list[Path]:  # noqa: A002
    """Write the graph to a file, and return the paths written.

    Several tables go into `path` if that is a folder or has no ending, else beside it (``out.csv``
    gives out-nodes.csv, out-edges.csv and out-meetings.csv). Notes always go into a folder.
    """
    target = Path(path)
    written = contents(graph, format)
    if format not in SEVERAL:
        places = [target / next(iter(written)) if target.is_dir() else target]
    elif target.suffix and format != "obsidian" and not target.is_dir():
        places = [target.with_name(f"{target.stem}-{name}") for name in written]
    else:
        places = [target / name for name in written]
        for folder in {place.parent for place in places} | {target}:
            folder.mkdir(parents=True, exist_ok=True)
    files.write_all(dict(zip(places, written.values(), strict=True)))
    return places
