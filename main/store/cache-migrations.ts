/** The cache: what the service can tell us again. Times are milliseconds since 1970 UTC. */
import type { Migrations } from './migrate.ts'

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

/** Every version of the cache. */
export const cacheMigrations: Migrations = [first, second, third]
