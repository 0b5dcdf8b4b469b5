/** The part of the server's schema by which no two desks of an office have one code in their references. */

/** The SQL, a part of the whole (`schema.ts`). */
export const codeSchema = `-- Codes of desks, as they stand in references. Whoever has put one keeps it.
CREATE TABLE office.code (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z0-9]{3,5}$'),
  desk bytea NOT NULL CHECK (octet_length(desk) = 16),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);
GRANT INSERT (code, desk) ON office.code TO eeid_office_desk;
`
