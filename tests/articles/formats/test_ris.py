"""References in RIS are articles where they have an abstract."""

from pathlib import Path

from kg.articles import Read, read

RIS = """TY  - NEWS
TI  - Talks in Riga
T2  - Baltic Courier
DA  - 2024/03/06/
PY  - 2024
AB  - Slovak Foreign Minister Tomas Vrabel met
      President Ilze Ozola in Riga.
UR  - https://courier.example/talks
ER  -

TY  - NEWS
T1  - Talks in Oslo
JO  - Nordic Post
PY  - 2024/03/13
N2  - They met.
ER  -

TY  - BOOK
TI  - A book
ER  -
"""


def test_each_reference_with_an_abstract_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS)
    first, second, book = read([tmp_path / "a.ris"])
    assert isinstance(first, Read)
    assert isinstance(second, Read)
    assert str(book).endswith("a.ris#3: a reference without an abstract")
    assert first.article.text == (
        "Slovak Foreign Minister Tomas Vrabel met\nPresident Ilze Ozola in Riga."
    )
    assert (first.article.published, second.article.published) == ("2024-03-06", "2024-03-13")
    assert (first.article.publisher, second.article.publisher) == ("Baltic Courier", "Nordic Post")
    assert (first.article.title, first.article.url) == (
        "Talks in Riga",
        "https://courier.example/talks",
    )
