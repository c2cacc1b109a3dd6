"""Feeds."""

from pathlib import Path

import pytest
from newsfiles import articles

from kg.articles import Read, read


def test_a_feed_is_never_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("https://courier.example/feed")
    (item,) = read([tmp_path / "a.rss"])
    assert not isinstance(item, Read)


@pytest.mark.parametrize(
    ("summary", "is_read"),
    [
        ("The port of Liepaja and gas were on the table, and so was the railway.", True),
        ("Vrabel met Ozola in Riga. The post Talks appeared first on Courier.", False),
        ("The port of Liepaja and gas were on the table, and [&amp;hellip;]", False),
    ],
)
def test_a_summary_is_the_lead_above_the_content(
    tmp_path: Path, summary: str, *, is_read: bool
) -> None:
    text = "Vrabel met Ozola in Riga. They spoke about gas supplies and the port of Liepaja."
    (tmp_path / "a.rss").write_text(
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>'
        f"<item><title>Talks</title><description>{summary}</description>"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item></channel></rss>"
    )
    (item,) = read([tmp_path / "a.rss"])
    assert isinstance(item, Read)
    assert item.article.text == (f"{summary}\n\n{text}" if is_read else text)


def test_of_what_blogger_exports_only_posts_and_pages_are_articles(tmp_path: Path) -> None:
    scheme = "http://schemas.google.com/g/2005#kind"
    entries = "".join(
        f'<entry><id>{kind}</id><title>{kind}</title><content type="html">They met.</content>'
        f'<category scheme="{scheme}" term="http://schemas.google.com/blogger/2008/kind#{kind}"/>'
        "</entry>"
        for kind in ("template", "post", "comment", "settings")
    )
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entries}</feed>'
    (tmp_path / "a.xml").write_text(f'<?xml version="1.0"?>{text}')
    assert [each.title for each in articles(tmp_path / "a.xml")] == ["post"]
