/** The clerks of the desk. A clerk who left stays: a name in the log is one person's. */
export const clerkMigration = `
  CREATE TABLE clerk (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL, has_pin INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
    left_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX clerk_name ON clerk (name);
`
