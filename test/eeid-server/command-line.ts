import { parseArgs } from 'node:util'
import type { PracticeServerOptions } from './index.ts'

/** What the command line asks for, or why it cannot be had. */
export type CommandLine = { ok: true; options: PracticeServerOptions } | { ok: false; message: string }

/** Reads the arguments of `main.ts`. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'client-id': { type: 'string' },
        'client-secret': { type: 'string' },
        'webhook-url': { type: 'string' },
        seed: { type: 'string' }
      }
    })
    const options: PracticeServerOptions = {
      ...(values.port === undefined ? {} : { port: wholeNumber('--port', values.port, 65_535) }),
      ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, 4_294_967_295) }),
      ...(values['client-id'] === undefined ? {} : { clientId: clientId(values['client-id']) }),
      ...(values['client-secret'] === undefined
        ? {}
        : { clientSecret: filled('--client-secret', values['client-secret']) }),
      ...(values['webhook-url'] === undefined ? {} : { webhookUrl: webAddress(values['webhook-url']) })
    }
    return { ok: true, options }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= most)) throw new Error(`${name} must be a whole number from 0 to ${most}, not "${text}"`)
  return value
}

function filled(name: string, text: string): string {
  if (text === '') throw new Error(`${name} must not be empty`)
  return text
}

function clientId(text: string): string {
  if (text.includes(':')) throw new Error('--client-id must not contain a colon')
  return filled('--client-id', text)
}

function webAddress(text: string): string {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new Error(`--webhook-url must be a web address, not "${text}"`)
  return text
}
