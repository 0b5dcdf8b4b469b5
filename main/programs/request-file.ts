/** Reads a request file: what it asks for, or why it is refused. It came from outside, so nothing of it is taken for granted. */
import { z } from 'zod'
import { tidied } from '../../common/people/text.ts'
import type { FileRefusal } from '../../common/words/programs.ts'
import { forEachClaim } from '../../common/words/requests.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'

/** The largest request file, in bytes. */
export const mostBytes = 64 * 1024

/** What a request file asks for. */
export type RequestFile = {
  /** The file's own id: with another one it would be another request. */
  id: string
  /** What the asking program calls itself. */
  program: string
  /** The name of the service, as it is in the settings; undefined where the file names none. */
  service: string | undefined
  /** As it would be typed; an empty reference is the desk's next one. */
  typed: Omit<DraftInput, 'serviceId'>
}

/** What is wrong with a file. `fields`: codes by the field's name; `id`: the file's own, where it could be read. */
export type RefusedFile = { why: FileRefusal; fields: Readonly<Record<string, string>>; id: string | null }

// It becomes a part of a file's name on any system.
const fileId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
const text = (most: number) => z.string().max(most)

const shape = z.strictObject({
  version: z.literal(1),
  id: fileId,
  program: text(60).refine((name) => tidied(name) !== ''),
  service: text(200).optional(),
  claims: z.strictObject(forEachClaim(() => text(5000).optional())).optional(),
  identifyAnyone: z.literal(true).optional(),
  reference: text(5000).optional(),
  reason: text(10_000).optional()
})

/** Reads the bytes of a request file. */
export function readRequestFile(
  bytes: Uint8Array
): { ok: true; value: RequestFile } | { ok: false; refused: RefusedFile } {
  if (bytes.length > mostBytes) return refused('tooLarge')
  const written = decoded(bytes)
  if (written === undefined) return refused('notText')
  const json = parsed(written)
  if (json === undefined) return refused('notJson')
  const read = shape.safeParse(json.value)
  if (!read.success) return refused('notRequest', fieldsOf(read.error), idIn(json.value))
  return { ok: true, value: requestOf(read.data) }
}

function requestOf({ id, program, service, claims = {}, identifyAnyone, reference, reason }: z.infer<typeof shape>) {
  return {
    id,
    program: tidied(program),
    service,
    typed: {
      claims: forEachClaim((type) => claims[type] ?? ''),
      ...(identifyAnyone ? { isDiscovery: true as const } : {}),
      reference: reference ?? '',
      reason: reason ?? ''
    }
  }
}

const refused = (why: FileRefusal, fields: RefusedFile['fields'] = {}, id: string | null = null) => ({
  ok: false as const,
  refused: { why, fields, id }
})

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsed(written: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(written) as unknown }
  } catch {
    return undefined
  }
}

/** By the names of fields; a name that is nobody's is told as it stands there, as far as a line goes. */
function fieldsOf({ issues }: z.ZodError): Record<string, string> {
  const named = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [[...issue.path, key].join('.'), 'unknownField'])
      : [[issue.path.join('.') || 'file', 'unfit']]
  )
  return Object.fromEntries(named.slice(0, 20).map(([name = '', code = 'unfit']) => [name.slice(0, 100), code]))
}

function idIn(value: unknown): string | null {
  const found = z.object({ id: fileId }).safeParse(value)
  return found.success ? found.data.id : null
}
