/** The calls about an office of several desks. */
import { X509Certificate } from 'node:crypto'
import type { Language } from '../../common/words/languages.ts'
import { type FieldProblemCode, failed, type Outcome, ok, type ProblemCode } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { OfficeServerTyped, OfficeView } from '../../preload/contract/office.ts'
import type { RandomBytes } from '../audit/sealed.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { changeServer } from '../office/changing-server.ts'
import { keyName } from '../office/keys.ts'
import type { OfficeLoopOptions } from '../office/loop.ts'
import { createManagerKeys } from '../office/manager-keys.ts'
import { beginEpoch, forgetManagerKey, makeManagerKey, orderErasure, removeKey, thenRenew } from '../office/managing.ts'
import { admitDesk, askOffice, foundOffice, type Joining, leaveOffice } from '../office/membership.ts'
import { readHost } from '../office/pg-server.ts'
import { readStatement } from '../office/said.ts'
import type { OfficeFault, OfficeServer } from '../office/server.ts'
import { officeSheet } from '../office/sheet.ts'
import { asking, codeOfDesk, codeOfOffice, isKeyKnownOutside, standing } from '../office/statements.ts'
import { codeSheetTitle } from '../paper/code-sheet.ts'
import type { NewPaper } from '../paper/paper.ts'
import { printAsChosen } from '../printing/choice.ts'
import type { Printing } from '../printing/port.ts'
import { momentTime } from '../requests/time.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import type { DeskOffice } from '../startup/office.ts'
import { withDesk } from './open-desk.ts'
import { recorded } from './recorded.ts'

/** What the calls work with. */
export type OfficePorts = {
  desk: Desk
  office: DeskOffice
  keychain: Keychain
  clock: Clock
  random: RandomBytes
  connect: OfficeLoopOptions['connect']
  printing: Printing
  newPaper: NewPaper
  language: () => Language
}

const codes: Record<OfficeFault | 'keysMissing', ProblemCode> = {
  unreachable: 'officeUnreachable',
  untrusted: 'officeUntrusted',
  refusedLogin: 'officeLoginRefused',
  noSchema: 'officeNoSchema',
  oldSchema: 'officeOldSchema',
  standby: 'officeStandby',
  full: 'officeFull',
  fault: 'officeFault',
  keysMissing: 'officeKeysMissing'
}

/** How a desk reaches a server. */
type Reaching = Omit<Joining, 'deskName'>

/** Handlers of `office`. */
export function officeHandlers(ports: OfficePorts): Handlers<'office'> {
  const { desk, office, connect } = ports
  const managerKeys = createManagerKeys(ports)
  const parts = ({ store }: OpenDesk) => ({ ...ports, store, managerKeys })

  /** Does `work` with a connection that only lasts for it. */
  async function withServer<T>(
    { connection, password }: Reaching,
    work: (server: OfficeServer) => Promise<T>
  ): Promise<Outcome<T>> {
    const connected = await connect(connection, password)
    if (!connected.ok) return failed({ code: codes[connected.fault] })
    try {
      return ok(await work(connected.server))
    } catch {
      return failed({ code: 'officeFault' })
    } finally {
      await connected.server.close()
    }
  }

  async function thenView(open: OpenDesk, done: Promise<Outcome<unknown>>): Promise<Outcome<OfficeView>> {
    const outcome = await done
    office.wake()
    return outcome.ok ? ok(view(open, office)) : outcome
  }

  return {
    get: () => withDesk(desk, (open) => ok(view(open, office))),
    lookers: ({ id }) => withDesk(desk, () => ok(office.lookers(id))),
    found: ({ name, ...typed }) =>
      withDesk(desk, async (open) => {
        const checked = checkJoining(typed, { name, deskName: typed.deskName })
        if (!checked.ok) return checked
        const there = await withServer(checked.value, async () => null)
        if (!there.ok) return there
        const founded = await foundOffice(parts(open), {
          ...checked.value,
          deskName: typed.deskName.trim(),
          name: name.trim()
        })
        office.wake()
        return founded
      }),
    printSheet: ({ sheet }) =>
      withDesk(desk, async ({ store }) => {
        const { clock, printing, newPaper, language } = ports
        const { name = '', office: id = '' } = store.office.get() ?? {}
        const author = store.author()
        const page = { sheet, name, code: codeOfOffice(id), at: clock.now() }
        const pdf = await officeSheet(page, newPaper, language())
        const sent = printAsChosen({ store, printing, job: 'proof', isOnce: true }, pdf, codeSheetTitle)
        return recorded(store, { act: 'print', author, told: { what: 'officeSheet', name } }, sent)
      }),
    join: ({ officeCode, ...typed }) =>
      withDesk(desk, async (open) => {
        const checked = checkJoining(typed, { officeCode, deskName: typed.deskName })
        if (!checked.ok) return checked
        const { value } = checked
        const there = await withServer(value, async (server) => server.statements(await server.statementIds()))
        return there.ok
          ? thenView(
              open,
              askOffice(parts(open), { ...value, deskName: typed.deskName.trim(), officeCode }, there.value)
            )
          : there
      }),
    admit: ({ sign, approval }) =>
      withDesk(desk, (open) =>
        thenView(open, thenRenew(parts(open), approval, admitDesk(parts(open), { sign, ...approval })))
      ),
    remove: (removal) => withDesk(desk, (open) => thenView(open, removeKey(parts(open), removal))),
    makeKey: ({ sheet, pin }) =>
      withDesk(desk, (open) =>
        thenView(open, thenRenew(parts(open), { sheet }, makeManagerKey(parts(open), { sheet, pin })))
      ),
    forgetKey: ({ key }) => withDesk(desk, (open) => thenView(open, forgetManagerKey(parts(open), key))),
    beginEpoch: ({ approval }) => withDesk(desk, (open) => thenView(open, beginEpoch(parts(open), approval))),
    orderErasure: ({ approval }) =>
      withDesk(desk, (open) => thenView(open, thenRenew(parts(open), approval, orderErasure(parts(open), approval)))),
    changeServer: (typed) =>
      withDesk(desk, async (open) => {
        const checked = checkJoining(typed, {})
        if (!checked.ok) return checked
        const { value } = checked
        const there = await withServer(value, async (server) => server.statements(await server.statementIds()))
        if (!there.ok) return there
        const changed = await changeServer(parts(open), value, there.value)
        if (changed.ok) office.reconnect()
        return changed.ok ? ok(view(open, office)) : changed
      }),
    leave: () => withDesk(desk, (open) => thenView(open, leaveOffice(parts(open))))
  }
}

