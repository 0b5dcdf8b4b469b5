/** Requests about which a later version has said something that is to be understood first. */

/**
 * What brings a ledger of version 21 to 22. `office_stopped`: entries that are to be understood and are not, and the request that each is
 * about, by the service's id. What is read, or erased, stops nothing any more.
 */
export const officeStoppedMigration = `
  CREATE TABLE office_stopped (
    service_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (service_id, request_id, entry)
  ) STRICT;
  CREATE INDEX office_stopped_entry ON office_stopped (entry);
  CREATE TRIGGER office_stopped_read AFTER DELETE ON office_unread BEGIN
    DELETE FROM office_stopped WHERE entry = OLD.hash;
  END;
`
