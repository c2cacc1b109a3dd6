"""The first tables and views.

Follows: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# In an order in which they can be dropped, with their indexes.
TABLES = (
    "report_participant",
    "entity_mention",
    "claim",
    "mention",
    "meeting_report",
    "chain_name",
    "sentence",
    "report",
    "meeting_participant",
    "extraction",
    "entity_alias",
    "chain",
    "article_signature",
    "article_path",
    "article_copy",
    "article_band",
    "watchlist",
    "source",
    "name_link",
    "name_block",
    "meeting",
    "judgement",
    "entity",
    "decision_applied",
    "article",
)

# Views for people who open the database with Datasette, psql or the sqlite3 shell. Where two
# databases have two names for one thing, it stands in braces.
VIEWS = {
    # Every sentence that says something: of an entity, of a role, of a meeting.
    "evidence": """
        SELECT 'mention' AS kind, entity.id AS item, entity.name AS label,
            sentence."start", sentence."end",
            substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS quote,
            article.id AS article, article.title, article.publisher, article.published, article.url
        FROM entity_mention
        JOIN entity ON entity.id = entity_mention.entity_id
        JOIN mention ON mention.id = entity_mention.mention_id
        JOIN sentence ON sentence.article_id = mention.article_id
            AND sentence."index" = mention.sentence
        JOIN article ON article.id = mention.article_id
        UNION ALL
        SELECT 'role', entity.id, claim.title,
            claim."start", claim."end",
            substr(article.text, claim."start" + 1, claim."end" - claim."start"),
            article.id, article.title, article.publisher, article.published, article.url
        FROM claim
        JOIN entity_mention ON entity_mention.mention_id = claim.subject
        JOIN entity ON entity.id = entity_mention.entity_id
        JOIN article ON article.id = claim.article_id
        WHERE claim.kind = 'role'
        UNION ALL
        SELECT 'meeting', meeting_report.meeting_id, report.status,
            report."start", report."end",
            substr(article.text, report."start" + 1, report."end" - report."start"),
            article.id, article.title, article.publisher, article.published, article.url
        FROM report
        JOIN meeting_report ON meeting_report.report_id = report.id
        JOIN article ON article.id = report.article_id
    """,
    # One meeting a row.
    "meetings": """
        SELECT meeting.id, meeting.status, meeting."date", meeting.place,
            (
                SELECT {joined} FROM (
                    SELECT entity.name AS part
                    FROM meeting_participant
                    JOIN entity ON entity.id = meeting_participant.entity_id
                    WHERE meeting_participant.meeting_id = meeting.id
                    ORDER BY entity.name
                ) AS parts
            ) AS participants,
            count(report.id) AS reports,
            count(DISTINCT report.article_id) AS articles
        FROM meeting
        LEFT JOIN meeting_report ON meeting_report.meeting_id = meeting.id
        LEFT JOIN report ON report.id = meeting_report.report_id
        GROUP BY meeting.id, meeting.status, meeting."date", meeting.place
    """,
    # Two entities in one sentence; a person and an office; two participants of a meeting.
    "ties": """
        SELECT 'co-mention' AS kind, one.name AS "left", other.name AS "right", NULL AS title,
            pair.sentences, pair.articles, one.id AS left_id, other.id AS right_id
        FROM (
            SELECT here.entity_id AS left_id, there.entity_id AS right_id,
                count(DISTINCT mention.article_id || ' ' || mention.sentence) AS sentences,
                count(DISTINCT mention.article_id) AS articles
            FROM entity_mention AS here
            JOIN mention ON mention.id = here.mention_id
            JOIN mention AS beside ON beside.article_id = mention.article_id
                AND beside.sentence = mention.sentence
            JOIN entity_mention AS there ON there.mention_id = beside.id
                AND there.entity_id > here.entity_id
            GROUP BY here.entity_id, there.entity_id
        ) AS pair
        JOIN entity AS one ON one.id = pair.left_id
        JOIN entity AS other ON other.id = pair.right_id
        UNION ALL
        SELECT 'role', holder.name, body.name, claim.title,
            count(*), count(DISTINCT claim.article_id), holder.id, body.id
        FROM claim
        JOIN entity_mention AS held ON held.mention_id = claim.subject
        JOIN entity AS holder ON holder.id = held.entity_id
        LEFT JOIN entity_mention AS seat ON seat.mention_id = claim.object
        LEFT JOIN entity AS body ON body.id = seat.entity_id
        WHERE claim.kind = 'role'
        GROUP BY holder.id, holder.name, body.id, body.name, claim.title
        UNION ALL
        SELECT 'meeting', one.name, other.name, NULL,
            count(DISTINCT report.id), count(DISTINCT report.article_id), one.id, other.id
        FROM meeting_participant AS here
        JOIN meeting_participant AS there ON there.meeting_id = here.meeting_id
            AND there.entity_id > here.entity_id
        JOIN entity AS one ON one.id = here.entity_id
        JOIN entity AS other ON other.id = there.entity_id
        JOIN meeting_report ON meeting_report.meeting_id = here.meeting_id
        JOIN report ON report.id = meeting_report.report_id
        GROUP BY one.id, one.name, other.id, other.name
    """,
    # One person a row, with every spelling and every office.
    "people": """
        SELECT entity.id, entity.name,
            (
                SELECT {joined} FROM (
                    SELECT entity_alias.name AS part FROM entity_alias
                    WHERE entity_alias.entity_id = entity.id AND entity_alias.name <> entity.name
                    ORDER BY entity_alias.mentions DESC, entity_alias.name
                ) AS parts
            ) AS aliases,
            (
                SELECT {joined} FROM (
                    SELECT DISTINCT claim.title AS part
                    FROM claim
                    JOIN entity_mention ON entity_mention.mention_id = claim.subject
                    WHERE entity_mention.entity_id = entity.id AND claim.kind = 'role'
                    ORDER BY part
                ) AS parts
            ) AS roles,
            entity.mentions, entity.articles,
            (
                SELECT count(*) FROM meeting_participant
                WHERE meeting_participant.entity_id = entity.id
            ) AS meetings,
            (
                SELECT min(article.published) FROM entity_mention
                JOIN mention ON mention.id = entity_mention.mention_id
                JOIN article ON article.id = mention.article_id
                WHERE entity_mention.entity_id = entity.id
            ) AS first_seen,
            (
                SELECT max(article.published) FROM entity_mention
                JOIN mention ON mention.id = entity_mention.mention_id
                JOIN article ON article.id = mention.article_id
                WHERE entity_mention.entity_id = entity.id
            ) AS last_seen
        FROM entity
        WHERE entity.kind = 'person'
    """,
}
JOINED = {"sqlite": "group_concat(part, '; ')", "postgresql": "string_agg(part, '; ')"}


def create_views() -> None:
    joined = JOINED[op.get_bind().dialect.name]
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query.format(joined=joined)}")


def upgrade() -> None:
    create_tables()
    create_indexes()
    create_views()


def downgrade() -> None:
    for name in reversed(VIEWS):
        op.execute(f"DROP VIEW {name}")
    for name in TABLES:
        op.drop_table(name)


def create_tables() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_table(
        "decision_applied",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_applied")),
    )
    op.create_table(
        "entity",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('person', 'group', 'state', 'place')", name=op.f("ck_entity_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.Column("judged_at", sa.String(), nullable=False),
        sa.Column("retracted_at", sa.String(), nullable=True),
        sa.CheckConstraint("verdict IN ('same', 'different')", name=op.f("ck_judgement_verdict")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "status IN ('held', 'planned', 'denied')", name=op.f("ck_meeting_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_table(
        "name_block",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", "block", name=op.f("pk_name_block")),
    )
    op.create_table(
        "name_link",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_name_link")),
    )
    op.create_table(
        "source",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_source")),
    )
    op.create_table(
        "watchlist",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'group', 'state', 'place')", name=op.f("ck_watchlist_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watchlist")),
    )
    op.create_table(
        "article_band",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_band_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("hash", "article_id", name=op.f("pk_article_band")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "article_copy",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("original_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_copy_article_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["original_id"],
            ["article.id"],
            name=op.f("fk_article_copy_original_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_copy")),
    )
    op.create_table(
        "article_path",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_path_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_article_path")),
    )
    op.create_table(
        "article_signature",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_article_signature_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_signature")),
    )
    op.create_table(
        "chain",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=True),
        sa.Column("entity_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("short", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mentions", sa.Integer(), server_default="1", nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'group', 'state', 'place')", name=op.f("ck_chain_kind")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_chain_article_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_chain_entity_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_table(
        "entity_alias",
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_entity_alias_entity_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entity_id", "name", name=op.f("pk_entity_alias")),
    )
    op.create_table(
        "extraction",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("extracted_at", sa.String(), nullable=False),
        sa.Column("resolved", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_extraction_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_extraction")),
    )
    op.create_table(
        "meeting_participant",
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_meeting_participant_entity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_participant_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "entity_id", name=op.f("pk_meeting_participant")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('held', 'planned', 'denied')", name=op.f("ck_report_status")
        ),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_report_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_report_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_table(
        "sentence",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_sentence_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_sentence_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "index", name=op.f("pk_sentence")),
    )
    op.create_table(
        "chain_name",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chain_id"], ["chain.id"], name=op.f("fk_chain_name_chain_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chain_id", "key", name=op.f("pk_chain_name")),
    )
    op.create_table(
        "meeting_report",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_report_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_meeting_report_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_meeting_report")),
    )
    op.create_table(
        "mention",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'group', 'state', 'place')", name=op.f("ck_mention_kind")
        ),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_mention_span")),
        sa.ForeignKeyConstraint(
            ["article_id", "sentence"],
            ["sentence.article_id", "sentence.index"],
            name=op.f("fk_mention_article_id_sentence"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_mention_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('role', 'alias')", name=op.f("ck_claim_kind")),
        sa.CheckConstraint('"start" >= 0 AND "end" > "start"', name=op.f("ck_claim_span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_claim_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["object"], ["mention.id"], name=op.f("fk_claim_object"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subject"], ["mention.id"], name=op.f("fk_claim_subject"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_table(
        "entity_mention",
        sa.Column("mention_id", sa.String(), nullable=False),
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chain_id"], ["chain.id"], name=op.f("fk_entity_mention_chain_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_entity_mention_entity_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["mention_id"],
            ["mention.id"],
            name=op.f("fk_entity_mention_mention_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("pk_entity_mention")),
    )
    op.create_table(
        "report_participant",
        sa.Column("report_id", sa.String(), nullable=False),
        sa.Column("mention_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention_id"],
            ["mention.id"],
            name=op.f("fk_report_participant_mention_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_report_participant_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "mention_id", name=op.f("pk_report_participant")),
    )


def create_indexes() -> None:
    op.create_index(op.f("ix_article_published"), "article", ["published"], unique=False)
    op.create_index(op.f("ix_article_publisher"), "article", ["publisher"], unique=False)
    op.create_index(op.f("ix_entity_kind_mentions"), "entity", ["kind", "mentions"], unique=False)
    op.create_index(op.f("ix_judgement_left"), "judgement", ["left"], unique=False)
    op.create_index(op.f("ix_judgement_right"), "judgement", ["right"], unique=False)
    op.create_index(op.f("ix_meeting_date"), "meeting", ["date"], unique=False)
    op.create_index(op.f("ix_name_block_block"), "name_block", ["block"], unique=False)
    op.create_index(op.f("ix_name_link_right"), "name_link", ["right"], unique=False)
    op.create_index(
        op.f("ix_article_band_article_id"), "article_band", ["article_id"], unique=False
    )
    op.create_index(
        op.f("ix_article_copy_original_id"), "article_copy", ["original_id"], unique=False
    )
    op.create_index(
        op.f("ix_article_path_article_id"), "article_path", ["article_id"], unique=False
    )
    op.create_index(op.f("ix_article_path_source"), "article_path", ["source"], unique=False)
    op.create_index(op.f("ix_chain_article_id"), "chain", ["article_id"], unique=False)
    op.create_index(op.f("ix_chain_entity_id"), "chain", ["entity_id"], unique=False)
    op.create_index(op.f("ix_chain_key"), "chain", ["key"], unique=False)
    op.create_index(op.f("ix_entity_alias_search"), "entity_alias", ["search"], unique=False)
    op.create_index(op.f("ix_extraction_resolved"), "extraction", ["resolved"], unique=False)
    op.create_index(
        op.f("ix_meeting_participant_entity_id"), "meeting_participant", ["entity_id"], unique=False
    )
    op.create_index(op.f("ix_report_article_id"), "report", ["article_id"], unique=False)
    op.create_index(op.f("ix_chain_name_key"), "chain_name", ["key"], unique=False)
    op.create_index(
        op.f("ix_meeting_report_meeting_id"), "meeting_report", ["meeting_id"], unique=False
    )
    op.create_index(
        op.f("ix_mention_article_id_sentence"), "mention", ["article_id", "sentence"], unique=False
    )
    op.create_index(op.f("ix_claim_article_id"), "claim", ["article_id"], unique=False)
    op.create_index(op.f("ix_claim_object"), "claim", ["object"], unique=False)
    op.create_index(op.f("ix_claim_subject"), "claim", ["subject"], unique=False)
    op.create_index(
        op.f("ix_entity_mention_chain_id"), "entity_mention", ["chain_id"], unique=False
    )
    op.create_index(
        op.f("ix_entity_mention_entity_id"), "entity_mention", ["entity_id"], unique=False
    )
    op.create_index(
        op.f("ix_report_participant_mention_id"), "report_participant", ["mention_id"], unique=False
    )
