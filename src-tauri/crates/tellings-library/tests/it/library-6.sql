-- What version 6 added to the library of version 5. Never edited.

BEGIN;

CREATE TABLE profile (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    engine INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
    number INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES profile (article_id),
    PRIMARY KEY (number, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kinship (
    article_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    odds REAL NOT NULL,
    PRIMARY KEY (article_id, other_id),
    CHECK (other_id < article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX kinship_by_other ON kinship (other_id);

INSERT INTO profile (article_id, engine, bytes) VALUES (1, 0, x'00000080'), (2, 0, x'00000080');
INSERT INTO term (number, articles) VALUES (7, 2);
INSERT INTO posting (number, article_id) VALUES (7, 1), (7, 2);
INSERT INTO kinship (article_id, other_id, odds) VALUES (2, 1, 1.5);

COMMIT;
PRAGMA user_version = 6;
