import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { type DeskInMemory, deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import type { Clerk } from './clerk.ts'
import { openWindow } from './open-window.tsx'

const waiting = serviceRequest({
  id: 'w',
  reference: 'K7Q-00001',
  claims_required: [{ type: 'sub', value: mariMaasikas.sub }]
})
const completed = serviceRequest({
  id: 'c',
  reference: 'K7Q-00002',
  status: 'completed',
  completed_at: '2026-05-01T07:50:00Z',
  claims_required: [{ type: 'sub', value: mariMaasikas.sub }],
  result: mariMaasikas
})
const printers = [
  { name: 'a', label: 'Hall', isDefault: false },
  { name: 'b', label: 'Counter', isDefault: true }
]

/** A desk that has never printed. */
function deskWithPrinters(): DeskInMemory {
  const desk = deskInMemory({ requests: [completed, waiting] })
  desk.store.proofs.keep(testService.id, 'c', smallPdf('kept'))
  desk.shell.printers = printers
  return desk
}

const chooser = () => screen.findByRole('dialog', { name: words('print.choose') })

/** Opens the request and, for a slip, shows its link. */
async function begin(desk: DeskInMemory, job: 'slip' | 'proof'): Promise<Clerk> {
  const clerk = await openWindow(desk)
  await clerk.open(job === 'slip' ? 'K7Q-00001' : 'K7Q-00002')
  if (job === 'slip') {
    await clerk.look()
    await clerk.key('l')
    await screen.findByTestId('hand-over')
    await waitFor(() => expect(screen.queryByTestId('link')).not.toBeNull())
  }
  await clerk.look()
  return clerk
}

describe.each([
  ['slip', 'b', 'handover.printSlip'],
  ['proof', 'p', 'proofs.print']
] as const)('the first %s', (job, key, call) => {
  test('asks in place for the printer, prints by Enter on the system’s own, and remembers it', async () => {
    const desk = deskWithPrinters()
    desk.answers(call, { ok: true, value: { printer: 'Counter', copies: 1 } })
    const clerk = await begin(desk, job)
    await clerk.key(key)
    const printer = await within(await chooser()).findByLabelText<HTMLSelectElement>(words('print.printer'))
    expect(printer).toBe(document.activeElement)
    expect(printer.value).toBe('b')
    await clerk.key('{Enter}')
    await waitFor(() => expect(desk.asked(call)).toHaveLength(1))
    expect(await desk.api.printing.choice({ job })).toMatchObject({ value: { printer: 'b', label: 'Counter' } })
    await waitFor(() => expect(screen.queryByRole('dialog', { name: words('print.choose') })).toBeNull())

    await new Promise((done) => setTimeout(done, 1_600))
    await clerk.key(key)
    await waitFor(() => expect(desk.asked(call)).toHaveLength(2))
  })

  test('can be put off by Escape: nothing is printed, nothing remembered, and the request stays', async () => {
    const desk = deskWithPrinters()
    const clerk = await begin(desk, job)
    await clerk.key(key)
    await within(await chooser()).findByLabelText(words('print.printer'))
    await clerk.key('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: words('print.choose') })).toBeNull())
    expect(desk.asked(call)).toEqual([])
    expect(await desk.api.printing.choice({ job })).toEqual({ ok: true, value: null })
    screen.getByTestId('in-hand')
  })

  test('is asked for again where the printer is gone', async () => {
    const desk = deskWithPrinters()
    await desk.api.printing.choose({
      job,
      choice: { printer: 'x', label: 'Old', copies: 1, paper: job === 'slip' ? 'A6' : 'A4' }
    })
    const clerk = await begin(desk, job)
    desk.answers(call, { ok: false, error: { code: 'printerGone' } })
    await clerk.key(key)
    await within(await chooser()).findByText(words('print.gone', { printer: 'Old' }))
  })
})

test('many proofs are printed once a printer was chosen for them in place', async () => {
  const desk = deskWithPrinters()
  const clerk = await openWindow(desk)
  await clerk.row('K7Q-00002')
  await clerk.key('{ArrowDown}')
  await clerk.key('{Control>}a{/Control}')
  await screen.findByRole('button', { name: words('proofBatch.print') })
  await clerk.look()
  await clerk.key('{Control>}p{/Control}')
  await within(await chooser()).findByLabelText(words('print.printer'))
  await clerk.key('{Enter}')
  await waitFor(() => expect(desk.shell.printed).toMatchObject([{ printer: 'b' }]))
})
