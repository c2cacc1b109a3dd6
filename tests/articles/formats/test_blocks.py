"""A text that an editor keeps in parts is one text."""

import pytest

from kg.articles.formats.blocks import text_of_blocks

MET, LEFT = "Tomas Vrabel met Ilze Ozola.", "They left."
BOTH = f"{MET}\n\n{LEFT}"


@pytest.mark.parametrize(
    "value",
    [
        [MET, LEFT],
        {"paragraphs": [MET, LEFT]},
        {"value": BOTH, "format": "html"},
        [{"type": "paragraph", "text": MET}, {"type": "image"}, {"type": "p", "text": LEFT}],
        [{"type": "text", "content": MET}, {"type": "text", "content": LEFT}],  # Arc
        # EditorJS, Draft.js
        {"blocks": [{"type": "header", "data": {"text": MET}}, {"data": {"text": LEFT}}]},
        {"blocks": [{"type": "unstyled", "text": MET}, {"text": LEFT}], "entityMap": {}},
        {"type": "doc", "content": [  # ProseMirror
            {"type": "paragraph", "content": [
                {"type": "text", "text": "Tomas Vrabel "},
                {"type": "text", "text": "met", "marks": [{"type": "bold"}]},
                {"type": "text", "text": " Ilze Ozola."}]},
            {"type": "paragraph", "content": [{"type": "text", "text": LEFT}]}]},
        [{"_type": "block", "children": [  # Sanity
            {"_type": "span", "text": "Tomas Vrabel met "},
            {"_type": "span", "text": "Ilze Ozola."}]},
         {"_type": "image", "asset": {"_ref": "x"}},
         {"_type": "block", "children": [{"_type": "span", "text": LEFT}]}],
        {"nodeType": "document", "content": [  # Contentful
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": MET}]},
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": LEFT}]}]},
        [{"children": [{"text": "Tomas Vrabel met "}, {"type": "link", "children": [  # Slate
            {"text": "Ilze Ozola"}]}, {"text": "."}]}, {"children": [{"text": LEFT}]}],
    ],
)  # fmt: skip
def test_parts_are_paragraphs_and_spans_are_words(value: object) -> None:
    assert text_of_blocks(value) == BOTH


@pytest.mark.parametrize("value", [[], {}, [{"type": "image", "url": "x"}], [1, None], {"text": 3}])
def test_what_has_no_text_is_none(value: object) -> None:
    assert text_of_blocks(value) is None
