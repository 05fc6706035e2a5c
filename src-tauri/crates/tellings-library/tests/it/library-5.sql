-- What version 5 added to the library of version 4. Never edited.

BEGIN;

CREATE TABLE sketch (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    engine INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    fingerprints BLOB NOT NULL
) STRICT;

CREATE TABLE fingerprint (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES sketch (article_id),
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE alike (
    article_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (article_id, other_id),
    CHECK (other_id < article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alike_by_other ON alike (other_id);

CREATE TABLE apart (
    one_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    matter TEXT NOT NULL CHECK (matter IN ('text', 'story')),
    told_at TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id, matter),
    CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    newer_id INTEGER NOT NULL UNIQUE REFERENCES article (id),
    told_at TEXT NOT NULL,
    CHECK (article_id <> newer_id)
) STRICT;

INSERT INTO sketch (article_id, engine, text_sha256, fingerprints)
SELECT id, 0, text_sha256, x'0100000000000000' FROM article WHERE id = 1;
INSERT INTO fingerprint (fingerprint, article_id) VALUES (1, 1);
INSERT INTO alike (article_id, other_id, percent) VALUES (2, 1, 84);
INSERT INTO apart (one_id, other_id, matter, told_at) VALUES (2, 3, 'story', '2026-11-21T07:30:00Z');
INSERT INTO revision (article_id, newer_id, told_at) VALUES (1, 2, '2026-11-21T07:31:00Z');

COMMIT;
PRAGMA user_version = 5;
