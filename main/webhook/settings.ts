/** What the office chose about the receiver of webhooks, and how it is checked. */

import { isIP } from 'node:net'
import { z } from 'zod'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { isLoopback } from '../eeid/address.ts'
import type { Setting } from '../store/ledger/settings.ts'

/** Whether the desk listens, and where. */
export type WebhookSettings = {
  on: boolean
  /** An IP address of this computer, or 0.0.0.0 or :: for all of them. */
  address: string
  /** 1 to 65535. */
  port: number
}

/** Off, and reachable from this computer only, until the office chooses otherwise. */
export const webhookSetting: Setting<WebhookSettings> = {
  name: 'webhook',
  shape: z.object({ on: z.boolean(), address: z.string(), port: z.int().min(1).max(65_535) }),
  initial: { on: false, address: '127.0.0.1', port: 8717 }
}

/** As it was typed. */
export type TypedSettings = { on: boolean; address: string; port: string }

/** The settings to keep, or what is wrong by field. */
export function checkSettings(
  typed: TypedSettings
): { ok: true; value: WebhookSettings } | { ok: false; fields: Record<string, FieldProblemCode> } {
  const address = typed.address.trim()
  const port = typed.port.trim()
  const problems: [string, FieldProblemCode | undefined][] = [
    ['address', address === '' ? 'required' : isIP(address) === 0 ? 'notAnAddress' : undefined],
    ['port', port === '' ? 'required' : isPort(port) ? undefined : 'notAPort']
  ]
  const fields = problems.filter((entry): entry is [string, FieldProblemCode] => entry[1] !== undefined)
  if (fields.length > 0) return { ok: false, fields: Object.fromEntries(fields) }
  return { ok: true, value: { on: typed.on, address, port: Number(port) } }
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

/** Whether others than this computer can reach the address. Text that is no address is counted as such. */
export function isWide(address: string): boolean {
  const host = isIP(address) === 6 ? `[${address}]` : address
  return !isLoopback(URL.parse(`http://${host}/`)?.hostname ?? '')
}
