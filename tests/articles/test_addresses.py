"""kg fetches nothing; a saved page knows its address."""

from pathlib import Path

import pytest

from kg.articles import Read, read
from kg.articles.addresses import address_of_path, saved_address

PAGE = """<html><head><title>Talks in Riga</title></head><body><article><h1>Talks in Riga</h1>
<p>Foreign Minister Tomas Vrabel met President Ilze Ozola in the castle of Riga on Tuesday.</p>
<p>The two spoke of the gas and of the ports for an hour.</p></article></body></html>"""


def test_an_address_is_answered_by_how_to_save_the_page() -> None:
    (item,) = read(["https://courier.example/talks"])
    assert str(item) == (
        "https://courier.example/talks: kg fetches nothing; save the page and add the file: "
        "curl -L -o page.html 'https://courier.example/talks'"
    )


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("mirror/courier.org/2024/03/06/talks.html", "https://courier.org/2024/03/06/talks.html"),
        ("mirror/www.courier.lv/talks/index.html", "https://www.courier.lv/talks/"),
        ("https___courier.org_2024_talks", "https://courier.org/2024/talks"),
        ("news/talks.html", None),
        ("readme.md/talks.html", None),
    ],
)
def test_wget_and_curl_name_files_after_addresses(path: str, address: str | None) -> None:
    assert address_of_path(path) == address


def saved(path: Path, page: str = PAGE) -> Read:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page)
    (item,) = read([path])
    assert isinstance(item, Read), item
    return item


def test_a_saved_page_has_its_address(tmp_path: Path) -> None:
    note = "<!-- saved from url=(0029)https://courier.example/talks -->\n"
    assert saved(tmp_path / "a.html", note + PAGE).article.url == "https://courier.example/talks"
    mirrored = saved(tmp_path / "courier.org" / "2024" / "03" / "06" / "talks.html").article
    assert mirrored.url == "https://courier.org/2024/03/06/talks.html"
    assert mirrored.published == "2024-03-06"


@pytest.mark.parametrize("name", ["talks", "index.php?id=3", "talks.html?page=1", "talks.aspx"])
def test_a_page_is_known_by_its_content_where_its_name_does_not_tell(
    tmp_path: Path, name: str
) -> None:
    assert "<p>" not in saved(tmp_path / name).article.text


def test_the_cache_of_a_search_engine_names_the_page() -> None:
    head = (
        b"<div>This is Google's cache of <a href=https://courier.example/2024/03/06/talks>it</a>."
    )
    assert saved_address(head, "a.html") == "https://courier.example/2024/03/06/talks"
