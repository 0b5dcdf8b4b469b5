/** What the office chose about the receiver of webhooks, and how it is checked. */

import { isIP } from 'node:net'
import type { KeptOf } from '../../common/settings/declare.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { webhook } from '../../common/settings/webhook.ts'
import type { FieldProblemCode } from '../../common/words/problems.ts'
import { isLoopback } from '../eeid/address.ts'

/** Whether the desk listens, and where. */
export type WebhookSettings = KeptOf<typeof webhook>

/** How that is kept. */
export const webhookSetting = keptSetting(webhook)

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
