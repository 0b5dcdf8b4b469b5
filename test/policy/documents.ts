/** The profile for macOS, an example of the file for Linux, and the table for IT, made of how settings are declared. */
import { formOf, type LockableSetting, lockableSettings } from '../../common/settings/policy.ts'
import type { Value } from '../../common/settings/value.ts'
import { words } from '../desk/words.ts'
import { formHelp, titleOf } from './templates.ts'

type Say = (name: string) => string
const say = words as Say

/** A policy that says of every setting what it is without one. */
export const example = (): { locked: Record<string, unknown>; initial: Record<string, unknown> } => ({
  locked: {},
  initial: Object.fromEntries(lockableSettings.map(({ name, setting }) => [name, setting.initial]))
})

/** The example as the file `/etc/eeid-desk/policy.json`. */
export const exampleFile = (): string => `${JSON.stringify(example(), null, 2)}\n`

// A property list has no null: what nobody has chosen stands there as a remark.
function plist(value: unknown, indent: string): string {
  if (typeof value === 'boolean') return `${indent}<${value}/>`
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`
  if (Array.isArray(value))
    return nested(
      'array',
      value.map((one) => plist(one, `${indent}\t`)),
      indent
    )
  const lines = Object.entries(value as object).flatMap(([name, one]) => {
    const key = `<key>${escaped(name)}</key>`
    return one === null ? [`${indent}\t<!-- ${key}: not chosen -->`] : [`${indent}\t${key}`, plist(one, `${indent}\t`)]
  })
  return nested('dict', lines, indent)
}

const nested = (tag: string, lines: readonly string[], indent: string) =>
  lines.length === 0 ? `${indent}<${tag}/>` : `${indent}<${tag}>\n${lines.join('\n')}\n${indent}</${tag}>`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The example as a configuration profile. The two identifiers are the office's own to change. */
export const profile = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${plist(
  {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'ee.eeid.desk.policy',
    PayloadUUID: '6B0E6A3C-9D0F-4C55-8B68-0C3E0D8C1A11',
    PayloadDisplayName: 'eeID Desk',
    PayloadScope: 'System',
    PayloadContent: [
      {
        PayloadType: 'ee.eeid.desk',
        PayloadVersion: 1,
        PayloadIdentifier: 'ee.eeid.desk.policy.settings',
        PayloadUUID: '1F5B8C52-3A57-4B43-9A2C-5C2D6F2B7E22',
        PayloadDisplayName: 'eeID Desk',
        ...example()
      }
    ]
  },
  ''
)}
</plist>
`

/** The table in `docs/for-it.md`, its columns as wide as the formatter makes them. */
export function table(): string {
  const head = ['name', 'setting', 'values', 'without a policy']
  const rows = [head, ...lockableSettings.map(rowOf)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[], filler = ' ') =>
    `| ${cells.map((one, column) => one.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`
  const [first = [], ...rest] = rows
  return [line(first), line(['', '', '', ''], '-'), ...rest.map((row) => line(row))].join('\n')
}

function rowOf(one: LockableSetting): string[] {
  const { name, setting } = one
  const { value, initial } = setting
  const written = JSON.stringify(initial)
  const isLong = formOf(value) === 'json' && written.length > 60
  return [`\`${name}\``, titleOf(one, say), valuesOf(value), isLong ? '…' : `\`${written}\``].map(cell)
}

/** What may stand there: the choices, the range of a number, how many signs a text has at most, the shape of JSON. */
function valuesOf(value: Value): string {
  if (value.kind === 'choice') return value.of.map((choice) => `\`${choice}\``).join(', ')
  if (formOf(value) === 'json') return `\`${JSON.stringify(shapeOf(value))}\``
  const help = formHelp(value, say)
  if (value.kind === 'count') return `${help} ${value.least} to ${value.most}.`
  if (value.kind === 'text') return `${help} ${value.least ?? 0} to ${value.most} signs.`
  return help
}

/** A value that fits: each part once, texts as `…`. */
export function shapeOf(value: Value): unknown {
  switch (value.kind) {
    case 'switch':
      return true
    case 'choice':
      return value.of[0]
    case 'choices':
      return [...value.of]
    case 'text':
      return '…'
    case 'count':
      return value.least
    case 'number':
      return 0
    case 'list':
      return [shapeOf(value.of)]
    case 'byId':
      return { ID: shapeOf(value.of) }
    case 'orNull':
      return shapeOf(value.of)
    case 'parts':
      return Object.fromEntries(Object.entries(value.of).map(([name, part]) => [name, shapeOf(part)]))
  }
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
