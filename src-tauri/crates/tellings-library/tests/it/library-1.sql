-- A library of version 1. Never edited.

PRAGMA journal_mode = WAL;
PRAGMA application_id = 1416392295;
PRAGMA user_version = 1;
PRAGMA foreign_keys = OFF;
BEGIN;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    packed BLOB NOT NULL
) STRICT;

CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source (id),
    source_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    encoding TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    words INTEGER NOT NULL CHECK (words >= 0),
    completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'partial', 'doubtful')),
    person_completeness TEXT CHECK (person_completeness IN ('complete', 'partial', 'doubtful')),
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    added_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    text TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_source ON article (source_id);

CREATE INDEX article_by_text ON article (text_sha256);

CREATE TABLE field (
    article_id INTEGER NOT NULL REFERENCES article (id),
    name TEXT NOT NULL CHECK (name IN ('title', 'byline', 'outlet', 'date', 'url', 'language')),
    source_value TEXT,
    source_origin TEXT,
    person_value TEXT,
    person_at TEXT,
    PRIMARY KEY (article_id, name),
    CHECK ((source_value IS NULL) = (source_origin IS NULL)),
    CHECK (person_value IS NULL OR person_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE VIEW known (article_id, name, value) AS
SELECT article_id, name, iif(person_at IS NULL, source_value, person_value) FROM field;

CREATE TABLE left_out (
    article_id INTEGER NOT NULL REFERENCES article (id),
    place INTEGER NOT NULL,
    before INTEGER NOT NULL CHECK (before >= 0),
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    base_id INTEGER REFERENCES article (id),
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX story_one_example ON story (is_example) WHERE is_example = 1;

CREATE TABLE telling (
    story_id INTEGER NOT NULL REFERENCES story (id),
    article_id INTEGER NOT NULL REFERENCES article (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (story_id, article_id),
    UNIQUE (story_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX telling_by_article ON telling (article_id);

CREATE TABLE receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))
) STRICT;

CREATE TABLE receipt_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    receipt_id INTEGER NOT NULL REFERENCES receipt (id),
    source_name TEXT NOT NULL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('taken', 'same_bytes', 'same_text', 'brought_back', 'refused')),
    article_id INTEGER REFERENCES article (id),
    source_id INTEGER REFERENCES source (id),
    code TEXT,
    sentence TEXT,
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    CHECK ((outcome = 'refused') = (article_id IS NULL)),
    CHECK ((outcome = 'refused') = (sentence IS NOT NULL))
) STRICT;

CREATE INDEX receipt_line_by_receipt ON receipt_line (receipt_id);

CREATE TABLE doing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT CHECK (json_valid(what)),
    takes_back INTEGER UNIQUE REFERENCES doing (id),
    CHECK ((what IS NULL) = (takes_back IS NOT NULL))
) STRICT;

CREATE VIEW searchable (id, title, outlet, text) AS
SELECT id,
       (SELECT value FROM known WHERE article_id = id AND name = 'title'),
       (SELECT value FROM known WHERE article_id = id AND name = 'outlet'),
       text
FROM article;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, outlet, text,
    content = 'searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE story_search USING fts5 (
    title,
    content = 'story', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO source (id, sha256, size, packed) VALUES (1, '34d714f159800c0465820a6e738a5b70fa6c42012257043dfdbb2ad25603f86b', 131, X'28B52FFD20833D0300B2C615187049DCEF948426438B24CB7C1D1C769F88D2FC0203548917056A614F7AB6F179A23EA0574307B261035167704AF36CABBD3C20EA8AA3E072E1CB67C5386E22BED260C2BB98273A107581C3649CCE3381BA0424536B5F04009D4ABC51E5F5737038CC26');
