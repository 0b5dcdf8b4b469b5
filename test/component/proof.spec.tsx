import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { words } from '../desk/words.ts'
import { deskInMemory } from '../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../desk-parts/requests.ts'
import { smallPdf } from '../desk-parts/small-pdf.ts'
import { testService } from '../unit/store/temporary-store.ts'
import { openWindow } from './open-window.tsx'

const reference = 'K7Q-00001'
const completed = serviceRequest({
  id: 'r',
  reference,
  status: 'completed',
  completed_at: '2026-05-01T07:50:00Z',
  claims_required: [{ type: 'sub', value: mariMaasikas.sub }],
  result: mariMaasikas
})

/** A completed request in hand, whose proof is kept. */
async function inHand() {
  const desk = deskInMemory({ requests: [completed] })
  desk.store.proofs.keep(testService.id, 'r', smallPdf('kept'))
  const clerk = await openWindow(desk)
  await clerk.open(reference)
  await screen.findByRole('button', { name: words('proofStep.fetchAgain') })
  await clerk.look()
  return { desk, clerk }
}

describe('fetching the proof again', () => {
  test('says that the same one came, and shows no earlier one', async () => {
    const { desk, clerk } = await inHand()
    desk.service.proofs.set('r', smallPdf('kept'))
    await clerk.press(words('proofStep.fetchAgain'))
    await screen.findByText(words('proofStep.same'))
    expect(screen.queryByRole('button', { name: words('proofStep.saveEarlier') })).toBeNull()
  })

  test('says that another one came, and the earlier one can be saved', async () => {
    const { desk, clerk } = await inHand()
    desk.service.proofs.set('r', smallPdf('another'))
    await clerk.press(words('proofStep.fetchAgain'))
    await screen.findByText(words('proofStep.replaced'))
    await screen.findByRole('button', { name: words('proofStep.saveEarlier') })
  })

  test('tells why nothing came; what is kept stays', async () => {
    const { desk, clerk } = await inHand()
    await clerk.press(words('proofStep.fetchAgain'))
    await screen.findByText(words('problem.proofNotYet'))
    expect(desk.store.proofs.get(testService.id, 'r')?.pdf).toEqual(Buffer.from(smallPdf('kept')))
  })
})
