/** Keeps the table of the list at what both databases say. */
import { asStoreFault, type Connection, isDamage } from '../database/connection.ts'
import { atOnce, type Steps } from '../database/steps.ts'
import { listedKeyNames, listedKeys, listedNames, listedRequest } from './listed.ts'
import { type Mark, marks, startMarking } from './marks.ts'
import { listTexts } from './texts.ts'
import { type FoundRequest, requestViews } from './views.ts'

// Counts up when a row of the list is made in another way. What a migration changes is counted beside it.
const rowForm = 8

// What is done in one piece: a few milliseconds.
const partSize = 50
// So many that beginning anew is quicker: a first reading while nobody looked at the list.
const mostNews = 5_000
// A request is noted some four times on its way.
const mostNoted = 4 * mostNews

/** The column of the list's table in which a part of a row is kept: `requestId` in `request_id`. */
const columnOf = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

/** The columns of the list's table that a row shows, under their names in a row. */
export const shownColumns = listedNames.map((name) => `l.${columnOf(name)} AS ${name}`).join(', ')

/** How much of the list is made anew: requests, of how many. */
export type ListProgress = { done: number; total: number }

type State = { form: string; era: string; changes: number; stale: number }

/**
 * Begins to follow both databases. Where the list's table does not fit them, as after an update, it is made anew: at once, or
 * `later`, by the steps of `madeAnew` or at the latest when something is read of it.
 */
