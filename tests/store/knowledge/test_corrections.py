"""What people reject and hide changes knowledge, and only where it holds."""

from dataclasses import replace

from sqlalchemy import Connection, select, update

from kg.knowledge import KnowledgeGraph
from kg.model import Anchor, Correction, CorrectionVerdict
from kg.resolution.corrections import Judged
from kg.resolution.updating.changes import NOTHING, Changes
from kg.store import schema
from kg.store.knowledge.corrections import hide, judge_entities, touch
from kg.store.queries import anchors


def said(
    verdict: CorrectionVerdict, target: str, *evidence_: Anchor, value: str | None = None
) -> Correction:
    return Correction("c1", verdict, target, value, evidence_, "ann", "2024")


def report(connection: Connection) -> Anchor:
    """Return where the report stands that Vell met Orun."""
    table = schema.report
    ids = connection.scalars(select(table.c.id)).all()
    found = (anchors.evidence(connection, one).anchors[0] for one in ids)
    return next(one for one in found if one.quote == "Marta Vell met Tomas Orun.")


def unresolved(connection: Connection) -> set[str]:
    of = schema.extraction.c
    return set(connection.scalars(select(of.article_id).where(of.resolved == 0)))


def test_an_article_is_read_again_where_a_rejection_came_or_went(believed: Connection) -> None:
    anchor = report(believed)
    rejection = said("reject", "report:r", anchor)
    assert touch(believed, [rejection]) == Changes(anew=True)
    applied = believed.scalars(select(schema.decision_applied.c.id)).all()
    assert list(applied) == ["rejection:c1"]
    assert touch(believed, [rejection]) == NOTHING
    gone = touch(believed, [])
    assert gone.anew
    assert believed.scalars(select(schema.decision_applied.c.id)).all() == []


def test_what_is_printed_alike_elsewhere_is_read_again_too(own_news: KnowledgeGraph) -> None:
    account = own_news.meetings("Vell", "Orun")[0].accounts[0]
    own_news.reject(account.report.id)
    with own_news.store.transaction() as connection:
        rejection = next(iter(own_news.judgements(retracted=True)))
        own = {one.article_id for one in rejection.evidence}  # type: ignore[union-attr]
        connection.execute(update(schema.correction).values(retracted_at="2024"))
        touch(connection, [])
        assert unresolved(connection) == own


def test_other_corrections_touch_no_article(believed: Connection) -> None:
    assert touch(believed, [said("hide", "person:marta vell")]) == NOTHING
    assert unresolved(believed) == set()


def vell(connection: Connection) -> str:
    of = schema.chain.c
    found = connection.scalar(select(of.entity_id).where(of.key == "person:marta vell"))
    assert found is not None
    return found


def test_an_entity_is_judged_once_and_touched_where_that_is_new(believed: Connection) -> None:
    one = vell(believed)
    rename = said("rename", "person:marta vell", value="Marta Orlo")
    changed = Changes(judged={one}, entities={one}, anew=True)
    assert judge_entities(believed, [rename]) == ({one: Judged("Marta Orlo")}, changed)
    assert judge_entities(believed, [rename]) == ({one: Judged("Marta Orlo")}, NOTHING)
    left, gone = judge_entities(believed, [])
    assert left == {}
    assert gone.judged == {one}


def test_where_somebody_is_hidden_all_of_the_chains_are_touched(believed: Connection) -> None:
    _, changes = judge_entities(believed, [said("hide", "person:marta vell")])
    of = schema.chain.c
    mine = set(believed.scalars(select(of.id).where(of.entity_id == vell(believed))))
    assert changes.chains == mine
    assert len(mine) == 3


def test_a_name_that_is_gone_is_found_by_where_it_stood(believed: Connection) -> None:
    anchor = replace(report(believed), kind="mention", start=0, end=10)
    rename = said("rename", "person:gone", anchor, value="Marta Orlo")
    assert judge_entities(believed, [rename])[0] == {vell(believed): Judged("Marta Orlo")}
    assert judge_entities(believed, [said("hide", "person:gone")])[0] == {}


def test_who_is_hidden_loses_mentions_names_and_counts(believed: Connection) -> None:
    one = vell(believed)
    hide(believed, {one: Judged("Marta Orlo")}, {one})
    alias = select(schema.entity_alias.c.name).where(schema.entity_alias.c.entity_id == one)
    assert believed.scalars(alias).all() == ["Marta Vell"]
    hide(believed, {one: Judged(hidden=True)}, {one})
    assert believed.scalars(alias).all() == []
    of = schema.entity.c
    row = believed.execute(select(of.mentions, of.articles).where(of.id == one)).one()
    assert tuple(row) == (0, 0)
