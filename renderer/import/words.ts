/** What is wrong with a row and what is worth knowing of it, in the clerk's words. */
import i18next from 'i18next'
import { exactTime } from '../locales/format.ts'
import { localeOf } from '../locales/i18n.ts'
import type { CheckedRow, RowProblem, RowWarning } from './row.ts'

/** Everything that is wrong with a row, a sentence each. */
export const rowWords = ({ problems }: CheckedRow): string[] => problems.map(problemWords)

/** One problem as a sentence; that of a field begins with the field's name. */
export function problemWords(problem: RowProblem): string {
  const { t } = i18next
  if (problem.kind === 'torn') return t('import.problem.torn')
  if (problem.kind === 'broken') return t('import.problem.broken', { first: problem.first, last: problem.last })
  if (problem.kind === 'cells') return t('import.problem.cells', { found: problem.found, wanted: problem.wanted })
  if (problem.field === 'claims') return t('import.problem.nobody')
  if (problem.code === 'codeWithoutCountry') return t('import.problem.codeCountry')
  return t('import.problem.field', { field: t(`import.meaning.${problem.field}`), words: fieldWords(problem) })
}

/** One warning as a sentence. */
export function warningWords(warning: RowWarning): string {
  const { t } = i18next
  if (warning.kind === 'code') return t(`import.code.${warning.state}`)
  if (warning.kind === 'otherAlphabet') return t('create.otherAlphabet', { letters: warning.letters })
  if (warning.kind === 'mayBeBroken')
    return t('import.warning.mayBeBroken', { first: warning.first, last: warning.last })
  if (warning.kind === 'personTwice' || warning.kind === 'referenceTwice')
    return t(`import.warning.${warning.kind}`, { line: warning.line })
  if (warning.kind === 'askedBefore') {
    const time = exactTime(warning.createdAt, localeOf(i18next.language))
    return t('import.warning.askedBefore', { reference: warning.reference, time })
  }
  return t(`import.warning.${warning.kind}`)
}

function fieldWords({ code, looksLike }: Extract<RowProblem, { kind: 'field' }>): string {
  const { t } = i18next
  if (code === 'notACountry') return t('import.problem.country')
  if (code === 'zerosLost') return t('code.zeros')
  return looksLike === undefined ? t(`field.${code}`) : t(`code.looksLike.${looksLike}`)
}
