CREATE TABLE {new}name_block (
    block BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT pk_name_block PRIMARY KEY (block, "key")
) WITHOUT ROWID;

CREATE TABLE {new}entity_mention (
    mention_id BLOB NOT NULL,
    chain_id BLOB NOT NULL,
    entity_id BLOB,
    rule BLOB NOT NULL,
    CONSTRAINT pk_entity_mention PRIMARY KEY (mention_id),
    CONSTRAINT fk_entity_mention_mention_id FOREIGN KEY(mention_id)
        REFERENCES mention (id) ON DELETE CASCADE,
    CONSTRAINT fk_entity_mention_entity_id FOREIGN KEY(entity_id)
        REFERENCES entity (id) ON DELETE SET NULL
) WITHOUT ROWID;
