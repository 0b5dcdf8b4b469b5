import { useTranslation } from 'react-i18next'
import { mixedName } from '../../common/people/alphabets.ts'
import { lostLetters } from '../../common/people/lost-letters.ts'
import type { LineWords } from './field-line.tsx'
import { useSettled } from './use-settled.ts'

/** What stands below the name: how to write it, or which letters are lost or of another alphabet, with the name put right. */
export function useNameLine(name: string, fill: (name: string) => void): LineWords {
  const { t } = useTranslation()
  const settled = useSettled(name)
  const offerOf = (repair: string | null) => (repair === null ? [] : [{ words: repair, take: () => fill(repair) }])
  const lost = settled === null ? null : lostLetters(settled)
  if (lost !== null) return { tone: 'warn', text: t('field.lettersLost'), offers: offerOf(lost.repair) }
  const mixed = settled === null ? null : mixedName(settled)
  if (mixed === null) return { tone: 'hint', text: t('create.nameHint') }
  const { repaired, foreign } = mixed
  const letters = [...new Set(foreign.map(({ letter }) => letter))].join(' ')
  return { tone: 'warn', text: t('create.otherAlphabet', { letters }), offers: offerOf(repaired) }
}
