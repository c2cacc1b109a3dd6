"""A workbook has a sheet for each table, and no cell is a formula."""

import io

import networkx as nx
import openpyxl
import pandas as pd
from invented import ENTITIES, HOSTED, MEETINGS, TIES

from kg.export import contents


def test_a_spreadsheet_has_a_sheet_for_each_table(nasty: nx.MultiGraph) -> None:
    (data,) = contents(nasty, "xlsx").values()
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["meetings", "people", "others", "ties", "evidence"]
    sheets = pd.read_excel(io.BytesIO(data), sheet_name=None)
    assert set(sheets["meetings"]["id"]) == {meeting.id for meeting in MEETINGS}
    assert len(sheets["people"]) + len(sheets["others"]) == len(ENTITIES) + 1
    assert len(sheets["ties"]) == len(TIES) - 1
    said = sheets["evidence"].set_index("quote").loc[HOSTED]
    assert set(said["kind"]) == {"meeting", "co-mention"}
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
