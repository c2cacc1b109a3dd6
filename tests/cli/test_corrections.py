"""What was read is corrected on the command line, and the corrections are listed and undone."""

import json
from pathlib import Path

from kg.knowledge import KnowledgeGraph


def test_what_was_read_is_corrected(ask, own_news: KnowledgeGraph, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    db = tmp_path / "own.db"
    meeting = own_news.meetings("Marta Vell", "Tomas Orun")[0].meeting.id
    office = json.loads(ask("show", "Nora Quist", "--json", db=db)[0])["roles"][0]
    assert "rejected" in ask("reject", office["claims"][0], db=db)[1]
    assert "Ada Lone is called Ada L." in ask("rename", "Ada Lone", "Ada L.", db=db)[1]
    assert "Karsk is a group" in ask("retype", "Karsk", "group", "--by", "ann", db=db)[1]
    assert "Ilya Sade is hidden" in ask("hide", "Ilya Sade", db=db)[1]
    assert "meeting rejected" in ask("reject", meeting, "--note", "by phone", db=db)[1]
    assert "by phone" in ask("judgements", "--csv", db=db)[0]
    assert "Ilya Sade" not in ask("list", "people", db=db)[0]
    assert "Ada L." in ask("list", "people", db=db)[0]
    assert "Karsk" in ask("list", "groups", db=db)[0]
    assert "Orun" not in ask("met", "--json", db=db)[0]
    assert ask("retype", "Karsk", "river", db=db)[2] != 0
    assert ask("reject", "nothing-here", db=db)[1].startswith("kg: no meeting, report, claim")
    assert "taken back: meeting rejected" in ask("undo", db=db)[1]
    assert "Orun" in ask("met", "--json", db=db)[0]
