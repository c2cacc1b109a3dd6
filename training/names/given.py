"""Write down which given names tell "she" from "he".

usage: python -m training.names.given SPELLINGS_FOLDER > kg/extraction/data/given_names.tsv

The names are those of Faker (MIT; `pip install faker`), which lists them for each country. Names
in Arabic, Hebrew or Cyrillic letters are written as people in Wikidata (CC0) are whose name is
spelt so: SPELLINGS_FOLDER holds one "latin<TAB>other script<TAB>count" a line. A name stands here
if it is listed as one kind in `DECIDED` times as many countries as it is as the other, and as a
surname ("Rice said she").
"""

import importlib
import pkgutil
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

import faker.providers.person

DECIDED = 3
SHARE = 10  # a spelling that one in ten has, of those whose name is spelt so in the other script
KINDS = {
    "she": ("first_names_female", "first_romanized_names_female"),
    "he": ("first_names_male", "first_romanized_names_male"),
}
SURNAMES = ("last_names", "last_names_female", "last_names_male", "last_romanized_names")
EXAMPLES = {
    "she": "Angela Merkel said she had met the premier.",
    "he": "Sergei Lavrov said he had met the envoy.",
}


def lists() -> Iterable[tuple[str, set[str]]]:
    """Yield the names of each country: those of "she", of "he", and surnames."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for kind, attributes in {**KINDS, "surname": SURNAMES}.items():
            own = [provider.__dict__.get(attribute, ()) for attribute in attributes]
            yield kind, {name for names in own for name in names if isinstance(name, str)}


def spellings(folder: Path) -> dict[str, list[str]]:
    """Return the usual Latin spellings of words in other scripts."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("wd_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) == 3:
                counts[bare(fields[1].replace(" ", ""))][plain(fields[0])] += int(fields[2])
    return {
        word: [name for name, count in found.items() if count * SHARE >= sum(found.values())]
        for word, found in counts.items()
    }


def bare(word: str) -> str:
    """Return a word of another script without vowel signs and case."""
    return "".join(c for c in unicodedata.normalize("NFC", word.lower()) if c.isalpha())


def plain(name: str) -> str:
    """Return a name in Latin letters without accents and case, as `references` compares them."""
    decomposed = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return kept.lower().replace("’", "'").strip()


def is_name(name: str) -> bool:
    """Return whether a name is one word of Latin letters."""
    letters = name.replace("-", "").replace("'", "")
    return len(letters) > 1 and letters.isascii() and letters.isalpha()


def decided(names: Mapping[str, Counter[str]], kind: str, other: str) -> list[str]:
    """Return the names of one kind that are not, or seldom, of the other, or surnames."""
    return sorted(
        name
        for name, count in names[kind].items()
        if count >= DECIDED * max(names[other][name], names["surname"][name])
    )


def main() -> None:
    """Print the table of names."""
    known = spellings(Path(sys.argv[1]))
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, listed in lists():
        written = {plain(name) for name in listed}
        written |= {latin for name in listed for latin in known.get(bare(name), ())}
        names[kind].update(name for name in written if is_name(name))
    print(
        '# Given names that tell "she" from "he"; made by training/names/given.py from the names of'
    )
    print(
        f"# Faker {faker.VERSION} (MIT, Daniele Faraglia and contributors), those in other scripts"
    )
    print("# spelt as in Wikidata (CC0). A name that is not here may be either.")
    print("kind\twords\texample")
    for kind, other in (("she", "he"), ("he", "she")):
        for _, some in groupby(decided(names, kind, other), key=lambda name: name[0]):
            print(kind, " ".join(some), EXAMPLES[kind], sep="\t")


if __name__ == "__main__":
    main()
