import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCode } from '../../common/people/code/read-code.ts'
import { compared, tidied, tidiedCode } from '../../common/people/text.ts'
import { claimTypes, forEachClaim } from '../../common/words/requests.ts'
import { checkDraft as checkInMain } from '../../main/requests/draft.ts'
import { checkDraft, toInput } from '../../renderer/claims/check.ts'
import { readSub } from '../../renderer/claims/sub.ts'
import { claimTyped } from '../../renderer/claims/typing.ts'
import { emptyDraft } from '../../renderer/drafts/draft-store.ts'
import { checkAlone, isReady } from '../../renderer/import/row.ts'
import { dataOf, makeSheet } from '../../renderer/import/sheet.ts'
import { codeCases } from './codes.ts'

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
const claims = fc.record(forEachClaim(() => text))

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
        expect(readCode(reading.value, other, today)).toMatchObject({ kind: 'code', value: reading.value })
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
