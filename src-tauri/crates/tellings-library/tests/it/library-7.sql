-- What version 7 added to the library of version 6. Never edited.

BEGIN;

CREATE TABLE amendment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    at TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('put_back', 'take_out', 'as_found')),
    nth INTEGER NOT NULL CHECK (nth >= 0),
    follows TEXT,
    passage TEXT NOT NULL
) STRICT;

CREATE INDEX amendment_by_article ON amendment (article_id);

CREATE TRIGGER amendment_is_never_changed BEFORE UPDATE ON amendment
BEGIN SELECT raise(ABORT, 'amendments are append-only'); END;

CREATE TRIGGER amendment_is_never_removed BEFORE DELETE ON amendment
BEGIN SELECT raise(ABORT, 'amendments are append-only'); END;

CREATE TABLE edition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    made_at TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    words INTEGER NOT NULL CHECK (words >= 0),
    completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'partial', 'doubtful')),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    passages TEXT NOT NULL CHECK (json_valid(passages)),
    left_out TEXT NOT NULL CHECK (json_valid(left_out)),
    lost TEXT NOT NULL CHECK (json_valid(lost)),
    text TEXT NOT NULL
) STRICT;

CREATE INDEX edition_by_article ON edition (article_id);
CREATE INDEX edition_by_text ON edition (text_sha256);

CREATE TRIGGER edition_is_never_changed BEFORE UPDATE ON edition
BEGIN SELECT raise(ABORT, 'a text that was made stays as it is'); END;

CREATE TRIGGER edition_is_never_removed BEFORE DELETE ON edition
BEGIN SELECT raise(ABORT, 'a text that was made stays as it is'); END;

ALTER TABLE article ADD COLUMN edition_id INTEGER REFERENCES edition (id);

CREATE INDEX article_by_edition ON article (edition_id);

CREATE VIEW current (article_id, text, text_sha256, words, completeness) AS
SELECT article.id,
       coalesce(edition.text, article.text),
       coalesce(edition.text_sha256, article.text_sha256),
       coalesce(edition.words, article.words),
       coalesce(article.person_completeness, edition.completeness, article.completeness)
FROM article LEFT JOIN edition ON edition.id = article.edition_id;

DROP VIEW searchable;

CREATE VIEW searchable (id, title, outlet, text) AS
SELECT article_id,
       (SELECT value FROM known WHERE known.article_id = current.article_id AND name = 'title'),
       (SELECT value FROM known WHERE known.article_id = current.article_id AND name = 'outlet'),
       text
FROM current;

INSERT INTO amendment (article_id, at, act, nth, follows, passage)
VALUES (1, '2026-11-22T08:00:00Z', 'put_back', 0, NULL, 'Advertisement');
INSERT INTO edition (article_id, made_at, extractor_version, text_sha256, words, completeness,
                     reasons, warnings, passages, left_out, lost, text)
VALUES (1, '2026-11-22T08:00:00Z', '1', 'e175f9d813a1ef473eec7391ab19f0fceb1b1c43520f06459ba204c2657e0d7c', 1, 'complete', '[]', '[]',
        '[{"text":"Advertisement","left_out":"advertising","amended":{"anchor":{"passage":"Advertisement","nth":0,"follows":null},"act":"put_back"}}]',
        '[]', '[]', 'Advertisement');
INSERT INTO article_search (article_search, rowid, title, outlet, text)
SELECT 'delete', id, title, outlet, text FROM searchable WHERE id = 1;
UPDATE article SET edition_id = 1 WHERE id = 1;
INSERT INTO article_search (rowid, title, outlet, text)
SELECT id, title, outlet, text FROM searchable WHERE id = 1;

COMMIT;
PRAGMA user_version = 7;
