/** The part of the server's SQL that is for managers: erasing for ever, and taking away keys of earlier epochs. */
export const managersSchema = `
-- Managers. Their logins are optional: CREATE ROLE desk_1 LOGIN PASSWORD '...' IN ROLE eeid_office_manager;
RESET ROLE;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'eeid_office_manager') THEN
    CREATE ROLE eeid_office_manager NOLOGIN;
  END IF;
  GRANT eeid_office_desk TO eeid_office_manager;
END
$$;
SET LOCAL ROLE eeid_office_owner;

-- Subjects that were erased by order: nothing of them comes back.
CREATE TABLE office.erased (
  subject bytea PRIMARY KEY CHECK (octet_length(subject) = 16),
  arrived timestamptz NOT NULL DEFAULT now(),
  put_by name NOT NULL DEFAULT session_user
);

-- A desk that does not know of it yet puts the rest of what it has.
CREATE FUNCTION office.refuse_erased() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM office.erased e WHERE e.subject = NEW.subject) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_erased BEFORE INSERT ON office.sealed FOR EACH ROW EXECUTE FUNCTION office.refuse_erased();
CREATE TRIGGER refuse_erased BEFORE INSERT ON office.data_key FOR EACH ROW EXECUTE FUNCTION office.refuse_erased();

-- Erases subjects for ever. Whoever puts at the same time waits, so that nothing slips in between.
CREATE FUNCTION office.erase(subjects bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  LOCK TABLE office.sealed, office.data_key IN SHARE ROW EXCLUSIVE MODE;
  INSERT INTO office.erased (subject) SELECT DISTINCT one FROM unnest(subjects) AS one ON CONFLICT DO NOTHING;
  DELETE FROM office.sealed WHERE subject = ANY (subjects);
  DELETE FROM office.data_key WHERE subject = ANY (subjects);
END
$$;

-- What any login has read of erased requests is emptied. The numbers stay, so that nobody waits for them.
CREATE FUNCTION office.erase_readings(marks bytea[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE office.reading r SET head = '', signature = decode(repeat('00', 64), 'hex')
    WHERE r.mark = ANY (marks) AND r.head <> '';
$$;

-- Keys of earlier epochs go, of subjects that have one of this: those that the login has put, by a manager's login all.
CREATE FUNCTION office.forget_keys(newest integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM office.data_key k WHERE k.epoch < newest
    AND (k.put_by = session_user OR pg_has_role(session_user, 'eeid_office_manager', 'MEMBER'))
    AND EXISTS (SELECT FROM office.data_key n WHERE n.subject = k.subject AND n.epoch = newest);
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA office FROM PUBLIC;
GRANT SELECT ON office.erased TO eeid_office_desk;
GRANT EXECUTE ON FUNCTION office.forget_keys(integer) TO eeid_office_desk;
GRANT EXECUTE ON FUNCTION office.erase(bytea[]), office.erase_readings(bytea[]) TO eeid_office_manager;
`
