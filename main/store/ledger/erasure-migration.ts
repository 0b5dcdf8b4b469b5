/** What is ordered to be erased, what was, and what must not be. */

/**
 * `erasure`: one order each; `counts`: what went (JSON), without any of the data. `erasure_item`: what it is about, gone
 * once that is. `erased_mark`: by which the service's requests are known again and not kept (`erased-marks.ts`).
 * `erasure_copy`: files in the office's folder that are still to go. `hold`: requests that nothing may erase; `request` is
 * the desk's id, and the highest row of a request counts.
 */
export const erasureMigration = `
  CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    why TEXT NOT NULL CHECK (why IN ('person', 'retention')),
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    ordered_at INTEGER NOT NULL,
    removes_filed INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('ordered', 'deleted', 'rewritten', 'ended')),
    counts TEXT NOT NULL,
    ended_at INTEGER
  ) STRICT;

  CREATE TABLE erasure_item (
    erasure TEXT NOT NULL,
    service_id TEXT,
    request_id TEXT,
    outbox_id TEXT,
    word TEXT
  ) STRICT;

  CREATE TABLE erased_mark (
    service_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('request', 'reference', 'file')),
    erasure TEXT NOT NULL,
    PRIMARY KEY (service_id, kind, mark)
  ) STRICT;

  CREATE TABLE erasure_copy (
    erasure TEXT NOT NULL,
    folder TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    fault TEXT,
    PRIMARY KEY (folder, path)
  ) STRICT;

  CREATE TABLE erased_mark_key (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    key TEXT NOT NULL
  ) STRICT;
  INSERT INTO erased_mark_key (only, key) VALUES (1, lower(hex(randomblob(32))));

  CREATE TABLE hold (
    request TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    is_held INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX hold_request ON hold (request);
`
