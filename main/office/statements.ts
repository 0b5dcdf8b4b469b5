/**
 * Who belongs to an office, and what counts of what was said to it. It comes to the same in whichever order statements
 * arrive, and no clock is asked: what a removed desk says later does not count, whatever date it bears.
 */
import { createHash } from 'node:crypto'
import { writeCode } from './codes.ts'
import { keyName } from './keys.ts'
import {
  type Admitted,
  type DeskKeys,
  type Epoch,
  type ErasureOrder,
  type HandedOn,
  isByRoot,
  type ManagerSaid,
  type Removed,
  type Renewed,
  readStatement,
  type Said,
  type Statement
} from './said.ts'

export type { Statement }

type Read<S extends Said = Said> = { id: string; said: S }

/** How an office stands, by what was said to it. Desks are known by the names of their keys. */
export type Standing = {
  /** Who was ever admitted, the first one first. */
  desks: ReadonlyMap<string, Admitted>
  /** What was said of desks and managers' keys that count no longer. */
  removals: ReadonlyMap<string, readonly Removed[]>
  /** Managers' keys that count, by the public key. */
  managers: ReadonlyMap<string, ManagerSaid>
  /** Epochs that count, the newest last. The first one, of the founding, is not among them. */
  epochs: readonly Epoch[]
  /** Keys that desks have handed on. */
  handed: readonly HandedOn[]
  /** By which keys desks are handed the office's, where these are others than they were admitted with. */
  boxes: ReadonlyMap<string, Renewed>
  erasures: readonly { id: string; said: ErasureOrder }[]
  /** The statements by managers' keys that count, by the public key. */
  saidBy: (manager: string) => readonly string[]
}

/** How an office stands. */
export function standing(statements: readonly Statement[], office: string): Standing {
  const all = readAll(statements, office)
  const managers = new Map(ofKind(all, 'manager').flatMap(({ said }) => (isByRoot(said) ? [[said.key, said]] : [])))
  const removals = countingRemovals(all, managers)
  const isGone = (name: string) => removals.some(({ key }) => key === name)
  const counts = (one: Read): boolean => isByRoot(one.said) || (isOf(managers, one) && !isVoid(one, managers, removals))
  const admitted = ofKind(all, 'admitted').filter(counts)
  const desks = new Map(
    admitted.toSorted((one, other) => one.said.at - other.said.at).map(({ said }) => [keyName(said.desk.sign), said])
  )
  const isHere = (name: string) => desks.has(name) && !isGone(name)
  const handed = ofKind(all, 'handed').map(({ said }) => said)
  return {
    desks,
    removals: Map.groupBy(removals, ({ key }) => key),
    managers: new Map([...managers].filter(([key, { desk }]) => !isGone(desk) && !isGone(keyName(key)))),
    epochs: ofKind(all, 'epoch')
      .filter(counts)
      .map(({ said }) => said)
      .toSorted((one, other) => one.epoch - other.epoch),
    handed: handed.filter(({ by, desk }) => isHere(keyName(by)) && isHere(desk)),
    boxes: newestBoxes(
      ofKind(all, 'box')
        .map(({ said }) => said)
        .filter(({ by }) => isHere(keyName(by)))
    ),
    erasures: ofKind(all, 'erased').filter(counts),
    saidBy: (manager) => all.filter((one) => bySigner(one) === manager && counts(one)).map(({ id }) => id)
  }
}

// A copied desk may have said two things under one number: every desk takes the same one of them.
function newestBoxes(all: readonly Renewed[]): Map<string, Renewed> {
  const inOrder = all.toSorted((one, other) => one.number - other.number || (one.box < other.box ? -1 : 1))
  return new Map(inOrder.map((one) => [keyName(one.by), one]))
}

const bySigner = ({ said }: Read): string => (said.is === 'asked' ? '' : said.by)

const isOf = (managers: ReadonlyMap<string, ManagerSaid>, one: Read): boolean => managers.has(bySigner(one))

/** Whether a manager's statement does not count any more: the key, or the desk that keeps it, was removed before it was known. */
function isVoid(one: Read, managers: ReadonlyMap<string, ManagerSaid>, removals: readonly Removed[]): boolean {
  const by = bySigner(one)
  const names = [keyName(by), managers.get(by)?.desk]
  return removals.some(({ key, statements }) => names.includes(key) && !statements.includes(one.id))
}

/**
 * Two managers may remove one another: both removals count then, so that it does not matter which came first. Only the
 * root key takes a manager's removal back, and nobody removes the desk that keeps the own key, who could name ends that suit.
 */
