"""JSON read value by value, of which only one is in memory; what is broken or too long is skipped.

A parser of events would give up at the first broken value and hold the longest string whole.
"""

import codecs
import json
import re
from collections.abc import Iterator

from kg.articles.encodings import Undecodable, codec_name, encoding_of, not_text
from kg.articles.streams import Malformed, TooLong

DECODER = json.JSONDecoder()
SPACE = re.compile(r"[ \t\r\n]*")
LIST_OF_OBJECTS = re.compile(r"\[[ \t\r\n]*\{")
COLUMN = re.compile(r'\{[ \t\r\n]*"\d{1,12}"[ \t\r\n]*:|\[[ \t\r\n]*"')
LIST_OF_LISTS = re.compile(r"\[[ \t\r\n]*\[")
PLAIN = re.compile(r'[^"\[\]{},]+')
# What programs write before JSON: "var articles =", "window.__DATA__ =", "callback(", remarks.
REMARKS = re.compile(r"(?:\s|//[^\n]*\n|/\*.*?\*/)+", re.DOTALL)
ASSIGNED = re.compile(
    r"(?:(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$\[\]\"']{0,100}\s*[=(]|export\s+default)"
    r"\s*(?:/\*[^*]{0,200}\*/\s*)?(?=[\[{])"
)
IN_STRING = re.compile(r'["\\]')
TAIL = 16  # characters at the end of what was read in which a literal may be cut: "fals"


def text_of(pieces: Iterator[bytes], encoding: str | None) -> Iterator[str]:
    """Yield the text of a JSON file in pieces."""
    first = next(pieces, b"")
    name = encoding or encoding_of(first)
    decoder = codecs.getincrementaldecoder(codec_name(name))("replace")
    text = decoder.decode(first).removeprefix("\ufeff")
    if not_text(text):
        raise Undecodable("binary, not text")
    yield text
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


class Values:
    """JSON values one after another, each of at most `most` characters."""

    def __init__(self, pieces: Iterator[str], *, most: int) -> None:
        self.pieces, self.most = pieces, most
        self.buffer, self.at, self.before = "", 0, 0
        self.ended = False

    def fill(self, wanted: int) -> None:
        """Bring at least so many characters into the buffer, if there are as many."""
        found, size = [self.buffer[self.at :]], len(self.buffer) - self.at
        self.before += self.at
        while size < wanted and not self.ended:
            piece = next(self.pieces, None)
            if piece is None:
                self.ended = True
            else:
                found.append(piece)
                size += len(piece)
        self.buffer, self.at = "".join(found), 0

    def more(self) -> bool:
        """Skip space and return whether anything follows it."""
        while True:
            match = SPACE.match(self.buffer, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.buffer):
                return True
            if self.ended:
                return False
            self.fill(1)

    def take(self, character: str) -> bool:
        """Skip space and the character, if it is next; return whether it was."""
        if self.more() and self.buffer[self.at] == character:
            self.at += 1
            return True
        return False

    def opens(self, *, objects: bool) -> bool:
        """Return whether a list of objects begins here, or an object."""
        if not self.more():
            return False
        if not objects:
            return self.buffer[self.at] == "{"
        return self.begins(LIST_OF_OBJECTS)

    def begin(self) -> bool:
        """Skip remarks and the name that the first value is given; return whether it has one."""
        self.fill(1_000)
        for pattern in (REMARKS, ASSIGNED):
            match = pattern.match(self.buffer, self.at)
            self.at = match.end() if match else self.at
        return match is not None

    def opens_column(self) -> bool:
        """Return whether a column of a table begins here: {"0": …, "1": …}, or a list of texts."""
        return self.more() and self.begins(COLUMN)

    def opens_rows(self) -> bool:
        """Return whether a list of lists begins here."""
        return self.more() and self.begins(LIST_OF_LISTS)

    def begins(self, pattern: re.Pattern[str]) -> bool:
        """Return whether what comes next looks so."""
        if len(self.buffer) - self.at < 1_000:
            self.fill(1_000)
        return pattern.match(self.buffer, self.at) is not None

    def value(self, *, most: int | None = None) -> object:
        """Return the next value, raising `Malformed` or `TooLong` and staying before it."""
        self.more()
        most = self.most if most is None else most
        wanted = 1 << 16
        while True:
            try:
                value, end = DECODER.raw_decode(self.buffer, self.at)
            except RecursionError:
                raise Malformed("JSON nested too deeply") from None
            except json.JSONDecodeError as error:
                if self.ended or self.is_broken(error):
                    place = self.before + self.at
                    raise Malformed(f"malformed JSON in the value at character {place:,}") from None
            except ValueError:  # a number of too many digits
                raise Malformed("malformed JSON (a number too long)") from None
            else:
                if end < len(self.buffer) or self.ended:
                    self.at = end
                    return value
            if len(self.buffer) - self.at > most:
                raise TooLong(f"a JSON value over {most:,} characters, too long for an article")
            self.fill(wanted := 2 * max(wanted, len(self.buffer) - self.at))

    def is_broken(self, error: json.JSONDecodeError) -> bool:
        """Return whether more text would not mend what the decoder found."""
        return error.pos < len(self.buffer) - TAIL and not error.msg.startswith("Unterminated")

    def listed(self) -> Iterator[object]:
        """Yield the elements of the list that has been opened; for a bad one, what is wrong."""
        if self.take("]"):
            return
        while True:
            if not self.more():
                raise Malformed("malformed JSON: the list does not end")
            try:
                yield self.value()
            except (Malformed, TooLong) as error:
                yield error
                if not self.skip():
                    return
            if self.take("]"):
                return
            if not self.take(","):
                place = self.before + self.at
                yield Malformed(f"malformed JSON at character {place:,}")
                self.take("}")
                if not self.skip() or not self.take(","):
                    return

    def skip(self) -> bool:
        """Go to the comma or bracket that ends the value here; return whether there is one."""
        depth = 0
        while self.more():
            character = self.buffer[self.at]
            if character in ",]}" and not depth:
                return True
            if character == '"':
                self.skip_string()
            elif match := PLAIN.match(self.buffer, self.at):
                self.at = match.end()
            else:
                depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(character, 0)
                self.at += 1
        return False

    def skip_string(self) -> None:
        """Go behind the string that begins here."""
        self.at += 1
        while True:
            match = IN_STRING.search(self.buffer, self.at)
            if match is None:
                self.at = len(self.buffer)
                if self.ended:
                    return
                self.fill(1 << 16)
                continue
            self.at = match.end()
            if match.group() == '"':
                return
            if self.at == len(self.buffer):
                self.fill(1)
            self.at = min(self.at + 1, len(self.buffer))
