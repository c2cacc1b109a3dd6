"""What training sees beyond its sources: names of the whole world, headlines, datelines, quotes.

A window is a list of sentences (`words`, `ner` as sets of label numbers, and trees where there
are any). Swaps keep the number of words, so that trees stay true.
"""

# Lists of words read better as text.
# ruff: noqa: SIM905

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

KEEP = frozenset(
    "al el bin ibn abu de da di del van von der den la le - ' . Jr. Jr II III IV XVI".split()
)
CURLY = {"``": "“", "''": "”", "'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'": "’",
         "'ll": "’ll", "'m": "’m", "'d": "’d"}  # fmt: skip
SPELLINGS = {
    "U.S.": ("United States", "US", "U.S."),
    "U.N.": ("United Nations", "UN", "U.N."),
    "Britain": ("United Kingdom", "UK", "Britain"),
}
# How companies, parties and media that one word names are made up: what begins a name and what ends
# it. Most are in nobody's list, and only what is said of them tells what they are.
ENDINGS = (
    "bras tel com corp gas bank air tech co soft net media mart pharma chem oil power petro steel "
    "mobil dyne cell trans auto bio fin sat nor log max ex ia is us on in ar or ik an al"
).split()
ACRONYM = "AABCCDEFGHIKLMNNOPPRRSSTTUVZ"
# Bodies that a common word names stay what they are.
GENERIC = frozenset(
    "congress senate parliament house court army navy government council ministry police "
    "assembly cabinet committee commission department administration pentagon white kremlin "
    "union state".split()
)
AGENCIES = (
    "Reuters AP AFP Xinhua TASS IRNA Bernama Anadolu EFE ANSA dpa PTI Interfax Kyodo Yonhap SANA "
    "WAFA Ukrinform MAP APS Antara VOA BBC"
).split()


def read_names(folder: Path) -> list[list[str]]:
    """Names in Latin script, one list for each of the scripts that they were aligned with."""
    lists = []
    for pattern in ("wd_arabic*", "wd_hebrew*", "wd_russian*"):
        names = set()
        for path in sorted(folder.glob(pattern)):
            for line in path.read_text("utf8").splitlines():
                name = line.split("\t")[0]
                if name.isalpha() and 2 < len(name) < 14:
                    names.add(name.title())
        lists.append(sorted(names))
    return lists


