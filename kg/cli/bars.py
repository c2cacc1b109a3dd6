"""How far a long step is, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from kg.cli import printing

Advance = Callable[[str, int, int], None]


@contextmanager
def steps(said: str) -> Iterator[Advance]:
    """Give what is told the table, its rows done and its rows; it draws a bar for each.

    Where standard error is no terminal, it says once what is being done.
    """
    with ExitStack() as stack:
        yield _Bars(said, stack).advance


class _Bars:
    """Bars that begin with the first step: most commands have none."""

    def __init__(self, said: str, stack: ExitStack) -> None:
        self.said, self._stack, self._begun = said, stack, False
        self._draw: Advance = _nothing

    def advance(self, table: str, done: int, rows: int) -> None:
        """Say or draw how far a table is."""
        if not self._begun:
            self._begun = True
            printing.say(self.said)
            if sys.stderr.isatty():
                self._draw = self._bar()
        self._draw(table, done, rows)

    def _bar(self) -> Advance:
        from rich.console import Console
        from rich.progress import Progress

        progress = self._stack.enter_context(Progress(console=Console(stderr=True), transient=True))
        tasks = {"": progress.add_task("", total=None)}

        def draw(table: str, done: int, rows: int) -> None:
            if table not in tasks:
                progress.remove_task(tasks.popitem()[1])
                tasks[table] = progress.add_task(table, total=rows)
            progress.update(tasks[table], completed=done, total=max(rows, done))

        return draw


def _nothing(_table: str, _done: int, _rows: int) -> None:
    """Draw nothing."""
