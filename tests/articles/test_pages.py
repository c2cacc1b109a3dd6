"""What is read of a page: its lead, its lists and tables, and not its menus."""

from web_pages import STORY, lines


def test_items_of_lists_that_are_sentences_are_read() -> None:
    item = "Marek Dolezal met Aino Saarinen at the old customs house in Geneva on Monday."
    found = lines(f"<h1>The day</h1><ul><li><span>{item}</span></li><li>Sport</li></ul>{STORY}")
    assert sum(item in line for line in found) == 1


def test_rows_of_a_table_are_lines() -> None:
    table = (
        "<table><tr><th>Minister</th><th>Met</th></tr>"
        "<tr><td>Marek Dolezal</td><td>Aino Saarinen</td></tr></table>"
    )
    assert "Marek Dolezal | Aino Saarinen" in lines(f"<article>{STORY}{table}{STORY}</article>")


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    found = lines(f"<table><tr><td>Home</td><td><h1>Loans</h1>{STORY}</td></tr></table>")
    assert any(line.startswith("Officials of Norway") for line in found)
    assert not any("|" in line for line in found)
