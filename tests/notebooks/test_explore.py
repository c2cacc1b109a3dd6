"""The notebook runs from a clean clone and has its outputs saved."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "explore.ipynb"


def code(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_cell_has_its_output_saved() -> None:
    for cell in code(nbformat.read(NOTEBOOK, as_version=4)):
        assert cell.outputs, cell.source
        assert not any(output.output_type == "error" for output in cell.outputs)


@pytest.mark.pipeline
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_runs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    here = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=here).execute()
    (added,) = code(notebook)[0].outputs
    assert added.text.startswith("5 articles added")
