"""Programs read everything of one kind."""

import json

from kg.model import KINDS


def test_meetings_and_mentions_are_json_lines(ask) -> None:  # type: ignore[no-untyped-def]
    told = [json.loads(line) for line in ask("meetings", "--json")[0].splitlines()]
    assert len(told) == 4
    for meeting in told:
        ids = {one["id"] for one in meeting["participants"]}
        assert all(set(report["participants"]) <= ids for report in meeting["reports"])
    keys = {"article", "path", "start", "end", "text", "kind", "entity", "name", "id"}
    mentions = [json.loads(line) for line in ask("mentions", "--json")[0].splitlines()]
    assert {frozenset(mention) for mention in mentions} == {frozenset(keys)}
    assert {mention["kind"] for mention in mentions} <= set(KINDS)
    assert ask("meetings", "--csv")[0].count("\n") == 5
    assert ask("mentions", "--csv")[0].count("\n") == ask("mentions")[0].count("\n") == 14


def test_offices_are_json_lines_with_their_sentences(ask) -> None:  # type: ignore[no-untyped-def]
    told = [json.loads(line) for line in ask("roles", "--json")[0].splitlines()]
    keys = {"article", "path", "start", "end", "person", "title", "of", "when", "confidence", "id"}
    assert {frozenset(one) for one in told} == {frozenset(keys)}
    assert {(one["person"]["name"], one["title"], one["of"]["name"]) for one in told} == {
        ("Marta Vell", "envoy", "Tomas Orun"),
        ("Tomas Orun", "envoy", "Marta Vell"),
        ("Tomas Orun", "envoy", "Ilya Sade"),
        ("Ilya Sade", "envoy", "Nora Quist"),
        ("Nora Quist", "envoy", "Marta Vell"),
    }
    assert {one["when"] for one in told} == {"current"}
    head, *rows = ask("roles")[0].splitlines()
    assert head.split("\t") == ["person", "title", "of", "when", "path", "start", "end"]
    assert len(rows) == len(told) == ask("roles", "--csv")[0].count("\n") - 1
    assert {row.split("\t")[0] for row in rows} == {one["person"]["name"] for one in told}
