"""A Word document is read as it shows with all changes accepted."""

import pytest
from lxml import etree

from kg.articles.formats.docx_words import begins_anew, blocks, boxes, words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(markup: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}" xmlns:mc="urn:mc">{markup}</w:body>')


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


PUT_IN = f"<w:p>{run('Vrabel met ')}<w:del><w:r><w:delText>Kask</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    "markup",
    [
        f"{PUT_IN}<w:ins>{run('Ozola')}</w:ins></w:p>",
        f"{PUT_IN}<w:moveFrom>{run('Lund')}</w:moveFrom><w:moveTo>{run('Ozola')}</w:moveTo></w:p>",
        f"{PUT_IN}<w:sdt><w:sdtPr/><w:sdtContent>{run('Ozola')}</w:sdtContent></w:sdt></w:p>",
        f"{PUT_IN}<w:hyperlink>{run('Ozola')}</w:hyperlink></w:p>",
        f"{PUT_IN}<w:r><w:rPr><w:vanish/></w:rPr><w:t>not </w:t></w:r>{run('Ozola')}</w:p>",
        f"<w:sdt><w:sdtContent>{PUT_IN}{run('Ozola')}</w:p></w:sdtContent></w:sdt>",
    ],
)
def test_words_that_are_put_in_are_read_and_deleted_ones_are_not(markup: str) -> None:
    assert [words(each) for each in blocks(body(markup))] == ["Vrabel met Ozola"]


def test_a_text_box_is_read_once_and_apart_from_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('They met.')}</w:p></w:txbxContent>"
    shape = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    (paragraph,) = blocks(body(f"<w:p>{run('Riga')}<w:r>{shape}</w:r></w:p>"))
    assert words(paragraph) == "Riga"
    assert [words(each) for box in boxes(paragraph) for each in blocks(box)] == ["They met."]


@pytest.mark.parametrize(
    ("markup", "begins"),
    [
        (f"<w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr>{run('Talks')}</w:p>", True),
        ("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Talks in Riga</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>Talks in Riga</w:t></w:r></w:p>", False),
        (f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Doe: </w:t></w:r>{run('We met.')}</w:p>", False),
        (f"<w:p>{run('They met.')}</w:p>", False),
        ("<w:p/>", False),
    ],
)
def test_headings_and_bold_lines_may_begin_an_article(markup: str, begins: bool) -> None:
    (paragraph,) = blocks(body(markup))
    assert begins_anew(paragraph) is begins
