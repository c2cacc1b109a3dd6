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


PEOPLE = [
    ("<President Ebrahim Raisi|PERSON> spoke.", [("Ebrahim Raisi", "person")]),
    ("<Ayatollah Ali Khamenei|PERSON>'s aides", [("Ali Khamenei", "person")]),
    ("<Khamenei's|PERSON> aides", [("Khamenei", "person")]),
    ("<Khamenei’s|PERSON> aides", [("Khamenei", "person")]),
    ("<Secretary of State Antony Blinken|PERSON> left.", [("Antony Blinken", "person")]),
    ("<Maj. Gen. Hossein Salami|PERSON> spoke.", [("Hossein Salami", "person")]),
    ("<Rear Admiral Daniel Hagari|PERSON> spoke.", [("Daniel Hagari", "person")]),
    ("<former Prime Minister Tony Blair|PERSON> spoke.", [("Tony Blair", "person")]),
    ("<Crown Prince Mohammed bin Salman|PERSON> spoke.", [("Mohammed bin Salman", "person")]),
    ("<Pope Francis|PERSON> prayed.", [("Francis", "person")]),
    ("<Secretary-General António Guterres|PERSON> spoke.", [("António Guterres", "person")]),
    ("<Michael|PERSON> (<Mickey|PERSON>) <Segall|PERSON>", [("Michael (Mickey) Segall", "person")]),
    ("<Stephen King|PERSON> wrote it.", [("Stephen King", "person")]),
    ("<Robert Kennedy|PERSON> Jr. spoke.", [("Robert Kennedy Jr.", "person")]),
    ("<George W. Bush|PERSON> spoke.", [("George W. Bush", "person")]),
    ("al-<Nakhalah|PERSON> spoke.", [("al-Nakhalah", "person")]),
    ("<Ziyad|PERSON> al-<Nakhalah|PERSON> spoke.", [("Ziyad al-Nakhalah", "person")]),
    ("“<Isma'il Haniya|PERSON>”, he said.", [("Isma'il Haniya", "person")]),
    ("<Prime Minister|PERSON> and <Speaker|PERSON>", []),
    ("<Khamenei adviser|PERSON> spoke.", [("Khamenei", "person")]),
    ("<Colin Kahl (right|PERSON>)", [("Colin Kahl", "person")]),
    (
        "<Hamas politburo leader Ismail Haniyeh|PERSON> arrived.",
        [("Hamas", "group"), ("Ismail Haniyeh", "person")],
    ),
    ("<Iran's Ali Khamenei|PERSON> spoke.", [("Iran", "IR"), ("Ali Khamenei", "person")]),
    (
        "<Iranian President Hassan Rouhani|PERSON>",
        [("Iranian", "IR"), ("Hassan Rouhani", "person")],
    ),
    ("<ATTA KENARE/AFP|PERSON>", [("ATTA KENARE", "person"), ("AFP", "group")]),
]


@pytest.mark.parametrize(("text", "said"), PEOPLE)
def test_a_person_is_the_bare_name(text: str, said: list[tuple[str, str]]) -> None:
    assert names(text) == said


TWO_PEOPLE = [
    ("<Bill and Nadia Quist|PERSON> left.", ["Bill", "Nadia Quist"]),
    ("<Mr. and Mrs. Quist|PERSON> left.", ["Quist"]),
    (
        "<Ilze Orr|PERSON> met <Tomas Vell|PERSON>. The <Orr-Vell|PERSON> deal failed.",
        ["Ilze Orr", "Tomas Vell", "Orr", "Vell"],
    ),
    (
        "<Orr|PERSON> spoke of the <Orr-Vell|PERSON> summit.",
        ["Orr", "Orr", "Vell"],
    ),
    ("<Nadia Orr-Vell|PERSON> spoke. <Orr-Vell|PERSON> left.", ["Nadia Orr-Vell", "Orr-Vell"]),
    ("<Orr-Vell|PERSON> met <Tomas Vell|PERSON>.", ["Orr-Vell", "Tomas Vell"]),
]


@pytest.mark.parametrize(("text", "people"), TWO_PEOPLE)
def test_a_couple_and_a_hyphened_pair_are_two_people(text: str, people: list[str]) -> None:
    assert [name for name, kind in names(text) if kind == "person"] == people


SPOKEN = [
    (
        "Governor <Denise Washington|PERSON> spoke. <Washington|GPE> said the state needed roads.",
        ("Washington", "person"),
    ),
    (
        "Governor <Denise Tacoma|PERSON> spoke. She said it in <Tacoma|GPE>.",
        ("Tacoma", "place"),
    ),
    (
        "<Peter Jordan|PERSON> left. <Jordanian|NORP> aides met. <Jordan|GPE> said it was ready.",
        ("Jordan", "JO"),
    ),
]


@pytest.mark.parametrize(("text", "last"), SPOKEN)
def test_a_surname_that_is_a_town_is_who_the_sentence_says(
    text: str, last: tuple[str, str]
) -> None:
    assert names(text)[-1] == last


def test_a_person_and_a_firm_of_one_name_are_told_apart_by_what_stands_beside() -> None:
    text = "Chairman <Orr Vell|PERSON> spoke. He does not own the bank <Orr Vell|ORG>."
    assert names(text) == [("Orr Vell", "person"), ("Orr Vell", "group")]


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