INSERT INTO source (id, sha256, size, packed) VALUES (2, '532b47c61bd3d1c92d4b8e847cf1119f4ddbeb5b811d3a9f4441a33381c063e2', 61, X'28B52FFD203DE90100456E67696E6565727320666F756E6420637261636B7320696E2074686520627269646765206F766572207468652057656E64206F6E204D6F6E6461792E');
INSERT INTO source (id, sha256, size, packed) VALUES (3, '5d4be6e308bd3115883786a36d11be3693742d9ed54188d867d7849c0c005d85', 63, X'28B52FFD203FF90100456E67696E6565727320666F756E6420637261636B7320696E2074686520627269646765206F766572207468652057656E64206F6E204D6F6E6461792E0D0A');
INSERT INTO source (id, sha256, size, packed) VALUES (4, '5f67b2ab86e8ea24bd0eed0036a2d7ac130c59929e4b49bfdeb3d184ca910694', 45, X'28B52FFD202D69010041207265616465722072656D656D62657273207768656E207468652062726964676520776173206275696C742E');
INSERT INTO article (id, source_id, source_name, kind, encoding, extractor_version, text_sha256, words, completeness, person_completeness, is_example, added_at, changed_at, deleted_at, reasons, warnings, text) VALUES (1, 1, 'bridge.html', 'html', 'windows-1252', '1', '2e855cda3ed25c874682f62bb1a34a34a6ed72b339ac584bdaf640b7a7b79516', 15, 'complete', NULL, 0, '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', NULL, '[]', '["Two bytes were not letters."]', 'The bridge at Lower Wend was closed on Monday.

Nobody was hurt, the council said.');
INSERT INTO article (id, source_id, source_name, kind, encoding, extractor_version, text_sha256, words, completeness, person_completeness, is_example, added_at, changed_at, deleted_at, reasons, warnings, text) VALUES (2, 2, 'herald.txt', 'text', 'UTF-8', '1', '532b47c61bd3d1c92d4b8e847cf1119f4ddbeb5b811d3a9f4441a33381c063e2', 11, 'complete', 'doubtful', 0, '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', NULL, '[]', '[]', 'Engineers found cracks in the bridge over the Wend on Monday.');
INSERT INTO article (id, source_id, source_name, kind, encoding, extractor_version, text_sha256, words, completeness, person_completeness, is_example, added_at, changed_at, deleted_at, reasons, warnings, text) VALUES (3, 4, 'letters.txt', 'text', 'UTF-8', '1', '5f67b2ab86e8ea24bd0eed0036a2d7ac130c59929e4b49bfdeb3d184ca910694', 8, 'complete', NULL, 0, '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', '[]', '[]', 'A reader remembers when the bridge was built.');
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (1, 'date', '2026-11-16', 'json_ld', NULL, NULL);
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (1, 'language', 'en', 'html_lang', NULL, NULL);
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (1, 'outlet', 'Wend Courier', 'json_ld', 'The Wend Courier', '2026-11-20T18:00:00.000Z');
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (1, 'title', 'Bridge closed', 'og:title', NULL, NULL);
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (1, 'url', 'https://courier.example/bridge', 'canonical', NULL, NULL);
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (2, 'date', '2026-11-17', 'first_lines', NULL, '2026-11-20T18:00:00.000Z');
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (2, 'outlet', 'Evening Herald', 'json_ld', NULL, NULL);
INSERT INTO field (article_id, name, source_value, source_origin, person_value, person_at) VALUES (2, 'title', 'Cracks shut bridge', 'first_line', NULL, NULL);
INSERT INTO left_out (article_id, place, before, reason, text) VALUES (1, 0, 1, 'page_furniture', 'Continue below');
INSERT INTO story (id, title, base_id, is_example, created_at, changed_at, deleted_at) VALUES (1, 'The bridge at Lower Wend', 2, 0, '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', NULL);
INSERT INTO telling (story_id, article_id, place) VALUES (1, 1, 0);
INSERT INTO telling (story_id, article_id, place) VALUES (1, 2, 1);
INSERT INTO telling (story_id, article_id, place) VALUES (1, 3, 2);
INSERT INTO receipt (id, started_at, finished_at, cancelled) VALUES (1, '2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', 0);
INSERT INTO receipt_line (id, receipt_id, source_name, outcome, article_id, source_id, code, sentence, warnings) VALUES (1, 1, 'bridge.html', 'taken', 1, 1, NULL, NULL, '["Two bytes were not letters."]');
INSERT INTO receipt_line (id, receipt_id, source_name, outcome, article_id, source_id, code, sentence, warnings) VALUES (2, 1, 'herald.txt', 'taken', 2, 2, NULL, NULL, '[]');
INSERT INTO receipt_line (id, receipt_id, source_name, outcome, article_id, source_id, code, sentence, warnings) VALUES (3, 1, 'herald copy.txt', 'same_text', 2, 3, NULL, NULL, '[]');
INSERT INTO receipt_line (id, receipt_id, source_name, outcome, article_id, source_id, code, sentence, warnings) VALUES (4, 1, 'photo.jpg', 'refused', NULL, NULL, 'binary', 'photo.jpg is a picture, not an article.', '[]');
INSERT INTO receipt_line (id, receipt_id, source_name, outcome, article_id, source_id, code, sentence, warnings) VALUES (5, 1, 'letters.txt', 'taken', 3, 4, NULL, NULL, '[]');
INSERT INTO doing (id, at, what, takes_back) VALUES (1, '2026-11-20T18:00:00.000Z', '{"kind":"create_story","story":1}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (2, '2026-11-20T18:00:00.000Z', '{"kind":"rename_story","story":1,"before":"Bridge"}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (3, '2026-11-20T18:00:00.000Z', '{"kind":"move_in_story","story":1,"article":1,"before":[2,1,3]}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (4, '2026-11-20T18:00:00.000Z', '{"kind":"set_base","story":1,"before":null}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (5, '2026-11-20T18:00:00.000Z', '{"kind":"set_field","article":1,"field":"outlet","before":[]}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (6, '2026-11-20T18:00:00.000Z', '{"kind":"set_field","article":2,"field":"date","before":[]}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (7, '2026-11-20T18:00:00.000Z', '{"kind":"set_completeness","article":2,"before":null}', NULL);
INSERT INTO doing (id, at, what, takes_back) VALUES (8, '2026-11-20T18:00:00.000Z', '{"kind":"delete_article","article":3}', NULL);

INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO story_search (story_search) VALUES ('rebuild');

CREATE TRIGGER doing_is_never_changed BEFORE UPDATE ON doing
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE TRIGGER doing_is_never_removed BEFORE DELETE ON doing
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE TRIGGER story_search_added AFTER INSERT ON story
BEGIN
    INSERT INTO story_search (rowid, title) VALUES (new.id, new.title);
END;

CREATE TRIGGER story_search_changed AFTER UPDATE OF title ON story
BEGIN
    INSERT INTO story_search (story_search, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO story_search (rowid, title) VALUES (new.id, new.title);
END;

COMMIT;
