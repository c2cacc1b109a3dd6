"""Escapes of programs that carried a text and were not undone: of mail, of Excel, of treebanks.

Vrabel met =            soft breaks and codes of quoted-printable mail
Ozola =E2=80=94 in Riga
Riga._x000D_            control characters as Excel writes them
-LRB- Riga -RRB-        brackets as treebanks write them
"""

import re
from collections.abc import Iterator

from kg.articles.edits import Edit

SOFT_BREAK = re.compile(r"=[ \t]*(?:\r\n|\r|\n)")
CODES = re.compile(r"(?:=[0-9A-F]{2})+")
PRINTABLE = re.compile(rf"{SOFT_BREAK.pattern}|{CODES.pattern}")
WIDE = re.compile(r"=(?:E2=8[0-9A-F]|C[2-5])=[0-9A-F]{2}")  # of UTF-8
CODED = re.compile(rf"{WIDE.pattern}|=(?:20(?=\s)|3D|9[1-7])")
MOST_OF_A_LINE = 78  # characters of a line of quoted-printable
OF_EXCEL = re.compile(r"_x00([0-9A-Fa-f]{2})_(\r?\n)?")
BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
OF_TREEBANKS = re.compile("|".join(BRACKETS))


def untransferred(text: str) -> Iterator[Edit]:
    """Yield the edits that make characters of the escapes of programs that carried a text."""
    if is_quoted_printable(text):
        for match in PRINTABLE.finditer(text):
            codes = match[0] if CODES.fullmatch(match[0]) else ""
            yield Edit(match.start(), match.end(), decoded(codes))
    elif "_x00" in text:
        for match in OF_EXCEL.finditer(text):
            character = chr(int(match[1], 16))
            line_break = "\n" if character in "\r\n" or match[2] else ""
            shown = line_break or (" " if not character.isprintable() else character)
            yield Edit(match.start(), match.end(), shown)
    elif "-LRB-" in text or "-LSB-" in text:
        for match in OF_TREEBANKS.finditer(text):
            yield Edit(match.start(), match.end(), BRACKETS[match[0]])


def is_quoted_printable(text: str) -> bool:
    """Return whether a text was kept as mail carries it: codes or breaks that mail alone has."""
    if "=" not in text:
        return False
    breaks, wide = len(SOFT_BREAK.findall(text)), len(WIDE.findall(text))
    shown = wide > 1 or (breaks > 0 and breaks + len(CODED.findall(text)) > 1)
    return shown and max(map(len, text.splitlines())) <= MOST_OF_A_LINE


def decoded(codes: str) -> str:
    """Return the characters of codes: of UTF-8, else of Windows-1252."""
    data = bytes.fromhex(codes.replace("=", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
