"""Codes of forums, of WordPress and of wikis in a text, as a reader sees them."""

import re
from collections.abc import Iterator

from kg.articles.edits import Edit

ANY_CODE = re.compile(r"\[/?\w|\[\[|\{\{|'''|==|<ref\b|(?m:^\^)")
IS_WIKI = re.compile(r"\[\[[^\[\]\n]+\]\]|'''|\{\{[^{}\n]+\}\}")
CLOSING = re.compile(
    r"\[/(b|i|u|s|url|quote|code|size|color|font|center|left|right|list|email|spoiler|indent"
    r"|caption)\]",
    re.IGNORECASE,
)
SET_APART = re.compile(r"caption|quote|code|center|list|spoiler")
# What holds no words for a reader: pictures, players, builders of pages, notes.
HIDDEN = re.compile(
    r"\[(img|embed|audio|video|youtube|playlist|soundcloud)\b[^\[\]\n]{0,500}\][^\[\]\n]{0,500}\[/\1\]"
    r"|\[(?:gallery|playlist|embed|audio|video|soundcloud)(?:\s[^\[\]\n]{0,500})?/?\]"
    r"|\[/?(?:vc|et_pb|fusion|su)_\w+[^\[\]\n]{0,2000}\]"
    r"|\[\[(?:File|Image|Category):[^\[\]\n]{0,500}\]\]"
    r"|<ref\b[^<>]{0,300}/>|<ref\b[^<>]{0,300}>.{0,2000}?</ref>"
    r"|\{\{(?!\s*(?:w|nowrap|lang)\|)[^{}\n]{0,500}\}\}",
    re.IGNORECASE | re.DOTALL,
)
# Of each the group stays: [[Riga|the capital]], {{w|Ilze Ozola}}, a heading, ==what is marked==.
KEPT = (
    re.compile(r"(?m)^\^([^\s<=^][^\n<^]{1,200}?)[<=]?[ \t]*$"),  # "^By JO LIND=", of old wires
    re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]"),
    re.compile(r"\{\{\s*(?:w|nowrap|lang)\|(?:[^{}|\n]{0,200}\|)?([^{}|\n]{1,200})\}\}"),
    re.compile(r"(?m)^={2,6}[ \t]*([^=\n]{1,200}?)[ \t]*={2,6}[ \t]*$"),
    re.compile(r"(?<![\w=])==(?=\S)([^=\n]{1,200})(?<=\S)==(?![\w=])"),
)
EMPHASIS = (
    re.compile(r"(?<!')'''(?=\S)([^\n]{1,300}?)(?<=\S)'''(?!')"),
    re.compile(r"(?<!')''(?=[^\s'])([^\n']{1,300}?)(?<=\S)''(?!')"),
)


def without_codes(text: str) -> Iterator[Edit]:
    """Yield the edits that take codes off and leave the words.

    "[i]t" is an editor's small letter: a letter is a code only where it is closed.
    """
    if not ANY_CODE.search(text):
        return
    cuts = [(match.start(), match.end(), "") for match in HIDDEN.finditer(text)]
    for name in {match[1].lower() for match in CLOSING.finditer(text)}:
        instead = "\n\n" if SET_APART.fullmatch(name) else ""
        code = re.compile(rf"\[/?{name}(?:[= ][^\[\]\n]{{0,500}})?\]", re.IGNORECASE)
        cuts += [(match.start(), match.end(), instead) for match in code.finditer(text)]
    for pattern in (*KEPT, *(EMPHASIS if IS_WIKI.search(text) else ())):
        for match in pattern.finditer(text):
            cuts += [(match.start(), match.start(1), ""), (match.end(1), match.end(), "")]
    at = 0
    for start, end, instead in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if start < end and start >= at:
            yield Edit(start, end, instead)
            at = end
