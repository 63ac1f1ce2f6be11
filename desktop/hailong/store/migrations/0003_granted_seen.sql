-- When this workstation saw the declaration being granted (UTC), empty where it was history already: what is asked about.
ALTER TABLE declarations ADD COLUMN granted_seen_at TEXT NOT NULL DEFAULT '';
CREATE INDEX declarations_news ON declarations (granted_seen_at) WHERE granted_seen_at <> '';
