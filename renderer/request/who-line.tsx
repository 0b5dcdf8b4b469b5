import { useTranslation } from 'react-i18next'
import type { ResultView } from '../../preload/contract/request.ts'
import { plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { levelWord, methodWord } from '../state/method-words.ts'
import classes from './next-step-card.module.css'

/** Who identified themselves, and how, in one line: name, code, birth date, method and level, as far as they were told. */
export function WhoLine({ result }: { result: ResultView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { givenName, familyName, name, sub, dateOfBirth, authenticationType, acr } = result
  const whole = [givenName, familyName].filter((part) => part !== null).join(' ') || name
  const method = authenticationType === null ? null : methodWord(authenticationType, t)
  const parts = [
    sub,
    dateOfBirth === null ? null : t('hand.bornOn', { date: plainDate(dateOfBirth, locale) }),
    [method, acr === null ? null : t('hand.atLevel', { level: levelWord(acr, t) })]
      .filter((part) => part !== null)
      .join(', ')
  ].filter((part) => part !== null && part !== '')
  if (whole === null && parts.length === 0) return null
  return (
    <p className={classes.who} data-testid="who">
      {whole === null ? null : <strong>{whole}</strong>}
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  )
}
