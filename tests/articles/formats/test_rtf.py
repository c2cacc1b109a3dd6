"""RTF, also under the name of Word."""

from pathlib import Path

import written
from documents import only


def test_a_word_file_that_is_rtf_inside_is_read(tmp_path: Path) -> None:
    written.rtf(tmp_path / "a.doc")
    assert only(tmp_path / "a.doc").title == written.TITLE
