"""Names are one name in whatever way the news writes them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import KINDS, Kind
from kg.resolution.names import key, normal, person_words, plain, trimmed, weak


@pytest.mark.parametrize(
    ("printed", "kind", "said"),
    [
        ("President Ebrahim Raisi’s", "person", "ebrahim raisi"),
        ("Supreme Leader Ayatollah Ali Khamenei", "person", "ali khamenei"),
        ("the bank's chief executive, Mary Hartwell", "person", "mary hartwell"),
        ("Mary Hartwell, founder of Northwind", "person", "mary hartwell"),
        ("Northwind CEO Mary Hartwell", "person", "mary hartwell"),
        ("co-founder Mary Hartwell", "person", "mary hartwell"),
        ("Dr/Mary Hartwell", "person", "mary hartwell"),
        ("Sen. Paul Renner (R-OH)", "person", "paul renner"),
        ("Michael (Mickey) Segall", "person", "michael segall"),
        ("Abdel Fattah el-Sissi", "person", "abdfattah sissi"),
        ("Abd al-Rahman Yusuf", "person", "abdrahman yusuf"),
        ("Ursula von der Leyen", "person", "ursula von der leyen"),
        ("Al Gore", "person", "al gore"),
        ("al gore", "person", "al gore"),
        ("al Nakhalah", "person", "nakhalah"),
        ("Seán O’Brien Jr.", "person", "sean obrien"),
        ("Billie Jean King", "person", "billie jean king"),
        ("Ford Motor Co.", "group", "ford motor"),
        ("the U.S. Air Force", "group", "united states air force"),
        ("United States Air Force", "group", "united states air force"),
        ("German magazine Der Spiegel", "group", "der spiegel"),
        ("AT&T", "group", "att"),
        ("Lion's Den", "group", "lions den"),
        ("the West Bank", "place", "west bank"),
        ("central London", "place", "london"),
        ("Toulouse, France", "place", "toulouse"),
    ],
)
def test_a_name_has_one_normal_form(printed: str, kind: Kind, said: str) -> None:
    assert normal(printed, kind) == said


@pytest.mark.parametrize(
    "title",
    ["Prime Minister", "the Prime Minister's", "CEO", "the President of the United States"],
)
def test_a_title_alone_names_nobody(title: str) -> None:
    assert person_words(title) == ()
    assert weak("person", normal(title, "person"))


def test_a_state_is_its_code_however_it_is_called() -> None:
    names = ("Iran", "Iranian", "the Islamic Republic of Iran")
    assert {key("state", name) for name in names} == {"state:IR"}


def test_a_printed_name_keeps_its_letters() -> None:
    assert plain("President Ziyad al-Nakhalah’s", "person") == "Ziyad al-Nakhalah"
    assert plain("the Quds Force", "group") == "Quds Force"
    assert plain("the U.S. Air Force", "group") == "U.S. Air Force"
    assert trimmed("Apple Inc.,") == "Apple Inc."
    assert trimmed("IRGC)") == "IRGC"
    assert trimmed("U.S.") == "U.S."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("President Abdel Hakim al-Rashti's", "Abdel Hakim al-Rashti"),
        ("Rep. Bento O'Malley", "Bento O'Malley"),
        ("Mullah Abdul Latif Sorkh", "Abdul Latif Sorkh"),
        ("Walter Luther Quist Jr.", "Walter Luther Quist Jr."),
        ("Queen Sonja II", "Queen Sonja II"),
        ("Senator J.D. Prior (R-OH)", "J.D. Prior"),
        ("Rashid Ali s/o Karim Ali", "Rashid Ali"),
        ("the bank's chief executive, Mary Hartwell", "Mary Hartwell"),
    ],
)
def test_a_name_is_shown_as_printed_and_loses_no_word_within(text: str, shown: str) -> None:
    assert plain(text, "person") == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J.D. Prior", "J. D. Prior"),
        ("Rashid Ali s/o Karim Ali", "Rashid Ali"),
        ("Hamdi al-Sorkh", "Hamdi Al Sorkh"),
        ("Abdul Latif Sorkh", "Abdel-Latif Sorkh"),
    ],
)
def test_ways_of_writing_one_name_have_one_normal_form(one: str, other: str) -> None:
    assert normal(one, "person") == normal(other, "person")


def test_a_surname_with_its_particles_is_a_surname() -> None:
    assert all(weak("person", name) for name in ("bin hamza", "van der quist", "de gaulle"))
    assert not any(weak("person", name) for name in ("ben carson", "al gore", "van morrison"))


def test_a_surname_or_an_institution_says_too_little() -> None:
    assert weak("person", "biden")
    assert weak("group", "air force")
    assert not weak("group", "united states air force")
    assert not weak("group", "hamas")
    assert not weak("place", "oslo")


@example("D. R. Smith", "person")
@example("C:O:00", "person")
@example("A%Ꭰ", "state")
@example("ÞE:0", "group")
@example("DR\x1b0", "person")
@example("0{MD", "person")
@example("[¼", "person")
@example("[℀", "person")
@example("0%UL", "person")
@example("UL㈀", "person")
@example("Al Gore", "person")
@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_the_normal_form_of_a_normal_form_is_itself(text: str, kind: Kind) -> None:
    once = normal(text, kind)
    assert normal(once, kind) == once


@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_every_text_has_a_key_of_its_kind(text: str, kind: Kind) -> None:
    assert key(kind, text).startswith(f"{kind}:")


@pytest.mark.parametrize(
    "text", ["Muhammad Zia-ul-Haq", "Muhammad Zia ul-Haq", "Muhammad Zia ul Haq"]
)
def test_an_article_inside_a_name_counts_for_nothing_however_it_is_joined(text: str) -> None:
    assert normal(text, "person") == "muhammad zia haq"
