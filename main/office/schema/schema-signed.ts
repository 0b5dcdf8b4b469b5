/** The part of the server's schema by which desks say how far they know each stream. */

/** The SQL, a part of the whole (`schema.ts`). */
export const signedSchema = `-- How far each desk knew the streams when it last said so, once a day, signed by it. One row for each login, the newest:
-- whoever has a login takes the place of its own word only.
CREATE TABLE office.signed (
  put_by name PRIMARY KEY DEFAULT session_user,
  id bytea NOT NULL CHECK (id = sha256(said)),
  said bytea NOT NULL CHECK (octet_length(said) <= 1048576),
  arrived timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION office.sign(new_said bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO office.signed (put_by, id, said) VALUES (session_user, sha256(new_said), new_said)
    ON CONFLICT (put_by) DO UPDATE SET id = excluded.id, said = excluded.said, arrived = now();
$$;

REVOKE ALL ON FUNCTION office.sign(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.sign(bytea) TO eeid_office_desk;
`
