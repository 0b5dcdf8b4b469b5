/** Requests: created alone or imported, listed, decided. */
import type { Events } from '../events/events.ts'
import { csvFiles } from '../import/files.ts'
import { decisionHandlers } from '../ipc/decisions.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { draftHandlers } from '../ipc/drafts.ts'
import { importHandlers } from '../ipc/import.ts'
import { listStateHandlers } from '../ipc/list-state.ts'
import { peopleHandlers } from '../ipc/people.ts'
import { referenceHandlers } from '../ipc/references.ts'
import { requestHandlers } from '../ipc/requests.ts'
import { templateHandlers } from '../ipc/templates.ts'
import { chooseCsvFile, chooseCsvPlace, chooseWorkbookPlace } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

type Domains = 'requests' | 'decisions' | 'import' | 'drafts' | 'listState' | 'references' | 'people' | 'templates'

/** The calls about requests. */
export function composeRequests({ clock }: Machine, events: Events, desk: Desk): Pick<AllHandlers, Domains> {
  const { now } = clock
  const changed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  return {
    requests: requestHandlers(desk, changed, now, (id) => events.emit('requestInHand', id)),
    decisions: decisionHandlers(desk, changed, now),
    import: importHandlers({
      desk,
      files: csvFiles({ file: chooseCsvFile, place: chooseCsvPlace, workbookPlace: chooseWorkbookPlace }),
      now,
      changed
    }),
    drafts: draftHandlers(desk),
    listState: listStateHandlers(desk, now),
    references: referenceHandlers(desk),
    people: peopleHandlers(desk),
    templates: templateHandlers(desk)
  }
}
