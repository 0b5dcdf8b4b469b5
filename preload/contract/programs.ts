/** The calls about what other programs ask of the desk: by links, and by request files. */
import { z } from 'zod'
import { programs } from '../../common/settings/programs.ts'
import { fieldsOf } from '../../common/settings/schema.ts'
import { type DeskLink, linkFields, linkRefusals } from '../../common/words/programs.ts'
import { outcome, problem } from './answers.ts'
import { call, nothing } from './call.ts'

const chosen = fieldsOf(programs)
const time = z.iso.datetime()

/** How the folder of request files stands since the app started. */
export const askingHealth = z.object({
  /** Files that are to be taken. */
  waiting: z.int(),
  /** Why they wait; null while all goes. */
  problem: problem.nullable(),
  /** Since when they wait. */
  since: time.nullable(),
  lastTaken: time.nullable(),
  lastRefused: time.nullable()
})

const programsView = z.object({ ...chosen, health: askingHealth })

/** What a link asks for. */
export const deskLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), reference: z.string() }),
  z.object({ kind: z.literal('fill'), fields: z.array(z.object({ name: z.enum(linkFields), value: z.string() })) })
]) satisfies z.ZodType<DeskLink>

/** Every call of `programs`. */
export const programsCalls = {
  get: call(nothing, outcome(programsView)),
  set: call(z.strictObject({ links: chosen.links, files: chosen.files, proofs: chosen.proofs }), outcome(programsView)),
  /** Asks for the folder by the system's dialog, and takes it over; null when it was closed. */
  chooseFolder: call(nothing, outcome(programsView.nullable())),
  /** What is at the folder's path now is this desk's folder, whoever speaks for the office says. */
  claimFolder: call(nothing, outcome(programsView)),
  /** Looks at the folder now. */
  tryAgain: call(nothing, outcome(z.null())),
  /** What came by a link since this was asked last, once. */
  takeLink: call(nothing, outcome(z.object({ link: deskLink.nullable(), refused: z.enum(linkRefusals).nullable() })))
}

export type AskingHealth = z.infer<typeof askingHealth>
export type ProgramsView = z.infer<typeof programsView>
