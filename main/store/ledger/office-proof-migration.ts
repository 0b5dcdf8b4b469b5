/**
 * What brings a ledger of version 22 to 23. `office_proof`: which desk has fetched a kept proof; an empty name where this one has, and
 * the server is still to be given it.
 */
export const officeProofMigration = `
  CREATE TABLE office_proof (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    desk TEXT NOT NULL,
    PRIMARY KEY (service_id, request_id)
  ) STRICT;
`
