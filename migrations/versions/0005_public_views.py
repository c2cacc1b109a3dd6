"""The public views, and full-text search over sentences.

What `docs/manual/sql.md` promises: people, groups, states, places, meetings, participants, offices,
ties, evidence, sentences, and the table sentence_search.

Follows: 0004
"""

import importlib.util
from pathlib import Path
from types import ModuleType

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PATH = (
    "(SELECT min(article_path.path) FROM article_path WHERE article_path.article_id = article.id)"
)
ARTICLE = (
    f"{PATH} AS path, article.id AS article, article.title, article.publisher, "
    "article.published, article.url"
)
SEEN = """(
    SELECT {which}(article.published) FROM entity_mention
    JOIN mention ON mention.id = entity_mention.mention_id
    JOIN article ON article.id = mention.article_id
    WHERE entity_mention.entity_id = entity.id
)"""
ALIASES = """(
    SELECT {joined} FROM (
        SELECT entity_alias.name AS part FROM entity_alias
        WHERE entity_alias.entity_id = entity.id AND entity_alias.name <> entity.name
        ORDER BY entity_alias.mentions DESC, entity_alias.name
    ) AS parts
)"""
TITLES = """(
    SELECT {joined} FROM (
        SELECT DISTINCT claim.title AS part FROM claim
        JOIN entity_mention ON entity_mention.mention_id = claim.subject
        WHERE entity_mention.entity_id = entity.id AND claim.kind = 'role' ORDER BY part
    ) AS parts
)"""
ENTITY = f"""
    SELECT entity.id, entity.name, {{own}} {ALIASES} AS aliases, entity.mentions, entity.articles,
        (
            SELECT count(*) FROM meeting_participant
            WHERE meeting_participant.entity_id = entity.id
        ) AS meetings,
        {SEEN.format(which="min")} AS first_seen, {SEEN.format(which="max")} AS last_seen
    FROM entity WHERE entity.kind = '{{kind}}'
"""
VIEWS = {
    "people": ENTITY.replace("{own}", f"{TITLES} AS roles,").replace("{kind}", "person"),
    "groups": ENTITY.replace("{own}", "").replace("{kind}", "group"),
    "states": ENTITY.replace("{own}", "entity.code,").replace("{kind}", "state"),
    "places": ENTITY.replace("{own}", "").replace("{kind}", "place"),
    # One meeting a row.
    "meetings": """
        SELECT meeting.id, meeting.status, meeting."date", meeting.place,
            (
                SELECT {joined} FROM (
                    SELECT entity.name AS part FROM meeting_participant
                    JOIN entity ON entity.id = meeting_participant.entity_id
                    WHERE meeting_participant.meeting_id = meeting.id ORDER BY entity.name
                ) AS parts
            ) AS participants,
            (
                SELECT count(*) FROM meeting_report
                WHERE meeting_report.meeting_id = meeting.id
            ) AS reports,
            (
                SELECT count(DISTINCT report.article_id) FROM meeting_report
                JOIN report ON report.id = meeting_report.report_id
                WHERE meeting_report.meeting_id = meeting.id
            ) AS articles
        FROM meeting
    """,
    # One participant of one meeting a row.
    "participants": """
        SELECT meeting.id AS meeting, entity.id AS entity, entity.name, entity.kind,
            meeting.status, meeting."date", meeting.place
        FROM meeting_participant
        JOIN meeting ON meeting.id = meeting_participant.meeting_id
        JOIN entity ON entity.id = meeting_participant.entity_id
    """,
    # Who holds which office where, one a row.
    "offices": """
        SELECT holder.name AS person, claim.title, body.name AS body,
            count(DISTINCT claim.article_id) AS articles,
            min(article.published) AS first_seen, max(article.published) AS last_seen,
            holder.id AS person_id, body.id AS body_id
        FROM entity AS holder
        JOIN entity_mention AS held ON held.entity_id = holder.id
        JOIN claim ON claim.subject = held.mention_id AND claim.kind = 'role'
        JOIN article ON article.id = claim.article_id
        LEFT JOIN entity_mention AS seat ON seat.mention_id = claim.object
        LEFT JOIN entity AS body ON body.id = seat.entity_id
        GROUP BY holder.id, holder.name, claim.title, body.id, body.name
    """,
    # What ties two names; each pair from both its sides, a role from its holder alone. A condition
    # on "left" or left_id reaches the tables, since these are grouped by.
    "ties": """
        SELECT 'co-mention' AS kind, one.name AS "left", other.name AS "right", NULL AS title,
            count(DISTINCT mention.article_id || ' ' || mention.sentence) AS sentences,
            count(DISTINCT mention.article_id) AS articles,
            one.id AS left_id, other.id AS right_id
        FROM entity AS one
        JOIN entity_mention AS here ON here.entity_id = one.id
        JOIN mention ON mention.id = here.mention_id
        JOIN mention AS beside ON beside.article_id = mention.article_id
            AND beside.sentence = mention.sentence
        JOIN entity_mention AS there ON there.mention_id = beside.id
            AND there.entity_id <> here.entity_id
        JOIN entity AS other ON other.id = there.entity_id
        GROUP BY one.id, one.name, other.id, other.name
        UNION ALL
        SELECT 'role', holder.name, body.name, claim.title,
            count(*), count(DISTINCT claim.article_id), holder.id, body.id
        FROM entity AS holder
        JOIN entity_mention AS held ON held.entity_id = holder.id
        JOIN claim ON claim.subject = held.mention_id AND claim.kind = 'role'
        LEFT JOIN entity_mention AS seat ON seat.mention_id = claim.object
        LEFT JOIN entity AS body ON body.id = seat.entity_id
        GROUP BY holder.id, holder.name, body.id, body.name, claim.title
        UNION ALL
        SELECT 'meeting', one.name, other.name, NULL,
            count(DISTINCT report.id), count(DISTINCT report.article_id), one.id, other.id
        FROM entity AS one
        JOIN meeting_participant AS here ON here.entity_id = one.id
        JOIN meeting_participant AS there ON there.meeting_id = here.meeting_id
            AND there.entity_id <> here.entity_id
        JOIN entity AS other ON other.id = there.entity_id
        JOIN meeting_report ON meeting_report.meeting_id = here.meeting_id
        JOIN report ON report.id = meeting_report.report_id
        GROUP BY one.id, one.name, other.id, other.name
    """,
    # Every sentence that says something: of an entity, of a role, of a meeting.
    "evidence": f"""
        SELECT 'mention' AS kind, entity.id AS item, entity.name AS label,
            sentence."start", sentence."end",
            substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS quote,
            {ARTICLE}
        FROM entity_mention
        JOIN entity ON entity.id = entity_mention.entity_id
        JOIN mention ON mention.id = entity_mention.mention_id
        JOIN sentence ON sentence.article_id = mention.article_id
            AND sentence."index" = mention.sentence
        JOIN article ON article.id = mention.article_id
        UNION ALL
        SELECT 'role', entity.id, claim.title, claim."start", claim."end",
            substr(article.text, claim."start" + 1, claim."end" - claim."start"), {ARTICLE}
        FROM claim
        JOIN entity_mention ON entity_mention.mention_id = claim.subject
        JOIN entity ON entity.id = entity_mention.entity_id
        JOIN article ON article.id = claim.article_id
        WHERE claim.kind = 'role'
        UNION ALL
        SELECT 'meeting', meeting_report.meeting_id, report.status, report."start", report."end",
            substr(article.text, report."start" + 1, report."end" - report."start"), {ARTICLE}
        FROM report
        JOIN meeting_report ON meeting_report.report_id = report.id
        JOIN article ON article.id = report.article_id
    """,
    "sentences": f"""
        SELECT sentence."index" AS number, sentence.paragraph, sentence."start", sentence."end",
            substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS text,
            {ARTICLE}
        FROM sentence JOIN article ON article.id = sentence.article_id
    """,
}
JOINED = {"sqlite": "group_concat(part, '; ')", "postgresql": "string_agg(part, '; ')"}
BEFORE = ("evidence", "meetings", "ties", "people")

