-- What version 4 added to the library of version 3. Never edited.

BEGIN;

CREATE TABLE fetching (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    link TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX fetching_by_article ON fetching (article_id);

CREATE TABLE receipt_left (
    receipt_id INTEGER NOT NULL REFERENCES receipt (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    given BLOB NOT NULL,
    PRIMARY KEY (receipt_id, place)
) STRICT, WITHOUT ROWID;

ALTER TABLE receipt ADD COLUMN taken_up_by INTEGER REFERENCES receipt (id);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO fetching (article_id, link, address, at)
VALUES (1, 'https://wend.example/b', 'https://wend.example/bridge', '2026-11-23T07:00:00Z');
INSERT INTO receipt_left (receipt_id, place, given) VALUES (1, 5, x'2f662f352e747874');
INSERT INTO setting (name, value) VALUES ('proxy', 'none');

COMMIT;
PRAGMA user_version = 4;
