"""Learn what tells two spellings of one name from two names.

usage: python -m training.names.spelling SPELLINGS_FOLDER > kg/lexicon/en/spelling.tsv

SPELLINGS_FOLDER holds the aligned spellings of names in Wikidata (CC0), one "latin<TAB>other
script<TAB>count" a line. Latin words that share their Arabic or Hebrew spelling are spellings of
one name; words with the same skeleton or the same first letters that never share it are two. A
logistic regression over `kg.resolution.spelling.features` learns to tell them. Three words in ten
are kept back; the figures for these, beside those of the Jaro-Winkler similarity, go to standard
error.
"""

import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve, roc_auc_score

from kg.resolution.names import fold
from kg.resolution.spelling import features, skeleton

Pair = tuple[str, str]
EACH = 2500


def spellings(folder: Path) -> dict[str, dict[str, dict[str, int]]]:
    """Return by file and spelling in the other script the Latin words with their counts."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for path in sorted(folder.glob("wd_*")):
        script: dict[str, dict[str, int]] = defaultdict(dict)
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            word = fold(fields[0]).replace(" ", "")
            if len(fields) == 3 and word.isascii() and word.isalpha() and len(word) > 2:
                script[fields[1]][word] = script[fields[1]].get(word, 0) + int(fields[2])
        found[path.name] = script
    return found


def pairs(script: dict[str, dict[str, int]], random_: random.Random) -> tuple[set[Pair], set[Pair]]:
    """Return pairs of spellings of one name, and as many pairs of different names."""
    written: dict[str, set[str]] = defaultdict(set)
    same: set[Pair] = set()
    for other, words in script.items():
        top = max(words.values())
        # A word that a spelling has once in a hundred is mostly a slip of the alignment.
        kept = sorted(word for word, count in words.items() if count * 50 >= top)
        for word in words:
            written[word].add(other)
        same |= {(a, b) for a in kept for b in kept if a < b and plausible(a, b)}
    near: dict[str, list[str]] = defaultdict(list)
    for word in sorted(written):
        near[skeleton(word)].append(word)
        near[word[:2]].append(word)
    different: set[Pair] = set()
    groups = sorted(group for group in near.values() if len(group) > 1)
    while len(different) < 2 * len(same):
        a, b = sorted(random_.sample(random_.choice(groups), 2))
        if not written[a] & written[b] and (a, b) not in same:
            different.add((a, b))
    return same, different


def plausible(one: str, other: str) -> bool:
    """Return whether two words share enough consonants to be no slip of the alignment."""
    shared = Counter(skeleton(one)) & Counter(skeleton(other))
    return 2 * sum(shared.values()) >= max(len(skeleton(one)), len(skeleton(other)))


def main() -> None:
    """Print the weights; and how well they tell, on words kept back, to standard error."""
    random_ = random.Random(5)
    rows: list[tuple[Pair, int]] = []
    for name, script in spellings(Path(sys.argv[1])).items():
        if "russian" in name:  # Russian writes its vowels, so that spellings differ less.
            continue
        often = {
            other: found
            for other, words in script.items()
            if (found := {word: count for word, count in words.items() if count > 1})
        }
        same, different = pairs(often, random_)
        rows += [(pair, 1) for pair in random_.sample(sorted(same), min(EACH, len(same)))]
        rows += [
            (pair, 0) for pair in random_.sample(sorted(different), min(2 * EACH, len(different)))
        ]
    random_.shuffle(rows)
    names = list(features("one", "two"))
    values = np.array([list(features(*pair).values()) for pair, _ in rows])
    said = np.array([one for _, one in rows])
    learnt = len(rows) * 7 // 10
    model = LogisticRegression(max_iter=2000).fit(values[:learnt], said[:learnt])
    tell("learnt", said[learnt:], model.predict_proba(values[learnt:])[:, 1])
    tell("Jaro-Winkler", said[learnt:], values[learnt:, names.index("winkler")])
    print(
        "# Weights of what tells spellings of one name from two names, in log odds; learnt from the"
    )
    print("# spellings of names in Wikidata (CC0) by training/names/spelling.py.")
    print("sign\tweight")
    for name, weight in zip(["bias", *names], [model.intercept_[0], *model.coef_[0]], strict=True):
        print(f"{name}\t{weight:.3f}")


def tell(label: str, said: "np.ndarray", score: "np.ndarray") -> None:
    """Print how well a score tells pairs of one name from others."""
    precision, recall, _ = precision_recall_curve(said, score)
    at = int(np.argmax(precision >= 0.9))
    area = roc_auc_score(said, score)
    print(
        f"{label}: {len(said)} pairs, area under the curve {area:.3f}, "
        f"recall {recall[at]:.3f} at precision 0.9",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
