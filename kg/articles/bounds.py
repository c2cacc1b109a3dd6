"""No word and no sentence that is analysed is without bound, however an article is written."""

import re

# No word of a language is so long, and the time of a tokenizer grows with the square of it.
LONG_WORD = re.compile(r"\S{500,}")
STRETCH = re.compile(r"[^.!?\r\n\u2028\u2029]+")
# Characters without an end of a sentence or line after which there is one all the same: the time
# of whatever looks at a sentence as a whole grows faster than its length.
LONGEST = 4_000


def bounded(text: str) -> str:
    """Return a text of the same length in which no word and no sentence is without bound."""
    text = LONG_WORD.sub(lambda word: " " * len(word[0]), text)
    parts: list[str] = []
    position = 0
    for stretch in STRETCH.finditer(text):
        start, end = stretch.span()
        while end - start > LONGEST:
            space = text.find(" ", start + LONGEST, end)
            if space < 0:
                break
            parts += [text[position:space], "\u2028"]
            start = position = space + 1
    parts.append(text[position:])
    return "".join(parts)
