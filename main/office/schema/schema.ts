/** What IT runs once in the office's database. `--print-office-schema` prints it. */

import { codeSchema } from './schema-codes.ts'
import { managersSchema } from './schema-managers.ts'
import { managersProofSchema, proofSchema } from './schema-proofs.ts'
import { readingSchema } from './schema-readings.ts'
import { signedSchema } from './schema-signed.ts'

/** The schema's number. Later ones only add to it, ahead of the desks. */
export const schemaNumber = 1

/** The SQL, for PostgreSQL 15 or newer; to be run by an administrator of the server, in the database of the office. */
export const officeSchema = `-- eeID Desk: the office ledger, schema ${schemaNumber}. PostgreSQL 15 or newer.
-- To be run once by an administrator of the server, in a database of its own:
--   createdb office
--   psql --set=ON_ERROR_STOP=1 --dbname=office --file=office.sql
-- Then a login for each desk:
--   CREATE ROLE desk_1 LOGIN PASSWORD '...' IN ROLE eeid_office_desk;

BEGIN;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'eeid_office_owner') THEN
    CREATE ROLE eeid_office_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'eeid_office_desk') THEN
    CREATE ROLE eeid_office_desk NOLOGIN;
  END IF;
  EXECUTE pg_catalog.format('REVOKE ALL ON DATABASE %I FROM PUBLIC', pg_catalog.current_database());
  EXECUTE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO eeid_office_desk', pg_catalog.current_database());
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA office AUTHORIZATION eeid_office_owner;
REVOKE ALL ON SCHEMA office FROM PUBLIC;

SET LOCAL ROLE eeid_office_owner;
SET LOCAL search_path = pg_catalog, pg_temp;
GRANT USAGE ON SCHEMA office TO eeid_office_desk;

-- Entries of the desks' logs. The hash is that of a leaf in RFC 6962; it is part of the key, so that nothing takes the
-- place of an entry. Whether its signature is right is for the desks to see.
CREATE TABLE office.entry (
  stream bytea NOT NULL CHECK (octet_length(stream) = 16),
  number integer NOT NULL CHECK (number > 0),
  hash bytea NOT NULL CHECK (hash = sha256('\\x00'::bytea || head)),
  head bytea NOT NULL CHECK (octet_length(head) <= 65536),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user,
  PRIMARY KEY (stream, number, hash)
);

-- What entries say, encrypted by the desks.
CREATE TABLE office.sealed (
  id bytea PRIMARY KEY CHECK (id = sha256(subject || bytes)),
  subject bytea NOT NULL CHECK (octet_length(subject) = 16),
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 16777216),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);
ALTER TABLE office.sealed ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX sealed_subject ON office.sealed (subject);

-- The subjects' keys, encrypted under the office's key, which never comes here.
CREATE TABLE office.data_key (
  id bytea PRIMARY KEY CHECK (id = sha256(subject || int4send(epoch) || wrapped)),
  subject bytea NOT NULL CHECK (octet_length(subject) = 16),
  epoch integer NOT NULL CHECK (epoch > 0),
  wrapped bytea NOT NULL CHECK (octet_length(wrapped) = 60),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);
CREATE INDEX data_key_subject ON office.data_key (subject);

-- Who asks to join, and who was admitted: public keys, and signatures over them.
CREATE TABLE office.statement (
  id bytea PRIMARY KEY CHECK (id = sha256(statement)),
  statement bytea NOT NULL CHECK (octet_length(statement) <= 65536),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);

-- How many entries each stream has.
CREATE TABLE office.stream_count (
  stream bytea PRIMARY KEY,
  count integer NOT NULL
);

CREATE FUNCTION office.count_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO office.stream_count (stream, count) VALUES (NEW.stream, 1)
    ON CONFLICT (stream) DO UPDATE SET count = stream_count.count + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_entry AFTER INSERT ON office.entry FOR EACH ROW EXECUTE FUNCTION office.count_entry();

-- Wakes the desks that listen. It says nothing.
CREATE FUNCTION office.wake() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('office', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER wake_entry AFTER INSERT ON office.entry FOR EACH STATEMENT EXECUTE FUNCTION office.wake();
CREATE TRIGGER wake_statement AFTER INSERT ON office.statement FOR EACH STATEMENT EXECUTE FUNCTION office.wake();

${readingSchema}
${proofSchema}
${codeSchema}
${signedSchema}
-- A login takes back what it has put itself: bodies by id, and the keys of subjects that no body is left of.
CREATE FUNCTION office.take_back(ids bytea[], subjects bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM office.sealed WHERE id = ANY (ids) AND put_by = session_user;
  DELETE FROM office.data_key k WHERE k.subject = ANY (subjects) AND k.put_by = session_user
    AND NOT EXISTS (SELECT FROM office.sealed s WHERE s.subject = k.subject);
$$;

-- Which schema is here.
CREATE FUNCTION office.schema_number() RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT ${schemaNumber} $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.take_back(bytea[], bytea[]) TO eeid_office_desk;
GRANT EXECUTE ON FUNCTION office.schema_number() TO eeid_office_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA office TO eeid_office_desk;
GRANT INSERT (stream, number, hash, head, signature) ON office.entry TO eeid_office_desk;
GRANT INSERT (id, subject, bytes) ON office.sealed TO eeid_office_desk;
GRANT INSERT (id, subject, epoch, wrapped) ON office.data_key TO eeid_office_desk;
GRANT INSERT (id, statement) ON office.statement TO eeid_office_desk;
${managersSchema}${managersProofSchema}
COMMIT;
`
