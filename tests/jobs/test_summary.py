"""What an add run did is said in a few lines."""

from kg.errors import ArticleError
from kg.jobs.summary import AddSummary


def test_counts_stand_in_the_first_line() -> None:
    summary = AddSummary(added=1_200, unchanged=3, failed=[ArticleError("a.txt", "empty")])
    assert summary.lines() == ["articles: 1,200 added, 3 unchanged, 0 replaced, 1 failed"]


def test_what_was_found_is_said_with_its_speed() -> None:
    summary = AddSummary(added=1, mentions=4, reports=2, words=600, seconds=2.0)
    assert summary.words_per_second == 300
    assert "4 mentions, 2 reports of meetings; 600 words in 2.0 s (300 words" in summary.lines()[1]


def test_articles_in_another_language_are_named_and_the_rest_counted() -> None:
    summary = AddSummary(foreign={"fr": [f"{number}.txt" for number in range(5)]})
    assert "(fr): 0.txt, 1.txt, 2.txt and 2 more" in summary.lines()[1]
