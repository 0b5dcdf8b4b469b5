/** Every file that is made of how settings are declared: `npm run policy` writes them, and a test holds them to it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleFile, profile, table } from './documents.ts'
import { adml, admx, type Culture, cultures } from './templates.ts'

const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/for-it.md')
const marks = ['<!-- settings: made by npm run policy -->', '<!-- /settings -->'] as const

/** The page for IT with the table as it has to be. */
function pageWithTable(): string {
  const text = readFileSync(page, 'utf8')
  const [begin, end] = marks.map((mark) => text.indexOf(mark))
  if (begin === undefined || end === undefined || begin < 0 || end < begin)
    throw new Error('the page has no place for the table')
  return `${text.slice(0, begin + marks[0].length)}\n\n${table()}\n\n${text.slice(end)}`
}

/** Files and what they have to hold. */
export const made = (): Record<string, string> => ({
  [join(root, 'docs/policy/eeid-desk.admx')]: admx(),
  ...Object.fromEntries(
    (Object.keys(cultures) as Culture[]).map((culture) => [
      join(root, `docs/policy/${culture}/eeid-desk.adml`),
      adml(culture)
    ])
  ),
  [join(root, 'docs/policy/policy.json')]: exampleFile(),
  [join(root, 'docs/policy/eeid-desk.mobileconfig')]: profile(),
  [page]: pageWithTable()
})
