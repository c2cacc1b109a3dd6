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


def test_what_took_no_time_has_no_speed() -> None:
    assert AddSummary(words=10).words_per_second == 0.0


def test_articles_that_were_removed_are_counted_only_where_there_are_any() -> None:
    assert "removed" not in AddSummary(added=1).lines()[0]
    assert AddSummary(removed=1_500).lines()[0].endswith("1,500 removed")


def test_what_an_older_version_has_read_is_told_with_how_to_read_it_again() -> None:
    (_, line) = AddSummary(older={"en_news 0.2.0, rules 1f0c52ab": 1_234}).lines()
    assert line == (
        "read by another version (en_news 0.2.0, rules 1f0c52ab): 1,234; --reread reads them again"
    )


def test_each_decision_that_cannot_be_followed_has_a_line() -> None:
    lines = AddSummary(set_aside=("vell = orun", "orun = sade")).lines()
    assert [line.rpartition(": ")[2] for line in lines[1:]] == ["vell = orun", "orun = sade"]


def test_a_run_that_was_stopped_says_how_to_go_on() -> None:
    assert AddSummary(stopped=True).lines()[-1].endswith("the same command goes on from here")
    assert AddSummary().lines() == ["articles: 0 added, 0 unchanged, 0 replaced, 0 failed"]
