-- The live list. Passwords are never here: they live in the system's keyring.
CREATE TABLE live_connections (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;

-- How far each database of a connection has been read; days as in declarations.
CREATE TABLE live_checkpoints (
  connection_id TEXT NOT NULL,
  database TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (connection_id, database)
) STRICT, WITHOUT ROWID;

-- Rows that may still change, by the id that the declaration software gave them: what is asked again.
CREATE TABLE live_open (
  connection_id TEXT NOT NULL,
  database TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (connection_id, database, record_id)
) STRICT, WITHOUT ROWID;
