"""What a line of a watchlist or of exported judgements must be, before anything of it is stored."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from kg.errors import KgError
from kg.model import KINDS, CorrectionVerdict, Kind, Verdict

LONGEST = 1_000  # characters of a name; what is longer is none

# What pydantic finds wrong -> what to do, with its own figures.
WRONG = {
    "missing": "it is missing",
    "string_type": "give a text",
    "string_unicode": "it holds control characters or half a character",
    "string_too_long": "give at most {max_length:,} characters",
    "literal_error": "give {expected}",
    "list_type": "give a list",
    "tuple_type": "give a list",
    "too_long": "give at most {max_length:,} values",
    "too_short": "give at least {min_length:,} values",
    "int_type": "give a whole number",
    "int_parsing": "give a whole number",
    "int_parsing_size": "give a smaller number",
    "int_from_float": "give a whole number",
    "greater_than": "give more than {gt:,}",
    "greater_than_equal": "give at least {ge:,}",
    "model_type": "give an object of JSON, such as {{...}}",
}


def _storable(text: str) -> str:
    """Return a text on one line. Raises `ValueError` for what no database or terminal takes."""
    line = " ".join(text.split())
    if not line:
        raise ValueError("it is empty")
    if any(
        ord(mark) < 32 or 0x7F <= ord(mark) < 0xA0 or "\ud800" <= mark <= "\udfff" for mark in line
    ):
        raise ValueError("it holds control characters or half a character")
    return line


def _key(text: str) -> str:
    kind, mark, rest = text.partition(":")
    if kind not in KINDS or not mark or not rest.strip():
        raise ValueError("it is no key of a name, such as 'person:joe biden'")
    return text


def _moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("give a day or a moment, such as 2024-03-06T10:00:00") from None
    return text


def _whole(text: str) -> str:
    """Return a quotation as it is. Raises `ValueError` for what no database takes."""
    if "\0" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        raise ValueError("it holds a null or half a character")
    return text


Text = Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_storable)]
Key = Annotated[Text, AfterValidator(_key)]
Quoted = Annotated[str, StringConstraints(max_length=100_000), AfterValidator(_whole)]
Moment = Annotated[Text, AfterValidator(_moment)]


class Form(BaseModel):
    """Values are taken as they are, never made of others; further ones are left out."""

    model_config = ConfigDict(strict=True, frozen=True, populate_by_name=True)


class KnownForm(Form):
    """A row of a watchlist."""

    id: Text
    kind: Kind
    name: Text
    aliases: Annotated[list[Text], Field(max_length=LONGEST)] = []
    country: Text | None = None
    position: Text | None = None


class PropertiesForm(Form):
    """What is read of the properties of a FollowTheMoney entity."""

    name: list[Text] = []
    alias: list[Text] = []
    weak_alias: list[Text] = Field([], alias="weakAlias")
    previous_name: list[Text] = Field([], alias="previousName")
    country: list[Text] = []
    nationality: list[Text] = []
    position: list[Text] = []


class EntityForm(Form):
    """A FollowTheMoney entity."""

    id: Text
    properties: PropertiesForm = Field(default_factory=lambda: PropertiesForm.model_validate({}))


class JudgementForm(Form):
    """A judgement, as it is exported."""

    id: Text
    left: Key
    right: Key
    verdict: Verdict
    judged_by: Text
    judged_at: Moment
    retracted_at: Moment | None = None
    note: Text | None = None


class AnchorForm(Form):
    """Where a correction's evidence stood."""

    # JSON has lists where a correction has tuples.
    model_config = ConfigDict(strict=False, frozen=True)

    kind: Literal["mention", "claim", "report"]
    article_id: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    quote: Quoted
    names: Annotated[list[tuple[Key, int, int]], Field(max_length=LONGEST)] = []
    label: Text | None = None


class CorrectionForm(Form):
    """A correction, as it is exported."""

    id: Text
    verdict: CorrectionVerdict
    target: Text
    value: Text | None = None
    evidence: Annotated[list[AnchorForm], Field(max_length=100 * LONGEST)]
    judged_by: Text
    judged_at: Moment
    retracted_at: Moment | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _is_followed(self) -> Self:
        if self.verdict == "retype" and self.value not in KINDS:
            raise ValueError(f"its value is no kind ({', '.join(KINDS)})")
        if self.verdict == "rename" and not self.value:
            raise ValueError("it has no value")
        if self.verdict != "reject":
            _key(self.target)
        elif self.value is not None:
            _key(self.value)
        return self


Made = TypeVar("Made", bound=Form)


def parsed(line: str, where: str) -> Any:
    """Return the JSON value of a line. Raises `KgError`."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise KgError(f"{where}: no JSON") from None


def formed(form: type[Made], value: object, where: str) -> Made:
    """Return a value in its form. Raises `KgError` that says which part of it is wrong, and how."""
    try:
        return form.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        part = ".".join(map(str, first["loc"]))
        told = WRONG.get(first["type"])
        said = told.format(**first.get("ctx", {})) if told else first["msg"]
        said = said.removeprefix("Value error, ")[:200]
        raise KgError(f"{where}: {part + ': ' if part else ''}{said}") from None
    except RecursionError:
        raise KgError(f"{where}: nested too deeply") from None
