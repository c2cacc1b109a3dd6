-- The tables of SQLite with ids as numbers ({key} is BLOB) or as texts (VARCHAR). {new} begins their
-- names until the others are gone; {rowid} is WITHOUT ROWID or nothing; {seen} and {of_article} are
-- what only one of the two has.

CREATE TABLE {new}article (
    id {key} NOT NULL,
    title TEXT,
    text TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    published VARCHAR,
    language VARCHAR NOT NULL,
    added_at VARCHAR NOT NULL,
    CONSTRAINT pk_article PRIMARY KEY (id)
);

CREATE TABLE {new}article_band (
    hash BIGINT NOT NULL,
    article_id {key} NOT NULL,
    CONSTRAINT pk_article_band PRIMARY KEY (hash, article_id)
    {of_article}
) WITHOUT ROWID;

CREATE TABLE {new}entity (
    id {key} NOT NULL,
    kind VARCHAR NOT NULL,
    name TEXT NOT NULL,
    code VARCHAR,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    {seen}
    CONSTRAINT pk_entity PRIMARY KEY (id),
    CONSTRAINT ck_entity_kind CHECK (kind IN ('person', 'group', 'state', 'place'))
) {rowid};

CREATE TABLE {new}meeting (
    id {key} NOT NULL,
    status VARCHAR NOT NULL,
    date VARCHAR,
    place TEXT,
    reports INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT ck_meeting_status CHECK (status IN ('held', 'planned', 'denied'))
) {rowid};

CREATE TABLE {new}name_block (
    "key" TEXT NOT NULL,
    block VARCHAR NOT NULL,
    CONSTRAINT pk_name_block PRIMARY KEY ("key", block)
) {rowid};

CREATE TABLE {new}name_link (
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    rule VARCHAR NOT NULL,
    score FLOAT NOT NULL,
    CONSTRAINT pk_name_link PRIMARY KEY ("left", "right")
) {rowid};

