import type { DeskApi, EventPayload } from '../../../preload/contract.ts'
import { knownMethods } from '../../../preload/known.ts'
import type { Outcome } from '../../../preload/problem.ts'
import type { LineState, Preferences, RequestDetail } from '../../../preload/shapes.ts'
import type { ScreenView } from '../../../preload/shapes-handover.ts'
import { wholeList } from '../../../preload/whole-list.ts'
import { type FakeState, fine, numbered, queued, refused, toRow, tried, usual } from './fake-state.ts'

type EventName = keyof DeskApi['on']
type Listeners = { [E in EventName]: Set<(payload: EventPayload<E>) => void> }

/** A main process in memory: what it is told to be, with every call of the contract. */
export function createFakeDesk(part: Partial<FakeState> = {}) {
  const state: FakeState = { ...usual(), ...part }
  const listeners: Listeners = {
    requestsChanged: new Set(),
    lineChanged: new Set(),
    servicesChanged: new Set(),
    startupChanged: new Set(),
    requestWanted: new Set(),
    filingChanged: new Set(),
    proofBatchChanged: new Set(),
    verifyProgressed: new Set(),
    webhookChanged: new Set()
  }
  const calls: string[] = []
  let lastNumber = state.requests.length

  function emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
    for (const listener of listeners[name]) listener(payload)
  }

  function on<E extends EventName>(name: E): DeskApi['on'][E] {
    const subscribe = (listener: (payload: EventPayload<E>) => void) => {
      listeners[name].add(listener)
      return () => {
        listeners[name].delete(listener)
      }
    }
    return subscribe as DeskApi['on'][E]
  }

  /** Answers after the delay, noting the call. */
  async function answer<T>(call: string, value: () => T): Promise<T> {
    calls.push(call)
    await new Promise((done) => setTimeout(done, state.delayMs))
    return value()
  }

  const found = <T>(id: string, value: (detail: RequestDetail) => T): Outcome<T> => {
    const detail = state.requests.find((one) => one.id === id)
    return detail === undefined ? refused({ code: 'unknownRequest' }) : fine(value(detail))
  }

  function changed(): void {
    emit('requestsChanged', { serviceId: state.services[0]?.id ?? 'service-1' })
  }

  /** Changes one request and tells the window. */
  function change(id: string, patch: Partial<RequestDetail>): void {
    state.requests = state.requests.map((one) => (one.id === id ? { ...one, ...patch } : one))
    changed()
  }

  function setLine(line: Partial<LineState>): void {
    state.line = { ...state.line, ...line }
    emit('lineChanged', state.line)
  }

  const api: DeskApi = {
    startup: {
      state: () => answer('startup.state', () => state.startup),
      retry: () => answer('startup.retry', () => state.startup),
      keepNothing: () =>
        answer('startup.keepNothing', () => {
          state.startup = { stage: 'ready', folder: null, cacheRebuilt: false, keepsNothing: true }
          emit('startupChanged', state.startup)
          return state.startup
        }),
      startAnew: () =>
        answer('startup.startAnew', () => {
          state.startup = { stage: 'ready', folder: null, cacheRebuilt: false }
          state.services = []
          emit('startupChanged', state.startup)
          return fine(state.startup)
        })
    },
    preferences: {
      get: () => answer('preferences.get', () => state.preferences),
      set: (patch) =>
        answer('preferences.set', () => {
          state.preferences = { ...state.preferences, ...patch } as Preferences
          return state.preferences
        })
    },
    services: {
      list: () => answer('services.list', () => state.services),
      suggestion: () => answer('services.suggestion', () => state.suggestion),
      testConnection: () =>
        answer('services.testConnection', () => (state.refuse.test ? refused(state.refuse.test) : fine(null))),
      add: (input) =>
        answer('services.add', () => {
          if (state.refuse.add) return refused(state.refuse.add)
          const { clientSecret: _never, ...view } = input
          const service = { id: `service-${state.services.length + 1}`, ...view }
          state.services = [...state.services, service]
          emit('servicesChanged', null)
          return fine(service)
        }),
      update: (input) =>
        answer('services.update', () => {
          if (state.refuse.add) return refused(state.refuse.add)
          const { clientSecret: _never, ...service } = input
          state.services = state.services.map((one) => (one.id === service.id ? service : one))
          emit('servicesChanged', null)
          return fine(service)
        })
    },
    references: {
      get: () => answer('references.get', () => tried(state.template, lastNumber + 1)),
      tryOut: ({ template }) => answer('references.tryOut', () => tried(template, lastNumber + 1)),
      set: ({ template }) =>
        answer('references.set', () => {
          const outcome = tried(template.trim(), lastNumber + 1)
          if (outcome.ok) state.template = outcome.value.template
          return outcome
        })
    },
    requests: {
      list: ({ query, offset, limit }) =>
        answer(`requests.list ${offset}`, () => {
          if (state.refuse.list) return refused(state.refuse.list)
          // Of all that main narrows by, only the beginning of the reference.
          const found = state.requests.filter(({ reference }) => reference.startsWith(query.search))
          return fine({ total: found.length, rows: found.slice(offset, offset + limit).map(toRow) })
        }),
      counts: () =>
        answer('requests.counts', () =>
          fine({
            all: state.requests.length,
            waiting: state.requests.filter(({ status }) => status === 'pending').length,
            toDecide: state.requests.filter(({ status, verdict }) => status === 'completed' && verdict === null).length,
            expiringToday: 0,
            proofMissing: state.requests.filter(({ proof }) => proof === 'awaited' || proof === 'refused').length,
            parked: state.requests.filter(({ outbox }) => outbox === 'parked' || outbox === 'rejected').length
          })
        ),
      find: ({ id }) =>
        answer('requests.find', () => {
          const place = state.requests.findIndex((one) => one.id === id)
          return fine(place === -1 ? null : place)
        }),
      withReference: ({ references }) =>
        answer('requests.withReference', () =>
          fine(state.requests.filter(({ reference }) => references.includes(reference)))
        ),
      get: ({ id }) =>
        answer('requests.get', () => {
          if (state.broken.has('get')) throw new Error('The pipe is broken')
          return found(id, (detail) => detail)
        }),
      suggestReference: () =>
        answer('requests.suggestReference', () => {
          const outcome = tried(state.template, lastNumber + 1)
          return outcome.ok ? fine(outcome.value.example) : outcome
        }),
      noLongerMatching: () => answer('requests.noLongerMatching', () => fine([])),
      noLongerMatchingRead: () => answer('requests.noLongerMatchingRead', () => fine(null)),
      askedBefore: () => answer('requests.askedBefore', () => fine(state.askedBefore)),
      look: ({ id }) =>
        answer('requests.look', () => {
          if (state.broken.has('look')) throw new Error('The pipe is broken')
          state.lookedAt = id
          return fine(null)
        }),
      create: (input) =>
        answer('requests.create', () => {
          if (state.broken.has('create')) throw new Error('The pipe is broken')
          if (state.refuse.create) return refused(state.refuse.create)
          lastNumber += 1
          const id = `request-${lastNumber}`
          const others = state.requests.filter((one) => one.id !== input.corrects)
          const created = queued(id, input)
          state.requests = [created, ...others]
          changed()
          return fine(created)
        }),
      discard: ({ id }) =>
        answer('requests.discard', () => {
          state.requests = state.requests.filter((one) => one.id !== id)
          changed()
          return fine(null)
        }),
      sendAgain: ({ id }) =>
        answer('requests.sendAgain', () => {
          change(id, { outbox: 'queued', lastProblem: null })
          return fine(null)
        })
    },
    many: {
      open: () => answer('many.open', () => fine(state.opened)),
      save: ({ text }) =>
        answer('many.save', () => {
          state.savedText = text
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      columns: () => answer('many.columns', () => fine(state.columns)),
      keepColumns: ({ columns }) =>
        answer('many.keepColumns', () => {
          state.columns = columns
          return fine(null)
        }),
      check: ({ rows }) =>
        answer(`many.check ${rows.length}`, () =>
          fine(rows.map(() => ({ fields: {}, earlier: null, isReferenceUsed: false })))
        ),
      begin: ({ batchId, total }) => answer(`many.begin ${batchId} ${total}`, () => fine(null)),
      add: ({ from, rows }) => answer(`many.add ${from} ${rows.length}`, () => fine(null)),
      run: () => answer('many.run', () => fine(null)),
      pause: () => answer('many.pause', () => fine(null)),
      cancel: () => answer('many.cancel', () => fine(null)),
      putAway: () => answer('many.putAway', () => fine(null)),
      list: () => answer('many.list', () => fine([]))
    },
    listState: {
      get: ({ serviceId }) => answer('listState.get', () => fine(state.shown.get(serviceId) ?? wholeList)),
      set: ({ serviceId, query }) =>
        answer('listState.set', () => {
          state.shown.set(serviceId, query)
          return fine(null)
        })
    },
    proofs: {
      save: () =>
        answer('proofs.save', () => {
          if (state.refuse.save) return refused(state.refuse.save)
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      saveEvidence: () =>
        answer('proofs.saveEvidence', () => {
          if (state.refuse.saveEvidence) return refused(state.refuse.saveEvidence)
          return fine(state.savedAs === null ? null : { fileName: state.savedAs })
        }),
      open: () => answer('proofs.open', () => (state.refuse.open ? refused<null>(state.refuse.open) : fine(null))),
      bytes: () => answer('proofs.bytes', () => fine(new TextEncoder().encode('%PDF-1.7'))),
      print: () =>
        answer('proofs.print', () => {
          const { proof: choice } = state.printing
          if (choice === undefined) return refused({ code: 'noPrinterChosen' })
          if (state.refuse.print) return refused(state.refuse.print)
          return fine({ printer: choice.label, copies: choice.copies })
        })
    },
    printing: {
      printers: () => answer('printing.printers', () => fine(state.printers)),
      choice: ({ job }) => answer('printing.choice', () => fine(state.printing[job] ?? null)),
      choose: ({ job, choice }) =>
        answer('printing.choose', () => {
          state.printing = { ...state.printing, [job]: choice }
          return fine(null)
        })
    },
    decisions: {
      decide: ({ id, verdict, note }) =>
        answer('decisions.decide', () => {
          const decidedAt = new Date().toISOString()
          const { decisions = [] } = state.requests.find((one) => one.id === id) ?? {}
          const decision = { verdict, note, wentAgainst: [], decidedAt }
          change(id, { verdict, note, decisions: [...decisions, decision] })
          return fine(null)
        }),
      writeNote: ({ id, note }) =>
        answer('decisions.writeNote', () => {
          change(id, { note, noteWrittenAt: new Date().toISOString() })
          return fine(null)
        }),
      typeNote: () => answer('decisions.typeNote', () => fine(null)),
      policy: () => answer('decisions.policy', () => fine(state.policy)),
      setPolicy: (policy) =>
        answer('decisions.setPolicy', () => {
          state.policy = policy
          return fine(policy)
        })
    },
    drafts: {
      list: () => answer('drafts.list', () => fine([...state.drafts].map(([key, draft]) => ({ key, draft })))),
      keep: ({ key, draft }) =>
        answer('drafts.keep', () => {
          state.drafts.set(key, draft)
          return fine(null)
        }),
      drop: ({ key }) =>
        answer('drafts.drop', () => {
          state.drafts.delete(key)
          return fine(null)
        })
    },
    templates: {
      get: () => answer('templates.get', () => fine(state.templates)),
      setReasons: ({ reasons }) =>
        answer('templates.setReasons', () => {
          state.templates = { ...state.templates, reasons: numbered('reason', reasons) }
          return fine(state.templates)
        }),
      setForms: ({ forms }) =>
        answer('templates.setForms', () => {
          state.templates = { ...state.templates, forms: numbered('form', forms) }
          return fine(state.templates)
        })
    },
    proofBatch: {
      start: () => answer('proofBatch.start', () => fine(null)),
      state: () => answer('proofBatch.state', () => null),
      cancel: () => answer('proofBatch.cancel', () => null),
      putAway: () => answer('proofBatch.putAway', () => null)
    },
    filing: {
      get: () => answer('filing.get', () => fine(state.filing)),
      chooseFolder: () => answer('filing.chooseFolder', () => fine(state.filing)),
      set: (choice) => answer('filing.set', () => fine({ ...state.filing, ...choice })),
      tryOut: () => answer('filing.tryOut', () => fine({ example: 'K7Q-00012.pdf' })),
      fileEarlier: () => answer('filing.fileEarlier', () => fine({ ...state.filing, earlier: 0 })),
      tryAgain: () => answer('filing.tryAgain', () => fine(null)),
      confirmFolder: () => answer('filing.confirmFolder', () => fine(state.filing)),
      answerLinks: () => answer('filing.answerLinks', () => fine(state.filing)),
      fileMissing: () => answer('filing.fileMissing', () => fine(0)),
      verify: () => answer('filing.verify', () => fine({ whole: 1, others: 0, changed: [], missing: [], foreign: [] })),
      stopVerifying: () => answer('filing.stopVerifying', () => null)
    },
    notifications: {
      get: () => answer('notifications.get', () => fine({ show: true, namePerson: false })),
      set: (chosen) => answer('notifications.set', () => fine(chosen))
    },
    handover: {
      show: ({ id, language }) =>
        answer('handover.show', () =>
          found(id, ({ link, reason, refusedLink }) => ({
            refused: refusedLink,
            link: link === null ? null : `${link}?ui_locales=${language}`,
            qr: link === null ? null : { modules: 21, path: 'M0 0L14 0L14 14L0 14Z' },
            reason,
            methods: [...knownMethods]
          }))
        ),
      copyMessage: () => answer('handover.copyMessage', () => fine(null)),
      mail: () => answer('handover.mail', () => fine(null)),
      printSlip: () => answer('handover.printSlip', () => fine({ printer: 'Hall', copies: 1 })),
      templates: () => answer('handover.templates', () => fine(state.messages)),
      setTemplates: (templates) =>
        answer('handover.setTemplates', () => {
          state.messages = templates
          return fine(templates)
        }),
      confirmHost: () => answer('handover.confirmHost', () => fine(true)),
      linkHosts: () => answer('handover.linkHosts', () => fine([])),
      forgetHost: () => answer('handover.forgetHost', () => fine([])),
      hide: () => answer('handover.hide', () => fine(null)),
      screen: () => answer('handover.screen', () => fine(state.screen)),
      setScreen: (choice) =>
        answer('handover.setScreen', () => {
          state.screen = { ...state.screen, ...choice } as ScreenView
          return fine(state.screen)
        }),
      office: () => answer('handover.office', () => fine(state.office)),
      setOffice: ({ office }) =>
        answer('handover.setOffice', () => {
          state.office = office
          return fine(office)
        }),
      copyLink: () =>
        answer('handover.copyLink', () => {
          if (state.broken.has('copyLink')) throw new Error('The pipe is broken')
          return state.refuse.copyLink ? refused<null>(state.refuse.copyLink) : fine(null)
        })
    },
    line: {
      state: () => answer('line.state', () => fine(state.line)),
      checkNow: () =>
        answer('line.checkNow', () => {
          setLine({ lastReached: new Date().toISOString(), lastSwept: new Date().toISOString() })
          return fine(null)
        })
    },
    webhook: {
      get: () => answer('webhook.get', () => fine(state.webhook)),
      set: ({ on, address, port }) =>
        answer('webhook.set', () => {
          if (!/^\d+$/.test(port)) return refused({ code: 'invalid', fields: { port: 'notAPort' } })
          const settings = { on, address: address.trim(), port: Number(port) }
          state.webhook = {
            ...state.webhook,
            settings,
            health: { ...state.webhook.health, stage: on ? 'listening' : 'off' }
          }
          emit('webhookChanged', state.webhook.health)
          return fine(state.webhook)
        }),
      test: () =>
        answer('webhook.test', () => fine(state.webhook.health.stage === 'listening' ? 'taken' : 'notListening'))
    },
    on: {
      requestsChanged: on('requestsChanged'),
      lineChanged: on('lineChanged'),
      servicesChanged: on('servicesChanged'),
      startupChanged: on('startupChanged'),
      requestWanted: on('requestWanted'),
      filingChanged: on('filingChanged'),
      proofBatchChanged: on('proofBatchChanged'),
      verifyProgressed: on('verifyProgressed'),
      webhookChanged: on('webhookChanged')
    }
  }

  return { api, state, calls, emit, change, changed, setLine }
}
