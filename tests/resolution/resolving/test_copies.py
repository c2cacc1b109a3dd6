"""Articles of the same words are copies of the one that was published first."""

from stored import told

from kg.model import Article
from kg.resolution.copies import fingerprint
from kg.resolution.resolving.copies import candidates, find_copies

AGENCY, OTHER = told(1, sentences=20), told(2, sentences=20)


def article(name: str, text: str, published: str | None = "2023-06-14") -> Article:
    return Article(name, f"{name}.txt", text, published=published)


def test_every_copy_has_the_first_article_of_its_group() -> None:
    found = find_copies(
        [article("b", AGENCY), article("a", AGENCY.upper(), "2023-06-15"), article("c", OTHER)]
    )
    assert found == {"a": "b", "b": "b"}


def test_of_articles_without_a_day_the_least_id_is_the_original() -> None:
    assert find_copies([article(one, AGENCY, None) for one in "cab"]) == dict.fromkeys("abc", "a")


def test_articles_without_text_are_no_copies_of_one_another() -> None:
    assert find_copies([article("a", ""), article("b", "")]) == {}


def test_there_is_nothing_to_copy_where_there_is_nothing() -> None:
    assert find_copies([]) == {}


def test_a_copy_of_a_copy_is_of_one_group() -> None:
    parts = AGENCY.split("\n\n")
    texts = {"a": parts[:14], "b": parts, "c": parts[6:]}
    found = find_copies([article(name, "\n\n".join(text)) for name, text in texts.items()])
    assert found == dict.fromkeys("abc", "a")


def test_only_articles_that_share_a_band_are_compared() -> None:
    prints = {"a": fingerprint(AGENCY), "b": fingerprint(OTHER), "c": fingerprint(AGENCY)}
    assert set(candidates(prints)) == {("a", "c")}


def test_many_prints_of_one_text_are_each_compared_with_the_first_alone() -> None:
    names = [f"{number:02}" for number in range(40)]
    found = sorted(set(candidates({name: fingerprint(AGENCY) for name in names})))
    assert found == [("00", name) for name in names[1:]]