function countingRemovals(all: readonly Read[], managers: ReadonlyMap<string, ManagerSaid>): Removed[] {
  const removals = ofKind(all, 'removed')
  const byRoot = removals.filter(({ said }) => isByRoot(said)).map(({ said }) => said)
  const isOwn = ({ said }: Read<Removed>) => [managers.get(said.by)?.desk, keyName(said.by)].includes(said.key)
  const byManagers = removals.filter((one) => isOf(managers, one) && !isOwn(one) && !isVoid(one, managers, byRoot))
  return [...byRoot, ...byManagers.map(({ said }) => said)]
}

const ofKind = <K extends Said['is']>(all: readonly Read[], kind: K): Read<Extract<Said, { is: K }>>[] =>
  all.filter((one): one is Read<Extract<Said, { is: K }>> => one.said.is === kind)

// A statement's name is its hash: what was read once is not read and checked in each turn.
const known = new Map<string, Said>()
const mostKnown = 20_000

function readAll(statements: readonly Statement[], office: string): Read[] {
  if (known.size > mostKnown) known.clear()
  return statements.flatMap((statement) => {
    const name = `${office} ${statement.id}`
    const said = known.get(name) ?? readStatement(statement, office)
    if (said) known.set(name, said)
    return said ? [{ id: statement.id, said }] : []
  })
}

/** What of `told` is carried on: what is said to this office by whom it may be. `ours`: what is known already. */
export function carriedOn(ours: readonly Statement[], told: readonly Statement[], office: string): Statement[] {
  const { desks, removals } = standing([...ours, ...told], office)
  const all = readAll([...ours, ...told], office)
  const managers = new Set(ofKind(all, 'manager').flatMap(({ said }) => (isByRoot(said) ? said.key : [])))
  const isHere = (name: string) => desks.has(name) && !removals.has(name)
  const may = (said: Said): boolean => {
    if (said.is === 'asked' || isByRoot(said)) return true
    return said.is === 'handed' || said.is === 'box'
      ? isHere(keyName(said.by))
      : said.is !== 'manager' && managers.has(said.by)
  }
  return told.filter((statement) => readAll([statement], office).some(({ said }) => may(said)))
}

/** Who was admitted, by the names of their keys, the first one first; also who was removed since. */
export const roster = (statements: readonly Statement[], office: string): ReadonlyMap<string, Admitted> =>
  standing(statements, office).desks

/** Who belongs to the office now, by the names of their keys: who was admitted and not removed since. */
export function belonging(statements: readonly Statement[], office: string): ReadonlyMap<string, Admitted> {
  const { desks, removals } = standing(statements, office)
  return new Map([...desks].filter(([name]) => !removals.has(name)))
}

/** Who asks to join and was not admitted yet. */
export function asking(statements: readonly Statement[], office: string): DeskKeys[] {
  const admitted = roster(statements, office)
  const asked = ofKind(readAll(statements, office), 'asked').filter(
    ({ said }) => !admitted.has(keyName(said.desk.sign))
  )
  return [...new Map(asked.map(({ said: { desk } }) => [desk.sign, desk])).values()]
}

/** The newest epoch that counts: 1, of the founding, where no other one has begun. */
export const newestEpoch = ({ epochs }: Pick<Standing, 'epochs'>): number => epochs.at(-1)?.epoch ?? 1

/** The public key by which a desk is handed the office's now. */
export const boxOf = ({ boxes, desks }: Standing, desk: string): string =>
  boxes.get(desk)?.box ?? desks.get(desk)?.desk.box ?? ''

/** For how long a key of the office is used: a quarter of a year. */
export const quarterMs = 91 * 86_400_000

/** Whether the office's key has been used for a quarter, by the clock of whoever began it: another one is to begin. */
export function isKeyDue({ epochs, desks }: Standing, now: number): boolean {
  const since = epochs.at(-1)?.at ?? [...desks.values()][0]?.at
  return since !== undefined && now - since >= quarterMs
}

/** Whether the newest key was handed to a desk that was removed: then another one is to begin. */
export function isKeyKnownOutside({ epochs, desks, removals }: Standing): boolean {
  const newest = epochs.at(-1)
  const handedTo = newest ? newest.keys.map(({ desk }) => desk) : [...desks.keys()]
  return handedTo.some((desk) => removals.has(desk))
}

/** The code by which two people compare that one desk's keys are the ones that another one shows, e.g. `7ZK2-QF3M-0A9B`. */
export const codeOfDesk = ({ sign, box }: Pick<DeskKeys, 'sign' | 'box'>): string =>
  writeCode(createHash('sha256').update(`${sign} ${box}`).digest().subarray(0, 10)).slice(0, 14)

/** The code by which a desk knows the office that it asks to join. */
export const codeOfOffice = (office: string): string => writeCode(Buffer.from(office, 'hex'))
