"""Countries stand where they are, and their outlines are whole."""

from kg.geography import countries, outlines, with_province


def test_every_country_has_its_place_within_the_world() -> None:
    assert len(countries()) > 200
    assert all(-60 < one.north < 84 and -180 <= one.east <= 180 for one in countries().values())
    iran = countries()["IR"]
    assert 28 < iran.north < 37
    assert 47 < iran.east < 60


def test_provinces_are_found_by_name() -> None:
    assert with_province("Georgia") == {"US"}
    assert not with_province("Karsk")


def test_rings_of_the_outlines_are_closed_and_no_line_crosses_the_world() -> None:
    world = outlines()
    grid, arcs = world["grid"], world["arcs"]
    lines = []
    for steps in arcs:
        x = y = 0
        points = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            assert not points or abs(dx) < 90 * grid
            x, y = x + dx, y + dy
            points.append((x, y))
        lines.append(points)
    for ring in world["rings"]:
        parts = [lines[number] if number >= 0 else lines[~number][::-1] for number in ring]
        for one, two in zip(parts, parts[1:] + parts[:1], strict=True):
            assert one[-1] == two[0]
