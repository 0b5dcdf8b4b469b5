/**
 * What the audit log's page needs: filters that are answered by an index alone, whatever the log's length, and finding
 * entries by the reference that they name. A batch keeps who let it run, so that its requests have that author whoever
 * is at the desk when they are made; it is empty of batches of earlier versions.
 */
export const auditReadingMigration = `
  DROP INDEX audit_entry_author;
  CREATE INDEX audit_entry_reading ON audit_entry (author, act, at);
  CREATE INDEX audit_entry_act ON audit_entry (act, at);
  CREATE INDEX audit_entry_reference
    ON audit_entry (iif(json_valid(text), json_extract(text, '$.reference'), NULL) COLLATE NOCASE) WHERE text IS NOT NULL;

  ALTER TABLE batch ADD COLUMN author TEXT NOT NULL DEFAULT '';
`
