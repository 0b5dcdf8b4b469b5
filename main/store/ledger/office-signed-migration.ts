/** How far other desks of the office knew each stream when they last said so. */

/**
 * What brings a ledger of version 20 to 21. `office_signed`: the newest word of each desk, by the name of its key; `number`: which of
 * its words it is, `at`: when by its own clock, `said` and `id`: its characters and their SHA-256 (`main/office/signed.ts`).
 */
export const officeSignedMigration = `
  CREATE TABLE office_signed (
    desk TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    said TEXT NOT NULL
  ) STRICT;
`