def read_places(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Countries, capitals and demonyms."""
    countries = json.loads(path.read_text("utf8"))
    names = [country["name"]["common"] for country in countries]
    capitals = [capital for country in countries for capital in country.get("capital", [])]
    demonyms = {c.get("demonyms", {}).get("eng", {}).get("m", "") for c in countries}
    return names, capitals, sorted(demonym for demonym in demonyms if demonym)


class Augmenter:
    """Changes windows at random, by the rates of the settings.

    `kinds` maps a kind to the numbers of its B, I, L and U labels.
    """

    def __init__(self, data: Path, rates: dict[str, float], kinds: dict[str, list[int]]) -> None:
        self.rates = rates
        self.kinds = kinds
        self.names = read_names(data / "names")
        self.countries, self.capitals, self.demonyms = read_places(data / "places/countries.json")

    def __call__(self, window: list[dict], draw: random.Random) -> list[dict]:
        """A changed copy of the window."""
        window = [copy.copy(sentence) for sentence in window]
        for sentence in window:
            sentence["words"] = list(sentence["words"])
        labelled = all(sentence["ner"] for sentence in window)
        tree = any("heads" in sentence for sentence in window)
        if labelled and draw.random() < self.rates["names"]:
            self.swap_names(window, draw)
        if labelled and draw.random() < self.rates["names"]:
            self.swap_places(window, draw)
        if labelled and draw.random() < self.rates["groups"]:
            self.swap_groups(window, draw)
        if labelled and not tree and draw.random() < self.rates["dateline"]:
            window[0] = self.with_dateline(window[0], draw)
        if labelled and not tree and draw.random() < self.rates["spelt_out"]:
            window = [self.spell_out(sentence, draw) for sentence in window]
        if draw.random() < self.rates["no_stop"]:
            drop_stop(window[-1])
        if draw.random() < self.rates["quotes"]:
            curl(window)
        self.change_case(window, draw)
        return window

    def change_case(self, window: list[dict], draw: random.Random) -> None:
        """Sometimes a whole sentence in lower case, in capitals, or in headline case."""
        for sentence in window:
            chance = draw.random()
            for name, change in (
                ("lower", str.lower),
                ("upper", str.upper),
                ("headline", lambda word: word[:1].upper() + word[1:]),
            ):
                if chance < self.rates[name]:
                    sentence["words"] = [change(word) for word in sentence["words"]]
                    break
                chance -= self.rates[name]

    def swap_names(self, window: list[dict], draw: random.Random) -> None:
        """Persons get other names; a word has one new form in the window, in ORGs too."""
        names = draw.choice(self.names)
        mapping: dict[str, str] = {}
        person, group = set(self.kinds["PERSON"]), set(self.kinds["ORG"])
        for sentence in window:
            for index, word in enumerate(sentence["words"]):
                if sentence["ner"][index] <= person and word not in KEEP and len(word) > 2:
                    if word not in mapping:
                        mapping[word] = draw.choice(names)
                    sentence["words"][index] = mapping[word]
        for sentence in window:
            for index, word in enumerate(sentence["words"]):
                if sentence["ner"][index] <= group and word in mapping:
                    sentence["words"][index] = mapping[word]

    def swap_groups(self, window: list[dict], draw: random.Random) -> None:
        """Organisations of one word get made-up names, the same ones throughout the window."""
        unit = {self.kinds["ORG"][3]}
        mapping: dict[str, str] = {}
        for sentence in window:
            for index, word in enumerate(sentence["words"]):
                plain = word.lower()
                generic = plain in GENERIC or plain.removesuffix("s") in GENERIC
                if sentence["ner"][index] != unit or generic or word == plain:
                    continue
                if word not in mapping:
                    mapping[word] = word if draw.random() < 0.3 else self.made_up(draw)
                sentence["words"][index] = mapping[word]

    def made_up(self, draw: random.Random) -> str:
        """A name that an organisation might have: "Petronor", "KTPR", "Al-Vahda", "Zimnat"."""
        form = draw.random()
        if form < 0.25:
            return "".join(draw.choices(ACRONYM, k=draw.choice((2, 3, 3, 3, 4, 4, 5))))
        name = draw.choice(draw.choice(self.names))
        if form < 0.5:
            return name
        if form < 0.6:
            return "Al-" + name
        stem = name[: draw.choice((3, 4, 5))].rstrip("aeiouy'-") or name
        return stem + draw.choice(("", "a", "o", "i")) + draw.choice(ENDINGS)

    def swap_places(self, window: list[dict], draw: random.Random) -> None:
        """Places and peoples of one word become others of one word."""
        places, people = {self.kinds["LOC"][3]}, {self.kinds["NORP"][3]}
        for sentence in window:
            for index, word in enumerate(sentence["words"]):
                if word.endswith("s") or draw.random() < 0.5:
                    continue
                if sentence["ner"][index] == places and word[0].isupper():
                    pool = draw.choice((self.countries, self.capitals, draw.choice(self.names)))
                elif sentence["ner"][index] == people and word in self.demonyms:
                    pool = self.demonyms
                else:
                    continue
                new = draw.choice(pool)
                if new.replace("'", "").isalpha():
                    sentence["words"][index] = new

    def spell_out(self, sentence: dict, draw: random.Random) -> dict:
        """The sentence with "U.S." and the like as other papers write it, in one word or two."""
        words: list[str] = []
        labels: list[set[int]] = []
        for word, allowed in zip(sentence["words"], sentence["ner"], strict=True):
            new = draw.choice(SPELLINGS.get(word, (word,))).split()
            words += new
            labels += self._stretched(allowed) if len(new) == 2 else [allowed]
        return {**sentence, "words": words, "ner": labels}

    def _stretched(self, allowed: set[int]) -> list[set[int]]:
        """The labels of a word for the two that take its place."""
        if len(allowed) != 1 or 0 in allowed:
            return [allowed, allowed]
        kind = next(numbers for numbers in self.kinds.values() if allowed <= set(numbers))
        begin, inside, last, unit = ({number} for number in kind)
        if allowed == unit:
            return [begin, last]
        return [begin if allowed == begin else inside, last if allowed == last else inside]

    def with_dateline(self, sentence: dict, draw: random.Random) -> dict:
        """The sentence after "TEHRAN (Reuters) -", "PARIS, 3 June (AFP) -" or "By Ada Obi"."""
        outside, place, group = {0}, {self.kinds["LOC"][3]}, {self.kinds["ORG"][3]}
        city = draw.choice([name for name in self.capitals if name.isalpha()])
        name = draw.choice(self.names)
        begin, last = {self.kinds["PERSON"][0]}, {self.kinds["PERSON"][2]}
        form = draw.random()
        if form < 0.7:
            city = city.upper() if draw.random() < 0.7 else city
            words, labels = [city], [place]
            if draw.random() < 0.8:
                words += ["(", draw.choice(AGENCIES), ")"]
                labels += [outside, group, outside]
            words.append(draw.choice(["-", "—", "–", ":", "--"]))
            labels.append(outside)
        elif form < 0.85:
            words = ["By", draw.choice(name), draw.choice(name), ","]
            labels = [outside, begin, last, outside]
        else:
            words = ["(", "Photo", "by", draw.choice(name), draw.choice(name), "/",
                     draw.choice(AGENCIES), ")"]  # fmt: skip
            labels = [outside, outside, outside, begin, last, outside, group, outside]
        return {"words": words + sentence["words"], "ner": labels + list(sentence["ner"])}


def drop_stop(sentence: dict) -> None:
    """Takes the final stop away, as in headlines and captions."""
    last = len(sentence["words"]) - 1
    if last < 2 or sentence["words"][last] != "." or last + 1 in sentence.get("heads", ()):
        return
    for key in ("words", "ner", "heads", "deps", "upos", "xpos"):
        if sentence.get(key) is not None:
            sentence[key] = sentence[key][:last]


def curl(window: list[dict]) -> None:
    """Straight quotes become curly, opening and closing in turn."""
    opened = False
    for sentence in window:
        for index, word in enumerate(sentence["words"]):
            if word == '"':
                sentence["words"][index] = "”" if opened else "“"
                opened = not opened
            else:
                sentence["words"][index] = CURLY.get(word, word)
