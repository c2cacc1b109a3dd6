"""Which half of the development documents may be looked at while building: the other one is not.

Documents of one source file (a file of GMB, a newspaper) lie in one half.
"""

from __future__ import annotations

import hashlib


def file_of(doc: str) -> str:
    """The source file of a document: "gmb_1120_2" is a story of gmb_1120."""
    return doc.rsplit("_", 1)[0] if doc.startswith(("gmb_", "ww_")) else doc


def is_read(doc: str) -> bool:
    """Whether a document is in the half that may be read."""
    return hashlib.sha256(file_of(doc).encode()).digest()[0] % 2 == 0
