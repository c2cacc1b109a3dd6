"""A sentence of news, and the people, groups, states and places that it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import labelled, language
from spacy.tokens import Span

from kg.extraction.mentions.detection import find_mentions
from kg.extraction.mentions.titles import title_length


def names(text: str) -> list[tuple[str, str]]:
    """Every mention of a labelled text with its kind, in order."""
    return [(found.text, found.code or found.kind) for found in find_mentions(labelled(text))]


STATES = [
    (
        "the president of <Argentina Alberto Fernández|PERSON>",
        [("Argentina", "AR"), ("Alberto Fernández", "person")],
    ),
    ("it cost <US$|LOC> 5", []),
    ("Iranian officials met Palestinians.", [("Iranian", "IR"), ("Palestinians", "group")]),
    ("The U.S. and the UK agreed.", [("U.S.", "US"), ("UK", "GB")]),
    ("U.S.-led forces left.", [("U.S.", "US")]),
    ("the <Israeli-Palestinian|NORP> conflict", [("Israeli", "IL"), ("Palestinian", "PS")]),
    ("pro-Iranian militias", [("Iranian", "IR")]),
    ("Let us go.", []),
    ("ties with <Iran|PERSON>", [("Iran", "IR")]),
    ("IRAN said no.", [("IRAN", "IR")]),
    ("the Islamic Republic of Iran", [("Islamic Republic of Iran", "IR")]),
    ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "CD")]),
    ("<Saudi|NORP> <Arabia|LOC> agreed.", [("Saudi Arabia", "SA")]),
    ("New Mexico and the Gulf of Mexico", [("New Mexico", "place"), ("Gulf of Mexico", "place")]),
    ("African Americans voted.", []),
    ("Kosovo and Taiwan", [("Kosovo", "XK"), ("Taiwan", "TW")]),
]


@pytest.mark.parametrize(("text", "said"), STATES)
def test_states_need_no_pipeline(text: str, said: list[tuple[str, str]]) -> None:
    assert names(text) == said


def test_a_name_that_is_also_a_given_name_stays_a_person() -> None:
    assert names("<Michael Jordan|PERSON> met <Jordan|PERSON>.") == [
        ("Michael Jordan", "person"),
        ("Jordan", "person"),
    ]


GROUPS = [
    ("German airline <Lufthansa|LOC>", [("German", "DE"), ("Lufthansa", "group")]),
    ("<Operation Shield|ORG> and the <Abraham Accords|ORG>", []),
    ("West Bank militants", [("West Bank", "place")]),
    ("the <PIJ).[3|ORG>", [("PIJ", "group")]),
    ("<Department of Public Works and|ORG> roads", [("Department of Public Works", "group")]),
    ("<Muslims|PERSON> prayed", [("Muslims", "group")]),
    ("<COVID-19|LOC> spread", []),
    ("the <United Nations|LOC> said", [("United Nations", "group")]),
    ("NATO and the African Union met.", [("NATO", "group"), ("African Union", "group")]),
    ("The Jenin Brigade fought.", [("Jenin Brigade", "group")]),
    (
        "the Popular Front for the Liberation of Palestine said",
        [("Popular Front for the Liberation of Palestine", "group")],
    ),
    ("a source in the <PIJ|PERSON> said", [("PIJ", "group")]),
    ("<Changi International Airport|ORG>", [("Changi International Airport", "place")]),
    ("Kurds and Muslims protested.", [("Kurds", "group"), ("Muslims", "group")]),
    ("<Islamic|NORP> countries", []),
    ("<European|NORP> leaders", [("European", "place")]),
    ("the <ministry|ORG> said", []),
    (
        "<Iran's Supreme National Security Council|ORG>",
        [("Iran", "IR"), ("Supreme National Security Council", "group")],
    ),
    ("<Hamas leader|ORG> spoke", [("Hamas", "group")]),
    ("(Reuters) and AP", [("Reuters", "group"), ("AP", "group")]),
]


@pytest.mark.parametrize(("text", "said"), GROUPS)
def test_groups_by_table_and_by_shape(text: str, said: list[tuple[str, str]]) -> None:
    assert names(text) == said


BESIDE_A_NAME = [
    ("former <Florida|LOC> Governor <Jeb Bush|PERSON>", "Florida", "place"),
    ("fellow <Republican|NORP> Representative <Ada Obi|PERSON>", "Ada Obi", "person"),
    ("a former <Vogue|ORG> editor", "Vogue", "group"),
    ("<Tesco|LOC>'s shareholders left. He left <Tesco|LOC>.", "Tesco", "group"),
    ("<Texas|LOC> said so.", "Texas", "place"),
    ("Officials in <Omsk|LOC> said so.", "Omsk", "place"),
    ("<Omsk|LOC>'s mayor left.", "Omsk", "place"),
    ("the <Airbus A380|ORG> flew", "Airbus", "group"),
    ("<Channel 4|ORG> said so", "Channel 4", "group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), BESIDE_A_NAME)
def test_the_words_beside_a_name_tell_its_kind(text: str, name: str, kind: str) -> None:
    assert {what for said, what in names(text) if said == name} == {kind}


def test_a_firm_is_a_group_under_its_short_name() -> None:
    assert names("<Apple Inc.|ORG> grew. <Apple|LOC> said so.") == [
        ("Apple Inc.", "group"),
        ("Apple", "group"),
    ]


def test_a_mention_knows_its_sentence() -> None:
    first, second = find_mentions(labelled("Iran spoke. Syria replied."))
    assert (first.sentence, second.sentence) == (0, 1)


@pytest.mark.parametrize(
    ("tokens", "length"),
    [
        (["President", "Joe", "Biden"], 1),
        (["Iranian", "Foreign", "Minister", "Javad", "Zarif"], 3),
        (["Minister", "of", "Foreign", "Affairs", "Wang", "Yi"], 4),
        (["Lt.-Col", ".", "Smith"], 2),
        (["ex-President", "Lula"], 1),
        (["Foreign", "Affairs"], 0),
        (["Larry", "King"], 0),
    ],
)
def test_how_much_of_a_name_is_title(tokens: list[str], length: int) -> None:
    assert title_length(tokens) == length


LABELS = ("PERSON", "ORG", "LOC", "NORP", "GPE")


PARTS = st.sampled_from(
    [
        "President",
        "Iran's",
        "Tehran",
        "said",
        "U.S.-led",
        "(PIJ)",
        "al-Nakhalah",
        ",",
        ".",
        "“Raisi”",
        "\n",
        "\n\n",
        "Hamas",
        "leader",
        "Supreme",
        "Council",
        "of",
        "the",
        "Bank",
        "Jr.",
        "Joe-Lee",
        "’s",
        "/",
        "in",
        "Georgia",
        "IRAN",
        "NATO",
        "[UN]",
        "—",
        "-",
    ]
)


@given(st.lists(PARTS, max_size=25), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5))))
def test_a_mention_is_exactly_what_its_offsets_cut_out(
    parts: list[str], entities: list[tuple[int, int]]
) -> None:
    doc = language()(" ".join(parts))
    for start, length in entities:
        tokens = doc[start : start + length]
        if len(tokens) == length and not any(token.ent_type_ for token in tokens):
            doc.ents = (*doc.ents, Span(doc, start, start + length, LABELS[start % len(LABELS)]))
    reached = 0
    for found in find_mentions(doc):
        assert found.text == doc.text[found.start_char : found.end_char]
        assert found.start_char >= reached
        assert found.text == found.text.strip(' \n"“”()[],/—’')
        assert "\n" not in found.text
        reached = found.end_char


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("<Electronic Data|ORG> Systems (EDS) grew", ["Electronic Data Systems", "EDS"]),
        ("Electronic Data Systems (<EDS|ORG>) grew", ["Electronic Data Systems", "EDS"]),
        ("the Bureau of Land Control (<BLC|ORG>) said", ["Bureau of Land Control", "BLC"]),
        ("Electronic Data Systems (<IBM|ORG>) grew", ["IBM"]),
        ("Severe Acute Fever (SAF) spread", []),
        ("a large data system (<EDS|ORG>) grew", ["EDS"]),
    ],
)
def test_capitals_that_spell_the_acronym_after_them_are_a_name(text: str, names: list[str]) -> None:
    assert [mention.text for mention in find_mentions(labelled(text))] == names
