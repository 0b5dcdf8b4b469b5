/** What another program is told of its request, as the text of a file. It holds identity data in plain text. */
import type { FileRefusal } from '../../common/words/programs.ts'
import type { RequestDetail } from '../../common/words/request-views.ts'
import type { AskedFile } from '../store/ledger/asked-files.ts'
import type { Say } from '../texts/texts.ts'
import type { RefusedFile } from './request-file.ts'

/**
 * The shape's number; it grows when a field changes its meaning or goes. Times are ISO 8601 in UTC.
 *
 * - `format`: always `eeid-desk-answer`; `version`: this number; `id`, `program`: as the request file had them
 * - `state`: `accepted` (kept, and on its way), `refused` (see `problems`), `finished` (completed, or its link has expired), or
 *   `discarded` by a clerk
 * - `reference`: the desk's; `takenAt`: when the file was taken; `requestId`: the service's id, or null before it has one
 * - `status`: the service's own word (`pending`, `completed`, `expired`, …), or null before it has the request
 * - `problems`: each with a `code` and a `text` in the language of the desk, and a `field` where it is about one
 * - `outcome`: what comparing came to (`matching`, `differing`, `notCompared`, `identified`); null while nobody was identified
 * - `claims`: each as required and received; `matched` is null where it was not compared
 * - `person`: who was identified, as the service told it; null before that
 * - `decision`: what the clerk decided, once it cannot be withdrawn any more; null before that
 * - `proof`: the file beside this one with its SHA-256; null where none is put there
 */
export const answerVersion = 1

const format = 'eeid-desk-answer'

/** Everything that an answer is made of. */
export type Known = {
  asked: AskedFile
  /** Null once a clerk has discarded the request. */
  detail: RequestDetail | null
  /** The clerk's decision counts. */
  isDecided: boolean
  proof: { file: string; sha256: string } | null
}

/** Where a request of another program stands. */
export type AnswerState = 'accepted' | 'refused' | 'finished' | 'discarded'

/** Where it stands, as its program is told. */
export function stateOf(detail: RequestDetail | null): AnswerState {
  if (detail === null) return 'discarded'
  if (detail.outbox === 'needsCorrecting') return 'refused'
  return detail.status === 'completed' || detail.status === 'expired' ? 'finished' : 'accepted'
}

/** The text of an answer about a request that was taken. */
export function answerText({ asked, detail, isDecided, proof }: Known, say: Say): string {
  const last = detail?.decisions.at(-1)
  return written({
    id: asked.id,
    program: asked.program,
    state: stateOf(detail),
    takenAt: new Date(asked.takenAt).toISOString(),
    reference: detail?.reference ?? null,
    requestId: detail?.requestId ?? null,
    status: detail?.status ?? null,
    problems: problemsOf(detail, say),
    outcome: detail?.outcome ?? null,
    completedAt: detail?.completedAt ?? null,
    claims:
      detail?.claims.map(({ type, required, received, matched, why }) => ({
        type,
        required,
        received,
        matched,
        why
      })) ?? [],
    person: detail?.result ?? null,
    decision: isDecided && last ? { verdict: last.verdict, decidedAt: last.decidedAt } : null,
    proof
  })
}

/** The service's own words, where it refused the request; that a clerk is needed, where one is. */
function problemsOf(detail: RequestDetail | null, say: Say) {
  if (detail?.outbox === 'needsCorrecting') return [{ code: 'rejected', text: detail.rejection ?? '' }]
  if (detail?.outbox === 'needsAttention') return [{ code: 'needsAttention', text: say('requestFile.needsAttention') }]
  return []
}

/** The text of an answer about a file that was refused. `file`: its name, as it was put there. */
export function refusalText(file: string, { why, fields, id }: RefusedFile, say: Say): string {
  const ofFields = Object.entries(fields).map(([field, code]) => ({
    code,
    field,
    text: say('requestFile.field', { field, code })
  }))
  const whole: { code: FileRefusal; text: string } = { code: why, text: say(`requestFile.${why}`) }
  return written({ id, file, state: 'refused' satisfies AnswerState, problems: [whole, ...ofFields] })
}

/** The name of the file with an answer. */
export const answerName = (id: string): string => `result-${id}.json`

/** The name of the file with the answer about a file that was refused. */
export const refusalName = (file: string): string => `refused-${file}`

/** A file's name as it may stand in others: its letters, digits, dots and hyphens, as far as names of files go. */
export const plainName = (file: string): string =>
  `${file
    .replace(/\.json$/i, '')
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .slice(0, 100)}.json`

const written = (told: object): string => `${JSON.stringify({ format, version: answerVersion, ...told }, null, 2)}\n`
