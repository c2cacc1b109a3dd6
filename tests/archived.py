"""Two invented articles as archives of the press export them."""

from collections.abc import Callable
from pathlib import Path

import written

from kg.articles import Read, read

Saving = Callable[[Path, str], Path]
FIRST = "Minister Tomas Vrabel met President Ilze Ozola in Riga on Tuesday.\n\nThey spoke of gas."
SECOND = "Prime Minister Jaan Tamm met Minister Liv Dahl in Oslo on Tuesday.\n\nThey ate fish."

NEXIS = f"""
                               1 of 2 DOCUMENTS

                              The Baltic Courier

                             March 6, 2024 Wednesday
                              Late Edition - Final

Talks in Riga

BYLINE: By JANE ROE

SECTION: Section A; Column 1; Foreign Desk;
 Pg. 1

LENGTH: 823 words

DATELINE: RIGA, March 5

{FIRST}

URL: https://courier.example/1

LOAD-DATE: March 7, 2024

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: Vrabel (PHOTOGRAPH BY JOHN ROE)

PUBLICATION-TYPE: Newspaper

                 Copyright 2024 The Baltic Courier Company
                           All Rights Reserved

                               2 of 2 DOCUMENTS

                              The Baltic Courier

                             March 7, 2024 Thursday

Talks in Oslo

LENGTH: 100 words

{SECOND}

LOAD-DATE: March 7, 2024

LANGUAGE: ENGLISH
"""
NEXIS_UNI = f"""Talks in Riga
The Baltic Courier
March 6, 2024 Wednesday

Copyright 2024 The Baltic Courier Company All Rights Reserved

Section: Section A; Column 1; Foreign Desk; Pg. 1
Length: 823 words
Byline: By Jane Roe
Body

{FIRST}

Classification

Language: ENGLISH
Publication-Type: Newspaper
Subject: GAS (90%)
Load-Date: March 7, 2024

End of Document

Talks in Oslo
The Baltic Courier
March 7, 2024 Thursday

Copyright 2024 The Baltic Courier Company All Rights Reserved
Length: 100 words
Body

{SECOND}

Load-Date: March 7, 2024
End of Document
"""
FACTIVA = f"""Foreign Desk
Talks in Riga
By Jane Roe
823 words
6 March 2024
The Baltic Courier
BALTC
1
English
Copyright 2024 The Baltic Courier Company. All Rights Reserved.

{FIRST}

Document BALTC00020240306ek36000b5

Talks in Oslo
100 words
7 March 2024
09:15
The Baltic Courier
BALTC
English
(c) 2024 The Baltic Courier Company

{SECOND}

Document BALTC00020240307ek37000b6
"""
FACTIVA_CODES = f"""HD  Talks in Riga
BY  By Jane Roe
WC  823 words
PD  6 March 2024
SN  The Baltic Courier
SC  BALTC
LA  English
CY  Copyright 2024 The Baltic Courier Company
LP
{FIRST.split(chr(10), maxsplit=1)[0]}
TD
{FIRST.rsplit(chr(10), maxsplit=1)[-1]}
AN  Document BALTC00020240306ek36000b5

HD  Talks in Oslo
WC  100 words
PD  7 March 2024
SN  The Baltic Courier
LA  English
LP
{SECOND.split(chr(10), maxsplit=1)[0]}
TD
{SECOND.rsplit(chr(10), maxsplit=1)[-1]}
AN  Document BALTC00020240307ek37000b6
"""
PROQUEST = f"""{"_" * 60}

Document 1 of 2

Title: Talks in Riga

Author: Roe, Jane

Publication info: The Baltic Courier ; Riga [Riga]06 Mar 2024: A.1.

Abstract: Two met.

Full text: {FIRST}

Subject: Gas; Talks

Location: Riga

Title: Talks in Riga

Publication title: The Baltic Courier; Riga

Publication date: Mar 6, 2024

Publisher: The Baltic Courier Company

Document URL: https://archive.example/1

Last updated: 2024-04-01

{"_" * 60}

Document 2 of 2

Title: Talks in Oslo

Publication info: The Baltic Courier ; Riga [Riga]07 Mar 2024: A.1.

Full text: {SECOND}

Publication title: The Baltic Courier; Riga

Publication date: Mar 7, 2024
"""


def as_text(folder: Path, export: str) -> Path:
    """Save an export as a text file."""
    path = folder / "export.txt"
    path.write_text(export)
    return path


def as_word(folder: Path, export: str) -> Path:
    """Save an export as a Word file, a paragraph for each of its lines."""
    lines = tuple(line for line in export.splitlines() if line.strip())
    return written.docx(folder / "export.docx", lines)


def check(path: Path) -> None:
    """See that both articles are read from an export, with their fields."""
    found = list(read([path]))
    assert [type(item) for item in found] == [Read, Read], found
    first, second = (item.article for item in found if isinstance(item, Read))
    assert (first.text.split(), second.text.split()) == (FIRST.split(), SECOND.split())
    assert (first.title, second.title) == ("Talks in Riga", "Talks in Oslo")
    assert (first.published, second.published) == ("2024-03-06", "2024-03-07")
    assert first.publisher == second.publisher == "The Baltic Courier"
    assert (first.path, second.path) == (f"{path}#1", f"{path}#2")
