import { expect, test } from 'vitest'
import { placeOf } from '../../../common/settings/pages.ts'
import { type HealthCode, healthCodes, healthPlaces } from '../../../common/words/health/line.ts'
import { verdicts } from '../../../main/health/verdicts.ts'
import { catalogue } from '../texts/catalogue.ts'

/** What only somebody else can do: the sentence says whom to ask. */
const bySentence: HealthCode[] = [
  'service.listRepeats',
  'certificate.endsSoon',
  'certificate.inspected',
  'clock.behind',
  'clock.ahead',
  'keychain.missing',
  'keychain.denied',
  'disk.notWritable',
  'filing.readOnly',
  'office.withheld',
  'webhook.failed',
  'auditLog.faults',
  'policy.refused',
  'policy.faults'
]

test('whatever is wrong has one thing to do, by the app or in the sentence', () => {
  const wrong = healthCodes.filter((code) => ['attention', 'fault'].includes(verdicts[code].state))
  expect(wrong.filter((code) => verdicts[code].remedy === null).toSorted()).toEqual(bySentence.toSorted())
})

test('what is fine, not in use or being checked asks nothing of anybody', () => {
  const well = healthCodes.filter((code) => ['checking', 'fine', 'notUsed'].includes(verdicts[code].state))
  expect(well.filter((code) => verdicts[code].remedy !== null)).toEqual([])
})

test('a place that is led to is a field of the settings', () => {
  expect(healthPlaces.map((place) => placeOf(place).field)).toEqual(healthPlaces)
})

test.each([
  ['en', /IT support|system’s settings/],
  ['et', /IT-to|süsteemi seade/],
  ['ru', /ИТ-поддержк|настройках системы/]
] as const)('in %s a sentence without a button says whom to turn to', (language, somebody) => {
  const texts = catalogue[language]
  const says = (code: string) => texts.get(`health.says.${code}`) ?? texts.get(`health.says.${code}_other`) ?? ''
  expect(bySentence.filter((code) => !somebody.test(says(code)))).toEqual([])
})
