/** Proofs that were damaged on their way, or are no proofs. */
import { changing, type Fault } from '../fault.ts'
import { wholeOf } from '../wire.ts'

const damaged = (name: string, change: (pdf: Buffer) => Buffer): Fault => ({
  name,
  calls: ['proof'],
  // One proof is damaged, and the way to the service is as it was.
  says: /^serviceDown/,
  play: changing((answer) => (answer.status === 200 ? { ...answer, body: change(answer.body) } : answer))
})

const text = (pdf: Buffer) => pdf.toString('latin1')

/** Every one of them. */
export const proofFaults: readonly Fault[] = [
  damaged('is a proof taken for UTF-8', (pdf) => Buffer.from(text(pdf), 'utf8')),
  damaged('is a proof with other line ends', (pdf) => Buffer.from(text(pdf).replaceAll('\n', '\r\n'), 'latin1')),
  damaged('is half a proof', (pdf) => pdf.subarray(0, Math.floor(pdf.length / 2))),
  damaged('is a proof twice', (pdf) => Buffer.concat([pdf, pdf])),
  damaged('is a proof that is cut behind an update', (pdf) =>
    Buffer.concat([pdf, Buffer.from('\n9 0 obj\n<</Type /Annot')])
  ),
  damaged('is a proof of noughts', (pdf) => Buffer.alloc(pdf.length)),
  damaged('is no byte at all', () => Buffer.alloc(0)),
  damaged('is JSON in place of a proof', () => Buffer.from('{"status":"ok"}')),
  {
    name: 'is the proof of another request',
    calls: ['proof'],
    async play({ anothers, write, socket }) {
      await write(wholeOf(await anothers()))
      socket.end()
    }
  }
]
