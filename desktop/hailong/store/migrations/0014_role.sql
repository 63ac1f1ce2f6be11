-- What the person who sent a sheet elsewhere does at the enterprise: told by the service, never a name.
ALTER TABLE sheets_elsewhere ADD COLUMN role TEXT NOT NULL DEFAULT '';
