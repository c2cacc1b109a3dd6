"""What metadata.csv says of the files beside it."""

from pathlib import Path

from folders import BODY, articles, write

from kg.articles import sources


def test_metadata_csv_speaks_for_the_files_of_its_folder(tmp_path: Path) -> None:
    write(
        tmp_path / "metadata.csv", "file,title,published,publisher\na.txt,Talks,2023-07-03,Bugle\n"
    )
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b" / "a.txt", BODY + "Elsewhere.")
    first, second = articles(tmp_path)
    assert (first.title, first.published, first.publisher) == ("Talks", "2023-07-03", "Bugle")
    assert second.publisher is None
    assert articles(tmp_path / "a.txt") == [first]


def test_metadata_csv_is_part_of_the_digest(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", BODY)
    (before,) = sources([file])
    write(tmp_path / "metadata.csv", "file,publisher\na.txt,Bugle\n")
    (after,) = sources([file])
    assert before.digest != after.digest
