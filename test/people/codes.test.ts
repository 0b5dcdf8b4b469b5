import { describe, expect, test } from 'vitest'
import { personKey } from '../../common/people/code/person-key.ts'
import { searchedCode } from '../../common/people/code/searched-code.ts'
import { tidiedCode } from '../../common/people/text.ts'
import { noClaims } from '../../common/words/requests.ts'
import { checkDraft as checkInMain } from '../../main/requests/draft.ts'
import { checkDraft, toInput } from '../../renderer/claims/check.ts'
import { readSub } from '../../renderer/claims/sub.ts'
import { emptyDraft } from '../../renderer/drafts/draft-store.ts'
import { checkAlone } from '../../renderer/import/row.ts'
import { dataOf, makeSheet, type Sheet } from '../../renderer/import/sheet.ts'
import { rowWords } from '../../renderer/import/words.ts'
import { startI18n } from '../../renderer/locales/i18n.ts'
import { type CodeCase, codeCases } from './codes.ts'
import { rules } from './rules.ts'

const today = new Date('2026-05-01T08:00:00Z')
await startI18n('en')

const problems = ['codeWithoutCountry', 'zerosLost', 'codeTwoWays', 'notACode']

const draftOf = ({ input }: CodeCase) => ({ ...emptyDraft('s'), claims: { ...noClaims, sub: input }, reference: 'R' })

/** What the form sends to main; null where it asks or refuses first. */
function sentByForm(one: CodeCase): string | null {
  const problem = checkDraft(draftOf(one), today, one.country)['claims.sub']
  if (problem === undefined) return toInput(draftOf(one), one.country).claims.sub
  expect(problems).toContain(problem)
  return null
}

/** A list of one column and this row. */
function sheetOf({ input, country = '' }: CodeCase): Sheet {
  const text = `Isikukood;Nimi\n"${input.replaceAll('"', '""')}";Mari Tamm\n`
  const sheet = makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch', ';', country)
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

function rowOf(one: CodeCase) {
  const sheet = sheetOf(one)
  const [line] = dataOf(sheet)
  if (line === undefined) throw new Error('no row')
  return checkAlone(line, sheet, today)
}

const codesIn = codeCases.flatMap((one) => (typeof one.right === 'string' ? [{ ...one, right: one.right }] : []))
const heldIn = codeCases.flatMap((one) => (typeof one.right === 'string' ? [] : [{ ...one, right: one.right }]))

describe.each(codesIn)('$input of $country', (one) => {
  test('goes out of the form as its code, and the form shows it', () => {
    const { sent, repairs } = readSub(one.input, one.country, today)
    expect(sent).toBe(one.right)
    expect([...repairs, tidiedCode(one.input)]).toContain(one.right)
    expect(sentByForm(one)).toBe(one.right)
  })

  test('goes out of a list as its code', () => {
    expect(rowOf(one)).toMatchObject({ draft: { claims: { sub: one.right } }, problems: [] })
  })

  test('is kept by main as it comes, and is the same person', () => {
    const kept = checkInMain({ ...toInput(draftOf(one), one.country), reference: 'R' }, today)
    expect(kept).toMatchObject({ ok: true, value: { claims: { sub: one.right } } })
    expect(personKey({ sub: one.input, country: one.country ?? '' })).toBe(personKey({ sub: one.right }))
  })
})

describe.each(heldIn)('$input of $country', (one) => {
  test('is held by the form, which says what it looks like and what it may be', () => {
    const { sent, repairs, looksLike } = readSub(one.input, one.country, today)
    expect(sentByForm(one)).toBeNull()
    expect(sent).toBeNull()
    expect(looksLike).toBe('told' in one.right ? one.right.told : null)
    expect(repairs).toEqual((one.right.offered ?? []).slice(0, 2))
  })

  test('is held in a list, or left out where it says that there is no code', () => {
    const row = rowOf(one)
    if ('told' in one.right && one.right.told === 'nothing') {
      expect(row).toMatchObject({ draft: { claims: { sub: '' } }, problems: [], warnings: [{ kind: 'noCode' }] })
      return
    }
    expect(row.problems).toMatchObject([{ kind: 'field', field: 'sub' }])
    expect(rowWords(row).every((words) => words.length > 0)).toBe(true)
    expect(row.offers.sub ?? []).toEqual(one.right.offered ?? [])
  })

  // What is wrong in the office's country alone, only the window knows.
  test.skipIf(readSub(one.input, '', today).sent !== null)('is refused by main', () => {
    const kept = checkInMain({ ...toInput(draftOf(one), one.country), reference: 'R' }, today)
    // Main does not know the office's country, and so asks.
    expect(kept).toMatchObject({ ok: false, error: { fields: { 'claims.sub': expect.any(String) } } })
  })
})

test.each(rules)('%s: %s', (code, state) => {
  expect(readSub(code, '', today).state).toBe(state)
})

test.each([
  ['PNOEE-38001085718', 'ee38001085718'],
  ['EST 38001085718', 'ee38001085718'],
  ['ID: EE38001085718', 'ee38001085718'],
  ['05040510009', '050405-10009'],
  ['5040510009', '050405-10009'],
  ['38001085718', '38001085718'],
  ['380 0108 5718', '38001085718'],
  ["'38001085718", '38001085718'],
  ['38001085718.0', '38001085718'],
  ['38001\u200b085718', '38001085718'],
  ['LT/EE/50001018865', 'lt50001018865'],
  ['mari tamm', null],
  ['EE-10001', null],
  ['3800108', null]
])('a search for %j looks for %j', (typed, code) => {
  expect(searchedCode(typed, today)).toBe(code)
})
