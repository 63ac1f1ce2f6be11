-- Whom the department may ask back, as it was given for each enterprise: offered again, and forgotten when somebody
-- wants that. ``used`` counts up with each use; clocks do not.
CREATE TABLE contacts (
  tax_code TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (tax_code, name, phone)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_by_use ON contacts (used);
INSERT INTO contacts (tax_code, name, phone, used)
SELECT tax_code, contact_name, contact_phone, max(seq) FROM sheets
WHERE contact_name <> '' OR contact_phone <> '' GROUP BY tax_code, contact_name, contact_phone;
