CREATE INDEX ix_article_id_published ON article (id, published);

CREATE INDEX ix_article_published ON article (published);

CREATE INDEX ix_entity_kind_mentions ON entity (kind, mentions);

CREATE INDEX ix_entity_name ON entity (name);

CREATE INDEX ix_meeting_date ON meeting ("date");

CREATE INDEX ix_name_block_block ON name_block (block);

CREATE INDEX ix_name_link_right ON name_link ("right");

CREATE INDEX ix_article_copy_original_id ON article_copy (original_id);

CREATE INDEX ix_article_path_article_id ON article_path (article_id);

CREATE INDEX ix_article_path_source ON article_path (source);

CREATE INDEX ix_chain_article_id ON chain (article_id);

CREATE INDEX ix_chain_entity_id_short_key ON chain (entity_id, short, "key");

CREATE INDEX ix_chain_key_article_id ON chain ("key", article_id);

CREATE INDEX ix_entity_alias_search ON entity_alias (search);

CREATE INDEX ix_evidence_rejected_article_id ON evidence_rejected (article_id);

CREATE INDEX ix_extraction_resolved ON extraction (resolved);

CREATE INDEX ix_meeting_participant_entity_id ON meeting_participant (entity_id);

CREATE INDEX ix_report_article_id ON report (article_id);

CREATE INDEX ix_short_token_entity_id ON short_token (entity_id);

CREATE INDEX ix_chain_name_key ON chain_name ("key");

CREATE INDEX ix_meeting_report_meeting_id ON meeting_report (meeting_id);

CREATE INDEX ix_mention_article_id_sentence ON mention (article_id, sentence);

CREATE INDEX ix_claim_article_id ON claim (article_id);

CREATE INDEX ix_claim_object ON claim (object);

CREATE INDEX ix_claim_subject ON claim (subject);

CREATE INDEX ix_entity_mention_chain_id ON entity_mention (chain_id);

CREATE INDEX ix_entity_mention_entity_id ON entity_mention (entity_id);

CREATE INDEX ix_report_participant_mention_id ON report_participant (mention_id);

