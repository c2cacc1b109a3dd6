"""Makes the pictures of the README: the page of seeds/, and `kg met` in a terminal.

    python docs/pictures.py [--db kg.db] [--name "Ismail Haniyeh"]

Reads seeds/ where there is no such database yet. Writes page.png, page-dark.png and met.png
beside this file. Needs Chromium and the extras `dev`.
"""

import argparse
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

import kg

HERE = Path(__file__).parent
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
WIDTH = 136


def terminal(*arguments: str) -> str:
    """Return what kg prints on a terminal, with its colours."""
    main, follower = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": str(WIDTH),
        "TERM": "xterm-256color",
        "PYTHONPATH": os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")]),
    }
    code = "import sys; from kg.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=environment,
    ):
        os.close(follower)
        printed = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            printed += part
    os.close(main)
    return printed.decode().replace("\r\n", "\n")


def picture_of(command: str, printed: str) -> str:
    """Return an SVG of a terminal in which this was printed."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(f"[bold green]$[/] {command}", highlight=False)
        console.print(Text.from_ansi(printed.rstrip("\n")))
        drawn = console.export_svg(title="kg", theme=DIMMED_MONOKAI)
    # Its fonts would come from the network.
    return re.sub(r"@font-face\s*\{.*?\}", "", drawn, flags=re.DOTALL)


def shoot_page(browser: Browser, page: Path, target: Path, *, scheme: str) -> None:
    """Take the page as it opens at 1280 x 800."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        offline=True,
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_function("window.kg && kg.labels().length")
    tab.screenshot(path=target)
    context.close()


def shoot_svg(browser: Browser, svg: str, target: Path) -> None:
    """Take an SVG, at twice its size for sharp letters."""
    tab = browser.new_page(offline=True, viewport={"width": 1280, "height": 900})
    tab.set_content(f"<style>body{{margin:0}} svg{{width:1280px;display:block}}</style>{svg}")
    tab.locator("svg").first.screenshot(path=target)
    tab.close()


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db", type=Path, default=Path("kg.db"))
    parser.add_argument("--name", default="Ismail Haniyeh")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chrome")
    if chromium is None:
        sys.exit("Chromium is not installed")
    fresh = not arguments.db.exists()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        news = kg.open(arguments.db)
        if fresh:
            news.add(HERE.parent / "seeds")
        page = news.view(Path(folder, "graph.html"))
        printed = terminal("met", arguments.name, "--db", str(arguments.db))
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        shoot_page(browser, page, HERE / "page.png", scheme="light")
        shoot_page(browser, page, HERE / "page-dark.png", scheme="dark")
        shoot_svg(browser, picture_of(f'kg met "{arguments.name}"', printed), HERE / "met.png")
        browser.close()


if __name__ == "__main__":
    main()
