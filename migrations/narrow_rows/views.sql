-- The public views. id(…) is the id as a text; {joined} joins the texts of `part`. What stands in
-- braces several times:
--   {aliases}  the other spellings of an entity
--   {seen}     in how many meetings it took part, and when it was first and last read of
--   {article}  path, id and headline of an article

CREATE VIEW people AS
    SELECT id(entity.id) AS id, entity.name, (
    SELECT {joined} FROM (
    SELECT DISTINCT claim.title AS part FROM claim
    JOIN entity_mention ON entity_mention.mention_id = claim.subject
    WHERE entity_mention.entity_id = entity.id AND claim.kind = 'role' AND {standing} ORDER BY part
    ) AS parts
) AS roles, {aliases} AS aliases, entity.mentions, entity.articles,
    {seen}
    FROM entity WHERE {shown} AND entity.kind = 'person';

CREATE VIEW groups AS
    SELECT id(entity.id) AS id, entity.name,  {aliases} AS aliases, entity.mentions, entity.articles,
    {seen}
    FROM entity WHERE {shown} AND entity.kind = 'group';

CREATE VIEW states AS
    SELECT id(entity.id) AS id, entity.name, entity.code, {aliases} AS aliases, entity.mentions, entity.articles,
    {seen}
    FROM entity WHERE {shown} AND entity.kind = 'state';

CREATE VIEW places AS
    SELECT id(entity.id) AS id, entity.name,  {aliases} AS aliases, entity.mentions, entity.articles,
    {seen}
    FROM entity WHERE {shown} AND entity.kind = 'place';

CREATE VIEW meetings AS
    SELECT id(meeting.id) AS id, meeting.status, meeting."date", meeting.place,
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
    FROM meeting;

CREATE VIEW participants AS
    SELECT id(meeting.id) AS meeting, id(entity.id) AS entity, entity.name, entity.kind,
        meeting.status, meeting."date", meeting.place
    FROM meeting_participant
    JOIN meeting ON meeting.id = meeting_participant.meeting_id
    JOIN entity ON entity.id = meeting_participant.entity_id;

CREATE VIEW offices AS
    SELECT holder.name AS person, claim.title, body.name AS body,
        count(DISTINCT claim.article_id) AS articles,
        min(article.published) AS first_seen, max(article.published) AS last_seen,
        id(holder.id) AS person_id, id(body.id) AS body_id
    FROM entity AS holder
    JOIN entity_mention AS held ON held.entity_id = holder.id
    JOIN claim ON claim.subject = held.mention_id AND claim.kind = 'role' AND {standing}
    JOIN article ON article.id = claim.article_id
    LEFT JOIN entity_mention AS seat ON seat.mention_id = claim.object
    LEFT JOIN entity AS body ON body.id = seat.entity_id
    GROUP BY holder.id, holder.name, claim.title, body.id, body.name;

CREATE VIEW ties AS
    SELECT 'co-mention' AS kind, one.name AS "left", other.name AS "right", NULL AS title,
        count(DISTINCT mention.article_id || ' ' || mention.sentence) AS sentences,
        count(DISTINCT mention.article_id) AS articles,
        id(one.id) AS left_id, id(other.id) AS right_id
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
        count(*), count(DISTINCT claim.article_id), id(holder.id), id(body.id)
    FROM entity AS holder
    JOIN entity_mention AS held ON held.entity_id = holder.id
    JOIN claim ON claim.subject = held.mention_id AND claim.kind = 'role' AND {standing}
    LEFT JOIN entity_mention AS seat ON seat.mention_id = claim.object
    LEFT JOIN entity AS body ON body.id = seat.entity_id
    GROUP BY holder.id, holder.name, body.id, body.name, claim.title
    UNION ALL
    SELECT 'meeting', one.name, other.name, NULL,
        count(DISTINCT report.id), count(DISTINCT report.article_id), id(one.id), id(other.id)
    FROM entity AS one
    JOIN meeting_participant AS here ON here.entity_id = one.id
    JOIN meeting_participant AS there ON there.meeting_id = here.meeting_id
        AND there.entity_id <> here.entity_id
    JOIN entity AS other ON other.id = there.entity_id
    JOIN meeting_report ON meeting_report.meeting_id = here.meeting_id
    JOIN report ON report.id = meeting_report.report_id
    GROUP BY one.id, one.name, other.id, other.name;

CREATE VIEW evidence AS
    SELECT 'mention' AS kind, id(entity.id) AS item, entity.name AS label,
        sentence."start", sentence."end",
        substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS quote,
        {article}
    FROM entity_mention
    JOIN entity ON entity.id = entity_mention.entity_id
    JOIN mention ON mention.id = entity_mention.mention_id
    JOIN sentence ON sentence.article_id = mention.article_id
        AND sentence."index" = mention.sentence
    JOIN article ON article.id = mention.article_id
    UNION ALL
    SELECT 'role', id(entity.id), claim.title, claim."start", claim."end",
        substr(article.text, claim."start" + 1, claim."end" - claim."start"), {article}
    FROM claim
    JOIN entity_mention ON entity_mention.mention_id = claim.subject
    JOIN entity ON entity.id = entity_mention.entity_id
    JOIN article ON article.id = claim.article_id
    WHERE claim.kind = 'role' AND {standing}
    UNION ALL
    SELECT 'meeting', id(meeting.id), report.status, report."start", report."end",
        substr(article.text, report."start" + 1, report."end" - report."start"), {article}
    FROM report
    JOIN meeting_report ON meeting_report.report_id = report.id
    JOIN meeting ON meeting.id = meeting_report.meeting_id
    JOIN article ON article.id = report.article_id;

CREATE VIEW sentences AS
    SELECT sentence."index" AS number, sentence.paragraph, sentence."start", sentence."end",
        substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS text,
        {article}
    FROM sentence JOIN article ON article.id = sentence.article_id;
