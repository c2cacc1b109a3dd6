"""Write down which words are borne as a name by so many people that they say little.

usage: python -m training.names.common SPELLINGS_FOLDER > kg/lexicon/en/common_names.tsv

SPELLINGS_FOLDER holds the aligned spellings of names in Wikidata (CC0), one "latin<TAB>other
script<TAB>count" a line. The count of a word, over all its spellings in one script, is the number
of people in Wikidata who bear it; a word counts as common from `PEOPLE` people on.
"""

import sys
from collections import Counter
from pathlib import Path

PEOPLE = 80


def main() -> None:
    """Print the words, most common first, several a line."""
    most: Counter[str] = Counter()
    for path in sorted(Path(sys.argv[1]).glob("wd_*")):
        here: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) == 3:
                here[fields[0]] += int(fields[2])
        most |= here
    words = [word for word, count in most.most_common() if count >= PEOPLE]
    words = [word for word in words if word.isascii() and word.isalpha() and len(word) > 1]
    print(f"# Words that at least {PEOPLE} people of Wikidata (CC0) bear as a name, most first;")
    print("# made by training/names/common.py. A surname among them says little by itself.")
    print("kind\twords")
    for start in range(0, len(words), 12):
        print("common", " ".join(words[start : start + 12]), sep="\t")


if __name__ == "__main__":
    main()