CREATE TABLE {new}article_copy (
    article_id {key} NOT NULL,
    original_id {key} NOT NULL,
    CONSTRAINT pk_article_copy PRIMARY KEY (article_id),
    CONSTRAINT fk_article_copy_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_copy_original_id FOREIGN KEY(original_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}article_path (
    path VARCHAR NOT NULL,
    article_id {key} NOT NULL,
    source VARCHAR NOT NULL,
    CONSTRAINT pk_article_path PRIMARY KEY (path),
    CONSTRAINT fk_article_path_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
);

CREATE TABLE {new}article_signature (
    article_id {key} NOT NULL,
    signature BLOB NOT NULL,
    CONSTRAINT pk_article_signature PRIMARY KEY (article_id),
    CONSTRAINT fk_article_signature_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}chain (
    id {key} NOT NULL,
    article_id {key},
    entity_id {key},
    kind {key} NOT NULL,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,
    code VARCHAR,
    short INTEGER DEFAULT '0' NOT NULL,
    mentions INTEGER DEFAULT '1' NOT NULL,
    rule {key},
    score FLOAT,
    CONSTRAINT pk_chain PRIMARY KEY (id),
    CONSTRAINT ck_chain_kind CHECK ({kinds}),
    CONSTRAINT fk_chain_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE SET NULL,
    CONSTRAINT fk_chain_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE SET NULL
) {rowid};

CREATE TABLE {new}entity_alias (
    entity_id {key} NOT NULL,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    CONSTRAINT pk_entity_alias PRIMARY KEY (entity_id, name),
    CONSTRAINT fk_entity_alias_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}entity_judged (
    entity_id {key} NOT NULL,
    name TEXT,
    kind VARCHAR,
    hidden INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_entity_judged PRIMARY KEY (entity_id),
    CONSTRAINT ck_entity_judged_kind CHECK (kind IN ('person', 'group', 'state', 'place')),
    CONSTRAINT fk_entity_judged_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}evidence_rejected (
    id {key} NOT NULL,
    article_id {key} NOT NULL,
    CONSTRAINT pk_evidence_rejected PRIMARY KEY (id),
    CONSTRAINT fk_evidence_rejected_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}extraction (
    article_id {key} NOT NULL,
    extractor VARCHAR NOT NULL,
    extracted_at VARCHAR NOT NULL,
    resolved INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_extraction PRIMARY KEY (article_id),
    CONSTRAINT fk_extraction_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}meeting_participant (
    meeting_id {key} NOT NULL,
    entity_id {key} NOT NULL,
    CONSTRAINT pk_meeting_participant PRIMARY KEY (meeting_id, entity_id),
    CONSTRAINT fk_meeting_participant_meeting_id FOREIGN KEY(meeting_id)
        REFERENCES {new}meeting (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_participant_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}report (
    id {key} NOT NULL,
    article_id {key} NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    date VARCHAR,
    place TEXT,
    confidence FLOAT,
    CONSTRAINT pk_report PRIMARY KEY (id),
    CONSTRAINT ck_report_status CHECK (status IN ('held', 'planned', 'denied')),
    CONSTRAINT ck_report_span CHECK ("start" >= 0 AND "end" > "start"),
    CONSTRAINT fk_report_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}sentence (
    article_id {key} NOT NULL,
    "index" INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    CONSTRAINT pk_sentence PRIMARY KEY (article_id, "index"),
    CONSTRAINT ck_sentence_span CHECK ("start" >= 0 AND "end" > "start"),
    CONSTRAINT fk_sentence_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}short_token (
    token INTEGER NOT NULL,
    entity_id {key} NOT NULL,
    CONSTRAINT pk_short_token PRIMARY KEY (token),
    CONSTRAINT fk_short_token_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE CASCADE
);

CREATE TABLE {new}chain_name (
    chain_id {key} NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT pk_chain_name PRIMARY KEY (chain_id, "key"),
    CONSTRAINT fk_chain_name_chain_id FOREIGN KEY(chain_id)
        REFERENCES {new}chain (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}meeting_report (
    report_id {key} NOT NULL,
    meeting_id {key} NOT NULL,
    CONSTRAINT pk_meeting_report PRIMARY KEY (report_id),
    CONSTRAINT fk_meeting_report_report_id FOREIGN KEY(report_id)
        REFERENCES {new}report (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_report_meeting_id FOREIGN KEY(meeting_id)
        REFERENCES {new}meeting (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}mention (
    id {key} NOT NULL,
    article_id {key} NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind {key} NOT NULL,
    code VARCHAR,
    CONSTRAINT pk_mention PRIMARY KEY (id),
    CONSTRAINT fk_mention_article_id_sentence FOREIGN KEY(article_id, sentence)
        REFERENCES {new}sentence (article_id, "index") ON DELETE CASCADE,
    CONSTRAINT ck_mention_kind CHECK ({kinds}),
    CONSTRAINT ck_mention_span CHECK ("start" >= 0 AND "end" > "start"),
    CONSTRAINT fk_mention_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}claim (
    id {key} NOT NULL,
    article_id {key} NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    subject {key} NOT NULL,
    object {key},
    title TEXT,
    tenure VARCHAR,
    confidence FLOAT,
    CONSTRAINT pk_claim PRIMARY KEY (id),
    CONSTRAINT ck_claim_kind CHECK (kind IN ('role', 'alias', 'description', 'reference')),
    CONSTRAINT ck_claim_tenure CHECK (tenure IN ('current', 'former', 'future')),
    CONSTRAINT ck_claim_span CHECK ("start" >= 0 AND "end" > "start"),
    CONSTRAINT fk_claim_article_id FOREIGN KEY(article_id)
        REFERENCES {new}article (id) ON DELETE CASCADE,
    CONSTRAINT fk_claim_subject FOREIGN KEY(subject)
        REFERENCES {new}mention (id) ON DELETE CASCADE,
    CONSTRAINT fk_claim_object FOREIGN KEY(object)
        REFERENCES {new}mention (id) ON DELETE CASCADE
) {rowid};

CREATE TABLE {new}entity_mention (
    mention_id {key} NOT NULL,
    chain_id {key} NOT NULL,
    entity_id {key},
    rule {key} NOT NULL,
    CONSTRAINT pk_entity_mention PRIMARY KEY (mention_id),
    CONSTRAINT fk_entity_mention_mention_id FOREIGN KEY(mention_id)
        REFERENCES {new}mention (id) ON DELETE CASCADE,
    CONSTRAINT fk_entity_mention_chain_id FOREIGN KEY(chain_id)
        REFERENCES {new}chain (id) ON DELETE CASCADE,
    CONSTRAINT fk_entity_mention_entity_id FOREIGN KEY(entity_id)
        REFERENCES {new}entity (id) ON DELETE SET NULL
) {rowid};

CREATE TABLE {new}report_participant (
    report_id {key} NOT NULL,
    mention_id {key} NOT NULL,
    CONSTRAINT pk_report_participant PRIMARY KEY (report_id, mention_id),
    CONSTRAINT fk_report_participant_report_id FOREIGN KEY(report_id)
        REFERENCES {new}report (id) ON DELETE CASCADE,
    CONSTRAINT fk_report_participant_mention_id FOREIGN KEY(mention_id)
        REFERENCES {new}mention (id) ON DELETE CASCADE
) {rowid};
