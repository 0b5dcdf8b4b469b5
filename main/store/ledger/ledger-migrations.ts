/** The ledger: what only this desk knows. Deleted from only by erasing (`store/erasure`). Times are milliseconds since 1970 UTC. */
import type { Migrations } from '../database/migrate.ts'
import { askedFilesMigration } from './asked-files-migration.ts'
import { auditMigration } from './audit-migration.ts'
import { auditReadingMigration } from './audit-reading-migration.ts'
import { clerkMigration } from './clerk-migration.ts'
import { erasureMigration } from './erasure-migration.ts'
import { officeMigration } from './office-migration.ts'
import { officeProofMigration } from './office-proof-migration.ts'
import { officeSignedMigration } from './office-signed-migration.ts'
import { officeStoppedMigration } from './office-stopped-migration.ts'
import { serviceMigration } from './service-migration.ts'

const first = `
  CREATE TABLE desk (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    code TEXT NOT NULL,
    next_sequence INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE service (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('live', 'test')),
    base_url TEXT NOT NULL,
    client_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (base_url, client_id)
  ) STRICT;

  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unsure', 'created', 'rejected', 'parked')),
    reference TEXT NOT NULL,
    claims TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    request_id TEXT,
    rejection TEXT,
    last_problem TEXT,
    discarded_at INTEGER,
    CHECK ((state = 'created') = (request_id IS NOT NULL))
  ) STRICT;
  CREATE UNIQUE INDEX outbox_request ON outbox (service_id, request_id) WHERE request_id IS NOT NULL;
  CREATE INDEX outbox_reference ON outbox (service_id, reference);
  CREATE INDEX outbox_open ON outbox (service_id, state) WHERE state <> 'created';

  CREATE TABLE proof (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
`

const second = `
  ALTER TABLE desk ADD COLUMN reference_template TEXT NOT NULL DEFAULT '{desk}-{number}';
`

// The request (by the service's id) whose link still lived when this one took its place.
const third = `
  ALTER TABLE outbox ADD COLUMN supersedes TEXT;
  CREATE INDEX outbox_supersedes ON outbox (service_id, supersedes) WHERE supersedes IS NOT NULL;
`

// What the office chose, by name, as JSON; each part of the app knows the shape of its own.
const fourth = `
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
`

// What the clerk decided about a completed request, and wrote about any. Both are added to and never changed: the highest
// number of a request counts, the lower ones are its history. `request_id` is the service's id; of a note, the outbox row's
// until the service has given one. `went_against`: JSON, what spoke against the decision by the rules of its day.
const fifth = `
  CREATE TABLE decision (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'askAgain')),
    note TEXT NOT NULL,
    went_against TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id, number)
  ) STRICT;

  CREATE TABLE note (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id, number)
  ) STRICT;

  ALTER TABLE outbox ADD COLUMN asks_again_for TEXT;
  CREATE INDEX outbox_asks_again_for ON outbox (service_id, asks_again_for) WHERE asks_again_for IS NOT NULL;
`

// What is being written and is no request yet, as the form understands it (JSON). `reason_translations`: JSON by language,
// of a reason from the office's list.
const sixth = `
  CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;

  ALTER TABLE outbox ADD COLUMN reason_translations TEXT;
`

// Many requests wanted at once. A row's draft (JSON) is here until it is in the outbox. No references between these tables
// and to the outbox: what is saved of a damaged ledger may lack any of them.
const seventh = `
  CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('filling', 'running', 'paused', 'cut', 'cancelled')),
    total INTEGER NOT NULL,
    dropped INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    put_away_at INTEGER
  ) STRICT;

  CREATE TABLE batch_row (
    batch_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    draft TEXT,
    outbox_id TEXT,
    PRIMARY KEY (batch_id, place),
    CHECK ((draft IS NULL) = (outbox_id IS NOT NULL))
  ) STRICT;
  CREATE INDEX batch_row_waiting ON batch_row (batch_id, place) WHERE outbox_id IS NULL;
  CREATE INDEX batch_row_outbox ON batch_row (outbox_id) WHERE outbox_id IS NOT NULL;
`

