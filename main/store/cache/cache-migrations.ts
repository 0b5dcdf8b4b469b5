/** The cache: what the service can tell us again. Times are milliseconds since 1970 UTC. */
import type { Migrations } from '../database/migrate.ts'

const first = `
  CREATE TABLE request (
    service_id TEXT NOT NULL,
    id TEXT NOT NULL,
    reference TEXT NOT NULL,
    who TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    link_expires_at INTEGER,
    matched INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (service_id, id)
  ) STRICT;
  CREATE INDEX request_newest ON request (service_id, created_at DESC, id);
  CREATE INDEX request_status ON request (service_id, status);
  CREATE INDEX request_reference ON request (service_id, reference);

  CREATE TABLE proof_attempt (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
`

const second = `
  CREATE TABLE line (
    service_id TEXT PRIMARY KEY,
    last_reached INTEGER NOT NULL
  ) STRICT;
`

const third = `
  CREATE TABLE first_sync (
    service_id TEXT PRIMARY KEY,
    next_page INTEGER NOT NULL,
    total INTEGER,
    done INTEGER NOT NULL
  ) STRICT;
`

// The list as it is searched, filtered and sorted: derived from both databases, and made anew where `listing` says that it
// does not fit them. The words of its numbers stand in list/state.ts and clock/days.ts. Each order has an index of its own.
// The index carries what is searched and filtered by: a part of the list is found without looking at the rows.
const fourth = `
  CREATE INDEX request_open ON request (service_id, created_at) WHERE status NOT IN ('completed', 'expired');

  CREATE TABLE listing (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    form TEXT NOT NULL,
    era TEXT NOT NULL,
    changes INTEGER NOT NULL,
    stale INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE listed_service (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE listed (
    row INTEGER PRIMARY KEY,
    service INTEGER NOT NULL,
    id TEXT NOT NULL,
    request_id TEXT,
    outbox TEXT,
    status TEXT,
    reference TEXT NOT NULL,
    who TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    link_expires_at INTEGER,
    matched INTEGER,
    proof_kept INTEGER NOT NULL,
    proof_refused INTEGER,
    doubled INTEGER NOT NULL,
    superseded INTEGER NOT NULL,
    verdict TEXT,
    has_note INTEGER NOT NULL,
    state INTEGER NOT NULL,
    verdict_number INTEGER NOT NULL,
    reference_key TEXT NOT NULL,
    who_key TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (service, id)
  ) STRICT;
  CREATE INDEX listed_created ON listed (service, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_reference ON listed (service, reference_key, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_who ON listed (service, who_key, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_completed ON listed (service, completed_at, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_state ON listed (service, state, created_at DESC, row, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_state_down ON listed (service, state DESC, created_at DESC, row, verdict_number, proof_kept, link_expires_at, text);
  CREATE INDEX listed_counts ON listed (service, state, verdict_number, proof_kept, link_expires_at);
`

// A search looks through texts in memory: only the index that they are read from carries them.
const fifth = `
  DROP INDEX listed_reference;
  DROP INDEX listed_who;
  DROP INDEX listed_completed;
  DROP INDEX listed_state;
  DROP INDEX listed_state_down;
  CREATE INDEX listed_reference ON listed (service, reference_key, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at);
  CREATE INDEX listed_who ON listed (service, who_key, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at);
  CREATE INDEX listed_completed ON listed (service, completed_at, created_at DESC, row, state, verdict_number, proof_kept, link_expires_at);
  CREATE INDEX listed_state ON listed (service, state, created_at DESC, row, verdict_number, proof_kept, link_expires_at);
  CREATE INDEX listed_state_down ON listed (service, state DESC, created_at DESC, row, verdict_number, proof_kept, link_expires_at);
`

// Outcomes by their words (outcome/words.ts), and by which rules they were worked out: 0 are those before rules had numbers.
// `lacking`: the service has not told enough of a request of this desk to judge it or to hand it over, and is to be asked
// for it alone. `shown_as`: the status at which it was so asked last; null before that.
const sixth = `
  ALTER TABLE request ADD COLUMN outcome TEXT;
  ALTER TABLE request ADD COLUMN rules INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE request ADD COLUMN lacking INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE request ADD COLUMN shown_as TEXT;
  UPDATE request SET outcome = CASE matched WHEN 1 THEN 'matching' WHEN 0 THEN 'differing' ELSE 'notCompared' END
    WHERE status = 'completed';
  ALTER TABLE request DROP COLUMN matched;
  CREATE INDEX request_rules ON request (rules) WHERE status = 'completed';
  CREATE INDEX request_lacking ON request (service_id, created_at DESC) WHERE lacking = 1;
  ALTER TABLE listed ADD COLUMN outcome TEXT;
  ALTER TABLE listed DROP COLUMN matched;
`

// Who came, as the list shows it once the person has identified themselves.
const seventh = `
  ALTER TABLE listed ADD COLUMN came_as TEXT;
  ALTER TABLE listed ADD COLUMN came_code TEXT;
`

// Whether a proof was filed, saved or printed: one more number to filter and to count by. The column of outcomes sorts by
// what it shows, no longer by the time of completion. When the clerk decided last, whether the proof is in the office's
// folder, and how the person identified themselves; what of a day was completed or decided is found by an index of that.
const eighth = `
  ALTER TABLE listed ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE listed ADD COLUMN outcome_key INTEGER;
  ALTER TABLE listed ADD COLUMN decided_at INTEGER;
  ALTER TABLE listed ADD COLUMN filed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE listed ADD COLUMN method TEXT;
  ALTER TABLE listed ADD COLUMN level TEXT;
  DROP INDEX listed_created;
  DROP INDEX listed_reference;
  DROP INDEX listed_who;
  DROP INDEX listed_completed;
  DROP INDEX listed_state;
  DROP INDEX listed_state_down;
  DROP INDEX listed_counts;
  CREATE INDEX listed_created ON listed (service, created_at DESC, row, state, verdict_number, proof_kept, done, link_expires_at, text);
  CREATE INDEX listed_reference ON listed (service, reference_key, created_at DESC, row, state, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_who ON listed (service, who_key, created_at DESC, row, state, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_state ON listed (service, state, created_at DESC, row, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_state_down ON listed (service, state DESC, created_at DESC, row, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_counts ON listed (service, state, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_outcome ON listed (service, outcome_key, created_at DESC, row, state, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_outcome_down ON listed (service, outcome_key DESC, created_at DESC, row, state, verdict_number, proof_kept, done, link_expires_at);
  CREATE INDEX listed_completed ON listed (service, completed_at, created_at DESC, row, state, verdict_number, proof_kept, done, filed, link_expires_at);
  CREATE INDEX listed_decided ON listed (service, decided_at, created_at DESC, row, state, verdict_number, proof_kept, done, filed, completed_at);
  CREATE INDEX listed_ended ON listed (service, completed_at, state, method, level, created_at);
`

// What the desks of an office tell one another (readings.ts).
const ninth = `
  CREATE TABLE to_tell (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    turn INTEGER NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
  CREATE TABLE told_by (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    desk TEXT NOT NULL,
    at INTEGER NOT NULL,
    own_body TEXT,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
  CREATE TABLE reading_seen (
    login TEXT NOT NULL,
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (login, stream)
  ) STRICT;
`

/** Every version of the cache. */
export const cacheMigrations: Migrations = [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth]
