/** How a person authenticated, in words. */
import type { TFunction } from 'i18next'
import { knownLevels, knownMethods } from '../../common/words/methods.ts'

/** How the person authenticated, in words; a method that we do not know keeps the service's. */
export function methodWord(type: string, t: TFunction): string {
  const method = knownMethods.find((one) => one === type.toUpperCase())
  return method === undefined ? type : t(`method.${method}`)
}

/** The level of assurance in words. */
export function levelWord(acr: string, t: TFunction): string {
  const level = knownLevels.find((one) => acr.toLowerCase().endsWith(one))
  return level === undefined ? acr : t(`level.${level}`)
}
