"""Commands run as one types them."""

import os
import subprocess
import sys
from pathlib import Path

RUN = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]


def run(
    *arguments: str, stdin: str = "", cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run kg in a process of its own, as a user does."""
    return subprocess.run(
        [*RUN, *arguments],
        input=stdin, capture_output=True, text=True, timeout=240, check=False, cwd=cwd,
        env={**os.environ, **variables},
    )  # fmt: skip
