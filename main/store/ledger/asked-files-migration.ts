/**
 * The requests that other programs asked for by a file. `id`: the file's own; `sha256`: of the file; `told`, `proof`: of the
 * answer and of the proof as they were written last; `ended_at`: nothing more is told of it.
 */
export const askedFilesMigration = `
  CREATE TABLE asked_file (
    id TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
    program TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    outbox_id TEXT NOT NULL REFERENCES outbox (id),
    taken_at INTEGER NOT NULL,
    told TEXT,
    proof TEXT,
    ended_at INTEGER
  ) STRICT;
  CREATE INDEX asked_file_outbox ON asked_file (outbox_id);
  CREATE INDEX asked_file_open ON asked_file (taken_at) WHERE ended_at IS NULL;
`
