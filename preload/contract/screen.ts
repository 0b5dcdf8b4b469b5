/**
 * Everything that crosses between the person's window, on the second screen, and the main process: what to show, and
 * nothing that could be asked for beyond it. Nothing in it tells who the person is.
 */

import { z } from 'zod'
import type { ScreenState } from '../../common/words/app/second-screen.ts'
import { languages } from '../../common/words/languages.ts'
import { nothing } from './call.ts'
import { shownLink } from './handover.ts'
import { screenChannels } from './screen-channels.ts'

/** What the second screen shows. */
export const screenState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle'), office: z.string() }),
  z.object({
    kind: z.literal('link'),
    office: z.string(),
    language: z.enum(languages),
    reference: z.string().nullable(),
    qr: shownLink.shape.qr,
    methods: shownLink.shape.methods,
    until: z.iso.datetime().nullable(),
    isTest: z.boolean()
  })
]) satisfies z.ZodType<ScreenState>

/** The only call of that window. */
export const screenCalls = { state: { channel: screenChannels.state, argument: nothing, answer: screenState } } as const

/** The only event that it is sent. */
export const screenEvents = { changed: { channel: screenChannels.changed, payload: screenState } } as const

export type { ScreenState }

/** What its preload exposes as `window.eeidScreen`. */
export type ScreenApi = {
  state: () => Promise<ScreenState>
  /** Subscribes. Returns how to unsubscribe. */
  onChanged: (listener: (state: ScreenState) => void) => () => void
}
