"""The bundled pipeline reads news of the whole world; the floors stand a point under its scores."""

import itertools
import re
from pathlib import Path

import pytest
import spacy
from silent import knowing
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import PipelineMissing
from kg.nlp.parser import Parser
from kg.nlp.pipeline import BUNDLED, READING, identify, is_bundled, load, twin

# Sentences written for this project; [name|kind] is an entity.
NEWS = """
President [Tharman Shanmugaratnam|PERSON] of [Singapore|LOC] hosted [Kenyan|NORP] President [William Ruto|PERSON] at the [Istana|LOC] on [Monday|DATE].
[Ngozi Okonjo-Iweala|PERSON], head of the [World Trade Organization|ORG], held talks with [Piyush Goyal|PERSON] in [New Delhi|LOC].
[Iranian|NORP] Foreign Minister [Hossein Amir-Abdollahian|PERSON] met with [Hamas|ORG] leader [Ismail Haniyeh|PERSON] in [Doha|LOC].
[BOGOTA|LOC] ([Reuters|ORG]) - [Colombian|NORP] President [Gustavo Petro|PERSON] will travel to [Caracas|LOC] [next week|DATE].
The [African Union|ORG] sent [Olusegun Obasanjo|PERSON] to [Addis Ababa|LOC] in [November 2022|DATE].
Mr. [Sharif|PERSON] said [Pakistan|LOC] would never accept the plan.
[Chinese|NORP] officials met a delegation of the [Taliban|ORG] in [Kabul|LOC], [Xinhua|ORG] reported on [June 28, 2023|DATE].
Prime Minister [Sheikh Hasina|PERSON] received [Antony Blinken|PERSON] in [Dhaka|LOC] [yesterday|DATE].
[Mette Frederiksen|PERSON] and [Ulf Kristersson|PERSON] discussed the [Baltic Sea|LOC] with [NATO|ORG] Secretary-General [Jens Stoltenberg|PERSON].
The [Palestinian|NORP] Ministry of Health said three people were killed in [Jenin|LOC].
[Evo Morales|PERSON] founded the [Movement for Socialism|ORG] in [Bolivia|LOC].
[Luis Lacalle Pou|PERSON] greeted [Alberto Fernandez|PERSON] at the airport of [Montevideo|LOC].
[Nikol Pashinyan|PERSON] and [Ilham Aliyev|PERSON] met in [Brussels|LOC] under the auspices of the [European Union|ORG].
[Kim Jong Un|PERSON] inspected a factory near [Pyongyang|LOC], [KCNA|ORG] said.
[Moqtada al-Sadr|PERSON] told [Shi'ite|NORP] followers in [Najaf|LOC] to go home.
Her lawyer, [Zaynab Touré|PERSON], will appeal to the [Supreme Court|ORG] of [Mali|LOC].
[Fumio Kishida|PERSON]'s visit to [Seoul|LOC] was the first by a [Japanese|NORP] leader since [2011|DATE].
[Israelis|NORP] and [Egyptians|NORP] signed the accord at [Camp David|LOC] in [1978|DATE].
Gen. [Abdel Fattah al-Burhan|PERSON] left [Port Sudan|LOC] for [Cairo|LOC], where he met [Abdel Fattah el-Sisi|PERSON].
The [U.S. State Department|ORG] welcomed the release of [Alaa Abdel Fattah|PERSON].
[Jacinda Ardern|PERSON] resigned in [January 2023|DATE].
[Sergei Lavrov|PERSON] flew to [Pretoria|LOC] to meet [Naledi Pandor|PERSON], the [South African|NORP] minister.
[Volodymyr Zelenskyy|PERSON] thanked [Poland|LOC] and the [Red Cross|ORG].
[Hezbollah|ORG] chief [Hassan Nasrallah|PERSON] spoke in [Beirut|LOC] on [Friday|DATE].
Bishop [Rolando Alvarez|PERSON] of [Matagalpa|LOC] was arrested by the [National Police|ORG].
[Anwar Ibrahim|PERSON] said that [Malaysia|LOC] and [Thailand|LOC] had agreed on a pipeline.
"""  # noqa: E501

