/** The tables of the office ledger: what a desk keeps of an office of several desks. Without an office they stay empty. */

/**
 * What brings a ledger of version 19 to 20.
 * `office`: the office that this desk belongs to. `office_statement`: who asked to join, and who was admitted (`main/office`).
 * `office_stream`: streams of the audit log that are shared, by the desk that signs them. `office_fork`: signed entries
 * whose number another one has. `office_sealed`: bodies as they are on the server; `office_key`: the key of each subject,
 * `office_wrapped` the same under the office's key. `office_unread`: entries whose body could not be read yet, and when
 * they came to the server.
 * `office_erased`: what a desk, by the name of its key, has said of a subject is gone and never comes back; an empty name where
 * all of the subject is, and whether this desk has told the others or a manager has ordered it of them (`mark`: of the
 * request); `office_taken_back`: the bodies that are gone, for the server;
 * `office_reading_gone`: the marks of erased requests, of which the server keeps no reading (`readingMark`).
 * `office_manager`: managers' keys that this desk keeps, and wrong PINs in a row; `office_obeyed`: orders to erase that were
 * obeyed. `office_subject`: other names of a request than its own here, by which other desks have said something of it.
 * Of a decision and a note: `entry` is the hash of its entry, `seen` the entries that it knew (JSON), `desk` the code of
 * the other desk that made it. `decided_twice`: requests about which desks have decided without knowing of one another.
 */
export const officeMigration = `
  CREATE TABLE office (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    desk TEXT NOT NULL,
    connection TEXT NOT NULL,
    is_admitted INTEGER NOT NULL,
    was_removed INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE office_statement (
    id TEXT PRIMARY KEY,
    statement TEXT NOT NULL
  ) STRICT;

  CREATE TABLE office_stream (
    stream TEXT PRIMARY KEY,
    desk TEXT NOT NULL
  ) STRICT;

  CREATE TABLE office_fork (
    hash TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL
  ) STRICT;
  CREATE INDEX office_fork_stream ON office_fork (stream, number);

  CREATE TABLE office_sealed (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX office_sealed_subject ON office_sealed (subject);

  CREATE TABLE office_key (
    subject TEXT PRIMARY KEY,
    key TEXT NOT NULL
  ) STRICT;

  CREATE TABLE office_wrapped (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    wrapped TEXT NOT NULL
  ) STRICT;
  CREATE INDEX office_wrapped_subject ON office_wrapped (subject);

  CREATE TABLE office_erased (
    subject TEXT NOT NULL,
    desk TEXT NOT NULL DEFAULT '',
    is_told INTEGER NOT NULL DEFAULT 0,
    is_ordered INTEGER NOT NULL DEFAULT 0,
    mark TEXT,
    PRIMARY KEY (subject, desk)
  ) STRICT;

  CREATE TABLE office_manager (
    key TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE office_obeyed (
    id TEXT PRIMARY KEY
  ) STRICT;

  CREATE TABLE office_subject (
    subject TEXT PRIMARY KEY,
    request TEXT NOT NULL
  ) STRICT;
  CREATE INDEX office_subject_request ON office_subject (request);

  CREATE TABLE office_taken_back (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL
  ) STRICT;

  CREATE TABLE office_reading_gone (
    mark TEXT PRIMARY KEY
  ) STRICT;

  CREATE TABLE office_unread (
    hash TEXT PRIMARY KEY,
    arrived INTEGER
  ) STRICT;

  CREATE TABLE decided_twice (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;

  ALTER TABLE audit_entry ADD COLUMN signature TEXT;
  CREATE INDEX audit_entry_hash ON audit_entry (hash);
  ALTER TABLE decision ADD COLUMN entry TEXT;
  ALTER TABLE decision ADD COLUMN seen TEXT;
  ALTER TABLE decision ADD COLUMN desk TEXT NOT NULL DEFAULT '';
  ALTER TABLE decision ADD COLUMN arrived INTEGER;
  CREATE INDEX decision_entry ON decision (entry) WHERE entry IS NOT NULL;
  ALTER TABLE note ADD COLUMN entry TEXT;
  ALTER TABLE note ADD COLUMN seen TEXT;
  ALTER TABLE note ADD COLUMN desk TEXT NOT NULL DEFAULT '';
  CREATE INDEX note_entry ON note (entry) WHERE entry IS NOT NULL;
`
