"""Messages and mailboxes: the message is the article, attachments are named."""

from pathlib import Path

import written

from kg.articles import Read, read


def test_attachments_are_named(tmp_path: Path) -> None:
    message = written.message()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="report.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (item,) = read([tmp_path / "a.eml"])
    assert isinstance(item, Read)
    assert item.notes == ("attachments not read: report.pdf; save and add them",)


def test_a_message_of_markup_alone_is_read(tmp_path: Path) -> None:
    message = written.message()
    message.set_content("<p>Vrabel met <b>Ozola</b>.</p><p>In Riga.</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (item,) = read([tmp_path / "a.eml"])
    assert isinstance(item, Read)
    assert item.article.text == "Vrabel met Ozola.\nIn Riga."
