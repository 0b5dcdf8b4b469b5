import { useTranslation } from 'react-i18next'
import { mixedName } from '../../common/people/alphabets.ts'
import type { LineWords } from './field-line.tsx'
import { useSettled } from './use-settled.ts'

/** What stands below the name: how to write it, or which letters are of another alphabet, with the name in one offered. */
export function useNameLine(name: string, fill: (name: string) => void): LineWords {
  const { t } = useTranslation()
  const settled = useSettled(name)
  const mixed = settled === null ? null : mixedName(settled)
  if (mixed === null) return { tone: 'hint', text: t('create.nameHint') }
  const { repaired, foreign } = mixed
  const letters = [...new Set(foreign.map(({ letter }) => letter))].join(' ')
  const offers = repaired === null ? [] : [{ words: repaired, take: () => fill(repaired) }]
  return { tone: 'warn', text: t('create.otherAlphabet', { letters }), offers }
}