// Proofs that were put into the office's folder: `path` is below `folder`, with / between its parts. Null: the kept proof
// was damaged and is not filed.
const eighth = `
  CREATE TABLE filing (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    folder TEXT,
    path TEXT,
    sha256 TEXT,
    filed_at INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
  CREATE INDEX filing_path ON filing (folder, path);
  CREATE INDEX proof_received ON proof (received_at);
  CREATE INDEX decision_decided ON decision (decided_at);
`

// Counts what changes the list, so that the list in the cache can tell whether it has seen all of it. The era is another one
// after each restoration.
const ninth = `
  CREATE TABLE ledger_changes (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    era TEXT NOT NULL,
    count INTEGER NOT NULL
  ) STRICT;
`

// The states of the outbox by their words on the screen, and what was remembered by the older ones. A constraint cannot be
// changed: the table is made anew. Its rows keep their numbers, by which the list and the oldest first are ordered.
const tenth = `
  CREATE TABLE outbox_named (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES service (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirming', 'created', 'needsCorrecting', 'needsAttention')),
    reference TEXT NOT NULL,
    claims TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    request_id TEXT,
    rejection TEXT,
    last_problem TEXT,
    discarded_at INTEGER,
    supersedes TEXT,
    asks_again_for TEXT,
    reason_translations TEXT,
    CHECK ((state = 'created') = (request_id IS NOT NULL))
  ) STRICT;
  INSERT INTO outbox_named (rowid, id, service_id, state, reference, claims, reason, created_at, sent_at, attempts,
      request_id, rejection, last_problem, discarded_at, supersedes, asks_again_for, reason_translations)
    SELECT rowid, id, service_id,
      CASE state WHEN 'unsure' THEN 'confirming' WHEN 'rejected' THEN 'needsCorrecting' WHEN 'parked' THEN 'needsAttention'
        ELSE state END,
      reference, claims, reason, created_at, sent_at, attempts,
      request_id, rejection, last_problem, discarded_at, supersedes, asks_again_for, reason_translations
    FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_named RENAME TO outbox;
  CREATE UNIQUE INDEX outbox_request ON outbox (service_id, request_id) WHERE request_id IS NOT NULL;
  CREATE INDEX outbox_reference ON outbox (service_id, reference);
  CREATE INDEX outbox_open ON outbox (service_id, state) WHERE state <> 'created';
  CREATE INDEX outbox_supersedes ON outbox (service_id, supersedes) WHERE supersedes IS NOT NULL;
  CREATE INDEX outbox_asks_again_for ON outbox (service_id, asks_again_for) WHERE asks_again_for IS NOT NULL;

  UPDATE setting SET value = replace(replace(replace(value, '"unsure"', '"confirming"'), '"rejected"', '"needsCorrecting"'),
      '"parked"', '"needsAttention"')
    WHERE name LIKE 'list.%';
  UPDATE setting SET name = 'import.columns' WHERE name = 'many.columns';
`

// A proof in whose place the clerk fetched another one. The index finds a proof that came for two requests.
const eleventh = `
  CREATE TABLE earlier_proof (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (service_id, request_id, sha256)
  ) STRICT;
  CREATE INDEX proof_sha256 ON proof (sha256);
`

// A decision counts from a moment on, and may be withdrawn before it. What was decided by earlier versions counts already.
const twelfth = `
  ALTER TABLE decision ADD COLUMN counts_from INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX decision_counts_from ON decision (counts_from);
`

// What was done last with a kept proof by the clerk's hand: saved in a folder as a file, or given to a printer.
const fourteenth = `
  CREATE TABLE proof_deed (
    service_id TEXT NOT NULL REFERENCES service (id),
    request_id TEXT NOT NULL,
    deed TEXT NOT NULL CHECK (deed IN ('save', 'print')),
    folder TEXT,
    file_name TEXT,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id, deed)
  ) STRICT;
`

/** Every version of the ledger. A migration that has shipped is never changed. */
export const ledgerMigrations: Migrations = [
  first,
  second,
  third,
  fourth,
  fifth,
  sixth,
  seventh,
  eighth,
  ninth,
  tenth,
  eleventh,
  twelfth,
  auditMigration,
  fourteenth,
  clerkMigration,
  auditReadingMigration,
  askedFilesMigration,
  erasureMigration,
  serviceMigration,
  officeMigration,
  officeSignedMigration,
  officeStoppedMigration,
  officeProofMigration
]
