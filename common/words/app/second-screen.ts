/** What the person's screen shows. Nothing in it tells who the person is. */
import type { Language } from '../languages.ts'
import type { ShownLink } from '../links.ts'

/** What the second screen shows. Times are ISO 8601 in UTC, by this computer's clock. */
export type ScreenState =
  | { kind: 'idle'; office: string }
  | {
      kind: 'link'
      office: string
      language: Language
      /** Null where it would tell who the person is. */
      reference: string | null
      /** Null until there is a link. */
      qr: ShownLink['qr']
      methods: ShownLink['methods']
      until: string | null
      /** The link is of a test service, for practice. */
      isTest: boolean
    }
