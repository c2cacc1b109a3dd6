"""Of a password only a hash is kept, in a file for its owner's eyes."""

from pathlib import Path

import pytest

from kg.desk import passwords


def test_files_of_passwords_hold_hashes_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "people.txt"
    passwords.add(path, "anna", "a long password")
    passwords.add(path, "ben", "another one!")
    passwords.add(path, "anna", "a newer password")
    assert "password" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    people = passwords.read(path)
    assert set(people) == {"anna", "ben"}
    assert passwords.fits("a newer password", people["anna"])
    assert not passwords.fits("a long password", people["anna"])


@pytest.mark.parametrize(
    "text", ["", "anna:secret\n", "anna:scrypt:x:8:1:a:b", ":scrypt:1:1:1:a:b"]
)
def test_a_broken_file_of_passwords_is_said_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(passwords.BadPasswords) as error:
        passwords.read(path)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_weak_passwords_and_odd_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(passwords.BadPasswords, match="too short"):
        passwords.add(tmp_path / "p", "anna", "short")
    with pytest.raises(passwords.BadPasswords, match="no name"):
        passwords.add(tmp_path / "p", "an:na", "a long password")


def test_one_password_is_hashed_otherwise_each_time() -> None:
    one, other = (passwords.hashed("a long password", salt=bytes([n] * 16)) for n in (1, 2))
    assert one != other
    assert one == passwords.hashed("a long password", salt=bytes([1] * 16))
    assert one.startswith("scrypt:32768:8:1:")
    assert passwords.fits("a long password", other)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(passwords.BadPasswords, match="no such file or directory; kg password"):
        passwords.read(tmp_path / "none.txt")
