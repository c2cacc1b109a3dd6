"""What a document says of itself, by names that its writer chose."""

from collections.abc import Mapping

from kg.articles.fields import Fields, columns, fields_of
from kg.articles.options import ReadOptions

PLACEHOLDERS = frozenset({"untitled", "untitled document", "document", "word document", "title"})


def fields_of_properties(
    properties: Mapping[str, object], options: ReadOptions, *, title: str | None = None
) -> Fields:
    """Return the fields of a document with these properties ("Publisher", "Published", "URL").

    When a document was made or saved says nothing of when its article was published. A `title`
    that a program made up is none.
    """
    known = {name: value for name, value in properties.items() if value}
    fields = fields_of(known, columns(list(known), options))
    shown = " ".join((title or "").split())
    made_up = shown.casefold() in PLACEHOLDERS or shown.startswith("Microsoft Word - ")
    ending = shown.rpartition(".")[2].casefold() in ("doc", "docx", "odt", "rtf", "pdf", "indd")
    return fields.over(Fields(title=shown if shown and not (made_up or ending) else None))
