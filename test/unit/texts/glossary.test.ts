import { describe, expect, test } from 'vitest'
import glossary from '../../../docs/glossary.md?raw'
import { catalogue, type LanguageName } from './catalogue.ts'

const languages: readonly LanguageName[] = ['en', 'et', 'ru']

/** The rows of the tables in three languages: English, Estonian, Russian, sense, source. */
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('| ---') && !line.startsWith('| English'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  )
  .filter((cells) => cells.length === 5)

/** The text of the catalogue that says a word of the glossary. */
const said: Record<string, string> = {
  'not sent': 'status.notSent',
  confirming: 'status.confirming',
  'needs correcting': 'status.needsCorrecting',
  'needs attention': 'status.needsAttention',
  waiting: 'status.waiting',
  'not all compared': 'status.notCompared',
  matches: 'status.matching',
  differs: 'status.differing',
  identified: 'status.identified',
  expired: 'status.expired',
  'to decide': 'list.toDecide',
  accepted: 'decision.verdict.accept',
  rejected: 'decision.verdict.reject',
  'asked again': 'decision.verdict.askAgain',
  sending: 'import.batch.running',
  paused: 'import.batch.paused',
  done: 'import.batch.done',
  cancelled: 'import.batch.cancelled',
  interrupted: 'import.batch.cut',
  person: 'list.who',
  clerk: 'main.cover.clerk',
  service: 'service.switch',
  'client ID': 'service.clientId',
  'client secret': 'service.clientSecret',
  details: 'hand.claim',
  'personal code': 'claimType.sub',
  'full name': 'claimType.name',
  'date of birth': 'claimType.birthdate',
  country: 'claimType.country',
  reference: 'create.reference',
  reason: 'create.reason',
  required: 'hand.required',
  received: 'hand.received',
  method: 'hand.method',
  'level of assurance': 'hand.level',
  note: 'decision.note',
  template: 'create.template'
}

/** What the glossary has for a word, in the order of the languages. */
const inGlossary = (english: string): string[] =>
  (rows.find(([word]) => word === english) ?? []).slice(0, 3).map((word) => word.toLowerCase())

describe('the glossary', () => {
  test('has the three languages of every word that is on the screen, and where it is from', () => {
    const inCodeOnly = ['desk']
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter((cells) => [0, 1, 2, 4].some((at) => cells[at] === '')).map(([word]) => word)).toEqual(
      inCodeOnly
    )
  })

  test.each(Object.entries(said))('says what the catalogue says for %s', (english, key) => {
    expect(inGlossary(english)).toEqual(languages.map((language) => catalogue[language].get(key)?.toLowerCase()))
  })

  test.each(['proof of identity', 'record of identification'])('has the long and the short word for %s', (long) => {
    const key = long === 'proof of identity' ? 'hand.proof' : 'main.cover.title'
    const row = rows.find(([word]) => word?.startsWith(long)) ?? []
    for (const [at, language] of languages.entries())
      expect(row[at]?.toLowerCase()).toContain(catalogue[language].get(key)?.toLowerCase())
  })
})
