"""Word files."""

from pathlib import Path

from documents import only


def test_a_table_of_a_document_has_a_line_for_each_row(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("They met.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Riga", "5 March", "Oslo", "6 March"), strict=True):
        cell.text = text
    document.add_paragraph("They parted.")
    document.save(str(tmp_path / "a.docx"))
    text = only(tmp_path / "a.docx").text
    assert text == "They met.\n\nRiga | 5 March\nOslo | 6 March\n\nThey parted."