export function relisting(connection: Connection, era: () => string, whenUnfit: 'atOnce' | 'later' = 'atOnce') {
  connection.prepare('INSERT INTO ledger_changes (only, era, count) VALUES (1, ?, 0) ON CONFLICT DO NOTHING').run(era())
  startMarking(connection)
  const noted = marks(connection)
  const views = requestViews(connection)
  const formOf = (name: string) => Number(connection.pragma(`${name}.user_version`, { simple: true }))
  const form = `${rowForm}.${formOf('main')}.${formOf('cache')}`
  const ledger = connection.prepare<[], Pick<State, 'era' | 'changes'>>(
    'SELECT era, count AS changes FROM ledger_changes'
  )
  const seen = connection.prepare<[], State>('SELECT form, era, changes, stale FROM cache.listing')
  const note = connection.prepare(
    `INSERT INTO cache.listing (only, form, era, changes, stale) VALUES (1, ?, ?, ?, 0) ON CONFLICT DO UPDATE
     SET form = excluded.form, era = excluded.era, changes = excluded.changes, stale = 0`
  )
  const numbers = serviceNumbers(connection)
  const texts = listTexts(connection)
  const remove = connection
    .prepare<[number, string], number>('DELETE FROM cache.listed WHERE service = ? AND id = ? RETURNING row')
    .pluck()
  const parts = [...listedNames, ...listedKeyNames]
  const names = parts.map(columnOf)
  // Returns nothing where the row says already what it is to say.
  const put = connection
    .prepare<object, number>(
      `INSERT INTO cache.listed (service, ${names.join(', ')})
       VALUES (@service, ${parts.map((name) => `@${name}`).join(', ')})
       ON CONFLICT (service, id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
       WHERE (${names.map((name) => `listed.${name}`).join(', ')})
         IS NOT (${names.map((name) => `excluded.${name}`).join(', ')})
       RETURNING row`
    )
    .pluck()

  const createdAt = connection
    .prepare<[number, string], number | null>('SELECT created_at FROM cache.listed WHERE service = ? AND id = ?')
    .pluck()
  let version = 0
  let byTimeVersion = 0

  function list(found: FoundRequest): void {
    const [service, shown] = [numbers.of(found.serviceId), listedRequest(found)]
    const keys = listedKeys(found, shown)
    const before = createdAt.get(service, shown.id)
    const row = put.get({ service, ...shown, ...keys })
    if (row === undefined) return
    texts.put(row, keys.text)
    version += 1
    if (before !== shown.createdAt) byTimeVersion += 1
  }

  function unlist({ serviceId, id }: Mark): void {
    const row = remove.get(numbers.of(serviceId), id)
    if (row === undefined) return
    texts.remove(row)
    version += 1
    byTimeVersion += 1
  }

  function noteSeen(): void {
    const { era, changes } = ledger.get() ?? { era: '', changes: 0 }
    note.run(form, era, changes)
    noted.forget()
  }

  const fits = () => {
    const [now, last] = [ledger.get(), seen.get()]
    return last?.stale === 0 && last.form === form && last.era === now?.era && last.changes === now.changes
  }

  const removeSome = connection.prepare(
    'DELETE FROM cache.listed WHERE row IN (SELECT row FROM cache.listed ORDER BY row LIMIT ?)'
  )

  /** In a transaction. */
  function* makingAnew(told: (progress: ListProgress) => void): Steps<void> {
    texts.forget()
    const total = views.count()
    const progress = { done: 0, total }
    const indexes = yield* withoutIndexes(connection)
    while (removeSome.run(partSize).changes > 0) yield
    version += 1
    byTimeVersion += 1
    for (const part of views.all(partSize)) {
      part.forEach(list)
      progress.done += part.length
      told({ ...progress, done: Math.min(progress.done, total) })
      yield
    }
    yield* indexes
    noteSeen()
  }

  const makeAnew = connection.transaction(() => atOnce(makingAnew(() => {})))

  function* madeAnew(told: (progress: ListProgress) => void): Steps<void> {
    if (isMade) return
    connection.exec('BEGIN')
    try {
      yield* makingAnew(told)
      connection.exec('COMMIT')
      isMade = true
    } finally {
      if (connection.inTransaction) connection.exec('ROLLBACK')
    }
  }

  const tellAgain = connection.transaction(() => {
    if (noted.areMoreThan(mostNoted)) return makeAnew()
    const news = noted.all()
    if (news.length > mostNews) return makeAnew()
    for (const mark of news) {
      const found = views.shown(mark.serviceId, mark.id)
      if (found) list(found)
      else unlist(mark)
    }
    noteSeen()
  })

  /** Brings the list up to what has changed. Where the disk is full it stays as it was: that is told elsewhere. */
  function relist(): void {
    if (isMade && noted.isEmpty()) return
    // What is told in a transaction around it may be undone.
    if (connection.inTransaction) texts.forget()
    try {
      if (isMade) tellAgain()
      else makeAnew()
      isMade ||= !connection.inTransaction
    } catch (error) {
      texts.forget()
      if (isDamage(error)) throw asStoreFault(error)
    }
  }

  let isMade = fits()
  if (!isMade && whenUnfit === 'atOnce') {
    makeAnew()
    isMade = true
  }
  return {
    /** Makes the list anew where it does not fit, in small steps. Broken off, it is as it was. */
    madeAnew,
    relist,
    /** The same at the end; a list that has to be made anew is left to the next opening. */
    relistAtEnd(): void {
      if (isMade) relist()
    },
    /** What a search looks through. */
    texts: texts.all,
    /** The same in steps. */
    prepareTexts: texts.prepare,
    /** Leaves none of them in memory, until they are wanted again. */
    forgetTexts: texts.forget,
    numberOf: numbers.of,
    /** Counts up with every change of the list. */
    version: () => version,
    /** Counts up when other rows are there, or stand elsewhere by their time. */
    byTimeVersion: () => byTimeVersion
  }
}

/** Short numbers in the place of the services' ids. */
function serviceNumbers(connection: Connection) {
  const read = connection.prepare<[string], number>('SELECT number FROM cache.listed_service WHERE id = ?').pluck()
  const add = connection.prepare('INSERT INTO cache.listed_service (id) VALUES (?)')
  return {
    of: (id: string): number => read.get(id) ?? Number(add.run(id).lastInsertRowid)
  }
}

/**
 * Takes the list's table all indexes but that of its ids: making them in one go takes half as long. Returns the steps that
 * make them again.
 */
function* withoutIndexes(connection: Connection): Generator<void, Steps<void>, void> {
  const indexes = connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM cache.sqlite_schema WHERE type = 'index' AND tbl_name = 'listed' AND sql IS NOT NULL`
    )
    .all()
  for (const { name } of indexes) {
    connection.exec(`DROP INDEX cache.${name}`)
    yield
  }
  return madeAgain(connection, indexes)
}

function* madeAgain(connection: Connection, indexes: readonly { sql: string }[]): Steps<void> {
  for (const { sql } of indexes) {
    connection.exec(sql.replace('CREATE INDEX ', 'CREATE INDEX cache.'))
    yield
  }
}
