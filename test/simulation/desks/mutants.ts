/** Ways to break the promises of an office, put in at a desk's ports: each must be noticed, or the simulation proves nothing. */
import type { CheckedEntry, EntryName } from '../../../main/store/ledger/office-entries.ts'
import type { Heard } from '../../../main/store/ledger/office-merge.ts'
import { simulatedService } from '../life.ts'
import type { DeskPorts, Mutate } from './desk.ts'

/** Broken desks, and what is to be said of them. `mutant` makes one for each run: what it remembers is its own. */
export type OfficeMutant = { name: string; mutant: () => Mutate; notices: RegExp }

const withPart = <Name extends 'merge' | 'shared' | 'sharedErasing' | 'outbox'>(
  ports: DeskPorts,
  name: Name,
  change: Partial<DeskPorts['store'][Name]>
): DeskPorts => ({ ...ports, store: { ...ports.store, [name]: { ...ports.store[name], ...change } } })

const withServer = (ports: DeskPorts, change: Partial<DeskPorts['server']>): DeskPorts => ({
  ...ports,
  server: { ...ports.server, ...change }
})

const keyOf = ({ about }: Heard) => ({ serviceId: simulatedService.id, requestId: about.request })

/** Knows of everything before it, though its desk did not. */
const asIfKnown = ({ store }: DeskPorts, heard: Heard, table: 'decision' | 'note'): Heard => ({
  ...heard,
  head: { ...heard.head, seen: [...heard.head.seen, ...store.merge.seen(table, keyOf(heard))] }
})

function remembersWhatItPut(): Mutate {
  const put = new WeakMap<object, Map<string, EntryName[]>>()
  return (ports) => {
    const mine = put.get(ports.desk) ?? new Map<string, EntryName[]>()
    put.set(ports.desk, mine)
    return withServer(ports, {
      async put(what) {
        await ports.server.put(what)
        for (const { stream, number, hash } of what.entries)
          mine.set(stream, [...(mine.get(stream) ?? []), { number, hash }])
      },
      async names(stream, behind, most) {
        const there = await ports.server.names(stream, behind, most)
        const known = new Set(there.map(({ hash }) => hash))
        return [...there, ...(mine.get(stream) ?? []).filter(({ hash }) => !known.has(hash))]
      }
    })
  }
}

function skipsGaps(ports: DeskPorts): DeskPorts {
  const { connection, store } = ports
  const add = connection.prepare(
    `INSERT INTO audit_entry (stream, number, head, hash, signature) VALUES (@stream, @number, @head, @hash, @signature)`
  )
  const share = connection.prepare('INSERT INTO office_stream (stream, desk) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const read = connection.prepare('INSERT INTO office_unread (hash) VALUES (?) ON CONFLICT DO NOTHING')
  return withPart(ports, 'shared', {
    take(entry: CheckedEntry) {
      const taken = store.shared.take(entry)
      if (taken !== 'gap') return taken
      const { told, ...row } = entry
      add.run(row)
      share.run(entry.stream, told.desk)
      read.run(entry.hash)
      return 'taken'
    }
  })
}

function followsTheClock(ports: DeskPorts): DeskPorts {
  const { store } = ports
  return withPart(ports, 'merge', {
    hear(heard) {
      if (heard.said.is !== 'decision') return store.merge.hear(heard)
      const { serviceId, requestId } = keyOf(heard)
      const latest = store.decisions.latest(serviceId, requestId)
      if (latest && latest.decidedAt > heard.head.at) return serviceId
      return store.merge.hear(asIfKnown(ports, heard, 'decision'))
    }
  })
}

/** Every mutant. */
export const officeMutants: readonly OfficeMutant[] = [
  {
    name: 'remembers what it has put on the server',
    mutant: remembersWhatItPut,
    notices: /server lacks|is lost|unlike/
  },
  {
    name: 'puts there only what it has written itself',
    mutant: () => (ports) =>
      withServer(ports, {
        async names(stream, behind, most) {
          const there = await ports.server.names(stream, behind, most)
          const known = new Set(there.map(({ hash }) => hash))
          const here = ports.store.shared.isOwn(stream) ? [] : ports.store.shared.names(stream, behind?.number ?? 0)
          return [...there, ...here.filter(({ hash }) => !known.has(hash))]
        }
      }),
    notices: /server lacks|is lost|unlike/
  },
  {
    name: 'swallows that desks did not know of one another',
    mutant: () => (ports) =>
      withPart(ports, 'merge', {
        hear(heard) {
          const heardAs = ports.store.merge.hear(heard)
          ports.connection.exec('DELETE FROM decided_twice')
          return heardAs
        }
      }),
    notices: /told as one|not accepted by all/
  },
  {
    name: 'goes on with its numbers when its ledger was put back',
    mutant: () => (ports) => withPart(ports, 'shared', { isOwn: () => false }),
    notices: /goes on with its numbers|reference was used twice|UNIQUE/
  },
  { name: 'skips what it lacks of a stream', mutant: () => skipsGaps, notices: /have a gap|unlike/ },
  {
    name: 'drops a second entry of one number',
    mutant: () => (ports) =>
      withPart(ports, 'shared', {
        take: (entry) =>
          entry.number <= ports.store.shared.lastNumber(entry.stream) ? 'gap' : ports.store.shared.take(entry)
      }),
    notices: /unlike|is lost/
  },
  {
    name: 'lets the last decision win',
    mutant: () => (ports) =>
      withPart(ports, 'merge', {
        hear: (heard) =>
          ports.store.merge.hear(heard.said.is === 'decision' ? asIfKnown(ports, heard, 'decision') : heard)
      }),
    notices: /told as one|not accepted by all|unlike/
  },
  {
    name: 'lets the last note win',
    mutant: () => (ports) =>
      withPart(ports, 'merge', {
        hear: (heard) => ports.store.merge.hear(heard.said.is === 'note' ? asIfKnown(ports, heard, 'note') : heard)
      }),
    notices: /another note stands|unlike/
  },
  {
    name: 'lets the clock decide',
    mutant: () => followsTheClock,
    notices: /is lost|told as one|not accepted by all|unlike/
  },
  {
    name: 'sends again what may have arrived',
    mutant: () => (ports) =>
      withPart(ports, 'outbox', { markConfirming: (id, problem) => ports.store.outbox.takeBack(id, problem) }),
    notices: /a create is doubled/
  },
  {
    name: 'takes what is doubtful as not sent, and never looks',
    mutant: () => (ports) =>
      withPart(ports, 'outbox', {
        markConfirming: (id, problem) => ports.store.outbox.markNeedsCorrecting(id, problem)
      }),
    notices: /a create is lost|bound to another/
  },
  {
    name: 'obeys no erasure',
    mutant: () => (ports) => withPart(ports, 'sharedErasing', { obey: () => [] }),
    notices: /that was taken back is at a desk|an erased value/
  },
  {
    name: 'takes nothing back from the server',
    mutant: () => (ports) => withServer(ports, { takeBack: async () => {} }),
    notices: /an erased value is on the server/
  },
  {
    name: 'hears no withdrawal',
    mutant: () => (ports) =>
      withPart(ports, 'merge', {
        hear: (heard) => (heard.said.is === 'withdrawal' ? simulatedService.id : ports.store.merge.hear(heard))
      }),
    notices: /that was taken back is at a desk/
  }
]
