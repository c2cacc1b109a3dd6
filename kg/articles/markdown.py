"""Links, emphasis, headings and notes of Markdown and of plain mail, as a reader sees them."""

import re
from collections.abc import Iterator

from kg.articles.edits import Edit
from kg.articles.emphasis import emphasis

TARGET = r"\(\s{0,3}<?(?:[^()\s]|\([^()\s]*\)){0,2000}>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s{0,3}\)"
# Each pattern with what it is for; group 1, where there is one, is what stays.
MARKS = (
    re.compile(rf"!?\[([^\[\]]{{0,500}})\]{TARGET}"),  # [Ozola](https://…), ![caption](a.jpg)
    re.compile(r"(?m)^ {0,3}\[(?!\^)[^\[\]\n]{1,100}\]:\s+\S+(?:\s+[\"'(].*[\"')])?[ \t]*$"),
    re.compile(r"(?m)^ {0,3}\[\^[^\[\]\s]{1,50}\]:[ \t]"),  # [^1]: a note
    re.compile(r"\[\^[^\[\]\s]{1,50}\]"),  # a mark of it
    re.compile(r"!?\[([^\[\]]{1,500})\]\[[^\[\]\n]{0,100}\]"),  # [Ozola][1]
    re.compile(r" ?\[(?:\d{1,3}|citation needed|note \d{1,2})\]"),  # of an encyclopaedia
    re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$"),  # a heading
    re.compile(r"(?m)(?<=[^\\\s])\\$"),  # a line that is broken here
    re.compile(r"[ \t]?[(\[]\s?https?://[^\s()<>\[\]]{1,2000}\s?[)\]]"),  # of plain mailings
    re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>"),
)
STRUCK = (
    re.compile(r"(?<!~)~~(?=\S)[^~\n]{1,500}?(?<=\S)~~(?!~)"),  # words that are taken back
    re.compile(r"(?<!`)`([^`\n]{1,200})`(?!`)"),
)
ANY_MARK = re.compile(r"[\[*_~`#<]|\(\s?http")


def without_markdown(text: str) -> Iterator[Edit]:
    """Yield the edits that take the marks off and leave the words."""
    if not ANY_MARK.search(text):
        return
    cuts: set[tuple[int, int]] = set(emphasis(text))
    for pattern in (*MARKS, *STRUCK):
        for match in pattern.finditer(text):
            if pattern.groups:
                cuts |= {(match.start(), match.start(1)), (match.end(1), match.end())}
            else:
                cuts.add(match.span())
    at = 0
    for start, end in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):
        if start < end and start >= at:
            yield Edit(start, end, "")
            at = end
