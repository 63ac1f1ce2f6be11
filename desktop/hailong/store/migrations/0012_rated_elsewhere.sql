-- One that the service has removed keeps its version, and rates its declaration no more.
ALTER TABLE sheets_elsewhere ADD COLUMN state TEXT NOT NULL DEFAULT 'received';

-- A declaration that was rated elsewhere is a rated one.
UPDATE declarations SET rated_rounds = rated_rounds | e.rounds
FROM (
  SELECT base, tax_code, max(round = 'during') + 2 * max(round = 'after') AS rounds
  FROM sheets_elsewhere GROUP BY base, tax_code
) AS e
WHERE e.base = declarations.base AND e.tax_code = declarations.tax_code;

-- What was told of removed ones was not kept: it is asked for once more.
UPDATE sync_state SET updates_cursor = '';
