/** Codes with their countries, and what may be said of each: what is known, and only that. */
import type { SubState } from '../../renderer/claims/sub.ts'

/** Each code and how it looks. */
export const rules: readonly (readonly [string, SubState])[] = [
  // Romania: 70 and 80 to 83 stand in the place of a county.
  ['RO1800203701231', 'fits'],
  ['RO2800203801236', 'fits'],
  ['RO5010203811236', 'fits'],
  ['RO1800203831236', 'fits'],
  ['RO1800203701232', 'wrongDigit'],
  ['RO1800203990008', 'wrongPart'],
  // Norway: the tax administration's test numbers have 80 added to the month.
  ['NO01819010001', 'fits'],
  ['NO01819010192', 'fits'],
  ['NO01819010002', 'wrongDigit'],
  ['NO15108695088', 'fits'],
  // Finland: the sign tells the century.
  ['FI131052-308T', 'fits'],
  ['FI131052/308T', 'wrongSign'],
  ['FI131052G308T', 'wrongSign'],
  ['FI131052308T', 'wrongSign'],
  ['FI311352-308T', 'wrongDate'],
  // Iceland: a system number is given to whoever has no other, and holds no date.
  ['IS8123456789', 'systemNumber'],
  ['IS9000001234', 'systemNumber'],
  ['IS1201743399', 'fits'],
  // Of a company, whose number begins as no day does.
  ['LV40003009497', 'notCode'],
  ['LV320000-12345', 'fitsUndated'],
  ['EE38001085718', 'fits'],
  ['EE38001085719', 'wrongDigit'],
  // The month of a Bulgarian code is one.
  ['BG7523169263', 'fits'],
  ['BG1234567890', 'wrongDigit'],
  ['FI010594Y9032', 'fits'],
  ['FI010594Y9033', 'wrongDigit']
]
