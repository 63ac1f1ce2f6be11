-- Sheets that were given in one act (bulk_id) wait for the time in which it can be undone (UTC), and are not offered before.
ALTER TABLE sheets ADD COLUMN bulk_id TEXT;
ALTER TABLE sheets ADD COLUMN held_until TEXT;
CREATE INDEX sheets_of_bulk ON sheets (bulk_id) WHERE bulk_id IS NOT NULL;
CREATE INDEX sheets_held ON sheets (held_until) WHERE state = 'queued' AND held_until IS NOT NULL;
