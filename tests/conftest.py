"""What all tests share: skipping can be forbidden, and the real articles need their folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

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
