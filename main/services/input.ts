/** What was typed about a service, checked before it is used. */

import { isCountry } from '../../common/people/country/countries.ts'
import { tidiedLines } from '../../common/people/text.ts'
import { type FieldProblemCode, failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { ServiceInput } from '../../common/words/services.ts'
import { isLoopback } from '../eeid/address.ts'
import type { ServiceRow } from '../store/ledger/services.ts'

const longestName = 100
const longestId = 255
const longestReason = 1000

/** A service that may be kept. */
export type CheckedService = Omit<ServiceRow, 'id' | 'isPaused'>

/** The service to keep, or what is wrong by field. `secret` is the typed one or the one that stands for it. */
export function checkService(typed: ServiceInput, secret: string): Outcome<CheckedService> {
  const name = typed.name.trim()
  const clientId = typed.clientId.trim()
  const codeCountry = typed.codeCountry.trim()
  const reason = tidiedLines(typed.reason)
  const baseUrl = typed.baseUrl.trim().replace(/\/+$/, '')
  const problems: [string, FieldProblemCode | undefined][] = [
    ['name', sized(name, longestName)],
    ['baseUrl', urlProblem(baseUrl)],
    // A colon would end the client id in the Basic header.
    ['clientId', clientId.includes(':') ? 'notAnId' : sized(clientId, longestId)],
    ['clientSecret', secret === '' ? 'required' : undefined],
    ['codeCountry', codeCountry === '' || isCountry(codeCountry) ? undefined : 'notACountry'],
    ['reason', reason.length > longestReason ? 'tooLong' : undefined]
  ]
  const fields = problems.filter((entry): entry is [string, FieldProblemCode] => entry[1] !== undefined)
  if (fields.length > 0) return failed({ code: 'invalid', fields: Object.fromEntries(fields) })
  const { environment, color, purpose } = typed
  return ok({ name, environment, baseUrl, clientId, color, purpose, codeCountry, reason })
}

function sized(text: string, most: number): FieldProblemCode | undefined {
  if (text === '') return 'required'
  return text.length > most ? 'tooLong' : undefined
}

function urlProblem(text: string): FieldProblemCode | undefined {
  if (text === '') return 'required'
  const url = URL.parse(text)
  if (!url) return 'notAUrl'
  // Credentials, a query or a fragment have no place in a base URL, and would end up in every call.
  if (`${url.username}${url.password}${url.search}${url.hash}` !== '') return 'notAUrl'
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:') return 'notAUrl'
  return isLoopback(url.hostname) ? undefined : 'insecureUrl'
}
