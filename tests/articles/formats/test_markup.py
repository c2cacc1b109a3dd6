"""XML of anybody is read without entities and without a network."""

import pytest

from kg.articles.formats.markup import first, found, line, local, parsed
from kg.articles.streams import Malformed


def test_no_entity_is_put_in() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a><b>x &e; y</b></a>'
    assert line(parsed(bomb, title="NITF")) == "x &e; y"


def test_elements_are_known_without_their_namespaces() -> None:
    root = parsed(b'<n:a xmlns:n="x"><n:b>one</n:b><n:c> two\n words </n:c></n:a>', title="NITF")
    assert local(root) == "a"
    assert [line(each) for each in found(root, "b", "c")] == ["one", "two words"]
    assert first(root, "missing", "c", "b") == "two words"


def test_what_is_no_xml_is_said_in_a_line() -> None:
    with pytest.raises(Malformed, match="malformed NITF"):
        parsed(b"<a><b></a>", title="NITF")
