/** Reads one request out of whatever the service told, or the cache kept: of what does not fit nothing but that is lost. */
import { type EeidRequest, eeidRequest } from './schemas.ts'

// Nobody has described more than five. Whoever writes JSON goes down level by level, and some thousand are too many.
const mostLevels = 100

/** The request that a value tells; undefined where it has no id. A field that does not fit counts as missing. */
export const readRequest = (value: unknown): EeidRequest | undefined =>
  eeidRequest.safeParse(cut(value, mostLevels)).data

/** The request that the cache keeps as JSON; undefined where it keeps none, or what it keeps is damaged. */
export function readKept(body: string | null | undefined): EeidRequest | undefined {
  if (body === null || body === undefined) return undefined
  try {
    return readRequest(JSON.parse(body))
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The same value, without what lies deeper than so many levels. */
function cut(value: unknown, levels: number): unknown {
  return isDeeper(value, levels) ? copy(value, levels) : value
}

function isDeeper(value: unknown, levels: number): boolean {
  if (!isObject(value)) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}

function copy(value: unknown, levels: number): unknown {
  if (!isObject(value)) return value
  if (levels === 0) return null
  if (Array.isArray(value)) return value.map((each) => copy(each, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copy(each, levels - 1)]))
}
