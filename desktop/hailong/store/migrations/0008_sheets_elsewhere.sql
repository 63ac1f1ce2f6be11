-- Sheets that this workstation does not hold, of its enterprises: what was rated by whom and when, never what was said.
CREATE TABLE sheets_elsewhere (
  id TEXT PRIMARY KEY,
  base TEXT NOT NULL,
  tax_code TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('during', 'after')),
  version INTEGER NOT NULL,
  device_name TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sheets_elsewhere_versions ON sheets_elsewhere (base, tax_code, round, version);

-- What was told without saying what it was about is asked for once more.
UPDATE sync_state SET updates_cursor = '';
