/** The list of what the packaged app is made of, as CycloneDX 1.6 has it: what the build bundled, and what lies beside it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed } from './allowed-licences.ts'
import { type Locked, lockedPackages } from './lock.ts'

/** A part of the app. */
type Component = {
  type: 'library' | 'framework'
  'bom-ref': string
  name: string
  version: string
  purl: string
  hashes: { alg: 'SHA-512'; content: string }[]
  licenses: { expression: string }[] | { license: { name: string } }[]
}

/** The document. It has no time and no serial number in it: the same build gives the same list. */
export type Sbom = {
  bomFormat: 'CycloneDX'
  specVersion: '1.6'
  version: 1
  metadata: { component: { type: 'application'; name: string; version: string } }
  components: Component[]
}

/** Where it lies in the build, and in the package. */
export const sbomFile = 'sbom.cdx.json'

// Not bundled: they run beside the bundles, or the bundles run in them.
const besides = ['@github/keytar', 'better-sqlite3-multiple-ciphers', 'electron']

/** The packages that the build says it has bundled, as `name - version`; of the lists that vite writes. */
export const bundledIn = (lists: readonly string[]): string[] =>
  [...new Set(lists.flatMap((list) => [...list.matchAll(/^## (\S+ - \S+)/gm)].map(([, part = '']) => part)))].toSorted()

/**
 * Makes the list of the build in `out`.
 * @throws where a part is not in the lock file, has no hash, or may not be shipped
 */
export function sbomOf(repository: string): Sbom {
  const { name, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  const lists = ['main', 'preload', 'renderer'].map((part) =>
    readFileSync(join(repository, 'out', part, 'licences.md'), 'utf8')
  )
  const locked = lockedPackages(repository)
  const bundled = bundledIn(lists).map((part) => {
    const [own = '', its = ''] = part.split(' - ')
    return found(locked, (each) => each.name === own && each.version === its, part)
  })
  const others = besides.map((own) => found(locked, (each) => each.name === own, own))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: [...bundled, ...others].map(component)
  }
}

function found(locked: readonly Locked[], isIt: (each: Locked) => boolean, part: string): Locked {
  const it = locked.find(isIt)
  if (!it) throw new Error(`${part} is in the app and not in the lock file`)
  if (!isAllowed(it, 'shipped')) throw new Error(`${part} may not be shipped: ${it.licence}`)
  return it
}

function component({ name, version, integrity, licence }: Locked): Component {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const [algorithm, hash] = integrity?.split('-') ?? []
  if (algorithm !== 'sha512' || !hash) throw new Error(`${name} has no SHA-512 in the lock file`)
  const isExpression = /^[\w.() -]+$/.test(licence) && !licence.startsWith('SEE ')
  return {
    type: name === 'electron' ? 'framework' : 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
    licenses: isExpression
      ? [{ expression: licence }]
      : [{ license: { name: `see licences/ beside the app: ${name}` } }]
  }
}
