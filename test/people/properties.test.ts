import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthdateToIso } from '../../common/people/birthdate.ts'
import { readCode } from '../../common/people/code/read-code.ts'
import { lostLetters } from '../../common/people/lost-letters.ts'
import { isSameText } from '../../common/people/spelling.ts'
import { compared, tidied, tidiedCode } from '../../common/people/text.ts'
import { claimTypes, forEachClaim } from '../../common/words/requests.ts'
import { likenessOf } from '../../main/outcome/likeness.ts'
import { outcomeOf } from '../../main/outcome/of.ts'
import { checkDraft as checkInMain } from '../../main/requests/draft.ts'
import { checkDraft, toInput } from '../../renderer/claims/check.ts'
import { readSub } from '../../renderer/claims/sub.ts'
import { claimTyped } from '../../renderer/claims/typing.ts'
import { emptyDraft } from '../../renderer/drafts/draft-store.ts'
import { checkAlone, isReady } from '../../renderer/import/row.ts'
import { dataOf, makeSheet } from '../../renderer/import/sheet.ts'
import { serviceRequest } from '../desk-parts/requests.ts'
import { codeCases } from './codes.ts'
import { namePairs } from './names.ts'

const today = new Date('2026-05-01T08:00:00Z')
const country = fc.constantFrom('', 'EE', 'LV', 'PL', 'IT', 'DE')

/** Texts of any kind, and those that nearly are something. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...codeCases.map(({ input }) => input)),
  fc.stringMatching(/^(EE|LV|LT|FI|PL|BE|ES|IT|EST|AUT|ID)?[ :/.-]?[\dA-Z+-]{0,14}$/),
  fc.stringMatching(/^\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})$/),
  fc.tuple(fc.constantFrom(...codeCases.map(({ input }) => input)), fc.string()).map((parts) => parts.join(' '))
)

const letters = 'ABEKMOPTXaeopcxyАВЕКМОРТХаеорсхуΑΒΕΚÕÄÖÜõäöüŠŽšžЮЯюяთმ王'
const mark = fc.constantFrom('', '', '\u200b', '\u202e', '\u0085', '\u009e', '\ufeff', '\u00ad', '\u0000', '\u00a0')
/** Names in one alphabet or several, with marks of control in them. */
const name = fc
  .array(
    fc.tuple(fc.constantFrom(...letters), mark).map((signs) => signs.join('')),
    { minLength: 1, maxLength: 12 }
  )
  .map((signs) => signs.join(''))
const word = fc.constantFrom('January', 'jaan', 'января', 'mai', 'Dec', 'sausio', 'XII', 'Mari')
/** Dates in digits and in words, and what nearly is one. */
const date = fc
  .tuple(
    fc.nat(32),
    fc.oneof(fc.nat(13).map(String), word),
    fc.nat({ max: 2030 }),
    fc.constantFrom('.', '/', '-', ' '),
    mark
  )
  .map(([day, month, year, sign, unseen]) => `${day}${sign}${unseen}${month}${sign}${year}`)
/** Codes with marks within and words around them. */
const code = fc
  .tuple(
    fc.constantFrom(...codeCases.map(({ input }) => input)),
    fc.nat(20),
    mark,
    fc.constantFrom('', 'ID: ', '(', 'PNOEE-', "'")
  )
  .map(([input, at, unseen, before]) => `${before}${input.slice(0, at)}${unseen}${input.slice(at)}`)
const anyText = fc.oneof(
  text,
  name,
  fc.tuple(name, name).map((names) => names.join(' ')),
  date,
  code
)
const claims = fc.record(forEachClaim(() => anyText))