/** What was typed, as it is kept; `others`: what must be there besides. */
function checkJoining(typed: OfficeServerTyped, others: Readonly<Record<string, string>>): Outcome<Reaching> {
  const { hosts, authority, password, database, user } = typed
  const lines = hosts.split(/\s+/).filter((line) => line !== '')
  const wanted = { database, user, password, ...others }
  const fields: Record<string, FieldProblemCode> = Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value.trim() === '' ? [[name, 'required' as const]] : []))
  )
  if (lines.length === 0 || lines.some((line) => readHost(line) === undefined)) fields.hosts = 'notAServer'
  if (!areCertificates(authority)) fields.authority = 'notCertificates'
  if (Object.keys(fields).length > 0) return failed({ code: 'invalid', fields })
  const connection = { hosts: lines, database: database.trim(), user: user.trim(), authority }
  return ok({ connection, password })
}

function areCertificates(pem: string): boolean {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    return found.length > 0 && found.every((one) => new X509Certificate(one).ca)
  } catch {
    return false
  }
}

function view({ store }: OpenDesk, office: DeskOffice): OfficeView {
  const row = store.office.get()
  const state = office.state()
  const statements = row ? store.office.statements() : []
  const id = row?.office ?? ''
  const stands = standing(statements, id)
  const desks = [...stands.desks].map(([name, { desk }]) => ({
    key: name,
    name: desk.name,
    code: desk.code,
    isHere: name === row?.desk,
    isRemoved: stands.removals.has(name),
    lastSeen: timeOrNull(store.shared.lastOf(name))
  }))
  const kept = new Set(store.managing.keys().map(({ key }) => key))
  const managers = [...stands.managers.values()].map(({ key, holder, desk }) => ({
    key,
    name: keyName(key),
    holder,
    desk: stands.desks.get(desk)?.desk.code ?? '',
    isHere: kept.has(key)
  }))
  return {
    office: row
      ? { ...row, ...row.connection, ...codesOf(store, id, row.desk), hosts: row.connection.hosts.join('\n') }
      : null,
    stage: state.stage,
    fault: state.stage === 'away' ? codes[state.fault] : null,
    desks,
    asking: row?.isAdmitted
      ? asking(statements, id).map((desk) => ({ sign: desk.sign, name: desk.name, code: codeOfDesk(desk) }))
      : [],
    managers,
    erasedHere: row?.isAdmitted ? store.managing.erasedHere().length : 0,
    isKeyKnownOutside: row?.isAdmitted === true && isKeyKnownOutside(stands),
    isKeyDue: office.isKeyDue(),
    forks: store.shared.forks(),
    withheld: withheldOf(office),
    unread: store.shared.unread().length
  }
}

function withheldOf(office: DeskOffice): OfficeView['withheld'] {
  const found = office.withheld()
  return found && { count: found.count, desk: found.name, at: momentTime(found.at) }
}

const timeOrNull = (at: number | undefined): string | null => (at === undefined ? null : momentTime(at))

/** The office's code, and the one by which this desk is known while it asks to join. */
function codesOf(store: OpenDesk['store'], office: string, own: string): { code: string; ownCode: string } {
  const said = store.office.statements().flatMap((statement) => readStatement(statement, office) ?? [])
  const desks = said.flatMap((one) => (one.is === 'asked' || one.is === 'admitted' ? one.desk : []))
  const desk = desks.find(({ sign }) => keyName(sign) === own)
  return { code: codeOfOffice(office), ownCode: desk ? codeOfDesk(desk) : '' }
}