PARSED = """
The minister met the ambassador in Geneva .|nsubj:minister:met obj:ambassador:met obl:Geneva:met
Haniyeh was received by the king .|nsubj:pass:Haniyeh:received obl:agent:king:received
She said that the two leaders would hold talks .|ccomp:hold:said nsubj:leaders:hold obj:talks:hold
Raisi , the president of Iran , visited Damascus .|appos:president:Raisi nmod:Iran:president
Lavrov and Fidan discussed the war .|conj:Fidan:Lavrov nsubj:Lavrov:discussed obj:war:discussed
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(threads=1)


def read_marked(line: str) -> tuple[str, set[tuple[int, int, str]]]:
    text, spans = "", set()
    for plain, name, kind in re.findall(r"([^\[]*)(?:\[([^|]+)\|(\w+)\])?", line):
        text += plain
        if name:
            spans.add((len(text), len(text) + len(name), kind))
        text += name
    return text, spans


def test_the_names_of_the_world(nlp: Language) -> None:
    right = found = gold = 0
    lines = [line for line in NEWS.splitlines() if line]
    for line in lines:
        text, spans = read_marked(line)
        guessed = {(e.start_char, e.end_char, e.label_) for e in nlp(text).ents}
        right += len(guessed & spans)
        found += len(guessed)
        gold += len(spans)
    assert 2 * right / (found + gold) >= FLOOR_ENTITIES


FLOOR_ENTITIES = 0.91


def test_who_does_what_to_whom(nlp: Language) -> None:
    right = gold = 0
    for line in PARSED.splitlines():
        if not line:
            continue
        words, _, arcs = line.partition("|")
        doc = nlp(Doc(nlp.vocab, words=words.split()))
        found = {f"{token.dep_}:{token.text}:{token.head.text}" for token in doc}
        right += len(found & set(arcs.split()))
        gold += len(arcs.split())
    assert right / gold >= FLOOR_ARCS


FLOOR_ARCS = 0.91


def test_titles_and_possessives_stay_outside_the_name(nlp: Language) -> None:
    doc = nlp(
        "Prime Minister Narendra Modi's office said Mr. Modi had met President Droupadi Murmu."
    )
    people = [entity.text for entity in doc.ents if entity.label_ == "PERSON"]
    assert people == ["Narendra Modi", "Modi", "Droupadi Murmu"]


def test_the_version_is_known(nlp: Language) -> None:
    assert re.fullmatch(r"en_news \d+\.\d+\.\d+", identify(nlp))


def test_a_pipeline_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(PipelineMissing, match="en_nowhere") as caught:
        load("en_nowhere")
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_pipeline_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineMissing) as caught:
        load(str(tmp_path))
    assert "\n" not in str(caught.value)


TEXTS = [
    "",
    "   \n\n ",
    "MANILA — Leni Robredo met fishermen on Sunday. She then flew home.\n\nThe talks go on.",
    "One paragraph.\nAnother one, with a U.S. Army officer.\n\n\n  A third by Aigul Bekova\n",
    "He\u00a0met\u00a0Ana\u00a0Brnabic in Novi Sad.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_document_has_tags_sentences_and_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for token in doc:
        assert token.pos_
        assert token.tag_
        assert token.dep_
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence].count("ROOT") == 1
        assert all(token.head in sentence for token in sentence)
    for entity in doc.ents:
        assert entity.text == entity.text.strip()
        assert len(list(doc[entity.start : entity.end].sents)) == 1


def test_a_long_document_says_what_its_paragraphs_say(nlp: Language) -> None:
    lines = [read_marked(line)[0] for line in NEWS.splitlines() if line]
    whole = nlp("\n\n".join(lines))
    apart = [nlp(line) for line in lines]
    assert [e.text for e in whole.ents] == [e.text for doc in apart for e in doc.ents]
    words = [(t.text, t.tag_, t.dep_, t.head.text) for t in whole if not t.is_space]
    assert words == [(t.text, t.tag_, t.dep_, t.head.text) for doc in apart for t in doc]


def test_a_sentence_starts_a_line_and_no_sentence_spans_two(nlp: Language) -> None:
    doc = nlp("Talks resume in Vienna\n\nThe delegations met on Monday. They will meet again.")
    assert [s.text.strip() for s in doc.sents] == [
        "Talks resume in Vienna",
        "The delegations met on Monday.",
        "They will meet again.",
    ]


def test_a_line_longer_than_the_window_is_read_to_its_end(nlp: Language) -> None:
    line = " ".join(read_marked(line)[0] for line in NEWS.splitlines() if line)
    doc = nlp(line + " " + line)
    names = [entity.text for entity in doc.ents]
    assert names.count("Kim Jong Un") == 2
    assert all(token.head.sent == token.sent for token in doc)


def test_the_order_and_company_of_documents_change_nothing(nlp: Language) -> None:
    texts = [read_marked(line)[0] for line in NEWS.splitlines() if line][:8]
    forward = [doc.to_json() for doc in nlp.pipe(texts, batch_size=3)]
    backward = [doc.to_json() for doc in nlp.pipe(texts[::-1], batch_size=8)]
    assert forward == backward[::-1]


def test_only_wanted_sentences_are_parsed(nlp: Language) -> None:
    text = "Rain fell in Oslo. Petro met Lula in Leticia. Shares rose."
    full = nlp(text)
    parser = nlp.get_pipe("kg_parser")
    assert isinstance(parser, Parser)

    def about_meetings(sentence: Span) -> bool:
        return "met" in sentence.text

    parser.wanted = about_meetings
    try:
        doc = nlp(text)
    finally:
        parser.wanted = None
    first, second, third = doc.sents
    assert [s.text for s in doc.sents] == [s.text for s in full.sents]
    assert [t.dep_ for t in second] == [t.dep_ for t in list(full.sents)[1]]
    for sentence in (first, third):
        assert [token.dep_ for token in sentence[1:]] == ["dep"] * (len(sentence) - 1)
        assert sentence.root == sentence[0]
    assert doc.ents == full.ents or [e.text for e in doc.ents] == [e.text for e in full.ents]


def test_clutter_without_a_stop_is_not_parsed(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["word"] * 400)
    for token in doc:
        token.is_sent_start = token.i == 0
    doc = nlp(doc)
    assert {token.dep_ for token in doc[1:]} == {"dep"}
    assert len(list(doc.sents)) == 1


def test_sentences_that_are_given_are_kept(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["He", "left", ".", "Then", "she", "met", "Lula", "in", "Leticia"])
    for token in doc:
        token.is_sent_start = token.i in (0, 5)
    doc = nlp(doc)
    assert [sentence.start for sentence in doc.sents] == [0, 5]


def test_threads_change_the_speed_and_not_the_answer(nlp: Language) -> None:
    text = read_marked(NEWS.splitlines()[1])[0]
    assert load(threads=2)(text).to_json() == nlp(text).to_json()


def test_the_pipeline_can_be_written_and_read_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    again = load(str(tmp_path / "copy"), threads=1)
    text = read_marked(NEWS.splitlines()[2])[0]
    assert again(text).to_json() == nlp(text).to_json()
    parser = nlp.get_pipe("kg_parser")
    assert isinstance(parser, Parser)
    blank = Parser(nlp, "kg_parser").from_bytes(parser.to_bytes())
    assert blank.labels == parser.labels


def test_the_folder_fits_into_a_wheel() -> None:
    size = sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file())
    assert size < 120_000_000


def test_spacy_scores_it_as_any_other_pipeline(nlp: Language) -> None:
    from spacy.training import Example

    examples = []
    for line in itertools.islice((line for line in NEWS.splitlines() if line), 3):
        text, spans = read_marked(line)
        annotations = {"entities": sorted(spans)}
        examples.append(Example.from_dict(nlp.make_doc(text), annotations))
    assert nlp.evaluate(examples)["ents_f"] > 0.5


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline of another house, which knows two names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    people = ("Marta Vell", "Tomas Orun")
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in people])  # type: ignore[attr-defined]
    folder = tmp_path_factory.mktemp("other") / "names"
    nlp.to_disk(folder)
    return str(folder)


def test_a_pipeline_without_components_that_read_is_lent_them(other: str) -> None:
    lent = load(other, threads=1)
    assert lent.pipe_names == ["sentencizer", "entity_ruler", *READING]
    assert not is_bundled(lent)
    doc = lent("Marta Vell met Tomas Orun in Geneva. It rained.")
    assert [span.text for span in doc.spans["mentions"]][:2] == ["Marta Vell", "Tomas Orun"]
    assert [len(one.asked.nonzero()[0]) > 0 for one in doc._.reading.answers] == [True]
    assert None not in (doc._.meetings, doc._.offices, doc._.referents)


def test_a_pipeline_that_has_components_of_its_own_keeps_them() -> None:
    own = knowing(["Marta Vell"])
    assert set(READING) <= set(own.pipe_names)
    assert not is_bundled(own)


def test_a_twin_shares_the_networks(nlp: Language) -> None:
    assert is_bundled(nlp)
    other = twin(nlp)
    for name in ("kg_encoder", "kg_parser", "kg_reader"):
        assert other.get_pipe(name).model is nlp.get_pipe(name).model  # type: ignore[attr-defined]
    assert other.vocab is not nlp.vocab
    text = read_marked(NEWS.splitlines()[2])[0]
    assert other(text).to_json() == nlp(text).to_json()


def test_a_pipeline_without_its_parser_has_a_twin() -> None:
    nlp = load(threads=1)
    nlp.disable_pipe("kg_parser")
    other = twin(nlp)
    assert other.get_pipe("kg_reader").model is nlp.get_pipe("kg_reader").model  # type: ignore[attr-defined]
    other.disable_pipe("kg_parser")
    text = read_marked(NEWS.splitlines()[2])[0]
    assert other(text).to_json() == nlp(text).to_json()
