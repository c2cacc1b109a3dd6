"""Mailboxes are read message by message."""

from pathlib import Path

from kg.articles import Read, ReadOptions, read


def mailbox(*bodies: str) -> bytes:
    head = (
        "From a@b.example Wed Mar  6 08:00:00 2024\nFrom: Courier <a@b.example>\nSubject: Talks\n"
    )
    return "".join(f"{head}\n{body}\n\n" for body in bodies).encode()


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    long = "a long line\n" * 200_000
    (tmp_path / "a.mbox").write_bytes(
        mailbox("They met.\n\n>From Riga they went home.", long, "", "From Oslo they wrote.")
    )
    found = list(read([tmp_path / "a.mbox"], options=ReadOptions(limit=10_000)))
    shown = [item.article.text if isinstance(item, Read) else str(item).rpartition("/")[2]
             for item in found]  # fmt: skip
    assert shown == [
        "They met.\n\nFrom Riga they went home.\n\n",
        "a.mbox#2: a message over 265,536 bytes (--limit raises it)",
        "a.mbox#3: a message without a text",
        "From Oslo they wrote.\n\n",
    ]


def test_what_is_no_mailbox_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_text("They met.")
    (item,) = read([tmp_path / "a.mbox"])
    assert str(item).endswith("a.mbox: this is no mailbox (it does not begin with From)")
