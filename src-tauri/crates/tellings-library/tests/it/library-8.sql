-- What version 8 added to the library of version 7. Never edited.

BEGIN;

CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id),
    at TEXT NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    withdrawn_at TEXT
) STRICT;

CREATE INDEX correction_by_story ON correction (story_id);

CREATE TRIGGER correction_is_never_changed
BEFORE UPDATE OF id, story_id, at, said ON correction
BEGIN SELECT raise(ABORT, 'what was said stays as it was said'); END;

CREATE TRIGGER correction_is_never_removed BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'what was said stays as it was said'); END;

ALTER TABLE doing ADD COLUMN again TEXT CHECK (json_valid(again));
ALTER TABLE doing ADD COLUMN is_redo INTEGER NOT NULL DEFAULT 0 CHECK (is_redo IN (0, 1));

INSERT INTO correction VALUES (1, 1, '2026-11-21T09:00:00Z',
    '{"kind":"name","fact":[{"article":1,"text":"Bridge closed","start":0}],"name":"The closure"}', NULL);
INSERT INTO correction VALUES (2, 1, '2026-11-21T09:00:01Z',
    '{"kind":"state","fact":[{"article":1,"text":"Bridge closed","start":0}],"article":2,"state":"not_found","reason":"Read it."}',
    '2026-11-21T09:00:02Z');
INSERT INTO doing (at, what) VALUES ('2026-11-21T09:00:00Z', '{"kind":"correct","correction":1}');
INSERT INTO doing (at, what) VALUES ('2026-11-21T09:00:01Z', '{"kind":"correct","correction":2}');
INSERT INTO doing (at, takes_back, again)
SELECT '2026-11-21T09:00:02Z', max(id), '{"kind":"withdraw_correction","correction":2}' FROM doing;

COMMIT;
PRAGMA user_version = 8;
