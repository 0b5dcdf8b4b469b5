/** Calls of a page that was taken over, thrown at the real main behind its door. */
import fc from 'fast-check'
import { calls } from '../../preload/contract/contract.ts'
import type { DeskInMemory } from '../desk-parts/desk-in-memory.ts'
import { fitting, tampered } from './values.ts'

/** One call, and what came of it. */
type Thrown = { channel: string; argument: unknown; came: 'answered' | 'refused' | string }

/** Names of every call. */
export const channels: readonly (readonly [domain: string, name: string])[] = Object.entries(calls).flatMap(
  ([domain, each]) => Object.keys(each).map((name) => [domain, name] as const)
)

/** Throws `count` calls; returns those that main did not take as it should: with an answer, or turned away at the door. */
export async function throwCalls(
  desk: DeskInMemory,
  { count, seed, known, secrets }: { count: number; seed: number; known: readonly string[]; secrets: readonly string[] }
): Promise<Thrown[]> {
  const arbitraries = channels.map(([domain, name]) => {
    const values = fitting(schemaOf(domain, name), known)
    const argument = fc.oneof(values, tampered(values))
    return argument.map((value) => ({ domain, name, argument: harmless(domain, name, value) }))
  })
  const faults: Thrown[] = []
  for (const { domain, name, argument } of fc.sample(fc.oneof(...arbitraries), { numRuns: count, seed })) {
    const came = await thrown(desk, domain, name, argument, secrets)
    if (came !== 'answered' && came !== 'refused') faults.push({ channel: `${domain}.${name}`, argument, came })
  }
  return faults
}

const schemaOf = (domain: string, name: string) =>
  (calls as unknown as Record<string, Record<string, { argument: Parameters<typeof fitting>[0] }>>)[domain]?.[name]
    ?.argument as Parameters<typeof fitting>[0]

/** Nothing may listen on this computer's network because a test made up an address. */
function harmless(domain: string, name: string, argument: unknown): unknown {
  const isListening = domain === 'webhook' && name === 'set' && typeof argument === 'object' && argument !== null
  return isListening ? { ...argument, on: false } : argument
}

async function thrown(
  desk: DeskInMemory,
  domain: string,
  name: string,
  argument: unknown,
  secrets: readonly string[]
): Promise<string> {
  const api = desk.api as unknown as Record<string, Record<string, (argument: unknown) => Promise<unknown>>>
  const late = Promise.withResolvers<string>()
  const timer = setTimeout(() => late.resolve('no answer within 20 s'), 20_000)
  try {
    const call = api[domain]?.[name]?.(argument) ?? Promise.resolve()
    return await Promise.race([
      call.then(
        (answer) => judged(answer, secrets),
        (error: Error) => refusal(error)
      ),
      late.promise
    ])
  } finally {
    clearTimeout(timer)
  }
}

function judged(answer: unknown, secrets: readonly string[]): string {
  const text = JSON.stringify(answer) ?? ''
  return secrets.some((secret) => text.includes(secret)) ? 'a secret came out' : 'answered'
}

// What cannot be copied never leaves the window.
const turnedAway = /RefusedCall: |could not be cloned/

const refusal = ({ message }: Error): string => (turnedAway.test(message) ? 'refused' : message)
