/** The part of the server's schema by which one desk reads the service for all: the leases, and what was read. */

/** For how long the server keeps what was read: a desk that was away for longer reads the service itself. */
const keptFor = '7 days'

/** The SQL, a part of the whole (`schema.ts`). */
export const readingSchema = `-- Which desk reads a service for all. A beat that stands still ends the lease; it only saves calls.
CREATE TABLE office.lease (
  service bytea PRIMARY KEY CHECK (octet_length(service) = 16),
  beat integer NOT NULL CHECK (beat > 0),
  holder bytea NOT NULL CHECK (octet_length(holder) = 16),
  mark bytea CHECK (octet_length(mark) <= 4096),
  put_by name NOT NULL DEFAULT session_user
);

-- Raises a beat, if it is still the one that was seen (0: none). Returns the new one; null where it was another one.
CREATE FUNCTION office.beat(of_service bytea, by_holder bytea, seen integer, new_mark bytea) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  raised integer;
BEGIN
  IF seen = 0 THEN
    INSERT INTO office.lease (service, beat, holder, mark) VALUES (of_service, 1, by_holder, new_mark)
      ON CONFLICT DO NOTHING RETURNING beat INTO raised;
  ELSE
    UPDATE office.lease SET beat = beat % 2147483647 + 1, holder = by_holder, mark = coalesce(new_mark, mark),
      put_by = session_user
      WHERE service = of_service AND beat = seen RETURNING beat INTO raised;
  END IF;
  RETURN raised;
END
$$;

-- What desks have read from eeID, for the others: signed, and encrypted under the office's key. A desk numbers its own
-- without gaps; the login is part of the key, so that nobody takes a number of another login.
CREATE TABLE office.reading (
  put_by name NOT NULL DEFAULT session_user,
  stream bytea NOT NULL CHECK (octet_length(stream) = 16),
  number integer NOT NULL CHECK (number > 0),
  mark bytea NOT NULL CHECK (octet_length(mark) = 16),
  head bytea NOT NULL CHECK (octet_length(head) <= 65536),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  arrived timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (put_by, stream, number)
);
CREATE INDEX reading_mark ON office.reading (mark);
CREATE INDEX reading_arrived ON office.reading (arrived);

-- How far each stream of readings goes.
CREATE TABLE office.reading_end (
  put_by name NOT NULL,
  stream bytea NOT NULL,
  number integer NOT NULL,
  arrived timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (put_by, stream)
);

CREATE FUNCTION office.keep_readings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO office.reading_end AS e (put_by, stream, number)
    SELECT a.put_by, a.stream, max(a.number) FROM added a GROUP BY a.put_by, a.stream
    ON CONFLICT (put_by, stream) DO UPDATE SET number = greatest(e.number, excluded.number), arrived = now();
  DELETE FROM office.reading WHERE arrived < now() - interval '${keptFor}';
  DELETE FROM office.reading_end WHERE arrived < now() - interval '${keptFor}';
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_readings AFTER INSERT ON office.reading REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION office.keep_readings();
CREATE TRIGGER wake_reading AFTER INSERT ON office.reading FOR EACH STATEMENT EXECUTE FUNCTION office.wake();

-- A login takes back what it has read of these requests. The numbers stay, so that nobody waits for them.
CREATE FUNCTION office.take_back_readings(marks bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE office.reading r SET head = '', signature = decode(repeat('00', 64), 'hex')
    WHERE r.mark = ANY (marks) AND r.put_by = session_user AND r.head <> '';
$$;

REVOKE ALL ON FUNCTION office.beat(bytea, bytea, integer, bytea), office.take_back_readings(bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.beat(bytea, bytea, integer, bytea), office.take_back_readings(bytea[]) TO eeid_office_desk;
GRANT INSERT (stream, number, mark, head, signature) ON office.reading TO eeid_office_desk;
`
