-- What a clerk with a PIN says is sealed to the clerk's key: owner is its public half, words are the ratings and the
-- contact, which content lacks then. Empty where everybody who uses this workstation may read it.
ALTER TABLE sheets ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE sheets ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- Each clerk may have begun a draft of the same round.
CREATE TABLE new_drafts (
  declaration_key INTEGER NOT NULL REFERENCES declarations (key),
  round TEXT NOT NULL CHECK (round IN ('during', 'after')),
  owner TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('draft', 'recorded')),
  content TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT '',
  saved_at TEXT NOT NULL,
  PRIMARY KEY (declaration_key, round, owner)
) STRICT, WITHOUT ROWID;
INSERT INTO new_drafts (declaration_key, round, state, content, saved_at)
SELECT declaration_key, round, state, content, saved_at FROM drafts;
DROP TABLE drafts;
ALTER TABLE new_drafts RENAME TO drafts;
