/** The documents hold together: their links lead somewhere, their lists are whole. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from './texts/catalogue.ts'

const repository = join(import.meta.dirname, '../..')
const documents = globSync('{*.md,docs/**/*.md,test/*/README.md}', { cwd: repository })
const read = (file: string): string => readFileSync(join(repository, file), 'utf8')

/** Where a document's links and pictures lead, without those out of the repository. */
const linksOf = (document: string): string[] =>
  [...read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^(https?|mailto):/.test(target))

/** The cells of a table's rows, without heads. */
const rowsOf = (document: string): string[][] =>
  read(document)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|-]+\|$/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
    )

test.each(documents)('every link of %s leads to something that is there', (document) => {
  const missing = linksOf(document).filter((target) => !existsSync(join(repository, dirname(document), target)))
  expect(missing).toEqual([])
})

/** A heading as GitHub names it in an address. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/[_*`]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (document: string): string[] =>
  [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading ?? ''))

test.each(documents)('every link of %s to a heading leads to one', (document) => {
  const links = [...read(document).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)]
  const lost = links.filter(([, target, anchor]) => {
    const page = target === '' ? document : join(dirname(document), target ?? '')
    return !anchorsOf(page).includes(anchor ?? '')
  })
  expect(lost.map(([link]) => link)).toEqual([])
})

test('every picture is in a page', () => {
  const pictures = globSync('docs/screenshots/**/*.png', { cwd: repository })
  const used = documents.flatMap((document) => linksOf(document).map((target) => join(dirname(document), target)))
  expect(pictures.length).toBeGreaterThan(20)
  expect(pictures.filter((picture) => !used.includes(picture))).toEqual([])
})

test('every decision is in the index', () => {
  const pages = readdirSync(join(repository, 'docs/decisions')).filter((name) => name !== 'README.md')
  expect(linksOf('docs/decisions/README.md').sort()).toEqual(pages.sort())
})

test('every term of the glossary has its sense and its source, and all languages or none but English', () => {
  const terms = rowsOf('docs/glossary.md').filter((cells) => cells.length === 5)
  expect(terms.length).toBeGreaterThan(40)
  const odd = terms.filter(([english, estonian, russian, , source]) => {
    const isWhole = english !== '' && source !== ''
    return !isWhole || (estonian === '') !== (russian === '')
  })
  expect(odd).toEqual([])
})

/** The longest sentence of a text, without its full stop, and "…" where something is filled in. */
const mainSentence = (text: string): string =>
  (text.split(/(?<=[.!?]) /).toSorted((a, b) => b.length - a.length)[0] ?? '')
    .replace(/\.$/, '')
    .replace(/{{.*?}}/g, '…')
    .replaceAll('\u00A0', ' ')

test('whoever is sent to IT support with a text finds it on the page for IT', () => {
  const page = read('docs/for-it.md')
  const sending = [...catalogue.en].filter(([, text]) => text.includes('IT support'))
  expect(sending.length).toBeGreaterThan(30)
  expect(sending.filter(([, text]) => !page.includes(mainSentence(text))).map(([key]) => key)).toEqual([])
})

const forIt = 'docs/for-it.md'

/** A part of the page for IT, from its heading to the next one that is as high. */
function partOf(heading: string): string {
  const [, part = ''] = read(forIt).split(`\n${heading}\n`)
  return part.split(/\n#{1,2} /)[0] ?? ''
}

test('every part of the page for IT is in its index', () => {
  const [index = ''] = read(forIt).split('\n## ')
  const parts = [...read(forIt).matchAll(/^## (.*)$/gm)].map(([, heading]) => `(#${anchorOf(heading ?? '')})`)
  expect(parts.length).toBeGreaterThan(15)
  expect(parts.filter((link) => !index.includes(link))).toEqual([])
})

/** The files of main whose text matches. */
const ofMain = (pattern: RegExp): string[] =>
  globSync('main/**/*.ts', { cwd: repository })
    .filter((file) => pattern.test(read(file)))
    .toSorted()

test('what is kept in the keychain is on the page for IT, each kind of entry by its name', () => {
  const entries: Readonly<Record<string, string>> = {
    'main/clerks/pins.ts': '`recovery code …`',
    'main/credentials/keychain.ts': '`availability probe …`',
    'main/office/manager-keys.ts': '`office manager …`',
    'main/office/mark.ts': '`office mark …`',
    'main/office/secrets.ts': '`office`',
    'main/proxy/sign-ins.ts': '`proxy sign-ins`',
    'main/services/keep.ts': 'one entry for each service',
    'main/services/provision.ts': 'one entry for each service',
    'main/startup/database-key.ts': '`database-key …`',
    'main/startup/key-change.ts': '`database-key …`'
  }
  // Whoever keeps something more there says so on the page first.
  expect(ofMain(/keychain\.set\(|\.setPassword\(/)).toEqual(Object.keys(entries))
  const part = partOf('## The keychain')
  expect(Object.values(entries).filter((entry) => !part.includes(entry))).toEqual([])
})

test('what is laid into the data folder is on the page for IT', () => {
  // There for a moment, or told of in one sentence.
  const passing = ['.writable', 'look-for-damage', 'key-change', 'ledger.db.', 'ledger-restored.json']
  const laid = ofMain(/join\(/).flatMap((file) =>
    [...read(file).matchAll(/join\((?:folder|dataFolder(?:\(\))?), '([^'$]+)'/g)].map(([, name]) => name ?? '')
  )
  const names = [...new Set(laid)].filter((name) => !passing.some((one) => name.startsWith(one)))
  expect(names).toContain('opened-proofs')
  const part = partOf('## Where the data is')
  expect(names.filter((name) => !part.includes(name))).toEqual([])
})
