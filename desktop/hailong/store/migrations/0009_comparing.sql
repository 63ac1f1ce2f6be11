-- What came of comparing with the service once a day (Comparison in domain/comparing.py).
ALTER TABLE sync_state ADD COLUMN comparison TEXT;

-- Whether this workstation itself had sent it, and lost its copy since.
ALTER TABLE sheets_elsewhere ADD COLUMN is_own INTEGER NOT NULL DEFAULT 0;

-- What was told without saying whose it is is asked for once more.
UPDATE sync_state SET updates_cursor = '';
