"""A graph in the files that other tools read.

graphml, gexf        Gephi, Cytoscape, yEd; GEXF with intervals of time
json                 networkx and D3 (node-link)
csv                  nodes, edges and meetings, for pandas, Gephi and Neo4j's importer
cypher               Neo4j, as statements
ftm                  FollowTheMoney entities, one a line
rdf                  Turtle with schema.org terms
dot, mermaid         Graphviz, Markdown
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from kg import files
from kg.errors import KgError

if TYPE_CHECKING:
    import networkx as nx

Format = Literal["graphml", "gexf", "json", "csv", "cypher", "ftm", "rdf", "dot", "mermaid"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS = {"ftm": "ftm.json", "rdf": "ttl", "mermaid": "mmd"}


class FormatMissing(KgError):
    """No export format of this name, or the library that it needs is not installed."""


def texts(graph: nx.MultiGraph, format: Format) -> dict[str, str]:  # noqa: A002
    """Return the texts of the files that hold the graph, by name: one, or three for CSV.

    Raises `FormatMissing` for a format that is none of `FORMATS`, or whose library is missing.
    """
    if format not in FORMATS:
        raise FormatMissing(f"no export format {format!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"kg.export.{format}")
    try:
        written = module.write(graph)
    except ModuleNotFoundError as missing:
        raise FormatMissing(
            f"the format {format} needs {missing.name}; pip install 'kg-news[{format}]' brings it"
        ) from missing
    if isinstance(written, str):
        return {f"graph.{ENDINGS.get(format, format)}": written}
    return {f"{name}.csv": text for name, text in written.items()}


def write(graph: nx.MultiGraph, path: str | Path, *, format: Format) -> list[Path]:  # noqa: A002
    """Write the graph to a file, and return the paths written.

    CSV makes three files: into `path` if that is a folder or has no ending, else beside it
    (``out.csv`` gives out-nodes.csv, out-edges.csv and out-meetings.csv).
    """
    target = Path(path)
    written = texts(graph, format)
    if len(written) == 1:
        places = [target / next(iter(written)) if target.is_dir() else target]
    elif target.suffix:
        places = [target.with_name(f"{target.stem}-{name}") for name in written]
    else:
        target.mkdir(parents=True, exist_ok=True)
        places = [target / name for name in written]
    files.write_all(dict(zip(places, written.values(), strict=True)))
    return places
