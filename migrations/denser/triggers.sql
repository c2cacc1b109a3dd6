CREATE TRIGGER sentence_search_add AFTER INSERT ON sentence BEGIN
    INSERT INTO sentence_search_article (number, article_id, first)
        SELECT last.id + 1, new.article_id, new."index"
        FROM (SELECT coalesce(max(id), 0) AS id FROM sentence_search_words_docsize) AS last
        WHERE NOT EXISTS (
            SELECT 1 FROM sentence_search_article AS run
            WHERE run.number = (SELECT max(number) FROM sentence_search_article)
            AND run.article_id = new.article_id
            AND run.first + last.id + 1 - run.number = new."index"
        );
    INSERT INTO sentence_search_words (rowid, text)
        SELECT last.id + 1, substr(article.text, new."start" + 1, new."end" - new."start")
        FROM article, (
            SELECT coalesce(max(id), 0) AS id FROM sentence_search_words_docsize
        ) AS last
        WHERE article.id = new.article_id;
END;

CREATE TRIGGER sentence_search_remove BEFORE DELETE ON sentence BEGIN
    INSERT INTO sentence_search_words (sentence_search_words, rowid, text)
        SELECT 'delete', run.number + old."index" - run.first,
            substr(article.text, old."start" + 1, old."end" - old."start")
        FROM article JOIN sentence_search_article AS run ON run.article_id = article.id
        WHERE article.id = old.article_id AND run.first <= old."index"
        ORDER BY run.first DESC LIMIT 1;
END;

CREATE TRIGGER sentence_search_forget AFTER DELETE ON sentence
WHEN NOT EXISTS (SELECT 1 FROM sentence WHERE article_id = old.article_id) BEGIN
    DELETE FROM sentence_search_article WHERE article_id = old.article_id;
END;

-- The words go while there is a text to say which they are.
CREATE TRIGGER sentence_search_leave BEFORE DELETE ON article BEGIN
    DELETE FROM sentence WHERE article_id = old.id;
END;

CREATE VIEW sentence_search AS
    SELECT substr(article.text, sentence."start" + 1, sentence."end" - sentence."start") AS text,
        id(article.id) AS article, sentence."start", sentence."end",
        words.sentence_search_words AS sentence_search, words.rank AS rank
    FROM sentence_search_words AS words
    JOIN sentence_search_article AS run ON run.number = (
        SELECT max(number) FROM sentence_search_article WHERE number <= words.rowid)
    JOIN sentence ON sentence.article_id = run.article_id
        AND sentence."index" = run.first + words.rowid - run.number
    JOIN article ON article.id = sentence.article_id;
