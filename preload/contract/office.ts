/** The calls about an office of several desks. */
import { z } from 'zod'
import { outcome, problemCode } from './answers.ts'
import { call, nothing, request, text, time } from './call.ts'
import { sent } from './printing.ts'

/** A desk of the office. `key`: the name of its key; `lastSeen`: when it did what it did last, by its own clock. */
const officeDesk = z.object({
  key: z.string(),
  name: z.string(),
  code: z.string(),
  isHere: z.boolean(),
  isRemoved: z.boolean(),
  lastSeen: time.nullable()
})

/** A manager's key. `key`: its public part, `name` that key's name; `desk`: the code of the desk that keeps it. */
const managerKey = z.object({
  key: z.string(),
  name: z.string(),
  holder: z.string(),
  desk: z.string(),
  isHere: z.boolean()
})

/** A desk that asks to join; `code`: what it shows too, if these are its keys. */
const askingDesk = z.object({ sign: z.string(), name: z.string(), code: z.string() })

/** How to reach the office's server; `hosts`: one on each line, `authority`: certificates in PEM. */
const server = { hosts: text(1_000), database: text(63), user: text(63), authority: text(100_000) }

const officeView = z.object({
  /** Null where this desk works alone. */
  office: z
    .object({
      name: z.string(),
      /** By which other desks know the office that they ask to join. */
      code: z.string(),
      isAdmitted: z.boolean(),
      /** What this desk shows while it asks to join. */
      ownCode: z.string(),
      ...server
    })
    .nullable(),
  stage: z.enum(['off', 'connecting', 'waiting', 'connected', 'away', 'removed']),
  /** Why it is `away`. */
  fault: problemCode.nullable(),
  desks: z.array(officeDesk),
  asking: z.array(askingDesk),
  managers: z.array(managerKey),
  /** Of how many requests what was erased here was not ordered to be erased everywhere. */
  erasedHere: z.int(),
  /** The office's key was handed to a desk that was removed: another one is to begin. */
  isKeyKnownOutside: z.boolean(),
  /** The office's key has been used for a quarter: another one is to begin. */
  isKeyDue: z.boolean(),
  /** Entries that another entry contradicts, which only a copied or restored desk makes. */
  forks: z.int(),
  /** What another desk had, when it said so by its own clock, and the server does not show. */
  withheld: z.object({ count: z.int(), desk: z.string(), at: time }).nullable(),
  /** Entries whose text has not arrived, or is about a service that this desk does not have. */
  unread: z.int()
})

/** Who looks at a request at another desk: the clerk's name, and the desk's. */
const looker = z.object({ clerk: z.string(), desk: z.string() })

/** Who speaks for the office: whoever types the sheet's code, or the PIN of a manager's key that this desk keeps. */
const approval = z.union([z.strictObject({ sheet: text(60) }), z.strictObject({ key: text(64), pin: text(200) })])

const joining = { ...server, password: text(200), deskName: text(100) }

/** Every call of `office`. */
export const officeCalls = {
  get: call(nothing, outcome(officeView)),
  /** Who has a request in hand at other desks now, by the desk's id of it. */
  lookers: call(request, outcome(z.array(looker)), ['value']),
  /** Founds an office with this desk as its first. Returns the code of its sheet, which is kept nowhere. */
  found: call(z.strictObject({ ...joining, name: text(100) }), outcome(z.object({ sheet: z.string() }))),
  printSheet: call(z.strictObject({ sheet: text(60) }), outcome(sent)),
  /** Asks to join the office of a code. */
  join: call(z.strictObject({ ...joining, officeCode: text(60) }), outcome(officeView)),
  /** Admits a desk that asks. */
  admit: call(z.strictObject({ sign: text(64), approval }), outcome(officeView)),
  /** Removes a desk, or takes a manager's key back, by the name of its key. */
  remove: call(z.strictObject({ name: text(64), approval }), outcome(officeView)),
  /** Makes a key of whoever works here, kept under a PIN; the sheet admits it. */
  makeKey: call(z.strictObject({ sheet: text(60), pin: text(200) }), outcome(officeView)),
  /** This desk keeps a manager's key no longer. */
  forgetKey: call(z.strictObject({ key: text(64) }), outcome(officeView)),
  /** Begins another office key. */
  beginEpoch: call(z.strictObject({ approval }), outcome(officeView)),
  /** Has what was erased on this desk erased at every one. */
  orderErasure: call(z.strictObject({ approval }), outcome(officeView)),
  /** Keeps another server, login or password, once it was tried. */
  changeServer: call(z.strictObject({ ...server, password: text(200) }), outcome(officeView)),
  /** This desk works alone again. */
  leave: call(nothing, outcome(officeView))
}

export type OfficeView = z.infer<typeof officeView>
export type LookerView = z.infer<typeof looker>
export type OfficeJoining = z.infer<z.ZodObject<typeof joining>>
export type OfficeServerTyped = Omit<OfficeJoining, 'deskName'>
export type OfficeApproval = z.infer<typeof approval>
