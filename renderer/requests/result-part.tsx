import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ResultView } from '../../preload/shapes.ts'
import type en from '../locales/en/index.ts'
import { exactTime, plainDate } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Facts, Pair, Part } from '../ui/part.tsx'

type Method = keyof (typeof en)['method']
type Level = keyof (typeof en)['level']

const methods: readonly Method[] = ['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'EIDAS']
const levels: readonly Level[] = ['low', 'substantial', 'high']

/** How the person authenticated, in words; a method that we do not know keeps the service's. */
function methodWord(type: string, t: TFunction): string {
  const method = methods.find((one) => one === type.toUpperCase())
  return method === undefined ? type : t(`method.${method}`)
}

/** The level of assurance in words. */
function levelWord(acr: string, t: TFunction): string {
  const level = levels.find((one) => acr.toLowerCase().endsWith(one))
  return level === undefined ? acr : t(`level.${level}`)
}

/** What the person's authentication told; what the service left out is left out here. */
export function ResultPart({ result }: { result: ResultView }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const name = [result.givenName, result.familyName].filter((part) => part !== null).join(' ')
  return (
    <Part title={t('hand.result')}>
      <Facts>
        <Pair label={t('hand.name')}>{name === '' ? null : name}</Pair>
        <Pair label={t('hand.code')}>{result.sub}</Pair>
        <Pair label={t('hand.born')}>{result.dateOfBirth === null ? null : plainDate(result.dateOfBirth, locale)}</Pair>
        <Pair label={t('hand.method')}>
          {result.authenticationType === null ? null : methodWord(result.authenticationType, t)}
        </Pair>
        <Pair label={t('hand.level')}>{result.acr === null ? null : levelWord(result.acr, t)}</Pair>
        <Pair label={t('hand.authenticated')}>
          {result.authTime === null ? null : exactTime(result.authTime, locale)}
        </Pair>
      </Facts>
    </Part>
  )
}
