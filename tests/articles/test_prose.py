"""What is prose, and what is clutter of a saved page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import prose
from kg.articles.prose import table, wordings

STORY = (
    "The ministers of the two countries met in Geneva on Monday, officials of both sides said.\n\n"
    "They agreed to meet again in a month, in a city that has yet to be named.\n\n"
    "It was their first meeting since the war.\n"
)


def shown(text: str) -> str:
    return "\n".join(text[start:end] for start, end in prose(text))


@pytest.mark.parametrize(("scope", "pattern", "example"), table())
def test_each_wording_fits_its_example(scope: str, pattern: str, example: str) -> None:
    line = example.partition(". ")[2] if scope in ("credit", "correction") else example
    assert re.fullmatch(pattern, line, re.IGNORECASE)
    assert wordings(scope).fullmatch(line)
    assert len(prose(f"{STORY}\n{example}\n{STORY.replace('Monday', 'Friday')}")) == 2


def test_a_story_is_all_prose() -> None:
    assert prose(STORY) == ((0, len(STORY) - 1),)


@pytest.mark.parametrize("text", ["They met.", "Subscribe", "Putin meets Xi", "\n\n a \n", "•"])
def test_a_text_of_one_line_is_prose(text: str) -> None:
    assert shown(text) == text.strip()


def test_the_keywords_of_a_photo_are_clutter_and_its_caption_is_not() -> None:
    caption = "President Doe receives Prime Minister Roe in Geneva, June 14, 2023."
    text = (
        f"{STORY}\nPresident, meets, Prime, Minister, Geneva\n{caption} JANE DOE/AFP/Getty Images\n"
    )
    assert shown(text).endswith(caption)
    assert "meets, Prime" not in shown(text)
    assert "Getty" not in shown(text)


def test_a_credit_may_hold_initials_and_a_signature_ends_a_text() -> None:
    caption = "President Doe receives Prime Minister Roe in Geneva."
    text = f"{STORY}\n{caption} Photo: J. B. Doe/AFP\n\nKind regards,\nJane Doe\nThe Paper\n"
    assert shown(text).endswith(caption)


def test_a_repeated_line_is_read_once() -> None:
    caption = "President Doe receives Prime Minister Roe in Geneva."
    assert shown(f"{caption}\n{caption}\n{STORY}").count(caption) == 1


def test_a_run_of_very_short_lines_is_a_menu() -> None:
    menu = "World\nMiddle East\nPolitics\nOpinion\nSport\n"
    assert "Opinion" not in shown(menu + STORY)
    assert "Middle East" not in shown(STORY + menu)


def test_a_list_that_a_sentence_introduces_is_no_menu() -> None:
    text = STORY + "At the table sat:\nJane Doe\nJohn Roe\nRichard Miles\nMary Major\n"
    assert "Richard Miles" in shown(text)


def test_a_subheading_is_prose() -> None:
    assert "The road to Geneva" in shown(
        STORY + "\nThe road to Geneva\n\nAnd so it began, he said."
    )


def test_what_follows_the_end_of_an_article_is_clutter() -> None:
    story = "".join(STORY.replace("Monday", f"{day} June") for day in range(1, 9))
    text = story + "About the author\nJane Doe covers diplomacy for this newspaper.\n"
    assert "diplomacy" not in shown(text)
    assert "diplomacy" in shown(text + story.replace("June", "July"))


@pytest.mark.parametrize(
    "line",
    [
        "Follow-up talks will be held in Geneva next week.",
        "Support for the president has grown since the talks.",
        "Register offices across the country will close on Friday, the minister said.",
        "The two leaders will share a stage in Geneva on Monday.",
        "Home Secretary Jane Doe met her French counterpart in Paris.",
        "Iran is committed to the talks, its foreign minister said.",
        "Read said that he had met Doe twice.",
        "More than 200 delegates met in Geneva.",
        "Photos showed Doe and Roe at a table in Geneva.",
        "Print workers met the minister on Monday.",
        "Doe (left) meets Roe in Geneva.",
        "Support for quality journalism grew, Doe told Roe in Geneva.",
        "Follow the coverage of Doe, and you would not know that he met Roe.",
        "For more information Doe met Roe in Geneva.",
        "Thanks, Doe told Roe when they met in Geneva.",
        "By Monday the two ministers had met in Geneva.",
        "Subject to a vote, Doe will meet Roe in Geneva.",
        "The report was amended after Doe met Roe.",
        "To keep the peace, Doe met Roe in Geneva.",
        "We use the port for trade, Doe told Roe.",
        "An earlier version of the treaty was signed when Doe met Roe.",
    ],
)
def test_sentences_that_begin_like_clutter_are_prose(line: str) -> None:
    assert line in shown(STORY + line + "\n")


def test_what_is_said_of_an_earlier_version_is_not_read() -> None:
    text = (
        f"{STORY}\nThey met twice. An earlier version of this article said that Doe met Roe in May."
    )
    assert "They met twice." in shown(text)
    assert "in May" not in shown(text)


LINES = st.sampled_from(
    ["Home", "World", "Subscribe now", "They met.", "About the author", "a, b, c, d, e", "\u2028",
     "", " ", "\r", "Doe met Roe in Geneva. Photo: AFP", "Share this Report:", "•", "\x0b", "🙂"]
) | st.text(max_size=60)  # fmt: skip


@settings(deadline=None)  # the first call makes a pattern of the table
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_spans_are_sorted_disjoint_and_hold_text(text: str) -> None:
    at = -1
    for start, end in prose(text):
        assert at < start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        at = end
    assert bool(prose(text)) == bool(text.strip())


@pytest.mark.parametrize("mark", ["-- ", "--"])
def test_a_signature_is_no_prose(mark: str) -> None:
    text = f"Vrabel met Ozola in Riga.\n\n{mark}\nJo Lind\nBaltic Courier\n"
    assert [text[start:end] for start, end in prose(text)] == ["Vrabel met Ozola in Riga."]


def test_what_stands_between_hyphens_is_prose() -> None:
    met = "Vrabel met Ozola in Riga, and both of them spoke about gas and the port."
    for mark in ("--", "---"):
        text = f"They met.\n\n{mark}\n\n{met}\n"
        assert met in "".join(text[start:end] for start, end in prose(text))
