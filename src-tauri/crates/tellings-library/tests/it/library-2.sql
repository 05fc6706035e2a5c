-- What version 2 added to the library of version 1. Never edited.

PRAGMA foreign_keys = OFF;
BEGIN;

CREATE TABLE alias_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER REFERENCES story (id),
    forms TEXT NOT NULL CHECK (json_valid(forms) AND json_array_length(forms) > 0),
    added_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX alias_rule_by_story ON alias_rule (story_id);

INSERT INTO alias_rule VALUES (1, NULL, '["Wend","Wende"]', '2026-11-21T08:00:00Z', NULL);
INSERT INTO alias_rule VALUES (2, 1, '["bridge","river crossing"]', '2026-11-21T08:00:01Z', NULL);
INSERT INTO alias_rule VALUES (3, 1, '["mayor","reeve"]', '2026-11-21T08:00:02Z', '2026-11-21T08:00:03Z');
INSERT INTO doing (at, what) VALUES ('2026-11-21T08:00:00Z', '{"kind":"add_alias_rule","rule":1}');
INSERT INTO doing (at, what) VALUES ('2026-11-21T08:00:01Z', '{"kind":"add_alias_rule","rule":2}');
INSERT INTO doing (at, what) VALUES ('2026-11-21T08:00:02Z', '{"kind":"add_alias_rule","rule":3}');
INSERT INTO doing (at, what) VALUES ('2026-11-21T08:00:03Z', '{"kind":"remove_alias_rule","rule":3}');

COMMIT;
PRAGMA user_version = 2;
