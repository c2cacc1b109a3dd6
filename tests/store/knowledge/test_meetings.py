"""Meetings are made anew where somebody in their articles is another entity, and keep their ids."""

from sqlalchemy import Connection, delete, select, update

from kg.resolution.updating.changes import Changes
from kg.store import schema
from kg.store.knowledge import meetings

of = schema.meeting.c


def told(connection: Connection) -> dict[str, tuple[str, str | None, int]]:
    """Return each meeting with its status, its date and the number of its reports."""
    rows = connection.execute(select(of.id, of.status, of.date, of.reports))
    return {row.id: (row.status, row.date, row.reports) for row in rows}


def chains(connection: Connection, key: str) -> set[str]:
    chain = schema.chain.c
    return set(connection.scalars(select(chain.id).where(chain.key == key)))


def entity(connection: Connection, name: str) -> str:
    found = connection.scalar(select(schema.entity.c.id).where(schema.entity.c.name == name))
    assert found is not None
    return found


def test_where_nothing_changed_nothing_is_made_anew(believed: Connection) -> None:
    before = told(believed)
    meetings.resolve(believed, Changes())
    assert told(believed) == before
    assert len(before) == 4


def test_meetings_made_anew_are_what_they_were_with_their_ids(believed: Connection) -> None:
    before = told(believed)
    meetings.resolve(believed, Changes(chains=set(believed.scalars(select(schema.chain.c.id)))))
    assert told(believed) == before


def test_a_meeting_that_lost_a_report_is_made_of_the_others(believed: Connection) -> None:
    vell, orun = entity(believed, "Marta Vell"), entity(believed, "Tomas Orun")
    two = next(one for one, (_, _, reports) in told(believed).items() if reports == 2)
    at = schema.meeting_report.c
    gone = believed.scalars(select(at.report_id).where(at.meeting_id == two)).first()
    believed.execute(delete(schema.report).where(schema.report.c.id == gone))
    meetings.resolve(believed, Changes(entities={vell, orun}))
    assert told(believed)[two][2] == 1
    assert len(told(believed)) == 4


def test_a_meeting_that_lost_all_reports_goes(believed: Connection) -> None:
    planned = next(one for one, (status, _, _) in told(believed).items() if status == "planned")
    at = schema.meeting_report.c
    believed.execute(delete(schema.report).where(
        schema.report.c.id.in_(select(at.report_id).where(at.meeting_id == planned))
    ))  # fmt: skip
    meetings.resolve(believed, Changes(entities={entity(believed, "Ilya Sade")}))
    assert planned not in told(believed)


def test_two_who_are_one_now_meet_nobody_but_others(believed: Connection) -> None:
    vell, orun = entity(believed, "Marta Vell"), entity(believed, "Tomas Orun")
    mention = schema.entity_mention
    believed.execute(update(mention).where(mention.c.entity_id == orun).values(entity_id=vell))
    meetings.resolve(believed, Changes(chains=chains(believed, "person:tomas orun")))
    guests = schema.meeting_participant.c
    rows = believed.execute(select(guests.meeting_id, guests.entity_id)).all()
    assert orun not in {row.entity_id for row in rows}
    assert {status for status, _, _ in told(believed).values()} == {"held", "planned", "denied"}
    assert len(told(believed)) == 3


def test_a_rejected_report_tells_of_no_meeting(believed: Connection) -> None:
    two = next(one for one, (_, _, reports) in told(believed).items() if reports == 2)
    at, report = schema.meeting_report.c, schema.report.c
    query = select(report.id, report.article_id).join(
        schema.meeting_report, at.report_id == report.id
    )
    rows = believed.execute(query.where(at.meeting_id == two)).all()
    for row in rows:
        believed.execute(schema.evidence_rejected.insert(), row._asdict())
    meetings.resolve(believed, Changes(chains=chains(believed, "person:marta vell")))
    assert two not in told(believed)
