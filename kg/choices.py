"""What a question may be asked with: dates, kinds, statuses and options, each of them checked."""

import inspect
import re
from collections.abc import Callable, Collection
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar

from kg.errors import BadOption, UnknownOption

# A day, a year, or ISO text of any precision: 2023, "2023-06", date(2023, 6, 14).
Day = date | int | str

ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=str)


def iso(day: Day | None, *, option: str) -> str | None:
    """Return a date as ISO text of the precision that was given. Raises `BadOption`.

    >>> iso(2023, option="since"), iso(date(2023, 6, 14), option="since")
    ('2023', '2023-06-14')
    """
    if day is None:
        return None
    if isinstance(day, date):
        return f"{day.year:04}-{day.month:02}-{day.day:02}"
    text = str(day)
    if isinstance(day, bool) or not ISO.fullmatch(text) or not _exists(text):
        raise BadOption(f"{option}: {day!r} is no date; give 2023, 2023-06 or 2023-06-14")
    return text


def _exists(text: str) -> bool:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def one_of(value: str, allowed: Collection[T], *, option: str) -> T:
    """Return a value that is allowed. Raises `BadOption`, which names those that are."""
    for each in allowed:
        if value == each:
            return each
    raise BadOption(f"{option}: {value!r} is none of {', '.join(allowed)}")


def some_of(values: Collection[str], allowed: Collection[T], *, option: str) -> tuple[T, ...]:
    """Return values that are allowed. Raises `BadOption`, also for one text in place of a list."""
    if isinstance(values, str):
        raise BadOption(
            f"{option}: {values!r} is no list; give one, such as [{next(iter(allowed))!r}], of "
            f"{', '.join(allowed)}"
        )
    return tuple(one_of(value, allowed, option=option) for value in values)


def named_options(question: Callable[P, R]) -> Callable[P, R]:
    """Return a question that names its options where it is asked with one that it has not."""
    parameters = inspect.signature(question).parameters.values()
    names = {each.name for each in parameters if each.kind is not each.VAR_POSITIONAL}
    options = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]

    @wraps(question)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        for name in named:
            if name not in names:
                raise UnknownOption(question.__name__, name, options)
        return question(*given, **named)

    return asked
