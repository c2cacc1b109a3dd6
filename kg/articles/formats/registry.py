"""Every format that kg reads: its endings, the module that reads it, and what that needs.

A new format is a module of this package with a function `records(content, options)` that yields
numbered records, and a line here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from math import inf
from typing import Literal

from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered
from kg.articles.options import ReadOptions

EXTRA = "pip install 'kg-news[files]'"
MODULES = {"python-docx": "docx"}  # libraries whose module has another name
Size = Literal["page", "file", "any"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: `name` is its module, `title` what people call it.

    `library` must be installed to read it; None where kg brings what it needs.
    `size` says how large a file may be: that of a page, of a file with pictures, or any, where it
    is read article by article.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    library: str | None = None
    size: Size = "page"

    @property
    def installed(self) -> bool:
        """Whether what reads it is installed."""
        return (
            self.library is None or find_spec(MODULES.get(self.library, self.library)) is not None
        )

    def most_bytes(self, options: ReadOptions) -> float:
        """Return the most bytes that are read from a file of this format."""
        if self.size == "any":
            return inf
        return options.most_bytes_of_page if self.size == "page" else options.most_bytes_of_file

    def reader(self) -> Callable[[Content, ReadOptions], Iterator[Numbered]]:
        """Return what reads it; only now is its library imported."""
        found: Callable[[Content, ReadOptions], Iterator[Numbered]]
        found = import_module(f"kg.articles.formats.{self.name}").records
        return found


FORMATS = (
    Format("text", "text, Markdown", (".txt", ".text", ".md", ".markdown", ".story", "")),
    Format("page", "web page", (".html", ".htm", ".xhtml")),
    Format("mhtml", "web page saved by Chrome or Edge", (".mhtml", ".mht"), size="file"),
    Format("webarchive", "web page saved by Safari", (".webarchive",), size="file"),
    Format("json", "JSON", (".json",), size="any"),
    Format("json_lines", "JSON Lines", (".jsonl", ".ndjson"), size="any"),
    Format("csv", "CSV, TSV", (".csv", ".tsv"), size="any"),
    Format("xlsx", "Excel", (".xlsx", ".xlsm"), "openpyxl", size="file"),
    Format("pdf", "PDF with a text layer", (".pdf",), "pypdfium2", size="file"),
    Format("docx", "Word", (".docx", ".docm"), "python-docx", size="file"),
    Format("odt", "LibreOffice text", (".odt", ".ott", ".fodt"), size="file"),
    Format("rtf", "RTF", (".rtf",), "striprtf", size="file"),
    Format("epub", "EPUB", (".epub",), size="file"),
    Format("mail", "message", (".eml", ".emlx"), size="file"),
    Format("mbox", "mailbox", (".mbox", ".mbx"), size="any"),
    Format("feed", "RSS, Atom", (".rss", ".atom", ".rdf", ".xml"), "feedparser"),
    Format("nitf", "NITF", (".nitf", ".xml")),
    Format("newsml", "NewsML", (".newsml", ".xml")),
    Format("tei", "TEI", (".tei", ".xml")),
    Format("xml", "XML of articles", (".xml",)),
    Format("subtitles", "subtitles", (".srt", ".vtt")),
    Format("ris", "RIS", (".ris",)),
    Format("sgml", "SGML of Reuters and of TREC", (".sgm", ".sgml"), size="any"),
    Format("warc", "WARC, WET", (".warc", ".wet"), "warcio", size="any"),
    Format("wacz", "WACZ", (".wacz",), "warcio", size="any"),
)

# What is said of files that are not read although people have them: by ending, or by content.
HINTS = {
    ".doc": "an old Word file; save it as .docx or PDF",
    ".xls": "an old Excel file; save it as .xlsx or CSV",
    ".ods": "a LibreOffice sheet; save it as .xlsx or CSV",
    ".msg": "an Outlook message; save it as .eml",
    ".pst": "an Outlook mailbox; export it as .mbox (readpst does)",
    ".pages": "a Pages document; export it as .docx or PDF",
    ".mobi": "a Kindle book; convert it to EPUB",
    ".azw3": "a Kindle book; convert it to EPUB",
    ".zip": "a zip file; unpack it and add the folder",
    **dict.fromkeys(
        (".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst"),
        "a packed file; unpack it and add what was in it",
    ),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic"),
        "a picture; save it as a PDF with its text (ocrmypdf does)",
    ),
    ".pptx": "a PowerPoint file; save it as PDF",
    ".ppt": "an old PowerPoint file; save it as PDF",
    ".parquet": "a Parquet file; save it as JSON Lines or CSV",
    "zip": "a zip file of something else; unpack it and add the folder",
    "ole": "an old or encrypted Word file; save it without a password as .docx or PDF",
}  # fmt: skip
KNOWN = ", ".join(each.title for each in FORMATS) + ", and these with .gz"


@cache
def by_name() -> dict[str, Format]:
    """Return the formats by the names of their modules."""
    return {each.name: each for each in FORMATS}


@cache
def by_suffix() -> dict[str, Format]:
    """Return the formats by the endings of their files, "" for files without one."""
    return {suffix: each for each in FORMATS for suffix in each.suffixes}
