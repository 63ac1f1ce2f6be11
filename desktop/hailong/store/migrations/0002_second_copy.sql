-- Tells which database the journal beside it belongs to.
CREATE TABLE store_mark (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mark TEXT NOT NULL
) STRICT;
INSERT INTO store_mark VALUES (1, lower(hex(randomblob(16))));

-- A sheet that was rescued from the journal has lost its declaration with the database: declaration_key may be NULL.
CREATE TABLE new_sheets (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  declaration_key INTEGER REFERENCES declarations (key),
  base TEXT NOT NULL,
  tax_code TEXT NOT NULL,
  round TEXT NOT NULL CHECK (round IN ('during', 'after')),
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  search_text TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  offered_at TEXT, -- when the first try began; from then on it cannot be taken back
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT NOT NULL,
  failure TEXT,
  receipt TEXT,
  receipt_epoch TEXT,
  service_state TEXT, -- the last word of the service about it, even if it came before the receipt
  updated_at TEXT,
  update_text TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO new_sheets SELECT
  seq, id, declaration_key, base, tax_code, round, version, state, content, search_text, contact_name, contact_phone,
  queued_at, offered_at, attempts, next_attempt_at, failure, receipt, receipt_epoch, service_state, updated_at,
  update_text
FROM sheets;

CREATE TABLE new_frozen_sheets (
  seq INTEGER PRIMARY KEY REFERENCES new_sheets (seq),
  sealed BLOB NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
INSERT INTO new_frozen_sheets SELECT seq, sealed, sha256 FROM frozen_sheets;

DROP TABLE frozen_sheets;
DROP TABLE sheets;
ALTER TABLE new_sheets RENAME TO sheets;
ALTER TABLE new_frozen_sheets RENAME TO frozen_sheets;

-- A sheet that was withdrawn never left this workstation: its version is free again.
CREATE UNIQUE INDEX sheets_version ON sheets (base, tax_code, round, version) WHERE state <> 'withdrawn';
CREATE INDEX sheets_of_declaration ON sheets (declaration_key, seq);
CREATE INDEX sheets_in_turn ON sheets (attempts, seq) WHERE state = 'queued';
CREATE INDEX sheets_held_up ON sheets (attempts, seq) WHERE state = 'queued' AND failure IS NOT NULL;
CREATE INDEX sheets_by_time ON sheets (next_attempt_at) WHERE state = 'queued';
CREATE INDEX sheets_unsettled ON sheets (state) WHERE state IN ('queued', 'sending', 'needs_you');
CREATE INDEX sheets_with_contact ON sheets (seq) WHERE contact_name <> '' OR contact_phone <> '';
