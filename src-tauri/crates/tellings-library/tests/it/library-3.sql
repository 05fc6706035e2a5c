-- What version 3 added to the library of version 2. Never edited.

BEGIN;

CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    model TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (text_sha256, model)
) STRICT;

CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    pair_sha256 TEXT NOT NULL CHECK (length(pair_sha256) = 64),
    log_odds REAL NOT NULL,
    UNIQUE (pair_sha256, model)
) STRICT;

INSERT INTO reading (text_sha256, model, bytes)
SELECT text_sha256, 'minilm 1', x'0102ff' FROM article WHERE id = 1;
INSERT INTO judgement (model, pair_sha256, log_odds)
VALUES ('minilm 1', '00000000000000000000000000000000000000000000000000000000000000aa', -1.25);

COMMIT;
PRAGMA user_version = 3;
