import { expect, test } from 'vitest'
import { type Language, languages, locales } from '../../common/words/languages.ts'
import { listVerdicts } from '../../common/words/list-query.ts'
import { requestStates } from '../../common/words/request-states.ts'
import { shortDuration } from '../../renderer/locales/duration.ts'
import { listDay, listTime } from '../../renderer/locales/format.ts'
import { inEveryLanguage } from '../desk/looks.ts'
import { wordsIn } from '../desk/words.ts'
import { type ColumnTexts, cutCells } from './cut-cells.ts'
import { openOffice, signIn } from './office.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

// As wide as the shape that warns.
const shape = '\u2003 '

/** Whatever a cell of the list may say that nobody has typed, in its longest forms. */
function fixedTexts(language: Language): ColumnTexts {
  const [t, locale] = [wordsIn(language), locales[language]]
  const left = (ms: number) => t('list.left', { duration: shortDuration(ms, locale) })
  const now = Date.UTC(2026, 8, 30, 12)
  const ago = (ms: number) => listTime(new Date(now - ms).toISOString(), locale, now)
  return {
    status: requestStates.map((state) => t(`status.${state}`)),
    outcome: [
      t('list.toDecide'),
      shape + t('list.ranOut'),
      ...listVerdicts.flatMap((verdict) => (verdict === 'none' ? [] : [t(`list.verdicts.${verdict}`)])),
      t('list.until', { day: listDay(new Date(now + 28 * day).toISOString(), locale, now) }),
      left(23 * hour),
      shape + left(59 * minute)
    ],
    when: [59_000, 59 * minute, 23 * hour, 2 * day].map(ago)
  }
}

// Beside what is in hand a compact row has room for its words on a wide screen only: elsewhere it keeps every column on one
// line, and its words end in dots.
const looks = [
  { width: 1920, rows: 'compact' },
  { width: 1600, rows: 'comfortable' },
  { width: 1280, rows: 'comfortable' }
]

const showRows = (rows: string) => document.querySelector('[data-rows]')?.setAttribute('data-rows', rows)

test('every fixed word of the list is seen whole, in every language, as a table and beside what is in hand', async () => {
  const office = await openOffice({ network: 'plain' })
  const { clerk } = await office.start()
  await signIn(clerk, office.server)
  await clerk.createRequest({ sub: 'EE60001019906' })
  await clerk.readLink()
  const cut: Record<string, string[]> = {}
  for (const { width, rows } of looks) {
    await clerk.page.setViewportSize({ width, height: 800 })
    await inEveryLanguage(clerk.page, async (language) => {
      await clerk.page.evaluate(showRows, rows)
      cut[`${width}, ${rows}, ${language}`] = await cutCells(clerk.page, fixedTexts(language))
    })
  }
  const nothing = languages.flatMap((language) =>
    looks.map(({ width, rows }) => [`${width}, ${rows}, ${language}`, []])
  )
  expect(cut).toEqual(Object.fromEntries(nothing))

  // The same with words that no cell has room for.
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  expect(await cutCells(clerk.page, { status: [long] })).toHaveLength(1)
}, 60_000)
