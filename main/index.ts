/** The composition root: the order in which the parts are built. How each is built stands in `compose/`. */
import { composeApp } from './compose/app.ts'
import { composeAudit } from './compose/audit.ts'
import { composeClients, composeDesk, composeNotices } from './compose/desk.ts'
import { composeDoors } from './compose/door.ts'
import { composeErasure } from './compose/erasure.ts'
import { composeFiling } from './compose/filing.ts'
import { composeHandover } from './compose/handover.ts'
import { composeHealth } from './compose/health.ts'
import { composeLife } from './compose/life.ts'
import { composeCopied, composeLock } from './compose/lock.ts'
import { composeMachine } from './compose/machine.ts'
import { composeNetwork } from './compose/network.ts'
import { composeOffice } from './compose/office.ts'
import { printedOnDemand } from './compose/printed.ts'
import { composePrograms } from './compose/programs.ts'
import { composeOpener, composePrinting, composeProofs } from './compose/proofs.ts'
import { composeReports } from './compose/reports.ts'
import { composeRequests } from './compose/requests.ts'
import { composeServices } from './compose/services.ts'
import { composeStarting } from './compose/starting.ts'
import { composeUpdates } from './compose/updates.ts'
import { composeWebhook } from './compose/webhook.ts'
import { composeWindow } from './compose/window.ts'
import { createEvents } from './events/events.ts'
import { ipcTransport } from './shell/ipc-main.ts'
import { runApp } from './shell/run.ts'
import { followedTurns } from './startup/shared-reading.ts'

const life = () => {
  const machine = composeMachine()
  const events = createEvents(machine.log)
  const send = composeWindow(events, ipcTransport, machine.presence.isLocked)
  const network = composeNetwork(machine, events)
  const clientFor = composeClients(machine, network)
  const notices = composeNotices(machine, events)
  const turns = followedTurns()
  const desk = composeDesk(machine, events, { clientFor, notices, proxies: network.proxies, turns })
  const { receiver, handlers: webhook } = composeWebhook(machine, events, send, desk)
  const { links, handlers: programs } = composePrograms(machine, events, send, desk)
  const { filing, handlers: filed } = composeFiling(machine, events, send, desk)
  const printing = composePrinting()
  const { office, handlers: ofOffice } = composeOffice(machine, events, send, { desk, printing, turns })
  const copied = composeCopied(machine, events)
  const { screen, shown, handlers: handover } = composeHandover(machine, events, desk, { printing, copied })
  const opener = composeOpener(machine, events)
  const { access, handlers: lock, watch } = composeLock(machine, events, desk, printing)
  const handlers = {
    ...composeApp(machine, events, desk),
    ...composeServices({ machine, events, send, desk, clientFor, network }),
    ...composeRequests(machine, events, desk),
    ...composeAudit(machine, desk),
    ...composeStarting({ machine, events, send, desk, access }),
    ...composeUpdates({ machine, events, send, desk, network }),
    ...composeErasure(machine, events, { desk, opener, office }),
    ...composeReports(machine, desk, printing),
    ...composeProofs({ machine, events, desk, opener, printing }),
    ...composeHealth({ machine, desk, network, filing, receiver, office }),
    ...filed,
    ...handover,
    ...webhook,
    ...ofOffice,
    ...programs,
    ...lock
  }
  composeDoors(machine, events, { handlers, access, shown })
  return composeLife({ machine, desk, receiver, office, notices, screen, opener, access, watch, copied, links })
}

runApp(life, printedOnDemand)
