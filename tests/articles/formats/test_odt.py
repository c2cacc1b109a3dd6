"""Texts of LibreOffice."""

import io
import zipfile
from pathlib import Path

from documents import said


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        opened.writestr("content.xml", "x")
        opened.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    (tmp_path / "a.odt").write_bytes(data.getvalue())
    assert said(tmp_path / "a.odt") == ["a.odt: encrypted; save it without a password"]
