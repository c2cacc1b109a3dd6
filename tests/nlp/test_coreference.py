"""Whom a surname that several bear means, and a word that stands for a name."""

import pytest
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.coreference import Referent, pronouns_of, surnames_of

CLINTONS = "{p Bill Clinton} met {p Hillary Clinton}\n{p Clinton} smiled"


def clinton(**scores: float) -> WindowAnswers:
    """Return what the network says of the last name: scores of Bill, Hillary and nobody."""
    answers = WindowAnswers(text_of(CLINTONS))
    at = answers.word("Clinton", nth=2)
    for name, key in (("Bill Clinton", "bill"), ("Hillary Clinton", "hillary")):
        answers.ties[at, answers.mention(name)] = [scores.get(key, -SURE)]
    answers.tag("nobody", "Clinton", [scores.get("nobody", -SURE)], nth=2)
    return answers


def surnames(answers: WindowAnswers) -> dict[int, Referent]:
    return surnames_of(answers.answers, answers.text, answers.scorer(1))


@pytest.mark.parametrize(
    ("likely", "name"), [("bill", "Bill Clinton"), ("hillary", "Hillary Clinton")]
)
def test_a_surname_means_the_likeliest_of_those_who_bear_it(likely: str, name: str) -> None:
    answers = clinton(**{likely: SURE})
    surname, full = answers.mention("Clinton"), answers.mention(name)
    assert set(surnames(answers)) == {surname}
    meaning = surnames(answers)[surname]
    assert (meaning.anaphor, meaning.mention) == (surname, full)
    assert meaning.entity == answers.text.entities[full]
    assert meaning.word == answers.word("Clinton", nth=2)
    assert meaning.confidence == pytest.approx(1, abs=0.01)


def test_two_who_are_as_likely_share_what_is_believed() -> None:
    (meaning,) = surnames(clinton(bill=1.0, hillary=1.0)).values()
    assert meaning.confidence == pytest.approx(0.5, abs=0.01)


def test_that_nobody_is_meant_takes_its_share() -> None:
    (meaning,) = surnames(clinton(bill=1.0, nobody=1.0)).values()
    assert meaning.confidence == pytest.approx(0.5, abs=0.01)


def test_only_those_who_bear_a_surname_are_meant_by_it() -> None:
    answers = WindowAnswers(text_of(CLINTONS + "\n{p Joe Biden} left"))
    at = answers.word("Clinton", nth=2)
    answers.ties[at, answers.mention("Joe Biden")] = [SURE]
    answers.ties[at, answers.mention("Bill Clinton")] = [1.0]
    (meaning,) = surnames(answers).values()
    assert meaning.mention == answers.mention("Bill Clinton")


def test_all_names_of_one_person_count_together() -> None:
    answers = WindowAnswers(text_of("{p Bill Clinton} saw {p Bill Clinton}\n" + CLINTONS))
    at = answers.word("Clinton", nth=4)
    for number, mention in enumerate(answers.text.mentions):
        answers.ties[at, number] = [1.0 if mention.text == "Bill Clinton" else 1.5]
    answers.tag("nobody", "Clinton", [-SURE], nth=4)
    (meaning,) = surnames(answers).values()
    assert answers.text.mentions[meaning.mention or 0].text == "Bill Clinton"
    assert meaning.confidence > 0.6


def test_a_surname_in_a_sentence_that_was_not_asked_about_is_not_answered() -> None:
    answers = clinton(bill=SURE)
    answers.asked = (0,)
    assert surnames(answers) == {}


def test_a_text_without_an_open_surname_has_none() -> None:
    answers = WindowAnswers(text_of("{p Bill Clinton} met {p Joe Biden}\n{p Clinton} smiled"))
    assert surnames(answers) == {}


def pronoun(marked: str, word: str, **ties: float) -> list[Referent]:
    """Return what a word means that stands for a name; `ties` are scores by a name's first word."""
    answers = WindowAnswers(text_of(marked))
    answers.tag("anaphor", word, [SURE])
    answers.tag("nobody", word, [ties.pop("nobody", -SURE)])
    for number, mention in enumerate(answers.text.mentions):
        score = ties.get(mention.text.split()[0].lower())
        if score is not None:
            answers.ties[answers.word(word), number] = [score]
    found = pronouns_of(answers.answers, answers.text, answers.scorer(1))
    assert all(one.anaphor is None and one.word == answers.word(word) for one in found)
    return found


TALE = "{p Ali Baba} met {p Omar Hassan} in {l Baghdad}\nthen he left"


def test_a_pronoun_means_the_likeliest_name() -> None:
    (meaning,) = pronoun(TALE, "he", ali=0.0, omar=SURE)
    assert (meaning.entity, meaning.mention) == (1, 1)
    assert meaning.confidence == pytest.approx(1, abs=0.01)


def test_a_pronoun_may_mean_nobody_of_the_text() -> None:
    (meaning,) = pronoun(TALE, "he", ali=0.0, omar=0.0, nobody=SURE)
    assert (meaning.entity, meaning.mention) == (None, None)
    assert meaning.confidence == pytest.approx(1, abs=0.01)


def test_a_pronoun_means_no_place() -> None:
    (meaning,) = pronoun(TALE, "he", ali=0.0, baghdad=SURE)
    assert meaning.mention == 0


def test_a_word_that_stands_for_no_name_means_nothing() -> None:
    answers = WindowAnswers(text_of(TALE))
    assert pronouns_of(answers.answers, answers.text, answers.scorer(1)) == []


def test_a_word_of_a_name_is_no_pronoun() -> None:
    assert pronoun(TALE, "Omar", ali=SURE) == []


def test_a_pronoun_in_a_text_without_names_means_nothing() -> None:
    assert pronoun("then he left", "he") == []
