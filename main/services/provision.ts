/**
 * Takes the secrets that the office's IT handed over in a file into the keychain, once. The file goes only after the keychain has
 * all of them; cut off before, the next start does it again, and finds what it has done already.
 */
import { createHash } from 'node:crypto'
import type { ProvisionRefusal } from '../../common/words/app/provision.ts'
import { firstChoices } from '../../common/words/services.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'
import { checkService } from './input.ts'
import {
  destroyProvision,
  type ProvidedService,
  type Provision,
  provisionFile,
  readProvision
} from './provision-file.ts'

/** What taking them works with. */
export type ProvisionOptions = {
  file: string
  keychain: Keychain
  /** Keeps the sign-in of a proxy; false where the keychain did not. */
  keepProxy: (signIn: Provision['proxies'][number]) => Promise<boolean>
  /** Tells what came of it, without what is secret. */
  told: (what: { services: number; proxies: number } | { refused: ProvisionRefusal }) => void
}

/** What of the store it writes to. */
export type ProvisionStore = Pick<Store, 'services' | 'audit' | 'atomically'>

/** Takes what waits. Returns why it was not taken; null where nothing waits, or all of it was taken. */
export async function takeProvision(
  options: ProvisionOptions,
  store: ProvisionStore
): Promise<ProvisionRefusal | null> {
  const found = readProvision(options.file)
  if (found.kind === 'none') return null
  const why = found.kind === 'refused' ? found.why : await taken(options, found, store)
  if (why) options.told({ refused: why })
  return why
}

async function taken(
  options: ProvisionOptions,
  found: { kind: 'none' | 'spent' } | { kind: 'waits'; provision: Provision },
  store: ProvisionStore
): Promise<ProvisionRefusal | null> {
  const { services, proxies } = found.kind === 'waits' ? found.provision : { services: [], proxies: [] }
  const rows = services.map((each) => ({ each, row: rowOf(each, store) }))
  if (rows.some(({ row }) => row === null)) return 'malformed'
  for (const { each, row } of rows) if (row && !(await keepService(options, store, row, each))) return 'notKept'
  for (const each of proxies) if (!(await keepProxy(options, store, each))) return 'notKept'
  try {
    destroyProvision(options.file)
  } catch {
    return 'unreadable'
  }
  if (found.kind === 'waits') options.told({ services: services.length, proxies: proxies.length })
  return null
}

/** The service as it is kept; null where it is none. The same file gives the same id, however often it is read. */
function rowOf(given: ProvidedService, { services }: ProvisionStore): ServiceRow | null {
  const checked = checkService({ ...firstChoices, ...given }, given.clientSecret)
  if (!checked.ok) return null
  const { baseUrl, clientId } = checked.value
  const known = services.find(baseUrl, clientId)
  const { color, purpose, codeCountry, reason } = known ?? firstChoices
  const id = known?.id ?? idOf(`${baseUrl}\n${clientId}`)
  return { ...checked.value, color, purpose, codeCountry, reason, isPaused: known?.isPaused ?? false, id }
}

function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

async function keepService(
  { keychain }: ProvisionOptions,
  { services, audit, atomically }: ProvisionStore,
  row: ServiceRow,
  { clientSecret }: ProvidedService
): Promise<boolean> {
  const before = services.get(row.id)
  const had = await keychain.get(row.id)
  const isSecretNew = !had.ok || had.value !== clientSecret
  if (isSecretNew && !(await keychain.set(row.id, clientSecret)).ok) return false
  if (before && !isSecretNew) return true
  atomically(() => {
    if (before) services.update({ ...row, name: before.name })
    else services.add(row)
    audit.add({
      act: 'service',
      told: { name: before?.name ?? row.name, isNew: !before, isSecretNew: true, from: 'file' },
      isByItself: true
    })
  })
  return true
}

async function keepProxy(
  options: ProvisionOptions,
  { audit }: ProvisionStore,
  signIn: Provision['proxies'][number]
): Promise<boolean> {
  if (!(await options.keepProxy(signIn))) return false
  audit.add({ act: 'key', told: { change: 'proxySignIn', proxy: signIn.proxy, from: 'file' }, isByItself: true })
  return true
}

/** Whether a file with secrets waits, for `--print-policy`: nothing of what is in it. `refused`: it would not be taken. */
export function printedProvision(dataFolder: string): { file: string; state: string; refused: boolean } {
  const file = provisionFile(dataFolder)
  const found = readProvision(file)
  return { file, state: found.kind === 'refused' ? found.why : found.kind, refused: found.kind === 'refused' }
}
