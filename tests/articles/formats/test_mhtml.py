"""Pages that Chrome and Edge save."""

from pathlib import Path

import written
from documents import only, said


def test_the_address_is_where_the_page_was_saved_from(tmp_path: Path) -> None:
    article = only(written.mhtml(tmp_path / "a.mhtml"))
    assert (article.url, article.title) == (written.URL, written.TITLE)
    assert article.text.split() == written.TEXT.split()


def test_a_message_without_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_text("MIME-Version: 1.0\nContent-Type: text/plain\n\nThey met.\n")
    assert said(tmp_path / "a.mhtml") == ["a.mhtml: no page in this file"]
