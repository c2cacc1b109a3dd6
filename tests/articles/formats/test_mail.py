"""Messages and mailboxes: the message is the article, attachments are named."""

import time
from pathlib import Path

import pytest
import written
from documents import only

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


def test_lines_that_a_program_broke_are_joined_as_it_says(tmp_path: Path) -> None:
    text = (
        "Minister Vrabel met President Ilze \nOzola. They \nspoke.\n\n> He \n> left.\n\n-- \nAnna\n"
    )
    head = "From: A <a@b.example>\nSubject: T\nMIME-Version: 1.0\n"
    kind = "Content-Type: text/plain; charset=utf-8; format=flowed\n"
    (tmp_path / "a.eml").write_text(f"{head}{kind}\n{text}")
    (item,) = read([tmp_path / "a.eml"])
    assert isinstance(item, Read)
    assert item.article.text.startswith("Minister Vrabel met President Ilze Ozola. They spoke.\n")
    assert "-- \nAnna" in item.article.text


@pytest.mark.parametrize("header", ["From", "Content-Type", "Content-Disposition"])
@pytest.mark.parametrize("mark", ['"', "(", "a;b=c;", "a*0=b;", "<b>"])
def test_a_long_header_is_read_in_linear_time(tmp_path: Path, header: str, mark: str) -> None:
    value = (mark * 60_000)[:60_000]
    (tmp_path / "a.mbox").write_bytes(
        f"From a@b Wed Mar  6 08:00:00 2024\n{header}: text/plain; {value}\n\nVrabel met Ozola.\n\n"
        "From a@b Wed Mar  6 08:00:00 2024\nSubject: Talks\n\nThey met in Riga.\n".encode()
    )
    began = time.process_time()
    found = list(read([tmp_path / "a.mbox"]))
    assert time.process_time() - began < 2
    assert len(found) == 2
    assert isinstance(found[1], Read)
    assert found[1].article.title == "Talks"


def test_messages_that_are_attached_are_articles_of_their_own(tmp_path: Path) -> None:
    outer = written.message()
    outer.set_content("FYI\n")
    for number in (1, 2):
        inner = written.message()
        del inner["Subject"]
        inner["Subject"] = f"Talks {number}"
        inner.set_content(f"Minister Vrabel met President Ozola {number} times.\n")
        outer.add_attachment(inner)
        if number == 1:
            (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    (only,) = read([tmp_path / "a.eml"])
    assert isinstance(only, Read)
    assert (only.article.title, only.article.path[-5:]) == ("Talks 1", "a.eml")
    (tmp_path / "b.eml").write_bytes(outer.as_bytes())
    found = [item.article for item in read([tmp_path / "b.eml"]) if isinstance(item, Read)]
    assert [(each.title, each.path[-2:]) for each in found] == [
        ("Talks 1", "#1"),
        ("Talks 2", "#2"),
    ]


def test_articles_in_a_message_are_read_one_by_one(tmp_path: Path) -> None:
    riga = "Slovak Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
    oslo = "Norwegian Premier Kari Lund met Finnish President Eero Salonen in Oslo on Monday."
    message = written.message()
    message.set_content(
        f"Talks in Riga\nCourier, 6 March 2024\n\n{riga}\n\n* * *\n\n"
        f"Talks in Oslo\nBy Jo Lind\n\n{oslo}\n"
    )
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    found = [item.article for item in read([tmp_path / "a.eml"]) if isinstance(item, Read)]
    assert [(each.title, each.published) for each in found] == [
        ("Talks in Riga", "2024-03-06"),
        ("Talks in Oslo", written.PUBLISHED),
    ]


def test_what_a_mailing_hides_is_not_read(tmp_path: Path) -> None:
    message = written.message()
    message.set_content(
        "<div style='display: none; max-height: 0'>Ozola is in Oslo.</div><p>Vrabel met Ozola.</p>",
        subtype="html",
    )
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (item,) = read([tmp_path / "a.eml"])
    assert isinstance(item, Read)
    assert item.article.text == "Vrabel met Ozola."


def test_a_message_of_apple_mail_stands_between_its_length_and_a_list(tmp_path: Path) -> None:
    message = (
        "From: Courier <n@c.example>\nSubject: Talks\nDate: Wed, 6 Mar 2024 18:30:00 +0100\n\nHi."
    )
    more = '<?xml version="1.0"?><plist version="1.0"><dict/></plist>\n'
    (tmp_path / "a.emlx").write_text(f"{len(message)}\n{message}{more}")
    article = only(tmp_path / "a.emlx")
    assert (article.title, article.published, article.text) == ("Talks", "2024-03-06", "Hi.")


def test_a_text_that_only_says_that_there_is_markup_is_none(tmp_path: Path) -> None:
    story = "Vrabel met Ozola in Riga on Tuesday. They spoke about gas supplies and the port."
    kinds = "--x\nContent-Type: text/plain\n\n{{}}\n--x\nContent-Type: text/html\n\n{}\n--x--"
    parts = kinds.format(f"<p>{story}</p>")
    head = (
        "From: n@c.example\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/alternative;"
    )
    for said, text in (("See the page.", story), (f"{story[:60]}", story[:60])):
        (tmp_path / "a.eml").write_text(f"{head} boundary=x\n\n{parts.format(said)}\n")
        assert only(tmp_path / "a.eml").text.strip() == text
