"""A sentence of news, and which offices and other names it gives."""

import pytest
from labelled import labelled

from kg.extraction.mentions import find_mentions
from kg.extraction.roles import find_claims
from kg.extraction.tables import rows
from kg.extraction.titles import is_office


def claims(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Every claim of a labelled text: kind, subject, title, object."""
    doc = labelled(text)
    found = find_mentions(doc)
    named = {mention.id: mention.text for mention in found}
    return [
        (claim.kind, named[claim.subject], claim.title, named.get(claim.object or ""))
        for claim in find_claims(doc, found)
    ]


ROLES = [
    ("Iranian President <Ebrahim Raisi|PERSON>", "Ebrahim Raisi", "President", "Iranian"),
    (
        "Hamas politburo leader <Ismail Haniyeh|PERSON>",
        "Ismail Haniyeh",
        "politburo leader",
        "Hamas",
    ),
    (
        "<PIJ|ORG> secretary-general <Ziyad al-Nakhalah|PERSON>",
        "Ziyad al-Nakhalah",
        "secretary-general",
        "PIJ",
    ),
    (
        "<Ziyad al-Nakhalah|PERSON>, secretary-general of <Islamic Jihad|ORG>, spoke",
        "Ziyad al-Nakhalah",
        "secretary-general",
        "Islamic Jihad",
    ),
    (
        "<Esmail Qaani|PERSON>, who heads the Quds Force, listened",
        "Esmail Qaani",
        "heads",
        "Quds Force",
    ),
    (
        "<Esmail Qaani|PERSON>, the head of the Quds Force, listened",
        "Esmail Qaani",
        "head",
        "Quds Force",
    ),
    (
        "The head of the Quds Force, <Esmail Qaani|PERSON>, listened",
        "Esmail Qaani",
        "head",
        "Quds Force",
    ),
    (
        "Iran's foreign minister, <Hossein Amirabdollahian|PERSON>, flew",
        "Hossein Amirabdollahian",
        "foreign minister",
        "Iran",
    ),
    ("former U.S. President <Barack Obama|PERSON>", "Barack Obama", "former President", "U.S."),
    (
        "U.S. Under Secretary of Defense <Colin Kahl|PERSON>",
        "Colin Kahl",
        "Under Secretary of Defense",
        "U.S.",
    ),
    (
        "<Israeli Defense Ministry|ORG> Political-Military Director <Dror Shalom|PERSON>",
        "Dror Shalom",
        "Political-Military Director",
        "Israeli Defense Ministry",
    ),
    (
        "IDF spokesperson Rear Admiral <Daniel Hagari|PERSON>",
        "Daniel Hagari",
        "spokesperson",
        "IDF",
    ),
    ("IRGC commander Maj. Gen. <Hossein Salami|PERSON>", "Hossein Salami", "commander", "IRGC"),
    (
        "<Mohammad Baqer Qalibaf|PERSON>, the Majlis Speaker",
        "Mohammad Baqer Qalibaf",
        "Speaker",
        "Majlis",
    ),
    ("Secretary of State <Antony Blinken|PERSON>", "Antony Blinken", "Secretary of State", None),
    ("President <Putin|PERSON>", "Putin", "President", None),
    (
        "<Antonio Guterres|PERSON> is the secretary-general of the United Nations",
        "Antonio Guterres",
        "secretary-general",
        "United Nations",
    ),
    (
        "<Iranian Foreign Ministry|ORG> spokesman <Nasser Kanaani|PERSON>",
        "Nasser Kanaani",
        "spokesman",
        "Iranian Foreign Ministry",
    ),
    (
        "European Union foreign policy chief <Josep Borrell|PERSON>",
        "Josep Borrell",
        "foreign policy chief",
        "European Union",
    ),
    (
        "Iran's top nuclear negotiator, <Ali Bagheri Kani|PERSON>",
        "Ali Bagheri Kani",
        "top nuclear negotiator",
        "Iran",
    ),
    (
        "Israel's ambassador to the United Nations, <Gilad Erdan|PERSON>,",
        "Gilad Erdan",
        "ambassador",
        "United Nations",
    ),
    (
        "Iran’s Supreme Leader Ayatollah <Ali Khamenei|PERSON>",
        "Ali Khamenei",
        "Supreme Leader",
        "Iran",
    ),
    ("<Ali Khamenei|PERSON>, Iran’s Supreme Leader,", "Ali Khamenei", "Supreme Leader", "Iran"),
    ("King <Abdullah II|PERSON> of <Jordan|LOC>", "Abdullah II", "King", "Jordan"),
    (
        "Saudi Crown Prince <Mohammed bin Salman|PERSON>",
        "Mohammed bin Salman",
        "Crown Prince",
        "Saudi",
    ),
    (
        "Prime Minister of Pakistan <Shehbaz Sharif|PERSON>",
        "Shehbaz Sharif",
        "Prime Minister",
        "Pakistan",
    ),
]


@pytest.mark.parametrize(("text", "subject", "title", "body"), ROLES)
def test_an_office(text: str, subject: str, title: str, body: str | None) -> None:
    assert claims(text) == [("role", subject, title, body)]


def test_two_offices_of_one_person() -> None:
    text = (
        "<Ali Akbar Ahmadian|PERSON>, the representative of the Supreme Leader and the newly "
        "appointed Secretary of the <Supreme National Security Council|ORG> (SNSC), spoke."
    )
    assert claims(text) == [
        ("role", "Ali Akbar Ahmadian", "representative", None),
        ("role", "Ali Akbar Ahmadian", "Secretary", "Supreme National Security Council"),
        ("alias", "Supreme National Security Council", None, "SNSC"),
    ]


def test_the_office_of_the_next_name_is_not_that_of_the_one_before() -> None:
    text = "<Dror Shalom|PERSON>, U.S. Under Secretary of Defense <Colin Kahl|PERSON> said"
    assert [subject for _, subject, _, _ in claims(text)] == ["Colin Kahl"]


@pytest.mark.parametrize(
    "text",
    [
        "<Ali Akbar Ahmadian|PERSON>, secretary of Iran's <Security Council|ORG>, spoke",
        "The secretary of Iran's <Security Council|ORG>, <Ali Akbar Ahmadian|PERSON>, spoke",
    ],
)
def test_an_office_belongs_to_the_body_that_a_state_owns(text: str) -> None:
    assert claims(text) == [("role", "Ali Akbar Ahmadian", "secretary", "Security Council")]


@pytest.mark.parametrize(("verb", "tag"), [("met", "VBD"), ("visiting", "VBG")])
def test_what_a_person_does_to_an_officer_is_no_office_of_his(verb: str, tag: str) -> None:
    doc = labelled(f"<Lavrov|PERSON>, {verb} Iran's foreign minister, spoke")
    doc[2].pos_, doc[2].tag_ = "VERB", tag
    assert find_claims(doc, find_mentions(doc)) == []


SILENT = [
    "<Hunter Biden|PERSON>, Iran's foreign minister's aide, spoke.",
    "<Raisi|PERSON>, <Putin|PERSON> and <Xi Jinping|PERSON> met.",
    "<Raisi|PERSON> met the president.",
    "Mr. <Smith|PERSON> spoke.",
    "She was appointed by <Ricardo Rosselló|PERSON> as his secretary of justice.",
    "<Raisi|PERSON>, in Tehran for talks, spoke.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_office(text: str) -> None:
    assert claims(text) == []


def test_the_title_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    assert claims("<Xi|PERSON>, President <Putin|PERSON> and others") == [
        ("role", "Putin", "President", None)
    ]


def test_an_office_under_a_person_is_not_his() -> None:
    assert claims("<Brett McGurk|PERSON>, who was <Trump|PERSON>'s special envoy, spoke.") == [
        ("role", "Brett McGurk", "special envoy", None)
    ]


def test_an_office_after_one_person_is_not_that_of_the_next() -> None:
    assert claims("<Raisi|PERSON>, president of Iran, <Putin|PERSON> and others") == [
        ("role", "Raisi", "president", "Iran")
    ]


def test_names_that_a_text_gives_to_one_body() -> None:
    assert claims("<Palestinian Islamic Jihad|ORG> (<PIJ|ORG>) said") == [
        ("alias", "Palestinian Islamic Jihad", None, "PIJ")
    ]
    assert claims("the <Islamic State|ORG>, also known as <Daesh|ORG>, said") == [
        ("alias", "Islamic State", None, "Daesh")
    ]


def test_brackets_after_a_person_name_no_alias() -> None:
    assert claims("<John McCain|PERSON> (<AP|ORG>)") == []


def test_every_office_of_the_table_has_a_sentence_that_it_is_for() -> None:
    for row in rows("offices"):
        example = row["example"].lower().replace(".", "").replace(",", "")
        assert row["office"].replace("-", " ") in example.replace("-", " ")
        assert is_office(row["office"])
