/** The mark of what is for practice, on everything that main itself says or prints. */
import { isForTest, type MarkedService } from '../../common/words/services.ts'
import type { Say } from './texts.ts'

/** A text about something of a service; of a test service with the mark before it. */
export const markedText = (text: string, service: MarkedService, say: Say): string =>
  isForTest(service) ? say('mark.before', { text }) : text

/** The name of a service, and whether it is for practice. */
export const namedService = ({ name, environment }: MarkedService, say: Say): string =>
  `${name} · ${say(`mark.environment.${environment}`)}`

/** What a paper of a test service says in a frame; null of a live one. */
export const paperMark = (service: MarkedService, say: Say): string | null =>
  isForTest(service) ? say('mark.paper') : null

/** What a person is told who is asked by a test service; null of a live one. */
export const personMark = (service: MarkedService, say: Say): string | null =>
  isForTest(service) ? say('mark.person') : null
