/** Judges requests and answers by the description of the service, as a schema (eeID API description). */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { CallName } from '../service/api.ts'

/** A request as it came. Header names in lower case. */
export interface JudgedRequest {
  url: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false })
addFormats.default(ajv)
ajv.addSchema(JSON.parse(readFileSync(new URL('eeid.schema.json', import.meta.url), 'utf8')))

/** What in a request of the call is not as it is described, in words; none where all is. */
export function requestViolations(call: CallName, { url, headers, body }: JudgedRequest): string[] {
  const query = Object.fromEntries(new URL(url, 'http://eeid.invalid').searchParams)
  return violations(`${call}Request`, { headers, query, body: call === 'create' ? parsed(body) : body })
}

/**
 * The same of an answer with a JSON body. `isNewest`: the service is one of the newest description, which leaves nothing
 * out; of others every field but the id may be missing.
 */
export function answerViolations(call: CallName, status: number, body: unknown, isNewest: boolean): string[] {
  if (status >= 400) return violations('errorAnswer', body)
  const whole = isNewest && call !== 'token' ? `whole${call[0]?.toUpperCase()}${call.slice(1)}Answer` : undefined
  return [...violations(`${call}Answer`, body), ...(whole ? violations(whole, body) : [])]
}

function violations(definition: string, value: unknown): string[] {
  const isRight = ajv.getSchema(`eeid#/$defs/${definition}`)
  if (!isRight) throw new Error(`nothing is described as ${definition}`)
  if (isRight(value)) return []
  return (isRight.errors ?? []).map(({ instancePath, message }) => `${definition}${instancePath} ${message}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
