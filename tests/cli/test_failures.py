"""Whatever goes wrong is one line that says what, where and what to do, without a password."""

import sys
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

import kg.cli
from kg.cli.failures import hidden, told
from kg.errors import StoreError
from kg.store.store import Store

ROOT = Path(__file__).parents[2]
SECRET = "s3cretW0rd"
# A URL in every broken form that somebody types.
SCHEMES = (
    "postgresql://", "postgres://", "postgresql:/", "postgresql:", "postgresql//", "postgresql:///",
    "postgresql+psycopg://", "postgresql+nonsense://", "mysql://", "http://", " postgresql://",
    "POSTGRESQL://", "postgresql:\\\\", "://", "//", "",
)  # fmt: skip
RESTS = (
    "me:{}@127.0.0.1:1/news", "me:{}@@127.0.0.1:1/news", "me:{}/x@127.0.0.1:port/news",
    "me:{}#@[::1/news",
)  # fmt: skip
URLS = [
    *(scheme + rest.format(SECRET) for scheme in SCHEMES for rest in RESTS),
    f"postgresql://127.0.0.1:1/news?password={SECRET}",
    f"postgresql://127.0.0.1:1/news?password={SECRET}&sslmode=nonsense",
    f"postgresql://me:{SECRET}@127.0.0.1:1/news?sslmode=nonsense",
    f"postgresql://me:{SECRET}@127.0.0.1:1/news?nonsense=1",
    f"postgresql://me:{SECRET}%2Fmore@127.0.0.1:1/news",
    f"host=127.0.0.1 port=1 password={SECRET}",
    f"postgresql://me:two words {SECRET}@127.0.0.1:1/news",
]


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, int]:
    """Return what a command says and its exit status."""
    before, sys.argv = sys.argv, ["kg", *words]
    try:
        with pytest.raises(SystemExit) as end:
            kg.cli.main()
    finally:
        sys.argv = before
    printed = capsys.readouterr()
    return printed.out + printed.err, int(end.value.code or 0)


def test_no_message_holds_a_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(URLS) > 50
    for number, url in enumerate(URLS):
        debug = number % 2
        monkeypatch.setenv("KG_DEBUG", "1" if debug else "")
        ways = (("stats", "--db", url), ("--db", url, "add", "x"), ("stats", url))
        command = ways[number % len(ways)]
        message, status = said(capsys, *command)
        assert status, (command, message)
        assert SECRET not in message
        assert debug or "nexpected" not in message
        assert debug or message.count("\n") == 1, (command, message)


def test_a_password_in_a_drivers_message_is_hidden() -> None:
    words = ["postgresql://me:pa@ss/word@host/db"]
    assert hidden("invalid port: 'ss/word@host'", words) == "invalid port: '***@host'"
    assert "word" not in told(StoreError("cannot reach word@host"), words)


@pytest.mark.parametrize(
    ("name", "why"),
    [("Mu\udcf1oz", "what was typed is not text in UTF-8"), ("x" * 100_000, "is too long")],
    ids=["bytes", "long"],
)
def test_what_no_name_can_be_is_told_in_one_line(
    name: str, why: str, capsys: pytest.CaptureFixture[str], world_db: Path
) -> None:
    message, status = said(capsys, "met", name, "--db", str(world_db))
    assert (why in message, message.count("\n"), status) == (True, 1, 1)


def test_a_fault_of_kg_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, world_db: Path
) -> None:
    def fail(_self: object) -> None:
        raise ZeroDivisionError("one\ntwo")

    monkeypatch.setattr("kg.knowledge.KnowledgeGraph.stats", fail)
    message, status = said(capsys, "stats", "--db", str(world_db))
    assert message.startswith(
        "kg: this is a fault of kg: ZeroDivisionError: one two; please report"
    )
    assert (message.count("\n"), status) == (1, 1)


@pytest.mark.parametrize("limit", ["99999999999999999999", "-1", "nan", "0"])
def test_an_absurd_limit_is_told(
    capsys: pytest.CaptureFixture[str], world_db: Path, limit: str
) -> None:
    for command in (("met", "--limit"), ("add", "x", "--seconds"), ("show", "orun", "--limit")):
        message, status = said(capsys, *command, limit, "--db", str(world_db))
        assert status, message
        assert message.count("\n") == 1
        assert "fault of kg" not in message


@pytest.mark.postgres
def test_what_a_server_refuses_is_one_line(postgres_server: str, postgres_url: str) -> None:
    name = f"ascii_{uuid.uuid4().hex}"
    engine = create_engine(make_url(postgres_server).set(drivername="postgresql+psycopg"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' TEMPLATE template0"))
    engine.dispose()
    Store.open(postgres_url).close()
    other = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    faults = {
        other: "its encoding is SQL_ASCII",
        f"{postgres_url}%20-cstatement_timeout%3D1ms": "took too long",
        f"{postgres_url}&sslmode=nonsense": "options in the URL",
        f"{postgres_url}&sslmode=require": "no secure connection",
        f"{postgres_url}&nonsense=1": "options in the URL",
    }
    for url, said in faults.items():
        with pytest.raises(StoreError) as raised, Store.open(url) as store, store.reading() as one:
            one.execute(text("SELECT pg_sleep(1)"))
        assert said in str(raised.value), url
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ("retype", "Karsk", "country"),
            "kind: 'country' is none of 'person', 'group', 'state', 'place'; see kg retype --help",
        ),
        (("met", "--limit", "0"), "--limit: give at least 1; see kg met --help"),
        (("met", "--limit", "many"), "--limit: give a whole number; see kg met --help"),
        (("add", "x", "--jobs", "none"), "--jobs: give a whole number; see kg add --help"),
        (("list", "meetings", "--since", "2023"), "there is no option --since; see kg list --help"),
        (("show",), "'name' is missing; see kg show --help"),
        (("show", "Vell", "Orun"), "there are too many arguments: (Orun); see kg show --help"),
        (("mett",), "No such command 'mett'. Did you mean 'met'? see kg --help"),
    ],
)  # fmt: skip
def test_a_mistyped_command_is_told_in_plain_words(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], line: str
) -> None:
    assert said(capsys, *words) == (f"kg: {line}\n", 2)
