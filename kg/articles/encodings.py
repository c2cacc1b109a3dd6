"""Bytes -> text, whatever their encoding.

UTF-8 and byte order marks are tried first, which settles nearly every file at once; only what is
neither is shown to charset-normalizer, and of that a sample.
"""

import codecs
import re
from functools import lru_cache

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 16_384  # bytes shown to charset-normalizer
# What newspapers wrote in before UTF-8; charset-normalizer may not guess beyond these.
CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2",
    "iso8859_15", "koi8_r", "mac_roman", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
# By Python's names for them.
ENCODINGS = re.compile(
    r"utf-(8|8-sig|7|16|16-le|16-be|32|32-le|32-be)|ascii|iso8859-\d+|cp\d+|koi8-[rut]|kz1048"
    r"|mac-(roman|cyrillic|greek|latin2|turkish|iceland|croatian|romanian|arabic|farsi)|ptcp154"
    r"|gb2312|gbk|gb18030|big5|big5hkscs|hz|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620|hp-roman8"
)
# What is tried where little is beyond ASCII: Windows, the Macintosh, and DOS.
USUAL = ("cp1252", "cp1250", "iso8859_2", "mac_roman", "cp850")
BEYOND = re.compile(r"[^\x00-\x7f]")
OPENING, CLOSING, BETWEEN = "“‘«„‚", "”»", "–—•…€£°©®™§·\xa0½¼¾²³±×"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Undecodable(ValueError):
    """These bytes are no text; the message says why."""


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """Return the text of the bytes, raising `Undecodable` if they are none."""
    if encoding is not None:
        return decode_as(data, encoding)
    text = quick(data)
    if text is None:
        text = data.decode(encoding_of(data), "replace")
    if not_text(text):
        raise Undecodable("binary, not text")
    return text


def quick(data: bytes) -> str | None:
    """Return the text of bytes that are plain UTF-8, None if they need a closer look."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or text.startswith("\ufeff") else text


def decode_as(data: bytes, encoding: str) -> str:
    """Return the text of bytes in the encoding that the user named."""
    name = codec_name(encoding)
    try:
        return data.decode(name).removeprefix("\ufeff")
    except (UnicodeError, ValueError):
        raise Undecodable(f"not in the encoding {encoding}") from None


def codec_name(encoding: str) -> str:
    """Return the one name of an encoding that has many.

    Raises `Undecodable` where it is none of those in which texts are written: others of Python's
    turn bytes into something else, or take a time that grows with the square of their number.
    """
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError, TypeError):
        name = ""
    if not ENCODINGS.fullmatch(name):
        raise Undecodable(f"no encoding of texts is called {encoding[:40]!r}")
    return name


def encoding_of(data: bytes) -> str:
    """Return the name of the encoding of a text or of its beginning."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    wide = without_bom(data)
    if wide is not None:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" or nearly_utf8(data):
            return "utf-8"
        return guess(around(data, error.start))
    return "utf-8"


def without_bom(data: bytes) -> str | None:
    """Return which UTF-16 it is that has a zero in nearly every second byte, None if neither."""
    head = data[:2_000]
    pairs = len(head) // 2
    if pairs < 4 or b"\0" not in head:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.8 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.8 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def nearly_utf8(data: bytes) -> bool:
    """Return whether a few broken bytes stand in what is otherwise UTF-8."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count("\ufffd")
    return beyond > broken and broken <= 0.2 * (beyond - broken)


def around(data: bytes, first: int) -> bytes:
    """Return a sample of the bytes with as many as can be that are not ASCII."""
    if len(data) <= SAMPLE:
        return data
    start = max(0, min(first - 200, len(data) - SAMPLE))
    return data[start : start + SAMPLE]


@lru_cache(maxsize=256)
def guess(sample: bytes) -> str:
    """Return the likeliest encoding of bytes that are not UTF-8.

    English with a few quotes, dashes and names says little; that is taken as Windows-1252, in
    which the press wrote it, where not another one fits its words better.
    """
    beyond = [byte for byte in sample if byte > 0x7F]
    if len(beyond) < 0.04 * len(sample) + 4:
        return likeliest(sample)
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=3, cp_isolation=CANDIDATES, enable_fallback=False).best()
    return best.encoding if best is not None else "cp1252"


def likeliest(sample: bytes) -> str:
    """Return the encoding in which fewest characters stand where none of their kind stands.

    Letters stand in words, capitals at their beginnings; quotation marks and dashes between words.
    """
    usual = [name for name in USUAL if decodes(sample, name)]
    return min(usual, key=lambda name: odd(sample.decode(name)), default="cp1252")


def odd(text: str) -> int:
    """Return how many characters beyond ASCII stand where none of their kind stands."""
    return sum(
        not is_placed(text[at], text[max(0, at - 1) : at], text[at + 1 : at + 3])
        for at in (match.start() for match in BEYOND.finditer(text))
    )


def is_placed(mark: str, before: str, after: str) -> bool:
    """Return whether a character beyond ASCII stands where such as it stand."""
    in_word = before.isalpha() and after[:1].isalpha()
    if mark.isalpha():
        raised = mark.isupper() and before.islower()
        doubled = mark.isupper() and not before.isalpha() and after.istitle()
        return (before.isalpha() or after[:1].isalpha()) and not raised and not doubled
    if mark in OPENING:
        return not before.isalpha() and not after[:1].isspace()
    if mark in CLOSING:
        return not after[:1].isalpha() and not before.isspace()
    return mark == "’" or (mark in BETWEEN and not in_word)


def decodes(data: bytes, encoding: str) -> bool:
    """Return whether the bytes are valid in the encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def not_text(text: str) -> bool:
    """Return whether this is the content of a program, picture or archive read as text."""
    if "\0" in text:
        return True
    sample = text[:100_000]
    return len(CONTROL.findall(sample)) + sample.count("\ufffd") > 0.05 * len(sample)
