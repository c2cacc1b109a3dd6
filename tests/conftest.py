"""What all tests share: skipping can be forbidden, and the real articles need their folder."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import postgres_server as postgres
import pytest
import world
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from kg.knowledge import KnowledgeGraph
from kg.store.store import Store

SHARED = Path(__file__).parents[2] / "shared"

# Processes that tests start in other folders find the same kg.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")))
)

# How long an example takes says more of what else the machine does than of kg.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

# These read real articles, which are not part of kg.
collect_ignore = [] if (SHARED / "seeds").is_dir() else ["test_real_articles.py"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Where skipping is forbidden (KG_NO_SKIP=1), a skipped test has failed."""
    report = yield
    if os.environ.get("KG_NO_SKIP") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where skipping is forbidden: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: KG_TEST_POSTGRES, or one that runs for these tests."""
    given = os.environ.get("KG_TEST_POSTGRES")
    programs = postgres.programs()
    if given:
        yield given
    elif programs is None:
        pytest.skip("PostgreSQL is not installed, and KG_TEST_POSTGRES names no server")
    else:
        with postgres.running(programs) as url:
            yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty schema of its own, which is dropped afterwards."""
    engine = create_engine(make_url(postgres_server).set(drivername="postgresql+psycopg"))
    name = f"test_{uuid.uuid4().hex}"
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{postgres_server}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is: a file of SQLite, then a URL of PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    """An open store without a row, in SQLite, then in PostgreSQL."""
    with Store.open(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def world_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the small world of `world.py`, for tests that only read it."""
    path = tmp_path_factory.mktemp("world") / "world.db"
    with Store.open(path) as made:
        world.fill(made)
    return path


@pytest.fixture
def news(world_db: Path) -> Iterator[KnowledgeGraph]:
    """The small world, to be asked and not to be changed."""
    with KnowledgeGraph.open(world_db, create=False) as opened:
        yield opened


@pytest.fixture
def own_news(world_db: Path, tmp_path: Path) -> Iterator[KnowledgeGraph]:
    """A small world of one's own, to be changed."""
    with KnowledgeGraph.open(shutil.copy(world_db, tmp_path / "own.db")) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without a row, of which others are copied: to make its tables takes long."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Store.open(path).close()
    return path


@pytest.fixture
def own_store(empty_db: Path, tmp_path: Path) -> Iterator[Store]:
    """A store without a row, in SQLite."""
    with Store.open(shutil.copy(empty_db, tmp_path / "store.db")) as opened:
        yield opened


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A spaCy pipeline that knows four names, reads no meetings, and loads at once."""
    from silent import knowing

    nlp = knowing(("Marta Vell", "Tomas Orun", "Ilya Sade", "Nora Quist"))
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return str(folder)
