/** What the office chose about each service beside its address. `place`: where it stands among the others, from 0. */
export const serviceMigration = `
  ALTER TABLE service ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE service ADD COLUMN color TEXT NOT NULL DEFAULT 'blue';
  ALTER TABLE service ADD COLUMN is_paused INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE service ADD COLUMN purpose TEXT NOT NULL DEFAULT 'anybody';
  ALTER TABLE service ADD COLUMN code_country TEXT NOT NULL DEFAULT '';
  ALTER TABLE service ADD COLUMN reason TEXT NOT NULL DEFAULT '';
  UPDATE service SET place = (
    SELECT count(*) FROM service o WHERE (o.created_at, o.id) < (service.created_at, service.id));
`
