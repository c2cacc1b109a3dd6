"""A message that was forwarded says of itself when it was written, whatever the program."""

from pathlib import Path

import pytest
import written

from kg.articles import Read, read, reading_text
from kg.articles.fields import Fields
from kg.articles.forwarded import forwarded, without_prefix

TEXT = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
TITLE = "Ministers meet in Riga"
SENT = "Wed, 6 Mar 2024 18:30:00 +0100"
HEADS = {
    "Gmail": f"---------- Forwarded message ---------\nFrom: Baltic Courier <n@courier.example>\n"
    f"Date: Wed, Mar 6, 2024 at 6:30 PM\nSubject: {TITLE}\nTo: Max <max@news.example>\n",
    "Apple": f"Begin forwarded message:\n\n> From: Baltic Courier <n@courier.example>\n> Subject: "
    f"{TITLE}\n> Date: 6 March 2024 at 18:30:00 CET\n> To: max@news.example\n",
    "Outlook": f"From: Baltic Courier <n@courier.example>\nSent: Wednesday, March 6, 2024 6:30 PM\n"
    f"To: Max Editor;\n  Jo Lind\nSubject: FW: {TITLE}\n",
    "Thunderbird, de": f"-------- Weitergeleitete Nachricht --------\nBetreff: \t{TITLE}\n"
    f"Datum: \t{SENT}\nVon: \tBaltic Courier <n@courier.example>\nAn: \tdesk@news.example\n",
    "Outlook, de": f"Von: Baltic Courier <n@courier.example>\nGesendet: Mittwoch, 6. März 2024 "
    f"18:30\nAn: desk@news.example\nBetreff: WG: {TITLE}\n",
    "Thunderbird, fr": f"-------- Message transféré --------\nSujet : \t{TITLE}\nDate : \t{SENT}\n"
    "De : \tBaltic Courier <n@courier.example>\nPour : \tdesk@news.example\n",
    "Outlook, fr": "De : Baltic Courier <n@courier.example>\nEnvoyé : mercredi 6 mars 2024 18:30\n"
    f"À : desk@news.example\nObjet : TR: {TITLE}\n",
    "Thunderbird, es": f"-------- Mensaje reenviado --------\nAsunto: {TITLE}\nFecha: {SENT}\n"
    "De: Baltic Courier <n@courier.example>\nPara: desk@news.example\n",
    "Outlook, es": "De: Baltic Courier <n@courier.example>\nEnviado el: miércoles, 6 de marzo de "
    f"2024 18:30\nPara: desk@news.example\nAsunto: RV: {TITLE}\n",
    "Gmail, it": "---------- Forwarded message ---------\nDa: Baltic Courier <n@courier.example>\n"
    f"Data: mer 6 mar 2024 alle ore 18:30\nOggetto: {TITLE}\nA: desk@news.example\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("above", ["", "FYI, please read this one.\n\n"])
def test_the_head_of_a_forwarded_message_is_that_of_the_article(head: str, above: str) -> None:
    text = f"{above}{head}\n{TEXT}\n"
    found = forwarded(text)
    assert found is not None
    assert (found.title, found.published) == (TITLE, "2024-03-06")
    assert found.publisher == "Baltic Courier"
    shown = reading_text(text).text
    assert TEXT in shown
    assert "@" not in shown
    assert "2024" not in shown


def test_what_was_forwarded_twice_is_that_which_was_written_first() -> None:
    outer = HEADS["Gmail"].replace("Mar 6", "Mar 9").replace("Baltic", "Nordic")
    found = forwarded(f"{outer}\n\nFYI\n\n{HEADS['Outlook, de']}\n{TEXT}\n")
    assert found is not None
    assert (found.published, found.publisher) == ("2024-03-06", "Baltic Courier")


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT * 6}\n\n{HEADS['Outlook']}\nAn old message.\n",  # an answer
        "Q: Whom did you see?\nA: I met the president.\nQ: And then?\nA: I went.\n\nThey left.\n",
        "From: Jo Lind\nTo: the desk\n\nThey met.\n",
        TEXT,
        "",
    ],
)
def test_other_texts_forward_nothing(text: str) -> None:
    assert forwarded(text) is None


def test_a_message_that_forwards_another_is_dated_by_it(tmp_path: Path) -> None:
    message = written.message()
    del message["Subject"]
    message["Subject"] = f"Fwd: {TITLE}"
    message.set_content(f"FYI\n\n{HEADS['Gmail']}\n{TEXT}\n")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (item,) = read([tmp_path / "a.eml"])
    assert isinstance(item, Read)
    article = item.article
    assert (article.title, article.published, article.publisher) == (
        TITLE, "2024-03-06", "Baltic Courier",
    )  # fmt: skip


def test_an_answer_keeps_its_own_date_and_a_title_its_words() -> None:
    assert without_prefix("WG: AW: Talks") == "Talks"
    assert without_prefix("Riga: talks go on") == "Riga: talks go on"


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Courier <n@courier.example>\n03/06/2024 06:30 PM\n\nTo\nMax Poe\ncc\n\n", "Subject\n{}"),
        (
            '"Courier" <n@courier.example> on 03/06/2024 06:30:21 PM\nTo: Max\ncc:  \n',
            "Subject: FW: {}",
        ),
    ],
)
def test_the_head_of_a_message_that_notes_forwarded(sender: str, subject: str) -> None:
    above = "---- Forwarded by Max Poe/Desk/Example on 03/15/2024 09:00 AM ----\n\n"
    fields = forwarded(f"{above}{sender}{subject.format('Talks in Riga')}\n\nVrabel met Ozola.\n")
    assert fields == Fields(title="Talks in Riga", published="2024-03-06", publisher="Courier")
