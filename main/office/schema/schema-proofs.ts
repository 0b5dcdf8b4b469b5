/** The part of the server's schema by which a proof of identity is fetched from eeID once for the office. */

/** For how long the server keeps a proof: a desk that was away for longer asks eeID itself. */
const keptFor = '90 days'

/** The SQL, a part of the whole (`schema.ts`). */
export const proofSchema = `-- Proofs of identity that desks have fetched from eeID, for the others: signed, and encrypted under the office's key. The
-- login is part of the key, so that nobody takes the place of what another login has put.
CREATE TABLE office.proof (
  mark bytea NOT NULL CHECK (octet_length(mark) = 16),
  put_by name NOT NULL DEFAULT session_user,
  epoch integer NOT NULL CHECK (epoch > 0),
  head bytea NOT NULL CHECK (octet_length(head) <= 4096),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  sealed bytea NOT NULL CHECK (octet_length(sealed) <= 16777216),
  arrived timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (mark, put_by)
);
ALTER TABLE office.proof ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX proof_arrived ON office.proof (arrived);
CREATE INDEX proof_put_by ON office.proof (put_by, epoch);

-- Requests that were erased by order, by their marks: no proof of theirs comes back.
CREATE TABLE office.erased_proof (
  mark bytea PRIMARY KEY CHECK (octet_length(mark) = 16),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);

CREATE FUNCTION office.refuse_erased_proof() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM office.erased_proof e WHERE e.mark = NEW.mark) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_erased BEFORE INSERT ON office.proof FOR EACH ROW EXECUTE FUNCTION office.refuse_erased_proof();

CREATE FUNCTION office.keep_proofs() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM office.proof WHERE arrived < now() - interval '${keptFor}';
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_proofs AFTER INSERT ON office.proof FOR EACH STATEMENT EXECUTE FUNCTION office.keep_proofs();

-- A login takes back what it has put of these requests.
CREATE FUNCTION office.take_back_proofs(marks bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM office.proof p WHERE p.mark = ANY (marks) AND p.put_by = session_user;
$$;

REVOKE ALL ON FUNCTION office.take_back_proofs(bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.take_back_proofs(bytea[]) TO eeid_office_desk;
GRANT INSERT (mark, epoch, head, signature, sealed) ON office.proof TO eeid_office_desk;
`

/** What managers' logins may do with them; behind the role. */
export const managersProofSchema = `
-- Erases the proofs of requests for ever. Whoever puts at the same time waits, so that nothing slips in between.
CREATE FUNCTION office.erase_proofs(marks bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE office.proof IN SHARE ROW EXCLUSIVE MODE;
  INSERT INTO office.erased_proof (mark) SELECT DISTINCT one FROM unnest(marks) AS one ON CONFLICT DO NOTHING;
  DELETE FROM office.proof WHERE mark = ANY (marks);
END
$$;

-- What is sealed under earlier keys of the office goes: what the login has put, by a manager's login all.
CREATE FUNCTION office.forget_proofs(newest integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM office.proof p WHERE p.epoch < newest
    AND (p.put_by = session_user OR pg_has_role(session_user, 'eeid_office_manager', 'MEMBER'));
$$;

REVOKE ALL ON FUNCTION office.erase_proofs(bytea[]), office.forget_proofs(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION office.forget_proofs(integer) TO eeid_office_desk;
GRANT EXECUTE ON FUNCTION office.erase_proofs(bytea[]) TO eeid_office_manager;
`
