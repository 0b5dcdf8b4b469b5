/** Mutants of what the app keeps: its outbox and its proofs. */
import type { EeidClient } from '../../../main/eeid/client.ts'
import { type Mutant, succeeding, withClient, withOutbox, withPart } from './kit.ts'

/** Every one of them. */
export const kept: readonly Mutant[] = [
  {
    name: 'takes what was refused for made',
    mutate: (ports) =>
      withOutbox(ports, ({ markCreated }) => ({ markNeedsCorrecting: (id) => markCreated(id, 'invented') as never })),
    notices: /does not exist/
  },
  {
    name: 'never looks up what it doubts',
    mutate: (ports) =>
      withOutbox(ports, ({ inState }) => ({
        inState: (serviceId, state) => (state === 'confirming' ? [] : inState(serviceId, state))
      })),
    notices: /still/
  },
  {
    name: 'never sends again what it took back',
    mutate: (ports) =>
      withOutbox(ports, ({ markNeedsCorrecting }) => ({ takeBack: (id) => markNeedsCorrecting(id, '') as never })),
    notices: /did not refuse/
  },
  {
    name: 'gives up what it doubts',
    mutate: (ports) =>
      withOutbox(ports, ({ markNeedsAttention }) => ({
        markConfirming: (id, problem) => markNeedsAttention(id, problem ?? 'timeout') as never
      })),
    notices: /on the service all the same/
  },
  {
    name: 'binds two rows to one request',
    mutate: (ports) =>
      withOutbox(ports, ({ markCreated }) => {
        let first: string | undefined
        const toTheFirst = (id: string, requestId: string) => {
          first ??= requestId
          return markCreated(id, first)
        }
        return { markCreated: toTheFirst as typeof markCreated }
      }),
    notices: /other claims|another reference|UNIQUE|not in the list|still/
  },
  {
    name: 'keeps half a proof',
    mutate: (ports) =>
      withClient(ports, ({ proof }) => ({
        proof: succeeding(proof, (pdf) => pdf.subarray(0, Math.floor(pdf.length / 2)))
      })),
    notices: /not what the service gave/
  },
  {
    name: 'keeps the proof of another',
    mutate: (ports) => {
      const clients = withClient(ports, ({ proof }) => ({ proof: ofTheFirst(proof) }))
      return withPart(clients, 'proofs', () => ({ isOfAnother: () => false }))
    },
    notices: /not what the service gave/
  },
  {
    name: 'does not keep a proof',
    mutate: (ports) => withPart(ports, 'proofs', () => ({ keep: () => undefined as never })),
    notices: /proof of a completed request is missing/
  },
  {
    name: 'waits with a proof for ever where it did not come',
    mutate: (ports) =>
      withPart(ports, 'proofs', ({ due }) => ({
        due: (serviceId, most) => due(serviceId, most).filter(({ attempts }) => attempts === 0)
      })),
    notices: /proof of a completed request is missing/
  }
]

function ofTheFirst(proof: EeidClient['proof']): EeidClient['proof'] {
  let first: string | undefined
  return (id) => {
    first ??= id
    return proof(first)
  }
}
