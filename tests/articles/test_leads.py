"""What stands beside the main text of a page and belongs to it."""

from pathlib import Path

from web_pages import STORY, lines

from kg.articles import Read, read


def test_a_lead_beside_the_text_is_read_first() -> None:
    lead = "Marek Dolezal met Aino Saarinen in Geneva on Monday, for the first time in a year."
    for element in (
        f"<div class='article-standfirst'><p>{lead}</p></div>",
        f"<h2 class='story__dek'>{lead}</h2>",
        f"<div class='teaser'><div itemprop='description'>{lead}</div></div>",
    ):
        found = lines(f"<h1>Loans</h1>{element}<div class='article-body'>{STORY}</div>")
        assert found.count(lead) == 1, element
        assert found.index(lead) <= 1


def test_a_lead_within_the_text_is_read_once() -> None:
    lead = "Marek Dolezal met Aino Saarinen in Geneva on Monday, for the first time in a year."
    assert lines(f"<article><p class='lead'>{lead}</p>{STORY}</article>").count(lead) == 1


def test_the_teaser_of_another_story_is_no_lead() -> None:
    other = "Teachers in the north went on strike over pay and hours for the second week."
    teaser = f"<div class='teaser'><a href='/strike'><p class='summary'>{other}</p></a></div>"
    assert other not in lines(f"{teaser}<div class='article-body'>{STORY}</div>")


def test_dates_of_readers_remarks_are_not_that_of_the_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    time = "<time datetime='2024-03-06T08:00'>March 6</time>"
    for remarks in ("<section class='comments'>{}</section>", "<div id='disqus_thread'>{}</div>"):
        said = "<p><time datetime='2024-02-01'>1 February</time> Jo: They met in Oslo, I think!</p>"
        path.write_text(
            f"<!DOCTYPE html><html><head><title>Loans</title></head><body><article><h1>Loans</h1>"
            f"{time}{STORY}</article>{remarks.format(said)}</body></html>"
        )
        (item,) = read([path])
        assert isinstance(item, Read)
        assert item.article.published == "2024-03-06"
        assert "Jo:" not in item.article.text


def test_all_posts_of_a_live_blog_are_read(tmp_path: Path) -> None:
    told = [f"{each} {STORY}" for each in ("Vrabel has left.", "Vrabel is meeting Ozola today.")]
    posts = "".join(
        f'<div class="post"><h2>At {n}</h2><p>{t}</p></div>' for n, t in enumerate(told)
    )
    (tmp_path / "a.html").write_text(
        f"<html><body><article><h1>Live: talks in Riga</h1>{posts}</article></body></html>"
    )
    (item,) = read([tmp_path / "a.html"])
    assert isinstance(item, Read)
    assert all(each in item.article.text for each in ("has left", "is meeting Ozola"))


def test_articles_that_a_front_page_shows_are_not_read_as_one(tmp_path: Path) -> None:
    posts = "".join(
        f'<div class="post"><h2><a href="/{n}">Day {n}</a></h2><p>{n} {STORY}</p></div>'
        for n in ("first", "second")
    )
    (tmp_path / "a.html").write_text(f"<html><body><article>{posts}</article></body></html>")
    (item,) = read([tmp_path / "a.html"])
    assert isinstance(item, Read)
    assert "second" not in item.article.text
