-- The index of SQLite over the words of sentences holds no text: that is cut out of the articles.
-- A row's number is that of its article, and of the sentence in it (at most 2^20).
CREATE TABLE sentence_search_article (number INTEGER PRIMARY KEY, article_id BLOB NOT NULL UNIQUE);

CREATE VIRTUAL TABLE sentence_search_words USING fts5(
    text, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER sentence_search_add AFTER INSERT ON sentence WHEN new."index" < 1048576 BEGIN
    INSERT OR IGNORE INTO sentence_search_article (article_id) VALUES (new.article_id);
    INSERT INTO sentence_search_words (rowid, text)
        SELECT numbered.number << 20 | new."index",
            substr(article.text, new."start" + 1, new."end" - new."start")
        FROM article JOIN sentence_search_article AS numbered ON numbered.article_id = article.id
        WHERE article.id = new.article_id;
END;

CREATE TRIGGER sentence_search_remove BEFORE DELETE ON sentence WHEN old."index" < 1048576 BEGIN
    INSERT INTO sentence_search_words (sentence_search_words, rowid, text)
        SELECT 'delete', numbered.number << 20 | old."index",
            substr(article.text, old."start" + 1, old."end" - old."start")
        FROM article JOIN sentence_search_article AS numbered ON numbered.article_id = article.id
        WHERE article.id = old.article_id;
END;

-- The words go while there is a text to say which they are.
CREATE TRIGGER sentence_search_leave BEFORE DELETE ON article BEGIN
    DELETE FROM sentence WHERE article_id = old.id;
    DELETE FROM sentence_search_article WHERE article_id = old.id;
END;

CREATE VIEW sentence_search AS
    SELECT substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS text,
        id(article.id) AS article, sentence."start", sentence."end",
        words.sentence_search_words AS sentence_search, words.rank AS rank
    FROM sentence_search_words AS words
    JOIN sentence_search_article AS numbered ON numbered.number = words.rowid >> 20
    JOIN sentence ON sentence.article_id = numbered.article_id
        AND sentence."index" = (words.rowid & 1048575)
    JOIN article ON article.id = sentence.article_id;

INSERT INTO sentence_search_article (article_id) SELECT DISTINCT article_id FROM sentence;

INSERT INTO sentence_search_words (rowid, text)
    SELECT numbered.number << 20 | sentence."index",
        substr(article.text, sentence."start" + 1, sentence."end" - sentence."start")
    FROM sentence_search_article AS numbered
    JOIN sentence ON sentence.article_id = numbered.article_id AND sentence."index" < 1048576
    JOIN article ON article.id = numbered.article_id
    ORDER BY 1;
