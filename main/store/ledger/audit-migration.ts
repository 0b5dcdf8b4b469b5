/** The tables of the audit log. */

/**
 * What brings a ledger of version 12 to 13. Who did what: `main/audit`.
 * The columns beside a head are what it tells, for reading. `audit_stream.range`: the whole
 * trees of its entries so far (JSON); `audit_subject`: by which random name the log knows a request (the desk's id).
 */
export const auditMigration = `
  CREATE TABLE audit_stream (
    stream TEXT NOT NULL UNIQUE,
    era TEXT NOT NULL,
    number INTEGER NOT NULL,
    last TEXT,
    range TEXT NOT NULL,
    day TEXT
  ) STRICT;

  CREATE TABLE audit_entry (
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    head TEXT NOT NULL,
    hash TEXT NOT NULL,
    salt TEXT,
    text TEXT,
    author TEXT GENERATED ALWAYS AS (json_extract(head, '$.author')) VIRTUAL,
    at INTEGER GENERATED ALWAYS AS (json_extract(head, '$.at')) VIRTUAL,
    act TEXT GENERATED ALWAYS AS (json_extract(head, '$.act')) VIRTUAL,
    subject TEXT GENERATED ALWAYS AS (json_extract(head, '$.subject')) VIRTUAL,
    UNIQUE (stream, number),
    CHECK ((salt IS NULL) = (text IS NULL))
  ) STRICT;
  CREATE INDEX audit_entry_at ON audit_entry (at);
  CREATE INDEX audit_entry_author ON audit_entry (author);
  CREATE INDEX audit_entry_subject ON audit_entry (subject) WHERE subject IS NOT NULL;

  CREATE TABLE audit_day (
    stream TEXT NOT NULL,
    day TEXT NOT NULL,
    size INTEGER NOT NULL,
    root TEXT NOT NULL
  ) STRICT;

  CREATE TABLE audit_subject (
    request TEXT PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE
  ) STRICT;

  ALTER TABLE decision ADD COLUMN author TEXT NOT NULL DEFAULT '';
  ALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '';
`
