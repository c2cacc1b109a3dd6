"""What is said in subtitles is read without the times."""

from pathlib import Path

import pytest
from newsfiles import articles

SRT = """1
00:00:01,000 --> 00:00:04,200
Minister Tomas Vrabel met

2
00:00:04,300 --> 00:00:07,000
<i>President Ilze Ozola.</i>
President Ilze Ozola.

3
00:00:08,000 --> 00:00:11,000
- They spoke of gas.
{\\an8}- In Riga?
"""
VTT = """WEBVTT
Kind: captions

NOTE made by hand

00:01.000 --> 00:04.200 align:start
<v Jo Lind>Minister <c.yellow>Tomas</c> Vrabel met

00:04.300 --> 00:07.000
President <00:05.000>Ilze Ozola.
"""


@pytest.mark.parametrize(
    ("name", "subtitles", "said"),
    [
        (
            "a.srt",
            SRT,
            "Minister Tomas Vrabel met President Ilze Ozola.\n- They spoke of gas.\n- In Riga?",
        ),
        ("a.vtt", VTT, "Jo Lind: Minister Tomas Vrabel met President Ilze Ozola."),
    ],
)
def test_what_is_said(tmp_path: Path, name: str, subtitles: str, said: str) -> None:
    (tmp_path / name).write_text(subtitles)
    (article,) = articles(tmp_path / name)
    assert article.text == said
