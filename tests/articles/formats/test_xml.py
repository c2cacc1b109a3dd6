"""XML of articles of no known kind."""

from pathlib import Path

import pytest

from kg.articles import Read, read

RIGA, OSLO = "Vrabel met Ozola.", "Lund met Salonen."


def articles(path: Path, xml: str) -> list[tuple[str | None, str | None, str]]:
    path.write_text(f'<?xml version="1.0"?>{xml}')
    found = [item.article for item in read([path]) if isinstance(item, Read)]
    return [(each.title, each.published, each.text) for each in found]


@pytest.mark.parametrize(
    "xml",
    [
        "<articles><article><title>Riga</title><date>2024-03-06</date><body>{}</body></article>"
        "<article><title>Oslo</title><date>2024-03-13</date><body>{}</body></article></articles>",
        '<r><row headline="Riga" date="2024-03-06"><text><p>{}</p></text></row>'
        '<row headline="Oslo" date="2024-03-13"><text><p>{}</p></text></row></r>',
        "<root><document><head><headline>Riga</headline><pubdate>2024-03-06</pubdate></head><body>"
        "<para>{}</para></body></document><document><head><headline>Oslo</headline><pubdate>"
        "2024-03-13</pubdate></head><body><para>{}</para></body></document></root>",
        "<export><list><item><Title>Riga</Title><Published>6 March 2024</Published><Text>{}</Text>"
        "</item><item><Title>Oslo</Title><Published>13 March 2024</Published><Text>{}</Text></item>"
        "</list></export>",
    ],
)
def test_each_element_with_a_title_and_a_text_is_an_article(tmp_path: Path, xml: str) -> None:
    assert articles(tmp_path / "a.xml", xml.format(RIGA, OSLO)) == [
        ("Riga", "2024-03-06", RIGA),
        ("Oslo", "2024-03-13", OSLO),
    ]


def test_paragraphs_stay_apart(tmp_path: Path) -> None:
    xml = f"<doc1><title>Talks</title><body><p>{RIGA}</p><p>{OSLO}</p></body></doc1>"
    assert articles(tmp_path / "a.xml", xml) == [("Talks", None, f"{RIGA}\n\n{OSLO}")]


def test_a_text_alone_is_no_article(tmp_path: Path) -> None:
    assert articles(tmp_path / "a.xml", f"<notes><note><text>{RIGA}</text></note></notes>") == []


def test_notes_and_pages_of_wikis_are_read(tmp_path: Path) -> None:
    note = (
        "<en-export><note><title>Talks</title><created>20240309T080000Z</created><note-attributes>"
        "<source-url>https://a.example/2024/03/06/b</source-url></note-attributes><content>"
        f"<![CDATA[<?xml version='1.0'?><en-note><div>{RIGA}</div></en-note>]]></content></note>"
        "</en-export>"
    )
    assert articles(tmp_path / "a.xml", note) == [("Talks", "2024-03-06", RIGA)]
    wiki = (
        "<mediawiki><page><title>Talks</title><revision><timestamp>2024-03-06T08:00:00Z</timestamp>"
        f"<text>{RIGA}</text></revision></page></mediawiki>"
    )
    assert articles(tmp_path / "b.xml", wiki) == [("Talks", "2024-03-06", RIGA)]


def test_columns_may_be_named_by_an_attribute(tmp_path: Path) -> None:
    row = (
        '<row><field name="title">Talks</field><field name="published_at">2024-03-06</field>'
        '<field name="body">Vrabel met Ozola in Riga.</field></row>'
    )
    dump = f"<mysqldump><table_data>{row}{row}</table_data></mysqldump>"
    found = articles(tmp_path / "a.xml", dump)
    assert found == [("Talks", "2024-03-06", "Vrabel met Ozola in Riga.")] * 2


def test_trafilatura_names_the_text_main(tmp_path: Path) -> None:
    text = "<main><p>Vrabel met Ozola.</p><list><item>They spoke of gas.</item></list></main>"
    xml = f'<doc title="Talks" date="2024-03-06">{text}</doc>'
    found = articles(tmp_path / "a.xml", xml)
    assert found == [("Talks", "2024-03-06", "Vrabel met Ozola.\n\nThey spoke of gas.")]


def test_elements_one_after_another_need_no_root(tmp_path: Path) -> None:
    one = "<item><headline>Talks</headline><pubdate>6 March 2024</pubdate><body>{}</body></item>\n"
    (tmp_path / "a.txt").write_text(one.format(RIGA) + one.format(OSLO))
    found = [item.article for item in read([tmp_path / "a.txt"]) if isinstance(item, Read)]
    assert [(each.title, each.published, each.text) for each in found] == [
        ("Talks", "2024-03-06", RIGA),
        ("Talks", "2024-03-06", OSLO),
    ]