ACTING = [
    ("Tehran said it would respond.", "IR"),
    ("Tehran’s response was cold.", "IR"),
    ("Tehran has rejected the offer.", "IR"),
    ("Moscow is ready to talk.", "RU"),
    ("Moscow will not sign.", "RU"),
    ("ties with Beijing", "CN"),
    ("sanctions against Pyongyang", "KP"),
    ("They accused Moscow of meddling.", "RU"),
    ("a warning to Damascus", "SY"),
    ("an ally of Damascus", "SY"),
    ("the Kremlin denied it", "RU"),
    ("the White House said so", "US"),
    ("Downing Street rejected the plan", "GB"),
    ("Tehran-backed militias", "IR"),
    ("the pro-Beijing camp", "CN"),
    ("in Moscow's view", "RU"),
    ("A court in <Athens|LOC> will decide.", "place"),
    ("<London|LOC>'s Hyde Park", "place"),
    ("a Brussels-based firm", "place"),
    ("Moscow's foreign ministry", "RU"),
    ("They met in Tehran.", "place"),
    ("He arrived in Moscow on Monday.", "place"),
    ("He flew to Beijing.", "place"),
    ("He flew from Damascus.", "place"),
    ("Tehran’s mayor resigned.", "place"),
    ("at Tehran airport", "place"),
    ("He visited Moscow.", "place"),
    ("outside the White House", "place"),
    ("in the Kremlin", "place"),
    ("a flight for Damascus", "place"),
    ("near central Baghdad", "place"),
]


@pytest.mark.parametrize(("text", "read"), ACTING)
def test_a_capital_is_a_state_where_it_acts(text: str, read: str) -> None:
    assert [what for _, what in names(text)] == [read]


def test_two_capitals_between_which_something_is_are_states() -> None:
    assert names("talks between Tehran and Riyadh") == [("Tehran", "IR"), ("Riyadh", "SA")]


def test_a_list_of_places_is_places() -> None:
    assert names("bombs in Tehran and Baghdad") == [("Tehran", "place"), ("Baghdad", "place")]


AMBIGUOUS = [
    ("<Georgia|LOC> wants Tbilisi's port and Russian gas.", "GE"),
    ("Republicans won <Georgia|LOC>, in Atlanta and Savannah.", "place"),
    ("<Jordan|LOC> hosted the talks in Amman.", "JO"),
    ("<Chad|LOC> closed its border with Sudan.", "TD"),
    ("<Congo|LOC> held elections in Kinshasa.", "CD"),
    ("<Congo|LOC> held elections in Brazzaville.", "CG"),
]


@pytest.mark.parametrize(("text", "read"), AMBIGUOUS)
def test_the_article_tells_apart_what_one_name_may_be(text: str, read: str) -> None:
    by_name = dict(names(text))
    assert by_name[text.split("<")[1].split("|", maxsplit=1)[0]] == read


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
    (
        "<Columbia University Provost John Coatsworth|ORG>",
        [("Columbia University", "group"), ("John Coatsworth", "person")],
    ),
    ("<Crown Prince Mohammed bin Salman|ORG>", [("Mohammed bin Salman", "person")]),
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


def test_a_storm_is_no_person_and_no_place() -> None:
    assert names("Typhoon <Haiyan|LOC> came. <Haiyan|PERSON> left <Leyte|LOC>.") == [
        ("Leyte", "place")
    ]


def test_a_firm_is_a_group_under_its_short_name() -> None:
    assert names("<Apple Inc.|ORG> grew. <Apple|LOC> said so.") == [
        ("Apple Inc.", "group"),
        ("Apple", "group"),
    ]


def test_the_surname_of_a_person_is_that_person_everywhere() -> None:
    text = "<Ali Khamenei|PERSON> spoke. <Khamenei|LOC> left. Then Khamenei slept."
    assert names(text) == [
        ("Ali Khamenei", "person"),
        ("Khamenei", "person"),
        ("Khamenei", "person"),
    ]


def test_an_acronym_in_brackets_is_known_from_then_on() -> None:
    text = "<Palestinian Islamic Jihad|ORG> (PIJ) spoke. The PIJ left."
    assert names(text) == [
        ("Palestinian Islamic Jihad", "group"),
        ("PIJ", "group"),
        ("PIJ", "group"),
    ]


def test_a_name_with_an_article_is_found_in_either_case() -> None:
    text = "<Ziyad al-Nakhalah|PERSON> came. Al-Nakhalah spoke to al-Nakhalah."
    assert [name for name, _ in names(text)] == ["Ziyad al-Nakhalah", "Al-Nakhalah", "al-Nakhalah"]


def test_the_majority_of_an_article_decides_a_kind() -> None:
    text = "<Boeing|ORG> grew. <Boeing|ORG> sold. <Boeing|PERSON> rose."
    assert {kind for _, kind in names(text)} == {"group"}


def test_a_mention_knows_its_sentence_and_its_id() -> None:
    first, second = find_mentions(labelled("Iran spoke. Syria replied."), article_id="a")
    assert (first.sentence, second.sentence) == (0, 1)
    assert first.id != second.id


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