describe('no text of any kind goes out as a claim that was not shown before', () => {
  test('of the form: as it stands in its field, or as the line below the field says', () => {
    fc.assert(
      fc.property(claims, country, (typed, office) => {
        const draft = { ...emptyDraft('s'), claims: typed, reference: 'R' }
        if (Object.keys(checkDraft(draft, today, office)).length > 0) return
        const kept = checkInMain(toInput(draft, office), today)
        if (!kept.ok) return
        const { sub, repairs } = { sub: kept.value.claims.sub ?? '', ...readSub(typed.sub, typed.country || office) }
        expect([tidiedCode(typed.sub), ...repairs, ...readSub(typed.sub, office).repairs]).toContain(sub)
        expect(kept.value.claims.name ?? '').toBe(tidied(typed.name))
        expect(kept.value.claims.country ?? '').toBe(compared(typed.country))
        // The line below the field says the day in words.
        expect(kept.value.claims.birthdate ?? '').toBe(birthdateToIso(typed.birthdate) ?? '')
      }),
      { numRuns: 1_000 }
    )
  })

  test('of a list: as its table shows the row', () => {
    fc.assert(
      fc.property(claims, country, (typed, office) => {
        const cells = claimTypes.map((type) => `"${typed[type].replaceAll('"', '""')}"`)
        const source = {
          name: '',
          text: `Isikukood;Nimi;Sünniaeg;Riik\n${cells.join(';')}\n`,
          encoding: 'utf-8'
        } as const
        const sheet = makeSheet(source, 'batch', ';', office)
        const [line] = typeof sheet === 'string' ? [] : dataOf(sheet)
        if (typeof sheet === 'string' || line === undefined) return
        const row = checkAlone(line, sheet, today)
        if (!isReady(row)) return
        const kept = checkInMain({ ...row.draft, serviceId: 's', reference: 'R' }, today)
        // Main may refuse what is too long; it changes nothing.
        if (!kept.ok) return
        const shown = forEachClaim((type) => claimTyped(type, row.draft.claims[type]))
        expect(lostLetters(typed.name)).toBeNull()
        expect(forEachClaim((type) => claimTyped(type, kept.value.claims[type] ?? ''))).toEqual(shown)
      }),
      { numRuns: 1_000 }
    )
  })
})

describe('a reading', () => {
  test('of what it has made of a text is the same, so that main adds nothing to what the window shows', () => {
    fc.assert(
      fc.property(text, country, country, (typed, office, other) => {
        const reading = readCode(typed, office, today)
        if (reading.kind !== 'code' || reading.country === null) return
        const again = readCode(reading.value, other, today)
        // In another country its letters may be those of a document: then that is asked, and nothing is changed.
        const asked = again.kind === 'question' && again.why === 'letters' ? again.candidates : []
        if (asked.length > 0) expect(asked).toContain(reading.value)
        else expect(again).toMatchObject({ kind: 'code', value: reading.value })
      }),
      { numRuns: 2_000 }
    )
  })

  test('never makes a code of a text without digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), country, (typed, office) => {
        const reading = readCode(typed.replaceAll(/\p{N}/gu, ''), office, today)
        expect(reading.kind).not.toBe('code')
      })
    )
  })
})

describe('what is said of two people', () => {
  const twoNames = fc.oneof(
    fc.tuple(fc.constantFrom(...namePairs), fc.constantFrom(...namePairs)).map(([one, other]) => [one[0], other[1]]),
    fc.tuple(anyText, anyText)
  )
  const judged = (type: string, required: string, received: string | null) => {
    const isSame = received !== null && isSameText(required, received)
    return { type, required, received, matched: isSame }
  }

  test('is never, by a name, that they are two: not where the code is the same, and not where there is none', () => {
    const sub = fc.constantFrom<[string, string | null] | null>(
      null,
      ['EE38001085718', null],
      ['EE38001085718', 'EE38001085718'],
      ['38001085718', 'EE38001085718'],
      ['LV050405-10009', 'LV05040510009']
    )
    const born = fc.option(fc.tuple(fc.constantFrom('1980-01-08', '1975-11-30'), fc.constantFrom('1980-01-08', null)))
    fc.assert(
      fc.property(twoNames, sub, born, ([required = '', received = ''], codes, dates) => {
        const claims = [
          judged('name', required, received),
          ...(codes === null ? [] : [judged('sub', ...codes)]),
          ...(dates === null ? [] : [judged('birthdate', ...dates)])
        ]
        expect(likenessOf(claims)).not.toBe('another')
      }),
      { numRuns: 3_000 }
    )
  })

  test('is never by a name in the outcome of a whole request either', () => {
    fc.assert(
      fc.property(twoNames, ([required = '', received = '']) => {
        const told = serviceRequest({
          id: 'a',
          status: 'completed',
          claims_required: [{ type: 'name', value: required }],
          result: { sub: 'EE38001085718', given_name: received, family_name: '' }
        })
        expect(outcomeOf({ asked: { name: required }, told })?.likeness ?? null).not.toBe('another')
      }),
      { numRuns: 500 }
    )
  })
})
