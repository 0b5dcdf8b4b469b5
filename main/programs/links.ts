/** Holds a link until the window asks for it. While the desk is locked nothing is held, so that nobody else is shown it. */
import type { DeskLink, LinkRefusal } from '../../common/words/programs.ts'
import type { Log } from '../log/log.ts'
import { readLink } from './link.ts'

/** What came since the window asked last: the latest link, or why it was not followed; null where none came. */
export type CameByLink = { link: DeskLink | null; refused: LinkRefusal | null }

/** The links that come to the desk. */
export type Links = {
  /** A link has come, by whatever way. */
  arrive(text: string): void
  /** What came, once. `isOn`: the office follows links. */
  take(isOn: boolean): CameByLink
  /** The desk has locked: what is held goes. */
  forget(): void
}

const nothing: CameByLink = { link: null, refused: null }

/** Holds nothing yet. `came`: the window may ask. */
export function createLinks(options: { isLocked: () => boolean; came: () => void; log: Log }): Links {
  const { isLocked, came, log } = options
  let held: CameByLink = nothing

  function refuse(why: LinkRefusal): CameByLink {
    log.warn('link.refused', { why })
    return { link: null, refused: why }
  }

  return {
    arrive(text) {
      // What a link says is not even read while the desk is locked.
      const link = isLocked() ? undefined : readLink(text)
      held = link ? { link, refused: null } : refuse(isLocked() ? 'locked' : 'malformed')
      came()
    },
    take(isOn) {
      const taken = held
      held = nothing
      return taken.link !== null && !isOn ? refuse('off') : taken
    },
    forget() {
      if (held.link !== null) held = refuse('locked')
    }
  }
}
