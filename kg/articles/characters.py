"""Characters that a reader does not see, or sees as others: marks, ligatures, odd spaces."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from kg.articles.edits import Edit

# Soft hyphens, zero-width and bidirectional marks, byte order marks, variation selectors.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb"
)
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A soft hyphen or its printed sign at the end of a line: the word goes on, once lines are joined.
BROKEN = r"(?<=\w)[\u00ad\u00ac](?=[ \t]*(?:\r\n|\r|\n)[ \t]*\w)"
# Letters of mathematics, in which people write what shall look bold.
MATHEMATICAL = "\U0001d400-\U0001d7ff"
# What magazines print behind the last word of an article.
END = r"(?<=[.!?”\"’)])[ \t]*[■◼∎◆▪□●♦][ \t]*(?=[\r\n]|\Z)"
LIGATURES = "\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3"
FULL_WIDTH = "\uff01-\uff5e"
HYPHENS = "\u2010\u2011"
ODD = re.compile(
    rf"(?P<broken>{BROKEN})|(?P<end>{END})|(?P<none>[{INVISIBLE}]+)|(?P<space>[{SPACES}])"
    rf"|(?P<hyphen>[{HYPHENS}])|(?P<compatible>[{LIGATURES}{FULL_WIDTH}{MATHEMATICAL}]+)"
    r"|(?P<composed>[^\W\d_][\u0300-\u036f]+)"
)
SOFT = "\u00ad"
PLAIN = {"broken": SOFT, "end": "", "none": "", "space": " ", "hyphen": "-"}

# UTF-8 that was read as Windows-1252 begins so: "Ã¡", "â€œ", "Å¡"; elsewhere these hardly meet.
SUSPECT = re.compile(r"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙàáâãðñ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
WORD = re.compile(r"[^ \t\r\n\"]*[^\x00-\x7f][^ \t\r\n\"]*")

# "Garc\\u00eda": an escape of JSON or of a program that was written as it stands; two make one of
# the characters beyond U+FFFF.
ESCAPE = re.compile(r"(?<!\\)((?:\\u[0-9a-fA-F]{4})+)")
# Other escapes mean themselves only where such stand beside them: "\\n" is in many a path.
ESCAPED = re.compile(r"(?<!\\)(?:(?P<code>(?:\\u[0-9a-fA-F]{4})+)|\\(?P<sign>[nrt\"/]))")
LINE_BREAK = re.compile(r"(?<=[.!?:\"”’)])(?:(?:\\r)?\\n){1,4}(?=[A-Z“\"‘(-]|$)")
SIGNS = {"n": "\n", "r": "\n", "t": "\t", '"': '"', "/": "/"}

# "V r a b e l   m e t": single letters, wider gaps between the words.
SPACED_WORD = r"[^\W\d_](?: (?:[^\W\d_](?=[\s,.;:]|$)|[,.;:](?=\s|$)))*"
SPACED = re.compile(rf"(?<!\S){SPACED_WORD}(?: {{2,}}{SPACED_WORD})*(?=[,.;:!?]?(?!\S))")
LEAST_SPACED = 4  # letters; "A B C" may be a list


def seen(text: str) -> Iterator[Edit]:
    """Yield the edits by which marks go, and ligatures, odd spaces and accents become plain."""
    if text.isascii():
        return
    for match in ODD.finditer(text):
        kind = match.lastgroup or ""
        if kind in PLAIN:
            shown = PLAIN[kind]
        else:
            shown = normalize("NFC" if kind == "composed" else "NFKC", match.group())
        if shown != match.group():
            yield Edit(match.start(), match.end(), shown)


def mended(text: str) -> Iterator[Edit]:
    """Yield the edits that put right what was read in a wrong encoding: "VrÃ¡bel" is "Vrábel"."""
    if text.isascii() or not SUSPECT.search(text):
        return
    import ftfy

    for match in WORD.finditer(text):
        word = match.group()
        if SUSPECT.search(word) and (fixed := unlost(ftfy.fix_encoding(word))) != word:
            yield Edit(match.start(), match.end(), fixed)


def unlost(word: str) -> str:
    """Return a word whose closing quotation mark lost its third byte, which Windows-1252 lacks."""
    return re.sub(r"(?<=\S)â€(?=$|[\s,.;:!?)])", "”", word)


def unescaped_codes(text: str) -> Iterator[Edit]:
    """Yield the edits that make characters of escapes: "Garc\\u00eda" is "García".

    Where a table has none but those of line breaks, they stand behind the ends of sentences.
    """
    if "\\u" not in text or not ESCAPE.search(text):
        if "\\n" in text and "\n" not in text.strip():
            for match in LINE_BREAK.finditer(text):
                yield Edit(match.start(), match.end(), "\n\n")
        return
    for match in ESCAPED.finditer(text):
        sign, codes = match["sign"], match["code"]
        if sign:
            yield Edit(match.start(), match.end(), SIGNS[sign])
            continue
        units = bytes.fromhex(codes.replace("\\u", ""))
        shown = units.decode("utf-16-be", "replace").replace("\0", "\ufffd")
        yield Edit(match.start(), match.end(), shown)


def unspaced(text: str) -> Iterator[Edit]:
    """Yield the edits that close up words printed with a space after each letter: "R i g a"."""
    for match in SPACED.finditer(text):
        words = [word.replace(" ", "") for word in re.split(r" {2,}", match.group())]
        if max(len(word.rstrip(",.;:")) for word in words) >= LEAST_SPACED:
            # Where one space stands between words too, a capital after a small letter begins one.
            shown = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(words))
            yield Edit(match.start(), match.end(), shown)
