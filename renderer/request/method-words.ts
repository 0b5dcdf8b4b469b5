/** How a person authenticated, in words. */
import type { TFunction } from 'i18next'
import type { WindowTexts } from '../../common/locales/texts.ts'

type Method = keyof WindowTexts['method']
type Level = keyof WindowTexts['level']

const methods: readonly Method[] = ['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'EIDAS', 'DOCUMENT']
const levels: readonly Level[] = ['low', 'substantial', 'high']

/** How the person authenticated, in words; a method that we do not know keeps the service's. */
export function methodWord(type: string, t: TFunction): string {
  const method = methods.find((one) => one === type.toUpperCase())
  return method === undefined ? type : t(`method.${method}`)
}

/** The level of assurance in words. */
export function levelWord(acr: string, t: TFunction): string {
  const level = levels.find((one) => acr.toLowerCase().endsWith(one))
  return level === undefined ? acr : t(`level.${level}`)
}
