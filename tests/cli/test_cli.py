"""The command line as a user types it."""

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import kg.cli
from kg.cli import printing
from kg.errors import KgError
from kg.knowledge import KnowledgeGraph

RUN = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]
MANUAL = Path(__file__).parents[2] / "docs" / "manual" / "commands.md"


def run(
    *arguments: str, stdin: str = "", cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run kg in a process of its own, as a user does."""
    return subprocess.run(
        [*RUN, *arguments],
        input=stdin, capture_output=True, text=True, timeout=240, check=False, cwd=cwd,
        env={**os.environ, **variables},
    )  # fmt: skip


@pytest.fixture
def ask(world_db: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Ask the small world in this process; gives standard output, errors and exit status."""

    def asked(*arguments: str, db: Path = world_db) -> tuple[str, str, int]:
        status = 0
        before = sys.argv
        sys.argv = ["kg", "--db", str(db), *arguments]
        try:
            kg.cli.main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 0
        finally:
            sys.argv = before
        printed = capsys.readouterr()
        return printed.out, printed.err, status

    return asked


def commands() -> list[str]:
    """Return the names of all commands."""
    return sorted(typer.main.get_command(kg.cli.app).commands)  # type: ignore[attr-defined]


def test_python_runs_the_package_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == kg.__version__


def test_help_tells_what_kg_is_for() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    assert "Who met whom" in answer.stdout


def test_version_is_printed_alone(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask("--version")[0].strip() == kg.__version__


@pytest.mark.parametrize("command", commands())
def test_every_command_has_help_and_a_line_in_the_manual(command: str) -> None:
    told = CliRunner().invoke(kg.cli.app, [command, "--help"])
    assert told.exit_code == 0
    assert f"`kg {command}" in MANUAL.read_text(encoding="utf-8")


def test_every_option_of_view_is_in_the_manual() -> None:
    told = MANUAL.read_text(encoding="utf-8")
    command = typer.main.get_command(kg.cli.app).commands["view"]  # type: ignore[attr-defined]
    for each in command.params:
        assert any(f"{name}" in told for name in each.opts), each.opts


def test_met_says_who_met_whom(ask) -> None:  # type: ignore[no-untyped-def]
    out, err, status = ask("met", "orun")
    assert (err, status) == ("", 0)
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0][:4] == ["met", "kind", "meetings", "first"]
    assert [row[0] for row in rows[1:]] == ["Ilya Sade", "Marta Vell"]


def test_met_takes_two_names_and_choices(ask) -> None:  # type: ignore[no-untyped-def]
    out, _, _ = ask("met", "orun", "vell")
    assert out.splitlines()[1].startswith("2023-06-14\tMarta Vell, Tomas Orun\tKarsk\theld\t2\t")
    assert len(ask("met", "--since", "2023-07", "--status", "held")[0].splitlines()) == 2
    assert "Amber Bay" in ask("met", "--place", "amber bay")[0]
    assert ask("met", "orun", "--kind", "places")[1] == "no meetings found\n"


def test_the_database_may_be_named_before_or_after_the_command(world_db: Path) -> None:
    before = CliRunner().invoke(kg.cli.app, ["--db", str(world_db), "stats"])
    after = CliRunner().invoke(kg.cli.app, ["stats", "--db", str(world_db)])
    assert before.output == after.output
    assert "articles\t6" in before.output


def test_forms_hold_the_same_rows(ask) -> None:  # type: ignore[no-untyped-def]
    plain = ask("met")[0].splitlines()
    rows = list(csv.reader(io.StringIO(ask("met", "--csv")[0])))
    objects = [json.loads(line) for line in ask("met", "--json")[0].splitlines()]
    table = ask("met", "--md")[0].splitlines()
    assert len(plain) == len(rows) == len(objects) + 1 == len(table) - 1
    assert table[1].startswith("|---|")
    assert rows[0] == plain[0].split("\t")


def test_meetings_and_mentions_are_json_lines(ask) -> None:  # type: ignore[no-untyped-def]
    told = [json.loads(line) for line in ask("meetings", "--json")[0].splitlines()]
    assert len(told) == 4
    for meeting in told:
        ids = {one["id"] for one in meeting["participants"]}
        assert all(set(report["participants"]) <= ids for report in meeting["reports"])
    keys = {"article", "path", "start", "end", "text", "kind", "entity", "name", "id"}
    mentions = [json.loads(line) for line in ask("mentions", "--json")[0].splitlines()]
    assert {frozenset(mention) for mention in mentions} == {frozenset(keys)}
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


@pytest.mark.parametrize(
    "what", ["people", "groups", "states", "places", "meetings", "articles", "copies"]
)
def test_everything_can_be_listed(ask, what: str) -> None:  # type: ignore[no-untyped-def]
    out, err, status = ask("list", what)
    assert status == 0
    assert out or err in {"no entities\n", "no copies found\n"}


def test_show_tells_all_and_why(ask) -> None:  # type: ignore[no-untyped-def]
    out, _, _ = ask("show", "orun")
    assert out.startswith("Tomas Orun (person, ")
    for part in ("aliases", "roles", "meetings", "ties", "articles"):
        assert f"\n{part}\n" in out
    assert "alias\tmentions\twhy" in ask("show", "orun", "--why")[0]
    assert json.loads(ask("show", "orun", "--json")[0])["name"] == "Tomas Orun"


def test_why_path_and_timeline_quote(ask) -> None:  # type: ignore[no-untyped-def]
    assert "Marta Vell met Tomas Orun." in ask("why", "orun", "vell")[0]
    assert ask("path", "vell", "sade")[0].count("\n") == 3
    assert ask("path", "karsk", "vell")[1].startswith("no chain of meetings or offices; --wide")
    assert ask("timeline", "orun")[0].splitlines()[1].startswith("2023-06-14")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["met", "Nobody At All"], "no entity is called 'Nobody At All'"),
        (["show", "Tomas Orum"], "close: Tomas Orun"),
        (["met", "--since", "yesterday"], "'yesterday' is no date"),
        (["met", "--status", "maybe"], "'maybe' is none of held, planned, denied"),
        (["met", "--kind", "fish"], "'fish' is none of person"),
        (["export", "--format", "fish"], "no export format 'fish'"),
        (["remove", "nowhere.txt"], "nowhere.txt: no article was read from it"),
        (["undo"], "no judgement to retract"),
        (["split", "Orun", "Tomas Orun"], "one name"),
        (["watchlist", "nowhere.csv"], "nowhere.csv"),
        (["judgements", "--import", "nowhere.jsonl"], "nowhere.jsonl"),
        (["view", "-o", "nowhere/graph.html"], "nowhere/graph.html"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_one(
    ask,  # type: ignore[no-untyped-def]
    arguments: list[str],
    told: str,
) -> None:
    out, err, status = ask(*arguments)
    assert status == 1
    assert out == ""
    assert err.startswith("kg: ")
    assert err.count("\n") == 1
    assert told in err


def test_a_database_that_is_not_there_is_not_made(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, err, status = ask("met", db=tmp_path / "none.db")
    assert status == 1
    assert "there is no such database" in err
    assert not (tmp_path / "none.db").exists()


def test_an_unexpected_error_is_one_line_too(
    ask,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("first\nsecond \x1b[31mred")

    monkeypatch.setattr(KnowledgeGraph, "stats", broken)
    _, err, status = ask("stats")
    assert status == 1
    assert "a fault of kg: ValueError: first second [31mred; please report it" in err
    assert err.count("\n") == 1
    monkeypatch.setenv("KG_DEBUG", "1")
    assert "Traceback" in ask("stats")[1]


def test_an_interrupt_is_one_line(ask, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeGraph, "stats", interrupted)
    _, err, status = ask("stats")
    assert status in {1, 130}
    assert err.count("\n") <= 2


def test_a_reader_that_goes_away_is_no_error(world_db: Path) -> None:
    command = " ".join(f"'{part}'" for part in [*RUN, "mentions", "--json", "--db", str(world_db)])
    done = subprocess.run(
        ["bash", "-c", f"for i in 1 2 3; do {command}; done | head -1"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_graph_is_viewed_and_exported(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    out, err, status = ask(
        "view", "-o", str(page), "--around", "orun", "--kinds", "people,meetings", "--title", "T"
    )
    assert (out, status) == ("", 0)
    assert str(page) in err
    assert "Marta Vell" in page.read_text(encoding="utf-8")
    assert ask("export", "-f", "mermaid")[0].startswith("graph")
    assert ask("export", "-f", "csv", "-o", str(tmp_path / "tables"))[2] == 0
    assert (tmp_path / "tables/nodes.csv").exists()


def test_names_are_judged(ask, own_news: KnowledgeGraph, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    db = tmp_path / "own.db"
    assert "ada lone = nora quist" in ask("merge", "Ada Lone", "Nora Quist", db=db)[1]
    kept = tmp_path / "judgements.jsonl"
    assert ask("judgements", "--export", str(kept), db=db)[1].startswith("1 judgement in")
    assert "taken back" in ask("undo", db=db)[1]
    assert "ada lone ≠ nora quist" in ask("split", "Ada Lone", "Nora Quist", db=db)[1]
    assert len(ask("judgements", "--all", db=db)[0].splitlines()) == 3
    assert ask("judgements", "--import", str(kept), db=db)[1].startswith("0 judgements")
    assert ask("remove", "news/0001.txt", db=db)[1] == "1 article removed\n"
    assert len(own_news.articles()) == 5


def test_review_asks_until_it_is_answered(
    ask,  # type: ignore[no-untyped-def]
    own_news: KnowledgeGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kg.store.review import Candidate

    def pair(left: str, right: str) -> Candidate:
        ids = [own_news.entity(name).id for name in (left, right)]
        keys = [f"person:{name.lower()}" for name in (left, right)]
        return Candidate(keys[0], keys[1], ids[0], ids[1], 0.8, "a test", 1.0)

    pairs = (pair("Ada Lone", "Nora Quist"), pair("Ilya Sade", "Marta Vell"))
    monkeypatch.setattr("kg.store.review.candidates", lambda *_, **__: pairs)
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\nu\nd\nu\nq\n"))
    out, err, status = ask("review", db=tmp_path / "own.db")
    assert status == 0
    assert "1 of 2" in out
    assert "“Ada Lone likes Amber Bay.”" in out
    assert "nothing was judged yet" in err
    assert "judged: ada lone ≠ nora quist" in err
    assert "taken back: ada lone ≠ nora quist" in err
    assert err.endswith("0 judged\n")


# Reading -----------------------------------------------------------------------------------------


def test_build_does_everything(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Marta Vell saw Ilya Sade.", encoding="utf-8")
    (tmp_path / "news/empty.txt").touch()
    done = run("build", "news", "--model", tiny_model, cwd=tmp_path)
    assert done.returncode == 1
    assert "empty.txt: empty" in done.stderr
    assert "articles: 1 added, 0 unchanged, 0 replaced, 1 failed" in done.stderr
    assert "Marta Vell" in (tmp_path / "graph.html").read_text(encoding="utf-8")
    asked = run("add", "news", "--prune", "--dry-run", cwd=tmp_path)
    assert asked.stderr == "0 files would be removed by --prune\n"
    again = run("add", "news/a.txt", "--model", tiny_model, "--prune", cwd=tmp_path)
    assert again.returncode == 0
    assert "0 added, 1 unchanged" in again.stderr


def test_standard_input_is_an_article(tmp_path: Path, tiny_model: str) -> None:
    done = run("add", "-", "--model", tiny_model, cwd=tmp_path, stdin="Marta Vell saw Ilya Sade.")
    assert done.returncode == 0, done.stderr
    assert "Ilya Sade\tperson" in run("list", "people", cwd=tmp_path).stdout


def test_a_folder_without_articles_says_what_is_read(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    done = run("add", "news", "--model", tiny_model, cwd=tmp_path)
    assert done.stderr.splitlines()[-1].startswith("no article was found in news; kg reads text, ")
    assert done.returncode == 0


def test_a_pipeline_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run("add", ".", "--model", "no_such_pipeline", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: spaCy pipeline 'no_such_pipeline': not found")
    assert done.stderr.count("\n") == 1


def test_ctrl_c_ends_with_a_summary_and_the_rest_comes_later(
    tmp_path: Path, tiny_model: str
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1500):
        text = f"Marta Vell saw Ilya Sade for the {number}th time.\n\n" * 20
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    command = [*RUN, "add", "news", "--model", tiny_model, "--db", "kg.db"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while not (tmp_path / "kg.db-wal").exists() and time.monotonic() < until:
        time.sleep(0.05)
    with kg.open(tmp_path / "kg.db") as news:
        while dict(news.stats())["articles"] == 0 and time.monotonic() < until:
            time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=180)
    assert running.returncode == 1
    assert "stopped before the end; the same command goes on from here" in err
    added = int(re.search(r"articles: ([\d,]+) added", err)[1].replace(",", ""))  # type: ignore[index]
    assert 0 < added < 1500
    with kg.open(tmp_path / "kg.db") as news:
        assert dict(news.stats())["articles"] == added


# Printing ----------------------------------------------------------------------------------------


def test_what_a_terminal_would_obey_is_stripped() -> None:
    assert printing.plain("\x1b[31mred\x07 \u202eright \x9b1m") == "[31mred right 1m"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\x00=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(printing.harmless(cell)).startswith("'")


def test_numbers_and_names_stay_as_they_are() -> None:
    assert [printing.harmless(cell) for cell in (-1, 0.5, None, "Vell-Orun")] == [
        -1, 0.5, None, "Vell-Orun",
    ]  # fmt: skip


def test_markdown_cells_do_not_break_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    printing.markdown(["a"], [["x | y\nz"]])
    assert capsys.readouterr().out.splitlines()[-1] == "| x \\| y z |"


def test_json_lines_hold_no_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    printing.json_lines([{"text": "\x1b[2J\u2028\x9b é"}])
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert json.loads(printed) == {"text": "\x1b[2J\u2028\x9b é"}


def on_terminal(*arguments: str, columns: int) -> str:
    """Return what a terminal of this width shows, without colours."""
    leader, follower = pty.openpty()
    done = subprocess.run(
        [*RUN, *arguments],
        stdout=follower, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60, check=True,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm"},
    )  # fmt: skip
    os.close(follower)
    printed = os.read(leader, 1 << 16).decode()
    os.close(leader)
    assert done.stderr == b""
    return re.sub(r"\x1b\[[\d;]*m", "", printed)


@pytest.mark.parametrize("arguments", [["met"], ["met", "orun"], ["show", "orun"], ["why", "orun"]])
def test_a_terminal_gets_tables(arguments: list[str], world_db: Path) -> None:
    printed = on_terminal(*arguments, "--db", str(world_db), columns=120)
    assert "Marta Vell" in printed
    assert "\t" not in printed


def test_a_narrow_terminal_gets_a_line_for_each_cell(world_db: Path) -> None:
    printed = on_terminal("met", "orun", "--db", str(world_db), columns=40)
    assert "met: Ilya Sade" in printed
    assert "met: Marta Vell" in printed
    assert "─" not in printed


def test_nothing_found_where_nothing_was_read_says_so(
    ask,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    kg.open(tmp_path / "kg.db").close()
    for question in (["met"], ["list", "people"]):
        told = ask(*question, db=tmp_path / "kg.db")[1]
        assert told.startswith("there are no articles yet; kg add reads some\n")


def test_a_folder_that_is_not_there_is_named(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, told, status = ask("view", "-o", str(tmp_path / "pages/graph.html"))
    assert status == 1
    assert told.endswith(f"the folder {tmp_path / 'pages'} does not exist; create it first\n")


def test_there_is_no_way_from_a_name_to_itself(ask) -> None:  # type: ignore[no-untyped-def]
    assert "are both Tomas Orun; give two that differ" in ask("path", "orun", "Tomas Orun")[1]


def test_files_that_kg_does_not_read_share_a_line(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a.png", "b.png", "c.png", "d.xls", "e.xls"):
        (tmp_path / "news" / name).write_text("x")
    done = run("add", "news", "--model", tiny_model, cwd=tmp_path)
    first, second, last = done.stderr.splitlines()
    assert first == (
        "news/a.png and 2 more: kg does not read .png files; kg formats lists what it reads"
    )
    assert second == "news/d.xls and 1 more: an old Excel file; save it as .xlsx or CSV"
    assert last.endswith("5 failed")


def test_errors_have_one_base() -> None:
    from kg.errors import BadOption

    assert issubclass(BadOption, KgError)
