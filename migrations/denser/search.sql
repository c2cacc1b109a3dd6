-- The index of SQLite over the words of sentences holds no text: that is cut out of the articles.
-- Its rows are numbered without a gap, since each place of a word says how far it is from the one
-- before. Sentences of one article that were written in one go are a run: `number` is that of its
-- first sentence, whose place in the article is `first`.
CREATE TABLE {new}sentence_search_article (
    number INTEGER PRIMARY KEY, article_id BLOB NOT NULL, first INTEGER NOT NULL);

CREATE INDEX {new}ix_sentence_search_article ON {new}sentence_search_article (article_id, first);

CREATE VIRTUAL TABLE {new}sentence_search_words USING fts5(
    text, content = '', tokenize = 'unicode61 remove_diacritics 2');
