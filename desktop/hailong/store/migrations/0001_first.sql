-- Texts that instant search looks through beside the number: partner, office and enterprise, folded. Thousands of
-- declarations share one row, so that a search folds and scans a few texts instead of one for each declaration.
CREATE TABLE search_words (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- Empty text means that no source has said. Days and times are Vietnamese local time.
CREATE TABLE declarations (
  key INTEGER PRIMARY KEY,
  number TEXT NOT NULL CHECK (length(number) = 12),
  tax_code TEXT NOT NULL,
  enterprise_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  regime TEXT NOT NULL,
  office_code TEXT NOT NULL,
  office_abbr TEXT NOT NULL,
  team_code TEXT NOT NULL,
  team_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,
  registered_at TEXT NOT NULL, -- 2026-11-16, or 2026-11-16T17:02:00 where the time is known
  cleared_at TEXT NOT NULL,
  partner TEXT NOT NULL,
  first_number TEXT NOT NULL,
  branch INTEGER,
  branches INTEGER,
  office TEXT NOT NULL, -- the code, or the abbreviation where no code is known
  words INTEGER NOT NULL, -- search_words.id
  open_round INTEGER NOT NULL, -- which round a sheet written now belongs to: 0 none yet, 1 during, 2 after
  rated_rounds INTEGER NOT NULL DEFAULT 0, -- sum of the rounds that have a sheet beyond its draft
  skipped_on TEXT NOT NULL DEFAULT '',
  base TEXT NOT NULL GENERATED ALWAYS AS (substr(number, 1, 11)) VIRTUAL
) STRICT;

CREATE UNIQUE INDEX declarations_identity ON declarations (base, tax_code);

-- The list, its filters, its search and its counts read this index alone; its order is the usual order of the list.
CREATE INDEX declarations_list ON declarations (
  cleared_at, key, open_round, rated_rounds, skipped_on, words, number, tax_code, office, channel, registered_at, kind,
  status
);

CREATE TABLE applied_files (
  sha256 TEXT NOT NULL,
  reader TEXT NOT NULL,
  name TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  PRIMARY KEY (sha256, reader)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  declaration_key INTEGER NOT NULL REFERENCES declarations (key),
  round TEXT NOT NULL CHECK (round IN ('during', 'after')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'recorded')),
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (declaration_key, round)
) STRICT, WITHOUT ROWID;

-- Times are UTC with microseconds, so that their texts sort as they do.
CREATE TABLE sheets (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  declaration_key INTEGER NOT NULL REFERENCES declarations (key),
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

-- A sheet that was withdrawn never left this workstation: its version is free again.
CREATE UNIQUE INDEX sheets_version ON sheets (base, tax_code, round, version) WHERE state <> 'withdrawn';
CREATE INDEX sheets_of_declaration ON sheets (declaration_key, seq);
CREATE INDEX sheets_in_turn ON sheets (attempts, seq) WHERE state = 'queued';
CREATE INDEX sheets_held_up ON sheets (attempts, seq) WHERE state = 'queued' AND failure IS NOT NULL;
CREATE INDEX sheets_by_time ON sheets (next_attempt_at) WHERE state = 'queued';
CREATE INDEX sheets_unsettled ON sheets (state) WHERE state IN ('queued', 'sending', 'needs_you');
CREATE INDEX sheets_with_contact ON sheets (seq) WHERE contact_name <> '' OR contact_phone <> '';

-- What is offered to the service: made once, never changed, with the hash that tells whether the disk has kept it.
CREATE TABLE frozen_sheets (
  seq INTEGER PRIMARY KEY REFERENCES sheets (seq),
  sealed BLOB NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE legal_documents (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  is_withdrawn INTEGER NOT NULL,
  content TEXT NOT NULL, -- everything but the body
  body TEXT NOT NULL
) STRICT;

-- Folded by us, since no tokenizer folds đ. Rows are those of legal_documents.
CREATE VIRTUAL TABLE legal_words USING fts5 (
  number, title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE mirror (
  name TEXT PRIMARY KEY CHECK (name IN ('enrolment', 'catalogue')),
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  epoch TEXT NOT NULL DEFAULT '',
  catalogue_etag TEXT NOT NULL DEFAULT '',
  updates_cursor TEXT NOT NULL DEFAULT '',
  legal_cursor TEXT NOT NULL DEFAULT '',
  clock_offset_seconds REAL NOT NULL DEFAULT 0,
  last_contact_at TEXT
) STRICT;
INSERT INTO sync_state (id) VALUES (1);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
