"""Where options come from: the command line, the environment, a file; and how help is found."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import kg
import kg.cli
from kg.cli import config
from kg.cli.examples import EXAMPLES
from kg.cli.manual_pages import topics

RUN = [sys.executable, "-m", "kg"]


def run(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run kg in a folder, with no settings but these."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("KG_")}
    return subprocess.run(
        [*RUN, *arguments], capture_output=True, text=True, timeout=240, check=False, cwd=cwd,
        env={**kept, "XDG_CONFIG_HOME": str(cwd / "settings"), **variables},
    )  # fmt: skip


def test_the_environment_names_the_database(world_db: Path, tmp_path: Path) -> None:
    assert "Marta Vell" in run("list", "people", cwd=tmp_path, KG_DB=str(world_db)).stdout
    other = run("--db", "none.db", "list", "people", cwd=tmp_path, KG_DB=str(world_db))
    assert "none.db: there is no such database" in other.stderr


def test_python_follows_the_environment(world_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_DB", str(world_db))
    with kg.open() as news:
        assert len(news.entities("person"))


def test_a_file_in_the_folder_comes_before_that_of_the_user(world_db: Path, tmp_path: Path) -> None:
    own = tmp_path / "settings" / "kg" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f'db = "{world_db.as_posix()}"\n[list]\nlimit = 2\n', encoding="utf-8")
    assert len(run("list", "people", cwd=tmp_path).stdout.splitlines()) == 1 + 2
    told = run("list", "people", "--limit", "1", cwd=tmp_path).stdout
    assert len(told.splitlines()) == 1 + 1
    (tmp_path / "kg.toml").write_text('db = "other.db"\n', encoding="utf-8")
    assert "other.db: there is no such database" in run("list", "people", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("db = ", "kg.toml: "),
        ("[lst]\nlimit = 2", "'lst' is neither a command nor db; see kg help config"),
        ("[list]\nlimits = 2", "kg list has no option 'limits'; see kg list --help"),
        ("db = 3", "'db' is neither a command nor db"),
        ("list = 3", "'list' is neither a command nor db"),
        (f"a = {'[' * 50_000}", "kg.toml: nested too deeply"),
        ("# caf\udce9", "kg.toml: not a text in UTF-8; save it as UTF-8"),
    ],
    ids=lambda text: text[:20],
)
def test_a_wrong_file_is_told_in_one_line(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_CONFIG", raising=False)
    (tmp_path / "kg.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(config.BadConfig) as error:
        config.defaults({"list": {"limit"}})
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        'db = "postgresql://me:secret@there.example/news"',
        '[add]\ndb = "postgresql://there.example/news"',
        '[add]\ncluster = "tcp://there.example:8786"',
        '[add]\nmodel = "evil"',
        '[view]\noutput = "/home/me/.bashrc"',
        "[add]\nyes = true",
        '[serve]\nhost = "0.0.0.0"',
        '[serve]\npassword-file = "mine"',
        '[serve]\npassword_file = "mine"',
    ],
)
def test_a_file_that_came_with_articles_decides_nothing_of_weight(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"db", "cluster", "model", "output", "yes", "host", "password-file", "password_file"}
    known = dict.fromkeys(("add", "view", "serve"), options)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_CONFIG", raising=False)
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    with pytest.raises(config.BadConfig, match=r"not taken from a file of the current folder"):
        config.defaults(known)
    monkeypatch.setenv("KG_CONFIG", "kg.toml")
    assert config.defaults(known)
    monkeypatch.delenv("KG_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "kg").mkdir()
    (tmp_path / "kg.toml").rename(tmp_path / "kg" / "config.toml")
    assert config.defaults(known)


def test_settings_in_a_folder_that_may_not_be_opened_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_file: Path) -> bool:
        raise PermissionError

    monkeypatch.delenv("KG_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "is_file", closed)  # root may open any
    assert config.defaults({}) == {}


def test_names_with_dashes_are_those_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "any.toml"
    file.write_text("[view]\nmin-articles = 3\n", encoding="utf-8")
    monkeypatch.setenv("KG_CONFIG", str(file))
    assert config.defaults({"view": {"min-articles"}}) == {"view": {"min_articles": 3}}
    monkeypatch.setenv("KG_CONFIG", "")
    assert config.defaults({}) == {}
    monkeypatch.setenv("KG_CONFIG", str(tmp_path / "gone.toml"))
    with pytest.raises(config.BadConfig, match="no such file or directory"):
        config.defaults({})


def test_no_color_is_obeyed_on_a_terminal(world_db: Path, tmp_path: Path) -> None:
    code = "import sys; sys.stdout.isatty = lambda: True; from kg.cli import main; main()"
    for variables, coloured in (({"NO_COLOR": "1"}, False), ({}, True)):
        told = subprocess.run(
            [sys.executable, "-c", code, "--db", str(world_db), "why", "Marta Vell"],
            capture_output=True, text=True, check=True, cwd=tmp_path,
            env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", **variables},
        ).stdout  # fmt: skip
        assert "\x1b[1m" in told or not coloured
        assert not re.search(r"\x1b\[[0-9;]*(3|9)\dm", told) or coloured


def commands() -> list[str]:
    return sorted(typer.main.get_command(kg.cli.app).commands)  # type: ignore[attr-defined]


def test_every_command_has_examples_that_are_commands() -> None:
    assert set(EXAMPLES) == set(commands())
    for command, lines in EXAMPLES.items():
        for line in lines:
            words = line.removeprefix("kg --db news.db ").removeprefix("kg ").split()
            assert words[0] == command


def test_examples_stand_in_the_help(tmp_path: Path) -> None:
    told = run("met", "--help", cwd=tmp_path).stdout
    assert 'kg met "Ali Khamenei" --since 2023-06 --md' in told
    assert run("help", "met", cwd=tmp_path).stdout == told


def test_help_lists_and_prints_the_manual(tmp_path: Path) -> None:
    listed = run("help", cwd=tmp_path).stdout
    assert "config\tSettings: which database" in listed
    assert set(topics()) == {line.split("\t")[0] for line in listed.splitlines()[1:]}
    assert "KG_CONFIG" in run("help", "config", cwd=tmp_path).stdout
    wrong = run("help", "weather", cwd=tmp_path)
    assert wrong.stderr.startswith("kg: 'weather' is no topic; there are archive, ")
    assert wrong.returncode == 1


def test_the_shell_can_complete_commands(tmp_path: Path) -> None:
    told = run(cwd=tmp_path, _KG_COMPLETE="complete_bash", COMP_WORDS="kg ti", COMP_CWORD="1")
    assert told.stdout.split() == ["timeline"]
