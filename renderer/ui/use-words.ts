import { useTranslation } from 'react-i18next'
import type { Setting } from '../../common/settings/declare.ts'

type Choosable = Setting<{ kind: 'choice' | 'choices'; of: readonly string[] }>

/** The words that a setting is declared with, for its field and for its choices. */
export function useWords() {
  const { t } = useTranslation()
  return {
    wordsOf: ({ words: { label, hint } }: Setting) => ({
      label: t(label),
      ...(hint === undefined ? {} : { description: t(hint) })
    }),
    choicesOf: <S extends Choosable>({ value, words }: S) =>
      value.of.map((one: S['value']['of'][number]) => {
        const key = words.values?.[one]
        return { value: one, label: key === undefined ? one : t(key) }
      })
  }
}
