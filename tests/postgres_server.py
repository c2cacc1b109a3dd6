"""A PostgreSQL server of our own, in a temporary folder, for the time of the tests."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts)
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).parent if elsewhere else None


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start a server with the programs in this folder, give its URL, and stop it."""
    home = Path(tempfile.mkdtemp(prefix="kg-postgres-"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(home, user)
    data = home / "data"
    made = [folder / "initdb", "-D", data, "-U", "kg", "--auth=trust", "-E", "UTF8", "--locale=C"]
    subprocess.run([*made, "--no-sync"], user=user, cwd=home, check=True, capture_output=True)
    port = free_port()
    options = [f"--{name}={value}" for name, value in SETTINGS.items()]
    server = subprocess.Popen(
        [folder / "postgres", "-D", data, "-p", str(port), *options],
        user=user,
        cwd=home,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(folder / "pg_isready", port)
        yield f"postgresql://kg@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(ready: Path, port: int) -> None:
    """Wait until the server answers."""
    for _ in range(300):
        asked = [ready, "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "kg", "-d", "postgres"]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL did not start within 30 seconds")