CUT = 'substr(article.text, {of}"start" + 1, {of}"end" - {of}"start")'
# The sentences of one article stand in a row, numbered from `first` to `last`: so they are found
# again when the article goes, without an index of their own and whatever VACUUM does.
SQLITE = (
    """CREATE VIRTUAL TABLE sentence_search USING fts5(
        text, article UNINDEXED, "start" UNINDEXED, "end" UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 2')""",
    """CREATE TABLE sentence_search_range (
        article TEXT PRIMARY KEY, "first" INTEGER NOT NULL, "last" INTEGER NOT NULL)""",
    f"""CREATE TRIGGER sentence_search_add AFTER INSERT ON sentence BEGIN
        INSERT INTO sentence_search (text, article, "start", "end")
            SELECT {CUT.format(of="new.")}, article.id, new."start", new."end"
            FROM article WHERE article.id = new.article_id;
        INSERT INTO sentence_search_range VALUES
            (new.article_id, (SELECT max(rowid) FROM sentence_search),
                (SELECT max(rowid) FROM sentence_search))
            ON CONFLICT (article) DO UPDATE SET "last" = excluded."last";
    END""",
    """CREATE TRIGGER sentence_search_remove AFTER DELETE ON sentence
    WHEN EXISTS (SELECT 1 FROM sentence_search_range WHERE article = old.article_id) BEGIN
        DELETE FROM sentence_search WHERE rowid BETWEEN
            (SELECT "first" FROM sentence_search_range WHERE article = old.article_id) AND
            (SELECT "last" FROM sentence_search_range WHERE article = old.article_id);
        DELETE FROM sentence_search_range WHERE article = old.article_id;
    END""",
    f"""INSERT INTO sentence_search (text, article, "start", "end")
        SELECT {CUT.format(of="sentence.")}, article.id, sentence."start", sentence."end"
        FROM sentence JOIN article ON article.id = sentence.article_id
        ORDER BY sentence.article_id, sentence."index" """,
    """INSERT INTO sentence_search_range
        SELECT article, min(rowid), max(rowid) FROM sentence_search GROUP BY article""",
)
# A word list of PostgreSQL holds a megabyte at most.
POSTGRES = (
    """CREATE TABLE sentence_search (
        article VARCHAR NOT NULL, number INTEGER NOT NULL, "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL, text TEXT NOT NULL,
        words TSVECTOR GENERATED ALWAYS AS (to_tsvector('english', left(text, 50000))) STORED,
        PRIMARY KEY (article, number),
        FOREIGN KEY (article, number) REFERENCES sentence (article_id, "index")
            ON DELETE CASCADE)""",
    f"""INSERT INTO sentence_search (article, number, "start", "end", text)
        SELECT article.id, sentence."index", sentence."start", sentence."end",
            {CUT.format(of="sentence.")}
        FROM sentence JOIN article ON article.id = sentence.article_id""",
    "CREATE INDEX ix_sentence_search_words ON sentence_search USING gin (words)",
    f"""CREATE FUNCTION sentence_search_add() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO sentence_search (article, number, "start", "end", text)
            SELECT article.id, new."index", new."start", new."end", {CUT.format(of="new.")}
            FROM article WHERE article.id = new.article_id;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER sentence_search_add AFTER INSERT ON sentence
        FOR EACH ROW EXECUTE FUNCTION sentence_search_add()""",
)
UNDONE = {
    "sqlite": (
        "DROP TRIGGER sentence_search_add",
        "DROP TRIGGER sentence_search_remove",
        "DROP TABLE sentence_search_range",
        "DROP TABLE sentence_search",
    ),
    "postgresql": (
        "DROP TRIGGER sentence_search_add ON sentence",
        "DROP FUNCTION sentence_search_add",
        "DROP TABLE sentence_search",
    ),
}


def _create(views: dict[str, str]) -> None:
    joined = JOINED[op.get_bind().dialect.name]
    for name, query in views.items():
        op.execute(f"CREATE VIEW {name} AS {query.replace('{joined}', joined)}")


def _first() -> ModuleType:
    """Return the first migration, which has the views that were before."""
    place = Path(__file__).with_name("0001_first_tables.py")
    spec = importlib.util.spec_from_file_location("first_tables", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def upgrade() -> None:
    """Make the views anew, the index that names are found by, and the search."""
    for name in BEFORE:
        op.execute(f"DROP VIEW {name}")
    op.create_index(op.f("ix_entity_name"), "entity", ["name"])
    op.create_index(op.f("ix_article_id_published"), "article", ["id", "published"])
    _create(VIEWS)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take the search away, and make the views of before."""
    for statement in UNDONE[op.get_bind().dialect.name]:
        op.execute(statement)
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
    op.drop_index(op.f("ix_article_id_published"), "article")
    op.drop_index(op.f("ix_entity_name"), "entity")
    _create(_first().VIEWS)
