-- Search words say whose they are: filters by enterprise and office, and what there is to filter by, read this small
-- table instead of each declaration. One row for each spelling, so that nothing is taken together that differs.
CREATE TABLE new_search_words (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL, -- partner, office and enterprise, folded
  tax_code TEXT NOT NULL DEFAULT '',
  enterprise_name TEXT NOT NULL DEFAULT '',
  office TEXT NOT NULL DEFAULT '', -- as in declarations
  office_abbr TEXT NOT NULL DEFAULT '',
  UNIQUE (text, tax_code, enterprise_name, office, office_abbr)
) STRICT;
INSERT INTO new_search_words (text, tax_code, enterprise_name, office, office_abbr)
SELECT DISTINCT w.text, d.tax_code, d.enterprise_name, d.office, d.office_abbr
FROM declarations AS d JOIN search_words AS w ON w.id = d.words;

DROP INDEX declarations_list;
UPDATE declarations SET words = n.id
FROM search_words AS w JOIN new_search_words AS n ON n.text = w.text
WHERE w.id = declarations.words AND n.tax_code = declarations.tax_code AND n.office = declarations.office
  AND n.enterprise_name = declarations.enterprise_name AND n.office_abbr = declarations.office_abbr;
DROP TABLE search_words;
ALTER TABLE new_search_words RENAME TO search_words;

-- On which tabs of the list it stands: 1 unrated, 2 rated, 4 skipped (Tab in store/interfaces.py).
ALTER TABLE declarations ADD COLUMN tabs INTEGER NOT NULL GENERATED ALWAYS AS (
  ((open_round & ~rated_rounds) <> 0) | ((rated_rounds <> 0) << 1)
  | (((open_round & ~rated_rounds) <> 0 AND skipped_on <> '') << 2)
) VIRTUAL;

-- Sorts as the domain lists the members, rather than by their spelling.
ALTER TABLE declarations ADD COLUMN kind_rank INTEGER NOT NULL GENERATED ALWAYS AS (
  CASE kind WHEN 'import' THEN 0 WHEN 'export' THEN 1 ELSE 2 END
) VIRTUAL;
ALTER TABLE declarations ADD COLUMN channel_rank INTEGER NOT NULL GENERATED ALWAYS AS (
  CASE channel WHEN 'green' THEN 0 WHEN 'yellow' THEN 1 WHEN 'red' THEN 2 ELSE 3 END
) VIRTUAL;
ALTER TABLE declarations ADD COLUMN status_rank INTEGER NOT NULL GENERATED ALWAYS AS (
  CASE status WHEN 'draft' THEN 1 WHEN 'sent' THEN 2 WHEN 'registered' THEN 3 WHEN 'channelled' THEN 4
    WHEN 'in_storage' THEN 5 WHEN 'released' THEN 6 WHEN 'cleared' THEN 7 WHEN 'cancelled' THEN 8 ELSE 0 END
) VIRTUAL;

-- One index for each order of the list, and one by search words. Each holds all that filters, search and counts look at,
-- so that no view reads the table and none is sorted. Large files are merged without them and then they are built anew.
CREATE INDEX declarations_by_cleared ON declarations (
  cleared_at, key, tabs, words, channel_rank, registered_at, number
);
CREATE INDEX declarations_by_registered ON declarations (registered_at, key, tabs, words, channel_rank, number);
CREATE INDEX declarations_by_number ON declarations (number, key, tabs, words, channel_rank, registered_at);
CREATE INDEX declarations_by_office ON declarations (office, key, tabs, words, channel_rank, registered_at, number);
CREATE INDEX declarations_by_kind ON declarations (kind_rank, key, tabs, words, channel_rank, registered_at, number);
CREATE INDEX declarations_by_channel ON declarations (channel_rank, key, tabs, words, registered_at, number);
CREATE INDEX declarations_by_status ON declarations (
  status_rank, key, tabs, words, channel_rank, registered_at, number
);
CREATE INDEX declarations_by_words ON declarations (
  words, tabs, channel_rank, registered_at, cleared_at, key, number
);
