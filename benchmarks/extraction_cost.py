"""What each component of the bundled pipeline costs, in processor time a word.

    python benchmarks/extraction_cost.py ../shared/corpus/voa --articles 30

Also printed: which share of the words may tell of a meeting, and which the reader reads with their
context.
"""

import argparse
import time
from pathlib import Path

from kg.articles import Read, read, reading_text
from kg.extraction.extract import Extractor
from kg.nlp.pipeline import load


def main() -> None:
    """Run the components one after another on the same articles, one thread."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--model", help="another pipeline")
    options = parser.parse_args()
    nlp = Extractor(load(options.model, threads=1)).nlp
    found = [one.article for one in read(options.folder) if isinstance(one, Read)]
    docs = [nlp.make_doc(reading_text(one.text).text) for one in found[: options.articles]]
    words = sum(not token.is_space for doc in docs for token in doc)
    for name, component in nlp.pipeline:
        began = time.process_time()
        docs = (
            list(component.pipe(docs)) if hasattr(component, "pipe") else list(map(component, docs))
        )
        spent = time.process_time() - began
        print(f"{name}: {1000 * spent / words:.3f} ms a word")
    answers = [one for doc in docs for one in doc._.reading.answers]
    asked = sum(int(one.asked.sum()) for one in answers) / words
    context = sum(len(one.words) for one in answers) / words
    print(f"{words:,} words: {asked:.2f} may tell of a meeting, {context:.2f} read with context")


if __name__ == "__main__":
    main()
