"""Texts in the cells of a table, which a spreadsheet shall show and not compute."""

import re

# What begins a formula, also in the wide forms of East Asian keyboards.
SIGNS = "=+\\-@＝＋－＠"
# A text begins a cell, and so does what follows a semicolon, a tab or a line break where a
# spreadsheet takes these, and not the comma, for the end of one, as it does in much of Europe.
FORMULA = re.compile(rf"^(?=\s*[{SIGNS}]|[\t\r])|(?<=[;\t\r\n])(?=[^\S\t\r\n]{{0,50}}[{SIGNS}])")


def harmless(text: str) -> str:
    """Return a text with an apostrophe before whatever a spreadsheet would take for a formula.

    >>> harmless("=1+1"), harmless("Doe;=1+1"), harmless("Vell-Orun")
    ("'=1+1", "Doe;'=1+1", 'Vell-Orun')
    """
    return FORMULA.sub("'", text)
